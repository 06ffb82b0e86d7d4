// A Neo4j from Maven's jars, when Java and Maven are there and no Docker engine is.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { StartedNeo4j } from './started.js';
import { NEO4J_VERSION } from './started.js';

const run = promisify(execFile);
const CACHE = fileURLToPath(
  new URL(`../../node_modules/.cache/xintu-neo4j/${NEO4J_VERSION}`, import.meta.url),
);
const STARTED_WITHIN_MS = 120_000;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>xintu</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version>
  </dependency></dependencies>
</project>`;

const succeeds = (command: string, ...options: string[]) =>
  run(command, options).then(
    () => true,
    () => false,
  );

/** Are Java 17 or later and, unless the jars are there already, Maven installed? */
export async function javaIsThere(): Promise<boolean> {
  const version = await run('java', ['-version']).then(
    ({ stderr }) => stderr,
    () => '',
  );
  const [, major] = /version "(\d+)/.exec(version) ?? [];
  return Number(major) >= 17 && (existsSync(CACHE) || (await succeeds('mvn', '-v')));
}

/** The folder of the jars; fetched once, and moved into place only when complete. */
async function jars(): Promise<string> {
  if (existsSync(CACHE)) return CACHE;
  await mkdir(join(CACHE, '..'), { recursive: true });
  const folder = await mkdtemp(join(CACHE, '..', 'fetching-'));
  await writeFile(join(folder, 'pom.xml'), POM);
  await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], { cwd: folder });
  await rename(join(folder, 'lib'), CACHE);
  await rm(folder, { recursive: true });
  return CACHE;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const configuration = (port: number) => `server.bolt.listen_address=127.0.0.1:${port}
server.http.enabled=false
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.memory.pagecache.size=256m
dbms.cypher.statistics_divergence_threshold=1.0
`;

const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

/** Java dies with us, even when we are killed, where `setpriv` can see to it. */
async function spawnServer(lib: string, home: string) {
  const options = [
    '-cp',
    `${lib}/*`,
    '-Xms512m',
    '-Xmx1g',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    ...OPENED,
  ];
  const entry = [
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${home}/conf`,
    '--console-mode',
  ];
  const command = ['java', ...options, ...entry];
  if (await succeeds('setpriv', '--pdeathsig', 'KILL', 'true'))
    command.unshift('setpriv', '--pdeathsig', 'KILL');
  return spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function startJars(): Promise<StartedNeo4j> {
  const lib = await jars();
  const home = await mkdtemp(join(tmpdir(), 'xintu-neo4j-'));
  const port = await freePort();
  await mkdir(join(home, 'conf'));
  await writeFile(join(home, 'conf/neo4j.conf'), configuration(port));
  const server = await spawnServer(lib, home);
  let log = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Neo4j did not start in time:\n${log}`)),
      STARTED_WITHIN_MS,
    );
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      if (!log.includes('Started.')) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', (code) => reject(new Error(`Neo4j ended with ${code}:\n${log}`)));
  });
  return {
    uri: `bolt://127.0.0.1:${port}`,
    username: 'neo4j',
    password: 'not-asked-for',
    how: `Maven jars ${NEO4J_VERSION} with java`,
    stop: async () => {
      // A clean stop takes ten seconds, and nothing is to be kept.
      server.kill('SIGKILL');
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
