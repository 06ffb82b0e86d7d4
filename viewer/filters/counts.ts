// How many entities and relations of each kind and certainty a network has.
import type { Certainty, EntityKind, RelationKind } from '../client/graphql.js';
import type { Network } from '../state/visible.js';

function tally<Key extends string>(keys: readonly Key[], order: readonly Key[]): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return order.filter((key) => counts.has(key)).map((key) => [key, counts.get(key)!]);
}

/** The order in which kinds and certainties are listed. */
export interface Orders {
  entityKinds: readonly EntityKind[];
  relationKinds: readonly RelationKind[];
  certainties: readonly Certainty[];
}

/** Those that occur, in the given order, each with its count. */
export function countsOf({ entities, relations }: Network, orders: Orders) {
  return {
    entityKinds: tally(
      entities.map(({ kind }) => kind),
      orders.entityKinds,
    ),
    relationKinds: tally(
      relations.map(({ kind }) => kind),
      orders.relationKinds,
    ),
    certainties: tally(
      relations.map(({ certainty }) => certainty),
      orders.certainties,
    ),
  };
}
