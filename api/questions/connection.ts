// Pages of an answer: cursors, and what the whole answer rests on.
import { badInput } from '../errors.js';
import type { Listing, Page, Position } from '../store/queries.js';
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

/** The lists that are paged, and what the values of a position in each are; the id comes last. */
const POSITIONS = {
  companies: ['string', 'string'],
  entities: ['string', 'string'],
  investors: ['number', 'string', 'string'],
  relations: ['string', 'string'],
  observations: ['string', 'string'],
  sources: ['string', 'string'],
  listings: ['string', 'string'],
  conflicts: ['string', 'string'],
  policies: ['string', 'string'],
} as const;
export type ListName = keyof typeof POSITIONS;

/** A page of a named list: a cursor of one list means nothing in another. */
export interface NamedPage extends Page {
  list: ListName;
}

const encode = (list: ListName, position: Position): string =>
  Buffer.from(JSON.stringify([list, ...position])).toString('base64url');

function decode(list: ListName, cursor: string): Position {
  try {
    const [name, ...position]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const types = position.map((value) => typeof value);
    if (name === list && types.join() === POSITIONS[list].join()) return position as (string | number)[];
  } catch {
    // Told below: whatever is wrong with it, it is no cursor of ours.
  }
  throw badInput(
    `after is ${JSON.stringify(cursor)}; it must be an endCursor of an earlier page of the same list`,
  );
}

/** The page of a list that is asked for. */
export function pageOf(list: ListName, { first, after }: PageRequest, max: number = LIMITS.page): NamedPage {
  return {
    list,
    first: bounded('first', first, { min: 0, max }),
    after: after ? decode(list, after) : null,
  };
}

/** A listing of the store as a connection. */
export function toConnection<T, N>(
  listing: Listing<T>,
  page: NamedPage,
  { positionOf, nodeOf }: { positionOf: (item: T) => Position; nodeOf: (item: T) => N },
): Connection<N> {
  return {
    edges: listing.items.map((item) => ({ cursor: encode(page.list, positionOf(item)), node: nodeOf(item) })),
    hasNextPage: listing.hasNext,
    hasPreviousPage: page.after !== null,
    totalCount: listing.total,
    coverage: { considered: listing.considered, undated: listing.undated },
  };
}

/** The position of what is listed by sort key and id. */
export const keyPosition = ({ sortKey, id }: { sortKey: string; id: string }): Position => [sortKey, id];
