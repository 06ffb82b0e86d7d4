// A Neo4j of Maven's jars on bare Java, when no Docker engine is there.
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';
import { jars, jarsCanBeHad } from './jars.js';
import type { StartedNeo4j, Wanted } from './started.js';
import { FOR_TESTS, NEO4J_VERSION, settingsFor } from './started.js';

const run = promisify(execFile);
const STARTED_WITHIN_MS = 120_000;

/** Are Java 17 or later and, unless the jars are there already, Maven installed? */
export async function javaIsThere(): Promise<boolean> {
  const version = await run('java', ['-version']).then(
    ({ stderr }) => stderr,
    () => '',
  );
  const [, major] = /version "(\d+)/.exec(version) ?? [];
  return Number(major) >= 17 && (await jarsCanBeHad());
}

/** A home whose server will listen on this port. */
export interface JarsHome {
  home: string;
  port: number;
  wanted: Wanted;
}

/** A home with its configuration, in the folder for temporary things. */
export async function newHome(wanted: Wanted = FOR_TESTS): Promise<JarsHome> {
  const port = await freePort();
  const home = await mkdtemp(join(tmpdir(), 'xintu-neo4j-'));
  const settings = {
    ...settingsFor(wanted),
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'dbms.security.auth_enabled': 'false',
  };
  const lines = Object.entries(settings).map(([setting, value]) => `${setting}=${value}\n`);
  await mkdir(join(home, 'conf'));
  await writeFile(join(home, 'conf/neo4j.conf'), lines.join(''));
  return { home, port, wanted };
}

const javaOptions = ({ heap, java }: Wanted) => [
  '-Xms512m',
  `-Xmx${heap}`,
  ...java,
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
];

/** Java dies with us, even when we are killed, where `setpriv` can see to it. */
async function spawnServer(lib: string, home: string, wanted: Wanted): Promise<ChildProcess> {
  const java = ['java', '-cp', `${lib}/*`, ...javaOptions(wanted), 'org.neo4j.server.CommunityEntryPoint'];
  const server = [`--home-dir=${home}`, `--config-dir=${home}/conf`, '--console-mode'];
  const leash = ['setpriv', '--pdeathsig', 'KILL'];
  const leashed = await run(leash[0]!, [...leash.slice(1), 'true']).then(
    () => true,
    () => false,
  );
  const [command, ...options] = [...(leashed ? leash : []), ...java, ...server];
  return spawn(command!, options, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Resolves when the server says that it has started. */
function untilStarted(server: ChildProcess): Promise<void> {
  let log = '';
  let timer: NodeJS.Timeout | undefined;
  return new Promise<void>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`Neo4j on bare Java ${what}\n${log}`));
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('Started.')) resolve();
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', (error) => fail(`cannot be run: ${error.message}`));
    server.once('close', (code, signal) => fail(`ended with ${code ?? signal}`));
    timer = setTimeout(() => fail('did not start in time'), STARTED_WITHIN_MS);
  }).finally(() => clearTimeout(timer));
}

/** A clean stop takes ten seconds, and nothing is to be kept. */
async function killServer(server: ChildProcess, home: string): Promise<void> {
  if (server.kill('SIGKILL')) await once(server, 'close');
  await rm(home, { recursive: true, force: true });
}

/** Starts the server of this home; stopping it removes the home. */
export async function startHome({ home, port, wanted }: JarsHome): Promise<StartedNeo4j> {
  const server = await spawnServer(await jars(), home, wanted);
  try {
    await untilStarted(server);
  } catch (error) {
    await killServer(server, home);
    throw error;
  }
  return {
    uri: `bolt://127.0.0.1:${port}`,
    username: 'neo4j',
    password: 'not-asked-for',
    how: `Maven jars ${NEO4J_VERSION} with java`,
    stop: () => killServer(server, home),
  };
}

export const startJars = async (wanted: Wanted): Promise<StartedNeo4j> => startHome(await newHome(wanted));
