// A connection of the questions → the shape that Relay wants.
import type { Connection, Edge } from '../questions/connection.js';

export function toRelay<T, E extends Edge<T>>(connection: Connection<T, E>) {
  const { edges, hasNextPage, hasPreviousPage, totalCount, coverage } = connection;
  const pageInfo = {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, totalCount, coverage };
}
