// One real Neo4j for the whole test run: a given one, else in a container, else from jars, else none, said aloud.
import type { TestProject } from 'vitest/node';
import { dockerAnswers, startContainer } from './from-container.js';
import { givenNeo4j } from './from-environment.js';
import { javaIsThere, startJars } from './from-jars.js';
import type { StartedNeo4j, TestNeo4j } from './started.js';

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestNeo4j | null;
  }
}

/** vitest loads this file once for each of its projects; the server is the same for all of them. */
const SHARED = Symbol.for('xintu.neo4j-for-tests');
interface Shared {
  neo4j: Promise<StartedNeo4j | null>;
  projects: number;
}
const run = globalThis as typeof globalThis & { [SHARED]?: Shared };

const WAYS = [
  'start Docker',
  'install Java 17 and Maven (apt-get install default-jre-headless maven)',
  'set NEO4J_TEST_URI',
].join(', or ');

const say = (line: string) => process.stderr.write(`${line}\n`);

async function fromDocker(): Promise<StartedNeo4j | null> {
  if (!(await dockerAnswers())) return null;
  const image = process.env['XINTU_TEST_NEO4J_IMAGE'] ?? 'neo4j:5.26-community';
  return startContainer(image).catch((error: Error) => {
    say(`Docker answers, but a container of ${image} cannot be had: ${error.message.trim()}`);
    return null;
  });
}

async function fromJars(): Promise<StartedNeo4j | null> {
  if (!(await javaIsThere())) return null;
  return startJars().catch((error: Error) => {
    say(`Java is there, but it does not bring up Neo4j: ${error.message.trim()}`);
    return null;
  });
}

async function obtain(): Promise<StartedNeo4j | null> {
  const begun = Date.now();
  const neo4j = (await givenNeo4j()) ?? (await fromDocker()) ?? (await fromJars());
  if (neo4j) {
    say(`Neo4j for the tests: ${neo4j.how}, ${neo4j.uri}, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  } else if (process.env['CI'] === 'true') {
    throw new Error(`there is no Neo4j for the tests, and with CI=true none may be skipped: ${WAYS}`);
  } else {
    say(`!!! All tests on Neo4j are SKIPPED, because there is none. To get one: ${WAYS}`);
  }
  return neo4j;
}

/** What can be handed to the workers: no functions. */
function credentials(neo4j: StartedNeo4j | null): TestNeo4j | null {
  return neo4j && { uri: neo4j.uri, username: neo4j.username, password: neo4j.password };
}

export async function setup(project: TestProject): Promise<void> {
  run[SHARED] ??= { neo4j: obtain(), projects: 0 };
  run[SHARED].projects += 1;
  project.provide('neo4j', credentials(await run[SHARED].neo4j));
}

export async function teardown(): Promise<void> {
  const shared = run[SHARED];
  if (!shared) return;
  shared.projects -= 1;
  if (shared.projects > 0) return;
  delete run[SHARED];
  await shared.neo4j.then(
    (neo4j) => neo4j?.stop(),
    () => {},
  );
}
