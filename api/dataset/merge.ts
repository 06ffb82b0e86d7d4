// Rows that share an id are one statement with several pieces of evidence: their cells agree, and the fullest is shown.
import { contains, dayRange } from '../model/edtf.js';
import type { Evidence } from '../model/statement.js';
import type { Finding } from './report.js';
import type { Placed, TableRow } from './tables.js';

type StatementRow = TableRow<'relations'> | TableRow<'observations'>;

const EVIDENCE_COLUMNS = new Set(['certainty', 'attributed', 'source', 'locator', 'printed', 'note']);
const DATE_COLUMNS = new Set(['start', 'end', 'period']);

export function evidenceOf(row: StatementRow): Evidence {
  const { source, locator, printed, note, certainty, attributed } = row;
  return { source, locator, printed, note, certainty, attributed: attributed ?? [] };
}

/** The fuller of two cells that agree; undefined when they contradict each other. */
function fuller(column: string, a: unknown, b: unknown): unknown {
  if (a === null || b === null) return a ?? b;
  if (DATE_COLUMNS.has(column)) {
    const [left, right] = [dayRange(a as string), dayRange(b as string)];
    return contains(left, right) ? b : contains(right, left) ? a : undefined;
  }
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

/** One row whose cells are the fullest of all rows of the statement; a fault for each cell that contradicts another. */
export function mergeRows<R extends StatementRow>(rows: readonly Placed<R>[], faults: Finding[]): R {
  const merged: Record<string, unknown> = { ...rows[0]!.row };
  for (const { file, line, row } of rows.slice(1)) {
    for (const [column, value] of Object.entries(row)) {
      if (EVIDENCE_COLUMNS.has(column)) continue;
      const full = fuller(column, merged[column], value);
      if (full === undefined) {
        const first = `${rows[0]!.file}:${rows[0]!.line}`;
        const message = `contradicts ${JSON.stringify(merged[column])} of the same id at ${first}; give one of them another id`;
        faults.push({ file, line, column, value: String(value), message });
      } else merged[column] = full;
    }
  }
  return merged as R;
}
