// What one run of the bench has found: as it is saved, one file for each store and size.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Measured } from '../measure.js';

export interface QuestionResult {
  name: string;
  /** How many different requests were measured. */
  variants: number;
  /** Requests that the service refuses, or that take too long for it, by code; they are not measured. */
  refused: Record<string, number>;
  /** The median size of an answer, in bytes. */
  answerBytes: number;
  /** On Neo4j: the median number of Cypher statements that the service sends for one answer. */
  cypherStatements: number | null;
  measured: Measured;
  /** Where the time of the service's process goes with sixteen clients: parts of one, by what the code belongs to. */
  profile: Record<string, number>;
}

export type StoreName = 'memory' | 'neo4j';

export interface Result {
  store: StoreName;
  date: string;
  machine: { cpu: string; cores: number; memoryBytes: number; system: string };
  node: string;
  /** Version, and how it was had. */
  neo4j: { version: string; how: string } | null;
  companies: number;
  entities: number;
  statements: number;
  seed: number;
  seconds: number;
  /** How long the dataset folder took to generate. */
  generateMs: number;
  /** Into memory; the heap that the store keeps afterwards in bytes. */
  memory: { readMs: number; deriveMs: number; writeMs: number; heapBytes: number } | null;
  /** Into a Neo4j that runs; null when that was not asked. */
  online: { totalMs: number; writeMs: number } | null;
  /** The same nodes and relationships as bare batches, into an empty database. */
  bare: { rows: number; ms: number } | null;
  /** Into a Neo4j that does not run; null where its files cannot be had. */
  offline: { rows: number; totalMs: number; filesMs: number; importMs: number; indexesMs: number } | null;
  /** From the start of the process until /readyz says so. */
  startMs: number;
  /** The service at its largest, in bytes. */
  peakMemoryBytes: number | null;
  questions: QuestionResult[];
}

export const thisMachine = (): Result['machine'] => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryBytes: totalmem(),
  system: `${process.platform} ${process.arch}`,
});

export async function saveResult(folder: string, result: Result): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${result.store}-${result.companies}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** Memory before Neo4j, small before large. */
export async function savedResults(folder: string): Promise<Result[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const results = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Result),
  );
  return results.sort((a, b) => a.store.localeCompare(b.store) || a.companies - b.companies);
}
