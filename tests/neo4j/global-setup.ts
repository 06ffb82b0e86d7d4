// One real Neo4j for the whole test run: a given one, else in a container, else from jars, else none, said aloud.
import type { TestProject } from 'vitest/node';
import { dockerAnswers, startContainer } from './from-container.js';
import { javaIsThere, startJars } from './from-jars.js';
import type { StartedNeo4j, TestNeo4j } from './started.js';

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestNeo4j | null;
  }
}

const environment = process.env;
const IMAGE = environment['XINTU_TEST_NEO4J_IMAGE'] ?? 'neo4j:5.26-community';
const say = (line: string) => process.stderr.write(`${line}\n`);

function given(): StartedNeo4j | null {
  const uri = environment['NEO4J_TEST_URI'];
  if (!uri) return null;
  return {
    uri,
    username: environment['NEO4J_TEST_USERNAME'] ?? 'neo4j',
    password: environment['NEO4J_TEST_PASSWORD'] ?? '',
    how: 'NEO4J_TEST_URI',
    stop: async () => {},
  };
}

async function fromDocker(): Promise<StartedNeo4j | null> {
  if (!(await dockerAnswers())) return null;
  try {
    return await startContainer(IMAGE);
  } catch (error) {
    say(
      `Docker answers, but a container of ${IMAGE} does not start: ${(error as Error).message.split('\n')[0]}`,
    );
    return null;
  }
}

async function fromJars(): Promise<StartedNeo4j | null> {
  return (await javaIsThere()) ? startJars() : null;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = Date.now();
  const neo4j = given() ?? (await fromDocker()) ?? (await fromJars());
  if (neo4j === null) {
    const how =
      'start Docker, or install Java 17 and Maven (apt-get install default-jre-headless maven), or set NEO4J_TEST_URI';
    if (environment['CI'] === 'true') throw new Error(`the tests need a Neo4j: ${how}`);
    say(`!!! SKIPPED: all tests on Neo4j, because there is none. To get one: ${how}`);
    project.provide('neo4j', null);
    return async () => {};
  }
  const { uri, username, password, how, stop } = neo4j;
  say(`Neo4j for the tests: ${how}, ${uri}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  project.provide('neo4j', { uri, username, password });
  return stop;
}
