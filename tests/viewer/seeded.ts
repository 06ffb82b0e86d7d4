// The seed data in memory behind a real server with the viewer: what pictures and measurements are taken of.
import { fileURLToPath } from 'node:url';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import type { RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';

/** Where the build puts the viewer. */
export const VIEWER_FOLDER = fileURLToPath(new URL('../../dist/viewer', import.meta.url));

const SEED_FOLDER = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));

/** Fills a store with the seed data alone. */
export async function fillWithSeed(store: GraphStore): Promise<void> {
  await store.clear();
  await store.write(toStored((await readDataset([SEED_FOLDER])).dataset), { prune: false });
}

export async function startSeeded(): Promise<RunningServer> {
  const store = openStore('memory:', { readTimeoutMs: 0 });
  await fillWithSeed(store);
  return startServer(() => store, undefined, VIEWER_FOLDER);
}
