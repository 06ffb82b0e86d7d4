// The memory store: for data that fit into one process and live in dataset folders. It never touches a file.
import type { StoredDataset } from '../../model/stored.js';
import type { GraphStore, GraphView, WriteOptions, WriteReport } from '../port.js';
import { MemoryView } from './view.js';
import type { World } from './world.js';
import { buildWorld } from './world.js';
import { merge } from './write.js';

const EMPTY: StoredDataset = {
  sources: [],
  entities: [],
  relations: [],
  observations: [],
  metrics: [],
  conflicts: [],
};

/** Every write makes a new world beside the old one, so that a view never sees half of it. */
export class MemoryStore implements GraphStore {
  #world: World = buildWorld(EMPTY, new Date().toISOString());

  view(): GraphView {
    return new MemoryView(this.#world);
  }

  async write(dataset: StoredDataset, options: WriteOptions): Promise<WriteReport> {
    const { data, report } = merge(this.#world.data, dataset, options);
    this.#world = buildWorld(data, new Date().toISOString());
    const total = Object.values(dataset).reduce((sum, records) => sum + records.length, 0);
    options.onProgress?.(total, total);
    return report;
  }

  async prepare(): Promise<void> {}

  async clear(): Promise<void> {
    this.#world = buildWorld(EMPTY, new Date().toISOString());
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}
}
