// A Neo4j in a container, when a Docker engine answers.
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import type { StartedNeo4j } from './started.js';

const PASSWORD = 'a-password-for-tests';

/** Does a Docker engine answer? */
export async function dockerAnswers(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** Starts a container of the image; throws when it cannot be had or does not start. */
export async function startContainer(image: string): Promise<StartedNeo4j> {
  const container = await new GenericContainer(image)
    .withEnvironment({
      NEO4J_AUTH: `neo4j/${PASSWORD}`,
      NEO4J_server_memory_heap_max__size: '1g',
      // Tests replace the whole graph all the time; plans that were made for the graph before are good enough for it.
      NEO4J_dbms_cypher_statistics__divergence__threshold: '1.0',
    })
    .withExposedPorts(7687)
    .withWaitStrategy(Wait.forLogMessage(/Started\./))
    .withStartupTimeout(180_000)
    .start();
  return {
    uri: `bolt://${container.getHost()}:${container.getMappedPort(7687)}`,
    username: 'neo4j',
    password: PASSWORD,
    how: `testcontainers, image ${image}`,
    stop: async () => {
      await container.stop({ timeout: 0 });
    },
  };
}
