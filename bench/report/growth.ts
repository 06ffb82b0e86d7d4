// How the questions grow with the graph, out of the results of several sizes of one store.
import { QUESTIONS } from '../questions/all.js';
import type { Result } from './result.js';

export interface GrowthRow {
  name: string;
  /** Of the service, in milliseconds, size by size; null where the question was not measured. */
  p50: (number | null)[];
  /** Between each size and the next; null where one of the two is missing. */
  exponents: (number | null)[];
}

/** The slope of log time over log size: 0 does not grow, 1 grows as the graph does. */
export const exponentOf = (from: { size: number; ms: number }, to: { size: number; ms: number }): number =>
  Math.log(to.ms / from.ms) / Math.log(to.size / from.size);

/** A row for each question that was measured at two sizes at least; `results` are of one store, small before large. */
export function growthOf(results: readonly Result[]): GrowthRow[] {
  return QUESTIONS.flatMap(({ name }) => {
    const p50 = results.map(
      ({ questions }) => questions.find((each) => each.name === name)?.measured.service?.p50 ?? null,
    );
    const exponents = results.slice(1).map((result, i) => {
      const [before, after] = [p50[i] ?? null, p50[i + 1] ?? null];
      if (before === null || after === null) return null;
      const from = { size: results[i]!.companies, ms: before };
      return exponentOf(from, { size: result.companies, ms: after });
    });
    return exponents.some((exponent) => exponent !== null) ? [{ name, p50, exponents }] : [];
  });
}
