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

/** Compares two texts by their code units, as stores do. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Keyed {
  sortKey: string;
  id: string;
}

/** Compares by sort key, then id: the total order of entities, relations and observations alike. */
export const inOrder = (a: Keyed, b: Keyed): number => byText(a.sortKey, b.sortKey) || byText(a.id, b.id);

/** Compares by id alone: the order of records that are not listed. */
export const byId = (a: { id: string }, b: { id: string }): number => byText(a.id, b.id);
