// Rows that share an id are one statement with several pieces of evidence: their cells agree, and the fullest is shown.
import { fuller } from '../model/fuller.js';
import type { Evidence } from '../model/statement.js';
import type { Report } from './check.js';
import { reporter } from './check.js';
import type { Finding } from './report.js';
import type { Placed, TableRow } from './tables.js';

type StatementRow = TableRow<'relations'> | TableRow<'observations'>;

const EVIDENCE_COLUMNS = new Set(['certainty', 'attributed', 'source', 'locator', 'printed', 'note']);

/** Present ids of a list: two ids of one entity are one. */
export const presentList = (ids: readonly string[], present: (id: string) => string): string[] => [
  ...new Set(ids.map(present)),
];

/** The evidence of one row. A former id means the entity that has it now, which `present` gives. */
export function evidenceOf(row: StatementRow, present: (id: string) => string): Evidence {
  const { source, locator, printed, note, certainty, attributed } = row;
  return {
    ...{ source, locator, printed, note, certainty },
    attributed: attributed === null ? [] : presentList(attributed, present),
  };
}

/**
 * One row whose cells are the fullest of all rows of the statement; a fault for each cell that contradicts another.
 * Columns that are `unsure`, because they may mean the same by ids that could not be read, contradict nothing.
 */
export function mergeRows<R extends StatementRow>(
  rows: readonly Placed<R>[],
  { unsure, faults }: { unsure: ReadonlySet<string>; faults: Finding[] },
): R {
  if (rows.length === 1) return rows[0]!.row;
  const merged: Record<string, unknown> = { ...rows[0]!.row };
  for (const placed of rows.slice(1)) {
    for (const [column, value] of Object.entries(placed.row)) {
      if (EVIDENCE_COLUMNS.has(column)) continue;
      const full = fuller(column, merged[column], value);
      if (full !== undefined) merged[column] = full;
      else if (!unsure.has(column)) {
        const first = rows.find(({ row }) => row[column as keyof R] === merged[column]) ?? rows[0]!;
        const message = `contradicts ${JSON.stringify(merged[column])} of the same id at ${first.file}:${first.line}; give one of them another id`;
        reporter(placed, faults)(column, value, message);
      }
    }
  }
  return merged as R;
}

/** A function that files a fault of a merged row where the value of that column stands. */
export function mergedReporter<R extends StatementRow>(
  rows: readonly Placed<R>[],
  faults: Finding[],
): Report {
  return (column, value, message) => {
    if (rows.some(({ unread }) => unread.has(column))) return;
    const at = rows.find(({ row }) => row[column as keyof R] === value) ?? rows[0]!;
    reporter(at, faults)(column, value, message);
  };
}
