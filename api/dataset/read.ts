// Dataset folders → one dataset: all of them together, or nothing and a report of every fault.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../model/statement.js';
import { assemble } from './assemble.js';
import type { ReadTable } from './csv.js';
import { readCsv } from './csv.js';
import type { Finding } from './report.js';
import { DatasetRefused } from './report.js';
import type { PlacedRows, TableName } from './tables.js';
import { OPTIONAL_TABLES, TABLE_NAMES } from './tables.js';
import { Unread } from './unread.js';
import { findWarnings } from './warnings.js';

export interface AcceptedDataset {
  dataset: Dataset;
  warnings: Finding[];
}

/** The files of a dataset folder, whether they exist or not. */
export const tableFiles = (folder: string): string[] =>
  TABLE_NAMES.map((table) => join(folder, `${table}.csv`));

async function readTable(folder: string, table: TableName, faults: Finding[]): Promise<ReadTable> {
  const file = join(folder, `${table}.csv`);
  if (OPTIONAL_TABLES.has(table) && !existsSync(file)) return { rows: [], faulty: new Set(), isWhole: true };
  return readCsv(file, table, faults);
}

/**
 * What do these folders say? References may cross folders, and ids are unique across all of them.
 * @throws {DatasetRefused} with every fault, when there is one.
 */
export async function readDataset(folders: readonly string[]): Promise<AcceptedDataset> {
  const faults: Finding[] = [];
  const rows = Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as PlacedRows;
  const unread = new Unread();
  for (const folder of folders) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      const message = `no such folder; a dataset folder holds ${TABLE_NAMES.map((table) => `${table}.csv`).join(', ')}`;
      faults.push({ file: folder, line: null, column: null, value: null, message });
      for (const table of TABLE_NAMES) unread.add(table, { faulty: new Set(), isWhole: false });
      continue;
    }
    for (const table of TABLE_NAMES) {
      const read = await readTable(folder, table, faults);
      rows[table] = [...rows[table], ...read.rows] as never;
      unread.add(table, read);
    }
  }
  const dataset = assemble(rows, unread, faults);
  if (faults.length > 0) throw new DatasetRefused({ faults, warnings: [] });
  return { dataset, warnings: findWarnings(dataset) };
}
