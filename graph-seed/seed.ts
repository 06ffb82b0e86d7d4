// `npm run seed`: validates dataset folders and loads them into the Neo4j that the environment names, or into one that
// does not run.
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { Config } from '../api/config.js';
import { readConfig } from '../api/config.js';
import type { AcceptedDataset } from '../api/dataset/read.js';
import { readDataset } from '../api/dataset/read.js';
import { DatasetRefused, describeFaults, describeFinding } from '../api/dataset/report.js';
import { badConfiguration, XintuError } from '../api/errors.js';
import { toStored } from '../api/model/stored-dataset.js';
import { openStore } from '../api/store/open.js';
import type { GraphStore, WriteReport } from '../api/store/port.js';
import { reviewConflicts } from './conflicts.js';
import { offlineLoad } from './offline.js';
import { say, showProgress } from './said.js';

interface Options {
  check?: boolean;
  clear?: boolean;
  prune?: boolean;
  indexes?: boolean;
  offline?: string;
  program?: string;
}

const SEED_FOLDER = fileURLToPath(new URL('data', import.meta.url));

async function validated(folders: readonly string[]): Promise<AcceptedDataset> {
  const accepted = await readDataset(folders);
  for (const warning of accepted.warnings) say(`warning: ${describeFinding(warning)}`);
  const { sources, entities, relations, observations } = accepted.dataset;
  say(
    `${folders.join(', ')}: no faults, ${accepted.warnings.length} warnings; ${sources.length} sources, ` +
      `${entities.length} entities, ${relations.length} relations, ${observations.length} observations`,
  );
  return accepted;
}

function describeReport(report: WriteReport, milliseconds: number): string[] {
  const rows = Object.entries(report).map(
    ([table, { added, changed, unchanged, removed }]) =>
      `${table.padEnd(13)} ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed`,
  );
  const written = Object.values(report).some(({ added, changed, removed }) => added + changed + removed > 0);
  return [...rows, `${written ? 'done' : 'nothing had to change'} in ${(milliseconds / 1000).toFixed(1)} s`];
}

/** Works with the Neo4j that the environment names. */
async function withNeo4j(config: Config, work: (store: GraphStore) => Promise<void>): Promise<void> {
  if (config.storeUrl === 'memory:') {
    throw badConfiguration(
      'no Neo4j is named, so nothing was loaded. Set NEO4J_URI (e.g. neo4j://localhost:7687) with NEO4J_USERNAME and ' +
        'NEO4J_PASSWORD. Without a Neo4j no loading is needed: `npm start` serves the folders of XINTU_DATA from memory.',
    );
  }
  const store = openStore(config.storeUrl, { ...config.neo4j, readTimeoutMs: config.readTimeoutMs });
  try {
    await store.ping();
    await work(store);
  } finally {
    await store.close();
  }
}

async function load(store: GraphStore, { dataset }: AcceptedDataset, options: Options): Promise<void> {
  if (options.clear) await store.clear();
  const isFirst = (await store.view().status()).entities === 0;
  const stored = toStored(dataset);
  const started = Date.now();
  const report = await showProgress((show) =>
    store.write(stored, {
      prune: options.prune ?? false,
      onProgress: (done, total) => show('records', done, total),
    }),
  );
  const hasChanged = [report.relations, report.observations].some(
    ({ added, changed }) => added + changed > 0,
  );
  if (!isFirst && hasChanged) await reviewConflicts(store, stored);
  for (const line of describeReport(report, Date.now() - started)) say(line);
}

async function makeIndexes(store: GraphStore): Promise<void> {
  const started = Date.now();
  await store.prepare();
  say(`constraints and indexes are there after ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function seed(named: readonly string[], options: Options): Promise<void> {
  const config = readConfig();
  if (options.indexes) return withNeo4j(config, makeIndexes);
  const folders = named.length > 0 ? named : config.folders.length > 0 ? config.folders : [SEED_FOLDER];
  if (options.offline !== undefined && !options.check) {
    const { offline: home, program, clear = false } = options;
    const { database } = config.neo4j;
    return offlineLoad({ home, program, database, clear }, () => validated(folders));
  }
  const accepted = await validated(folders);
  if (options.check) return;
  await withNeo4j(config, (store) => load(store, accepted, options));
}

/** What the command says when it fails: of a dataset every fault, where the error's message has the first few. */
function describeFailure(error: unknown): string {
  if (error instanceof DatasetRefused) return describeFaults(error.report.faults);
  return error instanceof XintuError ? error.message : ((error as Error).stack ?? String(error));
}

await new Command('seed')
  .description('Validates dataset folders and loads them into the Neo4j that NEO4J_URI names.')
  .argument('[folder...]', 'dataset folders; those of XINTU_DATA, or the seed data, when none is given')
  .option('--check', 'only validate')
  .option('--clear', 'remove everything of Xintu from the database first; with --offline, everything')
  .option(
    '--prune',
    'also remove statements that are gone from the folders and whose every source is in them',
  )
  .addOption(
    new Option('--indexes', 'only make the constraints and indexes, which --offline leaves out').conflicts([
      ...['check', 'clear', 'prune', 'offline'],
    ]),
  )
  .addOption(
    new Option(
      '--offline <home>',
      'the first load of a Neo4j that does not run, into its files; many times as fast',
    ).conflicts('prune'),
  )
  .option('--program <folder>', 'with --offline: where bin or lib of Neo4j is, if not in its home')
  .action(seed)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`seed: ${describeFailure(error)}\n`);
    process.exitCode = 1;
  });
