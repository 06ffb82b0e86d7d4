// The first load of a Neo4j that does not run: files for its import, the import, and nothing half-done left behind.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { XintuError } from '../../errors.js';
import type { Dataset } from '../../model/statement.js';
import type { Neo4jHome } from './admin.js';
import { lastWords, refused, runAdmin } from './admin.js';
import { writeImportFiles } from './import-files.js';

export interface OfflineTarget extends Neo4jHome {
  /** Neo4j's own default when it is not given. */
  database?: string | undefined;
  /** Replace what the database holds, all of it. */
  clear: boolean;
}

export interface OfflineOptions extends OfflineTarget {
  /** Ends the work; what it has begun is removed. */
  signal?: AbortSignal;
  /** Told how far each stage is. */
  onProgress?: (stage: string, done: number, total: number) => void;
}

export interface OfflineReport {
  /** The database's folder. */
  database: string;
  nodes: number;
  relationships: number;
  writtenMs: number;
  importedMs: number;
  /** What still has to be done by hand. */
  warnings: string[];
}

/** The import shows every of its four stages as twenty lines. */
const IMPORT_LINES = 80;

const databaseOf = ({ database }: OfflineTarget) => database ?? 'neo4j';

/**
 * Can this home be loaded? Asked before the work is begun, and by the import again.
 * @throws {XintuError} BAD_CONFIGURATION when it is no Neo4j that can be run here; STORE_REFUSED when it runs, or holds
 * a database already that is not to be cleared.
 */
export async function checkOffline(options: OfflineTarget): Promise<void> {
  const { home, clear } = options;
  const database = databaseOf(options);
  const asked = ['database', 'info', database, '--format=json'];
  const { succeeded, output } = await runAdmin(options, asked);
  if (succeeded) {
    if (!clear) throw isThere(options);
    return;
  }
  if (/in use/i.test(output)) throw isRunning(options);
  if (/does not contain a database|must point to a directory/.test(output)) return;
  throw refused(`the Neo4j of ${home} does not say what its database ${database} is:\n${lastWords(output)}`);
}

const isThere = (options: OfflineTarget) =>
  refused(
    `${options.home} has a database ${databaseOf(options)} already, and --offline loads a first time only. To add to ` +
      'it, start Neo4j and load without --offline; to replace all it holds (a Neo4j that was started once has an ' +
      'empty one), say --clear',
  );

const isRunning = ({ home }: OfflineTarget) =>
  refused(`the Neo4j of ${home} runs; stop it (bin/neo4j stop), or load without --offline`);

const diskIsFull = (home: string) =>
  refused(
    `the disk of ${home} is full; nothing was loaded, and what was written is removed again. The import takes about ` +
      'four times the size of the dataset folders while it runs',
  );

/** Errors of ordinary bad days as ours. */
function translated(error: unknown, { home }: OfflineTarget): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskIsFull(home);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return refused(`${home} may not be written to; run this as the user that Neo4j runs as`);
  }
  return error;
}

/** The import leaves what it has begun. It has begun when it says so, which is after it has got hold of the database. */
async function removeBegun(output: string, database: string): Promise<boolean> {
  const [, folder] = /^Importing the contents of these files into (.+):$/m.exec(output) ?? [];
  if (folder === undefined || !output.includes('Import starting')) return false;
  const transactions = join(dirname(dirname(folder)), 'transactions', database);
  for (const begun of [folder, transactions]) await rm(begun, { recursive: true, force: true });
  return true;
}

async function importFiles(given: readonly string[], folder: string, options: OfflineOptions) {
  const database = databaseOf(options);
  let output = '';
  const onOutput = (chunk: string) => {
    output += chunk;
    const lines = output.match(/^[-. ]+\d+% /gm) ?? [];
    options.onProgress?.('steps of the import', lines.length, IMPORT_LINES);
  };
  const consent = options.clear ? ['--overwrite-destination=true'] : [];
  const command = ['database', 'import', 'full', database, ...consent, ...given];
  try {
    const { succeeded } = await runAdmin(options, command, { folder, signal: options.signal, onOutput });
    if (!succeeded) throw importFailed(output, options);
  } catch (error) {
    await removeBegun(output, database);
    throw error;
  }
  return /into (.+):$/m.exec(output)?.[1] ?? database;
}

function importFailed(output: string, options: OfflineTarget): XintuError {
  if (/in use/i.test(output)) return isRunning(options);
  if (/Database already exist/i.test(output)) return isThere(options);
  if (/No space left on device|disk is full/i.test(output)) return diskIsFull(options.home);
  return refused(
    `Neo4j's import failed; nothing was loaded, and what it has begun is removed. It says:\n${lastWords(output)}`,
  );
}

/** Files belong to the one who makes them; a Neo4j of another user cannot open them. */
async function ownerWarnings(home: string): Promise<string[]> {
  const { uid, gid } = await stat(home);
  if (process.getuid === undefined || process.getuid() === uid) return [];
  return [
    `${home} belongs to another user; before starting Neo4j: chown -R ${uid}:${gid} ${join(home, 'data')}`,
  ];
}

/**
 * Loads a dataset into the database of a home that does not run. The database is then what `write` makes of an empty
 * one, but for constraints and indexes, which the first `write` after it makes.
 * @throws {XintuError} as {@link checkOffline}, and STORE_REFUSED when the disk is full or the import fails; the database
 * is then as it was, or, if it was to be cleared, gone.
 */
export async function loadOffline(dataset: Dataset, options: OfflineOptions): Promise<OfflineReport> {
  let folder: string | null = null;
  try {
    const begun = Date.now();
    // In the home, because the disk of the folder for temporary things may be small.
    folder = await mkdtemp(join(options.home, 'xintu-import-'));
    const files = await writeImportFiles(dataset, folder, (done, total) => {
      options.signal?.throwIfAborted();
      options.onProgress?.('records written', done, total);
    });
    const written = Date.now();
    const database = await importFiles(files.options, folder, options);
    return {
      ...{ database, nodes: files.nodes, relationships: files.relationships },
      ...{ writtenMs: written - begun, importedMs: Date.now() - written },
      warnings: await ownerWarnings(options.home),
    };
  } catch (error) {
    throw translated(error, options);
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}
