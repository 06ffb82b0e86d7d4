// A dataset as stores write it: every record with its derived keys, and the conflicts that rules find in the whole of it.
import { conflictsOf } from './conflict-rules.js';
import { LAST_DAY } from './edtf.js';
import { nameSortKey } from './name.js';
import type { Dataset, Evidence } from './statement.js';
import type { StoredConflict, StoredDataset } from './stored.js';
import { fingerprinted, publishedBy, storing } from './stored.js';

/** By which day had each of these statements been said? */
function knownFromOf(
  { sources, relations, observations }: Dataset,
  wanted: ReadonlySet<string>,
): Map<string, string> {
  const publishedOn = new Map(sources.map((source) => [source.id, publishedBy(source)]));
  const first = (evidence: readonly Evidence[]) =>
    evidence.map(({ source }) => publishedOn.get(source) ?? LAST_DAY).sort()[0]!;
  const known = new Map<string, string>();
  for (const statements of [relations, observations]) {
    for (const { id, evidence } of statements) if (wanted.has(id)) known.set(id, first(evidence));
  }
  return known;
}

/** The conflicts of a dataset, those of conflicts.csv and those that rules find in it. */
export function storedConflicts(dataset: Dataset): StoredConflict[] {
  const conflicts = conflictsOf(dataset);
  const known = knownFromOf(dataset, new Set(conflicts.flatMap(({ statements }) => statements)));
  const about = new Set(conflicts.map((conflict) => conflict.about));
  const names = new Map(
    dataset.entities.flatMap(({ id, name }) => (about.has(id) ? [[id, nameSortKey(name)] as const] : [])),
  );
  return conflicts.map(({ id, about: entity, topic, statements, explanation, sides, needed, byRule }) => {
    const days = sides.map((side) => side.map((each) => known.get(each) ?? LAST_DAY).sort()[0]!).sort();
    return fingerprinted({
      ...{ id, about: entity, topic, statements: [...statements], explanation, byRule },
      sortKey: names.get(entity) ?? '',
      knownFrom: days[Math.min(needed, days.length) - 1] ?? LAST_DAY,
    });
  });
}

/** Every record of a dataset with its derived keys: what a store writes. */
export function toStored(dataset: Dataset): StoredDataset {
  const stored = storing(dataset);
  return {
    sources: dataset.sources.map(stored.sources),
    entities: dataset.entities.map(stored.entities),
    relations: dataset.relations.map(stored.relations),
    observations: dataset.observations.map(stored.observations),
    metrics: dataset.metrics.map(stored.metrics),
    conflicts: storedConflicts(dataset),
  };
}
