// The records of a CSV file.
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';

/** Thrown for bytes that are no CSV; the message says why. */
export class NotCsv extends Error {}

/** Thrown for bytes that are no UTF-8. */
export class NotUtf8 extends Error {}

/** Strict UTF-8: Node's own decoder would put U+FFFD in place of a broken byte and say nothing. */
async function* utf8(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new NotUtf8() : error;
  }
}

/** Takes a record, and how many lines of the file it takes: one, and one for each line break in its cells. */
export type TakeRecord = (cells: string[], lines: number) => void;

const LINE_BREAK = /\r\n|\n|\r/g;

const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, cell) => lines + (cell.match(LINE_BREAK)?.length ?? 0), 1);

/**
 * Reads the records of these bytes; an empty line is a record of one empty cell.
 * @throws {NotCsv | NotUtf8} after all records before the fault have been taken.
 */
export async function readRecords(bytes: AsyncIterable<Buffer>, take: TakeRecord): Promise<void> {
  // Taken as they are parsed: what the parser has put out but nobody has read yet is lost when it meets an error.
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    on_record: (record: string[]) => {
      take(record, linesOf(record));
      return null;
    },
  });
  try {
    await pipeline(bytes, utf8, parser, async (records: AsyncIterable<unknown>) => {
      for await (const _ of records);
    });
  } catch (error) {
    // The parser counts a CRLF in a quoted cell as two lines, so its own count is left out.
    throw error instanceof CsvError ? new NotCsv(error.message.replace(/ at line \d+/, '')) : error;
  }
}
