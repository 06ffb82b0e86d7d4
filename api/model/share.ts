// Shares in percent as ranges: a share known as a range stays a range, and no midpoint is ever taken.

/** Percent, `0 ≤ min ≤ max ≤ 100`; exact when equal. */
export interface ShareRange {
  min: number;
  max: number;
}

/** The range of a share of which perhaps one bound is given: the other is then 0 or 100. Null when nothing is given. */
export function shareRange(min: number | null, max: number | null): ShareRange | null {
  return min === null && max === null ? null : { min: min ?? 0, max: max ?? 100 };
}
