// The Neo4j that NEO4J_TEST_URI names, if it does: the tests replace what is in it.
import neo4j from 'neo4j-driver';
import type { StartedNeo4j } from './started.js';

/** Throws when the one that is named does not answer: whoever names one wants that one. */
export async function givenNeo4j(): Promise<StartedNeo4j | null> {
  const uri = process.env['NEO4J_TEST_URI'];
  if (!uri) return null;
  const username = process.env['NEO4J_TEST_USERNAME'] ?? 'neo4j';
  const password = process.env['NEO4J_TEST_PASSWORD'] ?? '';
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  try {
    await driver.getServerInfo();
  } catch (error) {
    throw new Error(`the Neo4j of NEO4J_TEST_URI, ${uri}, does not answer: ${(error as Error).message}`);
  } finally {
    await driver.close();
  }
  return { uri, username, password, how: 'NEO4J_TEST_URI', stop: async () => {} };
}
