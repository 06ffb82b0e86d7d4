// What is wrong with a dataset folder, told so that a person can mend it: file, line, column, value, what is legal.
import { XintuError } from '../errors.js';

/** One fault, or one warning, of a dataset folder. */
export interface Finding {
  file: string;
  /** The line of the row in the file, the header being line 1; null when it is about the whole file. */
  line: number | null;
  column: string | null;
  value: string | null;
  /** What is wrong and what would be legal. */
  message: string;
}

export interface ValidationReport {
  /** Any of these means that nothing is accepted. */
  faults: Finding[];
  warnings: Finding[];
}

/** `relations.csv:17 column start, value "2024-13": expected a date like …` */
export function describeFinding({ file, line, column, value, message }: Finding): string {
  const place = line === null ? file : `${file}:${line}`;
  const cell = column === null ? '' : ` column ${column}`;
  const shown =
    value === null ? '' : `, value ${JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)}`;
  return `${place}${cell}${shown}: ${message}`;
}

/** What is wrong, one fault a line: all of them, or the first few. */
export function describeFaults(faults: readonly Finding[], atMost = Number.POSITIVE_INFINITY): string {
  const shown = faults.slice(0, atMost).map((fault) => `  ${describeFinding(fault)}`);
  const more = faults.length > shown.length ? [`  … and ${faults.length - shown.length} more`] : [];
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return [`the dataset has ${count}; nothing was read in:`, ...shown, ...more].join('\n');
}

/** A dataset folder that is not accepted; `report` has every fault, the message the first 20. */
export class DatasetRefused extends XintuError {
  constructor(readonly report: ValidationReport) {
    super('BAD_DATASET', describeFaults(report.faults, 20));
    this.name = 'DatasetRefused';
  }
}
