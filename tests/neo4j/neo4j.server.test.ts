// The Neo4j of the tests is a real one, of the release that we say we work with.
import neo4j from 'neo4j-driver';
import { describe, expect, inject, it } from 'vitest';

const given = inject('neo4j');

describe.skipIf(given === null)('the Neo4j of the tests', () => {
  it('is a Neo4j 5.26', async () => {
    const { uri, username, password } = given!;
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
    try {
      const { agent } = await driver.getServerInfo();
      expect(agent).toMatch(/^Neo4j\/5\.26\./);
    } finally {
      await driver.close();
    }
  });
});
