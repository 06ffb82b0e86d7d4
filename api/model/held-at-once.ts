// How much of a company is held on one day, at least? More than all of it is a mistake somewhere.
import { dayRange, FIRST_DAY, LAST_DAY } from './edtf.js';
import { byId, grouped } from './grouped.js';
import type { Relation } from './statement.js';

/** Shares of one company may sum to a little more by rounding. */
const ROUNDING_PERCENT = 0.5;

/** A holding with the days from when and to when it lasts for certain. */
interface Span {
  id: string;
  holder: string;
  from: string;
  to: string;
  isDated: boolean;
  share: number;
}

const spanOf = ({ id, from: holder, start, end, shareMin }: Relation): Span => ({
  ...{ id, holder, isDated: start !== null, share: shareMin ?? 0 },
  from: start === null ? FIRST_DAY : dayRange(start).max,
  to: end === null ? LAST_DAY : dayRange(end).min,
});

/** Of several statements about one holder the latest start counts if each has one, else the smallest share. */
function countedOf(spans: readonly Span[]): Span {
  const latest = spans
    .map(({ from }) => from)
    .sort()
    .at(-1);
  const counted = spans.every(({ isDated }) => isDated) ? spans.filter(({ from }) => from === latest) : spans;
  return counted.reduce((least, span) => (span.share < least.share ? span : least));
}

export interface HeldAtOnce {
  /** The first day of all when it holds at any time. */
  day: string;
  /** Percent. */
  sum: number;
  /** The statements that count. */
  statements: string[];
}

/** The largest sum of the smallest shares that are held on one day, of the days on which a holding begins. */
export function largestSum(holdings: readonly Relation[]): HeldAtOnce {
  const spans = holdings.map(spanOf);
  let largest: HeldAtOnce = { day: FIRST_DAY, sum: 0, statements: [] };
  for (const day of new Set(spans.map(({ from }) => from))) {
    const held = spans.filter(({ from, to }) => from <= day && day <= to);
    const counted = [...grouped(held, ({ holder }) => holder).values()].map(countedOf);
    const sum = counted.reduce((total, { share }) => total + share, 0);
    if (sum > largest.sum) largest = { day, sum, statements: counted.map(({ id }) => id) };
  }
  return largest;
}

/** Each company of which more than all is held at once, rounding aside. */
export function overOwned(relations: readonly Relation[]): (HeldAtOnce & { company: string })[] {
  const held = relations.filter(({ kind }) => kind === 'HOLDS');
  return [...grouped(held, ({ to }) => to)]
    .map(([company, holdings]) => ({ company, ...largestSum(holdings.sort(byId)) }))
    .filter(({ sum }) => sum > 100 + ROUNDING_PERCENT);
}
