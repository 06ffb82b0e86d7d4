// One real Neo4j for the whole test run, or none, said aloud.
import type { TestProject } from 'vitest/node';
import { obtainNeo4j, WAYS } from './obtain.js';
import type { StartedNeo4j, TestNeo4j } from './started.js';
import { FOR_TESTS } from './started.js';

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

async function obtain(): Promise<StartedNeo4j | null> {
  const neo4j = await obtainNeo4j(FOR_TESTS);
  if (!neo4j && process.env['CI'] === 'true') {
    throw new Error(`there is no Neo4j for the tests, and with CI=true none may be skipped: ${WAYS}`);
  }
  if (!neo4j) {
    process.stderr.write(`!!! All tests on Neo4j are SKIPPED, because there is none. To get one: ${WAYS}\n`);
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
