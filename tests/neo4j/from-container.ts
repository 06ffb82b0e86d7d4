// A Neo4j in a container, when a Docker engine answers.
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import type { StartedNeo4j, Wanted } from './started.js';
import { settingsFor } from './started.js';

const PASSWORD = 'a-password-for-tests';

/** Does a Docker engine answer? */
export async function dockerAnswers(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** `a.b.c_d` is NEO4J_a_b_c__d in the environment of the image. */
const variable = (setting: string) => `NEO4J_${setting.replaceAll('_', '__').replaceAll('.', '_')}`;

/** Starts a container of the image; throws when it cannot be had or does not start. */
export async function startContainer(image: string, wanted: Wanted): Promise<StartedNeo4j> {
  const settings = Object.entries(settingsFor(wanted)).map(([setting, value]) => [variable(setting), value]);
  let log = '';
  const container = await new GenericContainer(image)
    .withEnvironment({ ...Object.fromEntries(settings), NEO4J_AUTH: `neo4j/${PASSWORD}` })
    .withExposedPorts(7687)
    .withLogConsumer((lines) => lines.on('data', (line) => (log += line)))
    .withWaitStrategy(Wait.forLogMessage(/Started\./))
    .withStartupTimeout(180_000)
    .start()
    .catch((error: Error) => {
      throw new Error(`${error.message}\n${log}`);
    });
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
