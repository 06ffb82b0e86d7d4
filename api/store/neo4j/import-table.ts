// One table of Neo4j's import: rows streamed into a CSV file, and their header, which names the types that were met.
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { XintuError } from '../../errors.js';
import type { Properties } from './rows.js';

/** What stands between the items of a list. No text that people write has it. */
const ITEM_END = '\u001f';
export const ITEM_END_OPTION = 'U+001F';

/** Labels as one cell. */
export const labelCell = (labels: readonly string[]): string => labels.join(ITEM_END);

/** A node or relationship: the cells of the table's keys, and its properties, which are the same in every row. */
export interface ImportRow {
  keys: readonly string[];
  properties: Properties;
}

export interface ImportTable {
  /** A word for the files' names. */
  name: string;
  /** What the import calls the keys: `:ID(Entity)`, `:LABEL`, `:START_ID(Entity)`, `:TYPE` … */
  keys: readonly string[];
  rows: Iterable<ImportRow>;
}

export interface WrittenTable {
  /** The header and the rows, by name. */
  files: string[];
  rows: number;
  /** Does a text go over several lines? The import has to be told, and is slower. */
  isMultiline: boolean;
}

type ImportType = 'string' | 'double' | 'boolean' | 'string[]';

function typeOf(value: unknown): ImportType {
  if (typeof value === 'number') return 'double';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return 'string[]';
  throw new Error(`Neo4j's import is given ${JSON.stringify(value)}, which has none of the types of rows.ts`);
}

function listCell(items: readonly string[]): string {
  if (items.some((item) => item.includes(ITEM_END))) {
    throw new XintuError(
      'BAD_DATASET',
      `${JSON.stringify(items.join(', '))} holds the control character ${ITEM_END_OPTION}, by which the import tells ` +
        'the items of a list apart; remove it from the dataset, or load without --offline',
    );
  }
  return items.join(ITEM_END);
}

/** A column of properties: its cells, and the type that they have. */
class Column {
  #type: ImportType | null = null;
  isMultiline = false;

  constructor(readonly name: string) {}

  /** Text is quoted and "not given" is not, so that the import can tell an empty text from it. */
  cell(value: unknown): string | null {
    if (value === null || value === undefined) return null;
    const type = typeOf(value);
    this.#type ??= type;
    if (type !== this.#type)
      throw new Error(`${this.name} is ${this.#type} in one row and ${type} in another`);
    const text = Array.isArray(value) ? listCell(value) : String(value);
    this.isMultiline ||= /[\n\r]/.test(text);
    return text;
  }

  /** Without any value it has no type, and is not imported. */
  get header(): string {
    return this.#type === null ? ':IGNORE' : `${this.name}:${this.#type}`;
  }
}

/** Writes the two files of a table into the folder. */
export async function writeTable(folder: string, table: ImportTable): Promise<WrittenTable> {
  const columns: Column[] = [];
  let count = 0;
  function* cells() {
    for (const { keys, properties } of table.rows) {
      const names = Object.keys(properties);
      if (columns.length === 0) columns.push(...names.map((name) => new Column(name)));
      if (names.length !== columns.length) {
        throw new Error(`the rows of ${table.name} differ in their properties`);
      }
      count += 1;
      yield [...keys, ...columns.map((column) => column.cell(properties[column.name]))];
    }
  }
  const files = [`${table.name}-header.csv`, `${table.name}.csv`] as const;
  const csv = stringify({ quoted_string: true });
  await pipeline(Readable.from(cells()), csv, createWriteStream(join(folder, files[1])));
  const header = [...table.keys, ...columns.map((column) => column.header)];
  await writeFile(join(folder, files[0]), `${header.join(',')}\n`);
  return { files: [...files], rows: count, isMultiline: columns.some((column) => column.isMultiline) };
}
