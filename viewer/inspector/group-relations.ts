// The relations of an entity by kind and direction, backing first, for a person to read.
import type { RelationKind } from '../client/graphql.js';
import type { EntityName, Relation } from '../client/operations.js';
import { RELATION_KINDS, SYMMETRIC } from '../theme/relations.js';

export interface RelationGroup {
  kind: RelationKind;
  direction: 'out' | 'in';
  members: { relation: Relation; other: EntityName }[];
}

/** Groups in the order of kinds, incoming before outgoing; in a group the order stays as it was. */
export function groupRelations(entity: string, relations: readonly Relation[]): RelationGroup[] {
  const groups = new Map<string, RelationGroup>();
  for (const kind of RELATION_KINDS)
    for (const direction of ['in', 'out'] as const)
      groups.set(`${kind} ${direction}`, { kind, direction, members: [] });
  for (const relation of relations) {
    const isOut = relation.from.id === entity || SYMMETRIC.includes(relation.kind);
    const other = relation.from.id === entity ? relation.to : relation.from;
    groups.get(`${relation.kind} ${isOut ? 'out' : 'in'}`)!.members.push({ relation, other });
  }
  return [...groups.values()].filter(({ members }) => members.length > 0);
}
