// Loading one folder takes nothing away that another has brought: evidence of other sources stays with a statement.
import { fuller } from './fuller.js';
import type { StoredEvidence, StoredObservation, StoredRelation } from './stored.js';
import { storedObservation, storedRelation } from './stored.js';

const RELATION_CELLS = [
  'start',
  'end',
  'amount',
  'currency',
  'shareMin',
  'shareMax',
  'round',
  'role',
] as const;
const OBSERVATION_CELLS = ['min', 'max', 'period', 'basis'] as const;

/** A statement before a load, and the sources that the load brings. */
export interface Before<S> {
  stored: S | undefined;
  sources: ReadonlySet<string>;
}

/** The evidence that is not the load's to change. */
const keptOf = ({ stored, sources }: Before<StoredRelation | StoredObservation>): StoredEvidence[] =>
  stored?.evidence.filter(({ source }) => !sources.has(source)) ?? [];

/** The cells that are given or, where a cell before tells more and does not contradict it, that one. */
function fullest<S extends object>(given: S, before: S, cells: readonly (keyof S & string)[]): S {
  const full = cells.map((cell) => [cell, fuller(cell, given[cell], before[cell]) ?? given[cell]]);
  return { ...given, ...Object.fromEntries(full) };
}

/** A relation as given, with what other sources had said of it before. */
export function keepingRelation(given: StoredRelation, before: Before<StoredRelation>): StoredRelation {
  const kept = keptOf(before);
  if (!before.stored || kept.length === 0) return given;
  const cells = fullest(given, before.stored, RELATION_CELLS);
  return storedRelation(cells, [...given.evidence, ...kept], given.up);
}

/** An observation as given, with what other sources had said of it before. */
export function keepingObservation(
  given: StoredObservation,
  before: Before<StoredObservation>,
): StoredObservation {
  const kept = keptOf(before);
  if (!before.stored || kept.length === 0) return given;
  return storedObservation(fullest(given, before.stored, OBSERVATION_CELLS), [...given.evidence, ...kept]);
}
