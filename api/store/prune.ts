// Which records a dataset no longer holds: the rule that both stores prune by.
import type { Evidence, Observation, Relation } from '../model/statement.js';
import type { StoredConflict, StoredDataset } from '../model/stored.js';

/** Tests for what is gone: not in the dataset, although everything it rests on is. */
export interface Gone {
  /** Not given, and its every source is given. */
  statement(statement: { id: string; evidence: readonly Pick<Evidence, 'source'>[] }): boolean;
  /** Not given; to be removed only if nothing mentions it any more because of the statements that were lost. */
  entity(id: string): boolean;
  /** Not given, and its every statement is given or was lost; of what a rule found, if one statement was lost. */
  conflict(
    conflict: Pick<StoredConflict, 'id' | 'statements' | 'byRule'>,
    lost: ReadonlySet<string>,
  ): boolean;
}

export function goneFrom(given: StoredDataset): Gone {
  const ids = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id));
  const sources = ids(given.sources);
  const statements = ids([...given.relations, ...given.observations]);
  const entities = ids(given.entities);
  const conflicts = ids(given.conflicts);
  return {
    statement: ({ id, evidence }) =>
      !statements.has(id) && evidence.every(({ source }) => sources.has(source)),
    entity: (id) => !entities.has(id),
    conflict: (conflict, lost) =>
      !conflicts.has(conflict.id) &&
      (conflict.byRule
        ? conflict.statements.some((id) => lost.has(id))
        : conflict.statements.every((id) => statements.has(id) || lost.has(id))),
  };
}

/** The entities that a statement mentions: what it is about, its dimensions, and whose claim it is. */
export function mentionedIds(statement: Relation | Observation): string[] {
  const ends =
    'from' in statement ? [statement.from, statement.to] : [statement.entity, ...statement.dimensions];
  return [...ends, ...statement.evidence.flatMap(({ attributed }) => attributed)];
}

/** What rules once found in statements that are given anew, and do not find in them any more. */
export function staleConflict(given: StoredDataset): (conflict: StoredConflict) => boolean {
  const statements = new Set([...given.relations, ...given.observations].map(({ id }) => id));
  const kept = new Set(given.conflicts.map(({ id }) => id));
  return ({ id, byRule, statements: own }) =>
    byRule && !kept.has(id) && own.some((each) => statements.has(each));
}
