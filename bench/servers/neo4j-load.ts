// Loads a dataset folder into a Neo4j as a user does, with the built seed command, and says how long it took.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestNeo4j } from '../../tests/neo4j/started.js';
import { environmentOf } from '../../tests/neo4j/started.js';

const SEED = fileURLToPath(new URL('../../dist/graph-seed/seed.js', import.meta.url));

export interface Neo4jLoad {
  /** The whole command. */
  totalMs: number;
  /** What the command says about writing alone. */
  writeMs: number;
}

/** Whatever of Xintu was in the database is removed first. */
export async function loadIntoNeo4j(
  folder: string,
  neo4j: TestNeo4j,
  heapMb: number | null,
): Promise<Neo4jLoad> {
  const options = heapMb === null ? [] : [`--max-old-space-size=${heapMb}`];
  const begun = performance.now();
  const child = spawn(process.execPath, [...options, SEED, '--clear', folder], {
    env: environmentOf(neo4j),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the seed command ended with ${code}:\n${said}`);
  const [, seconds] = /^done in ([\d.]+) s$/m.exec(said) ?? [];
  return { totalMs: performance.now() - begun, writeMs: Number(seconds) * 1000 };
}
