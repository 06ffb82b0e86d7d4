// Which of two cells that are said of the same statement tells more?
import { contains, dayRange } from './edtf.js';

const DATES = new Set(['start', 'end', 'period']);

/** The fuller of two values of a field that agree; undefined when they contradict each other. */
export function fuller(field: string, a: unknown, b: unknown): unknown {
  if (a === null || b === null) return a ?? b;
  if (DATES.has(field)) {
    const [left, right] = [dayRange(a as string), dayRange(b as string)];
    return contains(left, right) ? b : contains(right, left) ? a : undefined;
  }
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}
