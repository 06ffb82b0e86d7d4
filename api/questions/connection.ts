// Pages of an answer: cursors, and what the whole answer rests on.
import { badInput } from '../errors.js';
import type { Listing, Page, Position } from '../store/port.js';
import { bounded, LIMITS } from './limits.js';

/** What a list rests on. considered 0: not in the data. considered > 0 and nothing in the list: none of these match. */
export interface Coverage {
  considered: number;
  undated: number;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T, E extends Edge<T> = Edge<T>> {
  edges: E[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: number;
  coverage: Coverage;
}

export interface PageRequest {
  first: number;
  after?: string | null | undefined;
}

const encode = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

function decode(cursor: string): Position {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isPosition = (values: unknown[]): values is (string | number)[] =>
      values.length >= 2 && values.every((value) => typeof value === 'string' || typeof value === 'number');
    if (Array.isArray(position) && isPosition(position)) return position;
  } catch {
    // Told below: whatever is wrong with it, it is no cursor of ours.
  }
  throw badInput(
    `after is ${JSON.stringify(cursor)}; it must be an endCursor of an earlier page of the same list`,
  );
}

/** The page that is asked for. */
export function pageOf({ first, after }: PageRequest, max: number = LIMITS.page): Page {
  return { first: bounded('first', first, { min: 0, max }), after: after ? decode(after) : null };
}

/** A listing of the store as a connection. */
export function toConnection<T, N>(
  listing: Listing<T>,
  page: Page,
  { positionOf, nodeOf }: { positionOf: (item: T) => Position; nodeOf: (item: T) => N },
): Connection<N> {
  return {
    edges: listing.items.map((item) => ({ cursor: encode(positionOf(item)), node: nodeOf(item) })),
    hasNextPage: listing.hasNext,
    hasPreviousPage: page.after !== null,
    totalCount: listing.total,
    coverage: { considered: listing.considered, undated: listing.undated },
  };
}

/** The position of what is listed by sort key and id. */
export const keyPosition = ({ sortKey, id }: { sortKey: string; id: string }): Position => [sortKey, id];
