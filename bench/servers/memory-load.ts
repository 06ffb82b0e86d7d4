// Loads a dataset folder into the memory store in a process of its own, and says how long it took and what it holds.
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { inChild } from './child.js';

export interface MemoryLoad {
  /** Reading and validating; deriving keys; writing into the store. Milliseconds. */
  readMs: number;
  deriveMs: number;
  writeMs: number;
  /** What the loaded store keeps on the heap, after a collection, in bytes. */
  heapBytes: number;
}

async function load(folder: string): Promise<{ store: GraphStore; loaded: Omit<MemoryLoad, 'heapBytes'> }> {
  const store = openStore('memory:', { readTimeoutMs: 0 });
  const begun = performance.now();
  const { dataset } = await readDataset([folder]);
  const read = performance.now();
  const stored = toStored(dataset);
  const derived = performance.now();
  await store.write(stored, { prune: false });
  const written = performance.now();
  const loaded = { readMs: read - begun, deriveMs: derived - read, writeMs: written - derived };
  return { store, loaded };
}

/** In the process of its own. */
async function report(folder: string): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const { store, loaded } = await load(folder);
  globalThis.gc?.();
  const heapBytes = process.memoryUsage().heapUsed - before;
  // The store is closed after the heap was looked at, so it was there.
  await store.close();
  process.send?.({ ...loaded, heapBytes }, () => process.exit());
}

export const loadIntoMemory = (folder: string, heapMb: number | null): Promise<MemoryLoad> =>
  inChild({ module: import.meta.url, args: ['--load', folder], what: 'loading into memory', heapMb });

const [command, folder] = process.argv.slice(2);
if (command === '--load') await report(folder!);
