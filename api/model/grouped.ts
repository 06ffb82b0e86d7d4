// Items by key, and the order that records have everywhere.

/** The items of each key, in the order in which they come: `Map.groupBy`, which Node 20 does not have. */
export function grouped<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

interface Keyed {
  sortKey: string;
  id: string;
}

/** Compares by sort key, then id: the total order of entities, relations and observations alike. */
export const inOrder = (a: Keyed, b: Keyed): number =>
  a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Compares by id alone: the order of records that are not listed. */
export const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
