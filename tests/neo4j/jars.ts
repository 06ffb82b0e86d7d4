// Neo4j's jars from Maven, fetched once into node_modules/.cache.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NEO4J_VERSION } from './started.js';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/xintu-neo4j/', import.meta.url));
const JARS = join(CACHE, NEO4J_VERSION);
const FETCHED_WITHIN_MS = 10 * 60_000;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>xintu</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version>
  </dependency></dependencies>
</project>`;

/** Are they there, or can they be fetched? */
export async function jarsCanBeHad(): Promise<boolean> {
  if (existsSync(JARS)) return true;
  return run('mvn', ['-v']).then(
    () => true,
    () => false,
  );
}

/** The folder of the jars; it is moved into place only when complete, so that what is there can be used. */
export async function jars(): Promise<string> {
  if (existsSync(JARS)) return JARS;
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'fetching-'));
  try {
    await writeFile(join(folder, 'pom.xml'), POM);
    const goal = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
    await run('mvn', goal, { cwd: folder, timeout: FETCHED_WITHIN_MS }).catch((error) => {
      throw new Error(`Maven does not bring Neo4j's jars: ${error.stdout || error.message}`);
    });
    // Another run may have been faster; its jars are the same.
    await rename(join(folder, 'lib'), JARS).catch((error) => {
      if (!existsSync(JARS)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return JARS;
}
