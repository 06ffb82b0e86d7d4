// `npm run seed -- --offline`: the first load of a Neo4j that does not run.
import { resolve } from 'node:path';
import { programEnvironment } from '../api/config.js';
import type { AcceptedDataset } from '../api/dataset/read.js';
import { refused } from '../api/store/neo4j/admin.js';
import type { OfflineReport } from '../api/store/neo4j/offline.js';
import { checkOffline, loadOffline } from '../api/store/neo4j/offline.js';
import { say, showProgress } from './said.js';

export interface OfflineTarget {
  home: string;
  program: string | undefined;
  database: string | undefined;
  clear: boolean;
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

/** What was done, how fast, and what is still to do. */
export function describeOffline(report: OfflineReport): string[] {
  const { nodes, relationships, writtenMs, importedMs } = report;
  const [rows, took] = [nodes + relationships, writtenMs + importedMs];
  return [
    `${nodes} nodes and ${relationships} relationships are in ${report.database}`,
    `done in ${seconds(took)} s: ${seconds(writtenMs)} s to write files, ${seconds(importedMs)} s to import them; ` +
      `${Math.round((rows * 1000) / Math.max(took, 1))} rows a second`,
    ...report.warnings.map((warning) => `warning: ${warning}`),
    "Neo4j's import makes no constraints and indexes. Start Neo4j, then make them:",
    '  NEO4J_URI=… npm run seed -- --indexes',
  ];
}

/** Aborts when the process is told to end, so that what was begun is removed. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const end = (name: string) => ended.abort(refused(`ended by ${name}; what was begun is removed`));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.once(name, end);
  try {
    return await work(ended.signal);
  } finally {
    for (const name of signals) process.removeListener(name, end);
  }
}

/** Looks whether the home can be loaded, then validates, then loads. */
export async function offlineLoad(
  target: OfflineTarget,
  validate: () => Promise<AcceptedDataset>,
): Promise<void> {
  const options = {
    ...target,
    ...{ home: resolve(target.home), program: target.program && resolve(target.program) },
    environment: programEnvironment(),
  };
  await checkOffline(options);
  const { dataset } = await validate();
  const report = await showProgress((onProgress) =>
    interruptible((signal) => loadOffline(dataset, { ...options, signal, onProgress })),
  );
  for (const line of describeOffline(report)) say(line);
}
