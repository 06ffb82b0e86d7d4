// Loads a dataset folder into a Neo4j as a user does, with the built seed command, and says how long it took.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programEnvironment } from '../../api/config.js';
import { newHome, startHome } from '../../tests/neo4j/from-jars.js';
import { jars } from '../../tests/neo4j/jars.js';
import type { StartedNeo4j, TestNeo4j, Wanted } from '../../tests/neo4j/started.js';
import { environmentOf } from '../../tests/neo4j/started.js';

const SEED = fileURLToPath(new URL('../../dist/graph-seed/seed.js', import.meta.url));

interface Seeding {
  options: readonly string[];
  environment: Record<string, string>;
  heapMb: number | null;
}

/** Runs the seed command, and returns what it has said and how long it took as a whole. */
async function runSeed({ options, environment, heapMb }: Seeding) {
  // As `npm run seed` starts it.
  const heap = ['--max-semi-space-size=64', ...(heapMb === null ? [] : [`--max-old-space-size=${heapMb}`])];
  const begun = performance.now();
  const child = spawn(process.execPath, [...heap, SEED, ...options], {
    env: { ...programEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the seed command ended with ${code} (it may need more --heap):\n${said}`);
  return { said, totalMs: performance.now() - begun };
}

/** The numbers that the command has said in a line of this shape. */
function numbersIn(said: string, shape: RegExp): number[] {
  const numbers = shape.exec(said)?.slice(1).map(Number);
  if (!numbers) throw new Error(`the seed command says nothing like ${shape}:\n${said}`);
  return numbers;
}

export interface OnlineLoad {
  /** The whole command. */
  totalMs: number;
  /** What the command says about writing alone. */
  writeMs: number;
}

/** Whatever of Xintu was in the database is removed first. */
export async function loadOnline(
  folder: string,
  neo4j: TestNeo4j,
  heapMb: number | null,
): Promise<OnlineLoad> {
  const options = ['--clear', folder];
  const { said, totalMs } = await runSeed({ options, environment: environmentOf(neo4j), heapMb });
  const [seconds] = numbersIn(said, /^done in ([\d.]+) s$/m);
  return { totalMs, writeMs: seconds! * 1000 };
}

export interface OfflineLoad {
  /** Nodes and relationships. */
  rows: number;
  /** The whole command: reading, validating, writing files, importing them. */
  totalMs: number;
  /** What the command says about its parts. */
  filesMs: number;
  importMs: number;
  /** Making the constraints and indexes, with Neo4j started again. */
  indexesMs: number;
}

/** Loads into a new home of Maven's jars that does not run, starts it, and makes its indexes. */
export async function startLoadedOffline(
  folder: string,
  wanted: Wanted,
  heapMb: number | null,
): Promise<{ neo4j: StartedNeo4j; offline: OfflineLoad }> {
  const made = await newHome(wanted);
  try {
    await symlink(await jars(), join(made.home, 'lib'));
    const options = ['--offline', made.home, folder];
    const { said, totalMs } = await runSeed({ options, environment: {}, heapMb });
    const [nodes, relationships] = numbersIn(said, /^(\d+) nodes and (\d+) relationships are in/m);
    const parts = numbersIn(said, /^done in [\d.]+ s: ([\d.]+) s to write files, ([\d.]+) s to import/m);
    const neo4j = await startHome(made);
    const indexing = { options: ['--indexes'], environment: environmentOf(neo4j), heapMb };
    const { totalMs: indexesMs } = await runSeed(indexing).catch(async (error) => {
      await neo4j.stop();
      throw error;
    });
    const [filesMs, importMs] = parts.map((seconds) => seconds * 1000);
    const rows = nodes! + relationships!;
    return { neo4j, offline: { rows, totalMs, filesMs: filesMs!, importMs: importMs!, indexesMs } };
  } catch (error) {
    await rm(made.home, { recursive: true, force: true });
    throw error;
  }
}
