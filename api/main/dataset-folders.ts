// The dataset folders of the memory store: read at the start, and again when they change or on SIGHUP.
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDataset } from '../dataset/read.js';
import { describeFinding } from '../dataset/report.js';
import { toStored } from '../model/stored-dataset.js';
import { openStore } from '../store/open.js';
import type { GraphStore } from '../store/port.js';

/** The seed data, beside the sources and beside the build alike. */
export const SEED_FOLDER = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));

/** How long the files must have been still before they are read again. */
const STILL_MS = 2000;

export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** A store that always holds a whole and legal state of its folders. */
export class FolderStore {
  #store: GraphStore;
  #warning: string | null = null;
  #reading: Promise<void> = Promise.resolve();
  readonly #stop: (() => void)[] = [];

  private constructor(
    readonly folders: readonly string[],
    readonly log: Log,
    store: GraphStore,
  ) {
    this.#store = store;
  }

  /** @throws {DatasetRefused} when the folders are not legal at the start. */
  static async open(folders: readonly string[], log: Log): Promise<FolderStore> {
    return new FolderStore(folders, log, await readIntoMemory(folders, log));
  }

  get store(): GraphStore {
    return this.#store;
  }

  get warnings(): string[] {
    return this.#warning === null ? [] : [this.#warning];
  }

  /** Reads the folders beside the running graph and swaps it in when they are legal; else the graph stays as it was. */
  reload(): Promise<void> {
    this.#reading = this.#reading.then(async () => {
      try {
        this.#store = await readIntoMemory(this.folders, this.log);
        this.#warning = null;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#warning = `the dataset folders have changed but were not read in, the data before are served: ${reason}`;
        this.log.warn(this.#warning);
      }
    });
    return this.#reading;
  }

  /** Reloads on SIGHUP, and whenever a file has changed and all have then been still for two seconds. */
  watch(): void {
    let timer: NodeJS.Timeout | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.reload(), STILL_MS);
    };
    for (const folder of this.folders) {
      const watcher = watch(folder, changed);
      watcher.on('error', (error) =>
        this.log.warn(`changes of ${folder} are not seen any more: ${error.message}`),
      );
      this.#stop.push(() => watcher.close());
    }
    const onHangUp = () => void this.reload();
    process.on('SIGHUP', onHangUp);
    this.#stop.push(
      () => process.off('SIGHUP', onHangUp),
      () => clearTimeout(timer),
    );
  }

  unwatch(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }
}

async function readIntoMemory(folders: readonly string[], log: Log): Promise<GraphStore> {
  const { dataset, warnings } = await readDataset(folders);
  for (const warning of warnings) log.info(`dataset warning: ${describeFinding(warning)}`);
  const store = openStore('memory:', { readTimeoutMs: 0 });
  await store.write(toStored(dataset), { prune: false });
  const { entities, relations, observations, sources } = dataset;
  const counts = `${entities.length} entities, ${relations.length} relations, ${observations.length} observations`;
  log.info(`read ${counts} of ${sources.length} sources from ${folders.join(', ')}`);
  return store;
}
