// One CSV file of a dataset folder → rows whose every cell is legal by itself, and a fault for each that is not.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { IllegalCell, LARGEST_CELL } from './cells.js';
import type { Finding } from './report.js';
import type { Columns, Placed } from './tables.js';

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

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

/** Reads the cells of one row; faults go to the list, and the row is null when there is one. */
function readRow(
  cells: readonly string[],
  {
    header,
    columns,
    file,
    line,
  }: { header: readonly string[]; columns: Columns; file: string; line: number },
  faults: Finding[],
): Record<string, unknown> | null {
  const row: Record<string, unknown> = {};
  const before = faults.length;
  header.forEach((name, i) => {
    const value = cells[i]!;
    const column = columns[name]!;
    const fault = (message: string) => faults.push({ file, line, column: name, value, message });
    if (value === '') {
      if (column.required) fault('the cell is empty; a value is required');
      row[name] = null;
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
  });
  return faults.length > before ? null : row;
}

function unreadable(error: unknown, file: string): Finding {
  const whole = { file, line: null, column: null, value: null };
  if (error instanceof CsvError) {
    const line = Number((error as { lines?: unknown }).lines);
    return { ...whole, line: line > 0 ? line : null, message: `not CSV by RFC 4180: ${error.message}` };
  }
  if (error instanceof TypeError) return { ...whole, message: 'not UTF-8; save the file as UTF-8' };
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
  rows: Placed<Record<string, unknown>>[];
  /** The ids of rows that were left out because of a fault of their own: what refers to them is not at fault. */
  faulty: Set<string>;
  /** False when rows may be missing that nobody knows of. */
  isWhole: boolean;
}

/** All rows of a file that are legal by themselves; what is not goes to `faults`. */
export async function readCsv(file: string, columns: Columns, faults: Finding[]): Promise<ReadTable> {
  const rows: ReadTable['rows'] = [];
  const faulty = new Set<string>();
  let isWhole = true;
  let header: string[] | null = null;
  let headerLegal = false;
  const take = (record: string[], line: number) => {
    if (header === null) {
      header = record;
      const wrong = checkHeader(record, columns, file);
      headerLegal = wrong.length === 0;
      faults.push(...wrong);
    } else if (headerLegal && record.length !== header.length) {
      const message = `the row has ${record.length} cells, the header ${header.length}; quote cells that hold a comma`;
      faults.push({ file, line, column: null, value: null, message });
      faulty.add(record[header.indexOf('id')] ?? '');
    } else if (headerLegal) {
      const row = readRow(record, { header, columns, file, line }, faults);
      if (row !== null) rows.push({ file, line, row });
      else faulty.add(record[header.indexOf('id')]!);
    }
  };
  try {
    const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    await pipeline(createReadStream(file), utf8, parser, async (records: AsyncIterable<ParsedRecord>) => {
      let previousEnd = 0;
      for await (const { record, info } of records) {
        take(record, previousEnd + 1);
        previousEnd = info.lines;
      }
    });
    if (header === null)
      faults.push({ file, line: 1, column: null, value: null, message: 'the header row is missing' });
  } catch (error) {
    faults.push(unreadable(error, file));
    isWhole = false;
  }
  return { rows, faulty, isWhole: isWhole && headerLegal };
}
