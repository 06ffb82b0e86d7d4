// Where a Neo4j is had from: a given one, else in a container, else from jars, else none.
import { dockerAnswers, startContainer } from './from-container.js';
import { givenNeo4j } from './from-environment.js';
import { javaIsThere, startJars } from './from-jars.js';
import type { StartedNeo4j, Wanted } from './started.js';

/** How to come by one. */
export const WAYS = [
  'start Docker',
  'install Java 17 and Maven (apt-get install default-jre-headless maven)',
  'set NEO4J_TEST_URI',
].join(', or ');

const say = (line: string) => process.stderr.write(`${line}\n`);

async function fromDocker(wanted: Wanted): Promise<StartedNeo4j | null> {
  if (!(await dockerAnswers())) return null;
  const image = process.env['XINTU_TEST_NEO4J_IMAGE'] ?? 'neo4j:5.26-community';
  return startContainer(image, wanted).catch((error: Error) => {
    say(`Docker answers, but a container of ${image} cannot be had: ${error.message.trim()}`);
    return null;
  });
}

async function fromJars(wanted: Wanted): Promise<StartedNeo4j | null> {
  if (!(await javaIsThere())) return null;
  return startJars(wanted).catch((error: Error) => {
    say(`Java is there, but it does not bring up Neo4j: ${error.message.trim()}`);
    return null;
  });
}

/** A Neo4j as it is wanted (one that is given is as it is), and a line that says which; null when there is none. */
export async function obtainNeo4j(wanted: Wanted): Promise<StartedNeo4j | null> {
  const begun = Date.now();
  const neo4j = (await givenNeo4j()) ?? (await fromDocker(wanted)) ?? (await fromJars(wanted));
  if (neo4j) say(`Neo4j: ${neo4j.how}, ${neo4j.uri}, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return neo4j;
}
