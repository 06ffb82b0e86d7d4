// A dataset as stores write it: every record with its derived keys, and the conflicts that rules find in the whole of it.
import type { Clash } from './conflict.js';
import { conflictsOf } from './conflict-rules.js';
import { LAST_DAY } from './edtf.js';
import { nameSortKey } from './name.js';
import type { Dataset, Evidence } from './statement.js';
import type { StoredConflict, StoredDataset } from './stored.js';
import { fingerprinted, publishedBy, storing } from './stored.js';

/** All conflicts of a dataset, those of conflicts.csv and those that rules find in it. */
export function storedConflicts(dataset: Dataset): StoredConflict[] {
  const publishedOn = new Map(dataset.sources.map((source) => [source.id, publishedBy(source)]));
  const firstDay = (evidence: readonly Evidence[]) =>
    evidence.map(({ source }) => publishedOn.get(source) ?? LAST_DAY).sort()[0] ?? LAST_DAY;
  const dayOf = (clash: Clash) => clash.map(firstDay).sort().at(-1)!;
  const conflicts = conflictsOf(dataset);
  const about = new Set(conflicts.map((conflict) => conflict.about));
  const names = new Map(
    dataset.entities.flatMap(({ id, name }) => (about.has(id) ? [[id, nameSortKey(name)] as const] : [])),
  );
  return conflicts.map(({ id, about: entity, topic, statements, explanation, clashes, byRule }) =>
    fingerprinted({
      ...{ id, about: entity, topic, statements: [...statements], explanation, byRule },
      sortKey: names.get(entity) ?? '',
      knownFrom: clashes.map(dayOf).sort()[0] ?? LAST_DAY,
    }),
  );
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
