// Where an entry takes its data from: the dataset folders, or a Neo4j.
import type { Config } from '../config.js';
import { openStore } from '../store/open.js';
import type { GraphStore } from '../store/port.js';
import type { Log } from './dataset-folders.js';
import { FolderStore, SEED_FOLDER } from './dataset-folders.js';

export interface DataSource {
  /** The store as it is now. */
  store: () => GraphStore;
  warnings: () => string[];
  stop: () => Promise<void>;
}

async function fromFolders(config: Config, log: Log): Promise<DataSource> {
  const folders = await FolderStore.open(config.folders.length > 0 ? config.folders : [SEED_FOLDER], log);
  folders.watch();
  return {
    store: () => folders.store,
    warnings: () => folders.warnings,
    stop: async () => folders.unwatch(),
  };
}

function fromNeo4j(config: Config): DataSource {
  const store = openStore(config.storeUrl, { ...config.neo4j, readTimeoutMs: config.readTimeoutMs });
  return { store: () => store, warnings: () => [], stop: () => store.close() };
}

/** Where the configuration says. */
export const openSource = async (config: Config, log: Log): Promise<DataSource> =>
  config.storeUrl === 'memory:' ? fromFolders(config, log) : fromNeo4j(config);

/** Logs where nothing else does; standard output may belong to a protocol. */
export const stderrLog: Log = {
  info: (message) => process.stderr.write(`${message}\n`),
  warn: (message) => process.stderr.write(`warning: ${message}\n`),
};
