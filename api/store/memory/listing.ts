// Pages of sorted lists in memory.
import type { Listing, Page, Position } from '../queries.js';

/** Compares two positions of one order, value by value. */
export function comparePositions(a: Position, b: Position): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  }
  return 0;
}

/** The page of a sorted list that comes after a position. */
export function pageOf<T>(
  sorted: readonly T[],
  page: Page,
  positionOf: (item: T) => Position,
): Pick<Listing<T>, 'items' | 'hasNext' | 'total'> {
  const { after, first } = page;
  const rest =
    after === null ? sorted : sorted.filter((item) => comparePositions(positionOf(item), after) > 0);
  return { items: rest.slice(0, first), hasNext: rest.length > first, total: sorted.length };
}

/** The position of what is listed by sort key and id. */
export const keyPosition = ({ sortKey, id }: { sortKey: string; id: string }): Position => [sortKey, id];
