// Pages of lists as statements ask for them, and as rows hold them.
import type { Record as Row } from 'neo4j-driver';
import type { Listing, Page } from '../queries.js';
import { int, toNumber } from './connection.js';
import type { Properties } from './rows.js';

/** One more than the page has, to see whether there are more. */
export const pageParameters = ({ first, after }: Page) => ({
  limit: int(first + 1),
  afterKey: after?.at(-2) ?? '',
  afterId: after?.at(-1) ?? '',
});

export function listing<T>(items: readonly T[], first: number, coverage: Row | undefined): Listing<T> {
  const count = (name: string) => (coverage?.has(name) ? toNumber(coverage.get(name)) : 0);
  return {
    items: items.slice(0, first),
    hasNext: items.length > first,
    total: count('total'),
    considered: count('considered'),
    undated: count('undated'),
  };
}

/** The items of a row that has a whole page. */
export const itemsOf = <T>(row: Row | undefined, toItem: (row: Properties) => T): T[] =>
  ((row?.get('items') ?? []) as Properties[]).map(toItem);

/** Lists by entity, as the statements with `$entities` return them; an entity that is unknown has an empty list. */
export function listings<T>(
  rows: readonly Row[],
  entities: readonly string[],
  { first, toItem }: { first: number; toItem: (row: Properties) => T },
): Map<string, Listing<T>> {
  const byEntity = new Map(rows.map((row) => [row.get('id') as string, row]));
  return new Map(
    entities.map((id) => {
      const row = byEntity.get(id);
      return [id, listing(itemsOf(row, toItem), first, row)];
    }),
  );
}
