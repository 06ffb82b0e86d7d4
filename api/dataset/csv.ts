// One CSV file of a dataset folder → rows, and a fault for each cell that is not legal by itself.
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { IllegalCell, LARGEST_CELL } from './cells.js';
import { NotCsv, NotUtf8, readRecords } from './records.js';
import type { Finding } from './report.js';
import type { Column, Columns, Placed, TableName } from './tables.js';
import { TABLES } from './tables.js';

const BLOCK_BYTES = 1 << 18;

function checkHeader(header: readonly string[], columns: Columns, file: string): Finding[] {
  const fault = (column: string, message: string): Finding => ({
    file,
    line: 1,
    column,
    value: null,
    message,
  });
  const known = Object.keys(columns);
  return [
    ...header
      .filter((name) => !known.includes(name))
      .map((name) => fault(name, `unknown column; legal are ${known.join(', ')}`)),
    ...header
      .filter((name, i) => header.indexOf(name) < i)
      .map((name) => fault(name, 'the column stands twice; keep one of them')),
    ...known
      .filter((name) => !header.includes(name))
      .map((name) => fault(name, 'the column is missing; add it')),
  ];
}

/** So many values of a column are remembered. */
const REMEMBERED = 1 << 20;

/** A copy that does not keep the whole block of the file in memory that the cell was read from. */
const copied = (cell: string): string => Buffer.from(cell).toString();

/** How the cells of one column are read. What recurs is read once, and is one value in memory wherever it stands. */
class ColumnReader {
  readonly #values = new Map<string, unknown>();

  constructor(
    readonly name: string,
    readonly at: number,
    readonly column: Column<unknown>,
  ) {}

  /** The value of the cell, null for a blank one. @throws {IllegalCell} whose message is all that is to be said. */
  read(cell: string): unknown {
    const { recurs } = this.column;
    const known = recurs ? this.#values.get(cell) : undefined;
    if (known !== undefined) return known;
    if (cell.trim() === '') {
      if (this.column.required) throw new IllegalCell('the cell is empty; a value is required');
      return null;
    }
    if (cell.length * 3 > LARGEST_CELL && Buffer.byteLength(cell) > LARGEST_CELL)
      throw new IllegalCell(`the cell has more than ${LARGEST_CELL} bytes; shorten it`);
    const own = copied(cell);
    const value = this.#legal(own);
    if (recurs) {
      if (this.#values.size === REMEMBERED) this.#values.clear();
      this.#values.set(own, value);
    }
    return value;
  }

  #legal(cell: string): unknown {
    try {
      return this.column.read(cell);
    } catch (error) {
      if (error instanceof IllegalCell) throw new IllegalCell(`expected ${error.message}`);
      throw error;
    }
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Reads the rows of a file. A cell with a fault is null and its column `unread`: nothing more is said of it. */
class RowReader {
  readonly #readers: ColumnReader[];
  readonly #blank: Record<string, unknown>;
  /** That a column is missing has been told in the header's line. */
  readonly #missing: ReadonlySet<string>;

  constructor(
    readonly file: string,
    readonly table: TableName,
    header: readonly string[],
  ) {
    const columns: Columns = TABLES[table];
    const names = Object.keys(columns);
    this.#blank = Object.fromEntries(names.map((name) => [name, null]));
    this.#missing = new Set(names.filter((name) => !header.includes(name)));
    this.#readers = names
      .filter((name) => header.includes(name))
      .map((name) => new ColumnReader(name, header.indexOf(name), columns[name]!));
  }

  read(cells: readonly string[], line: number, faults: Finding[]): Placed<Record<string, unknown>> {
    const { file, table } = this;
    const row = { ...this.#blank };
    let unread = this.#missing;
    for (const reader of this.#readers) {
      const value = cells[reader.at];
      if (value === undefined) unread = new Set([...unread, reader.name]);
      else if (value !== '' || reader.column.required) {
        try {
          row[reader.name] = reader.read(value);
        } catch (error) {
          if (!(error instanceof IllegalCell)) throw error;
          unread = new Set([...unread, reader.name]);
          faults.push({ file, line, column: reader.name, value, message: error.message });
        }
      }
    }
    return { table, file, line, row, unread: unread.size === 0 ? NONE : unread };
  }
}

/** The first line with a byte that is not UTF-8. */
async function firstBrokenLine(file: string): Promise<number | null> {
  const bytes = await readFile(file);
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf('\n', start);
    if (!isUtf8(bytes.subarray(start, end === -1 ? bytes.length : end))) return line;
    if (end === -1) break;
    start = end + 1;
  }
  return null;
}

async function unreadable(error: unknown, file: string, line: number): Promise<Finding> {
  const whole = { file, line: null, column: null, value: null };
  if (error instanceof NotCsv) return { ...whole, line, message: `not CSV by RFC 4180: ${error.message}` };
  if (error instanceof NotUtf8) {
    return { ...whole, line: await firstBrokenLine(file), message: 'not UTF-8; save the file as UTF-8' };
  }
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
    return {
      ...whole,
      message: 'the file is missing; a dataset folder has it, even if only with its header',
    };
  }
  if (error instanceof Error && 'code' in error)
    return { ...whole, message: `cannot be read: ${error.message}` };
  throw error;
}

/** A file as far as it could be read. */
export interface ReadTable {
  /** Rows may have cells that could not be read; see {@link Placed}. */
  rows: Placed<Record<string, unknown>>[];
  /** The ids of rows that were left out because of a fault of their own: what refers to them is not at fault. */
  faulty: Set<string>;
  /** False when rows may be missing that nobody knows of. */
  isWhole: boolean;
}

/** All rows of a file; what is not legal by itself goes to `faults`. */
export async function readCsv(file: string, table: TableName, faults: Finding[]): Promise<ReadTable> {
  const columns: Columns = TABLES[table];
  const rows: ReadTable['rows'] = [];
  const faulty = new Set<string>();
  let isWhole = true;
  let header: string[] | null = null;
  let headerLegal = false;
  let rowReader: RowReader | null = null;
  let line = 1;
  const take = (record: string[]) => {
    if (header === null) {
      header = record;
      const wrong = checkHeader(record, columns, file);
      headerLegal = wrong.length === 0;
      faults.push(...wrong);
      rowReader = new RowReader(file, table, header);
    } else if (!header.includes('id') || (!headerLegal && record.length !== header.length)) {
      // Nobody knows which cell is of which column, because of a fault that has been told.
      isWhole = false;
    } else if (record.length !== header.length) {
      const message = `the row has ${record.length} cells, the header ${header.length}; quote cells that hold a comma`;
      faults.push({ file, line, column: null, value: null, message });
      faulty.add(record[header.indexOf('id')] ?? '');
    } else rows.push(rowReader!.read(record, line, faults));
  };
  try {
    await readRecords(createReadStream(file, { highWaterMark: BLOCK_BYTES }), (record, lines) => {
      if (record.length > 1 || record[0] !== '') take(record);
      line += lines;
    });
    if (header === null)
      faults.push({ file, line: 1, column: null, value: null, message: 'the header row is missing' });
  } catch (error) {
    faults.push(await unreadable(error, file, line));
    isWhole = false;
  }
  return { rows, faulty, isWhole };
}
