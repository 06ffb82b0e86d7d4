// One CSV file of a dataset folder → rows, and a fault for each cell that is not legal by itself.
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { IllegalCell, LARGEST_CELL } from './cells.js';
import type { Finding } from './report.js';
import type { Columns, Placed } from './tables.js';

const LINE_BREAK = /\r\n|\n|\r/g;

/** Strict UTF-8: Node's own decoder would put U+FFFD in place of a broken byte and say nothing. */
async function* utf8(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

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

/** Reads the cells of one row. A cell with a fault is null and its column `unread`: nothing more is said of it. */
function readRow(
  cells: readonly string[],
  {
    header,
    columns,
    file,
    line,
  }: { header: readonly string[]; columns: Columns; file: string; line: number },
  faults: Finding[],
): Placed<Record<string, unknown>> {
  const row: Record<string, unknown> = {};
  const unread = new Set<string>();
  for (const [name, column] of Object.entries(columns)) {
    const value = cells[header.indexOf(name)];
    const fault = (message: string) => {
      unread.add(name);
      faults.push({ file, line, column: name, value: value ?? null, message });
    };
    row[name] = null;
    // That the column is missing has been told in the header's line.
    if (value === undefined) unread.add(name);
    else if (value.trim() === '') {
      if (column.required) fault('the cell is empty; a value is required');
    } else if (Buffer.byteLength(value) > LARGEST_CELL) {
      fault(`the cell has more than ${LARGEST_CELL} bytes; shorten it`);
    } else {
      try {
        row[name] = column.read(value);
      } catch (error) {
        if (!(error instanceof IllegalCell)) throw error;
        fault(`expected ${error.message}`);
      }
    }
  }
  return { file, line, row, unread };
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
  if (error instanceof CsvError) {
    // The parser counts a CRLF in a quoted cell as two lines, so its own count is left out.
    return { ...whole, line, message: `not CSV by RFC 4180: ${error.message.replace(/ at line \d+/, '')}` };
  }
  if (error instanceof TypeError) {
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

/** How many lines of the file a record takes: one, and one for each line break in its cells. */
const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, cell) => lines + (cell.match(LINE_BREAK)?.length ?? 0), 1);

/** All rows of a file; what is not legal by itself goes to `faults`. */
export async function readCsv(file: string, columns: Columns, faults: Finding[]): Promise<ReadTable> {
  const rows: ReadTable['rows'] = [];
  const faulty = new Set<string>();
  let isWhole = true;
  let header: string[] | null = null;
  let headerLegal = false;
  let line = 1;
  const take = (record: string[]) => {
    if (header === null) {
      header = record;
      const wrong = checkHeader(record, columns, file);
      headerLegal = wrong.length === 0;
      faults.push(...wrong);
    } else if (!header.includes('id') || (!headerLegal && record.length !== header.length)) {
      // Nobody knows which cell is of which column, because of a fault that has been told.
      isWhole = false;
    } else if (record.length !== header.length) {
      const message = `the row has ${record.length} cells, the header ${header.length}; quote cells that hold a comma`;
      faults.push({ file, line, column: null, value: null, message });
      faulty.add(record[header.indexOf('id')] ?? '');
    } else rows.push(readRow(record, { header, columns, file, line }, faults));
  };
  // Taken as they are parsed: what the parser has put out but nobody has read yet is lost when it meets an error.
  const onRecord = (record: string[]) => {
    if (record.length > 1 || record[0] !== '') take(record);
    line += linesOf(record);
    return null;
  };
  try {
    const parser = parse({
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: onRecord,
    });
    await pipeline(createReadStream(file), utf8, parser, async (records: AsyncIterable<unknown>) => {
      for await (const _ of records);
    });
    if (header === null)
      faults.push({ file, line: 1, column: null, value: null, message: 'the header row is missing' });
  } catch (error) {
    faults.push(await unreadable(error, file, line));
    isWhole = false;
  }
  return { rows, faulty, isWhole };
}
