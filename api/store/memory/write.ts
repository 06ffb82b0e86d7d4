// What a write makes of the data in memory.
import { keepingObservation, keepingRelation } from '../../model/kept-evidence.js';
import type { StoredDataset } from '../../model/stored.js';
import type { WriteCounts, WriteOptions, WriteReport } from '../port.js';
import { goneFrom, mentionedIds, staleConflict } from '../prune.js';

interface Digested {
  id: string;
  digest: string;
}

function upsert<T extends Digested>(
  before: readonly T[],
  given: readonly T[],
): { records: T[]; counts: WriteCounts } {
  const records = new Map(before.map((record) => [record.id, record]));
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  for (const record of given) {
    const old = records.get(record.id);
    if (!old) counts.added++;
    else if (old.digest === record.digest) counts.unchanged++;
    else counts.changed++;
    records.set(record.id, record);
  }
  return { records: [...records.values()], counts };
}

export function merge(
  before: StoredDataset,
  given: StoredDataset,
  { prune }: WriteOptions,
): { data: StoredDataset; report: WriteReport } {
  const entities = upsert(before.entities, given.entities);
  const sources = new Set(given.sources.map(({ id }) => id));
  const storedRelations = new Map(before.relations.map((each) => [each.id, each]));
  const storedObservations = new Map(before.observations.map((each) => [each.id, each]));
  const relations = upsert(
    before.relations,
    given.relations.map((each) => keepingRelation(each, { stored: storedRelations.get(each.id), sources })),
  );
  const observations = upsert(
    before.observations,
    given.observations.map((each) =>
      keepingObservation(each, { stored: storedObservations.get(each.id), sources }),
    ),
  );
  const isStale = staleConflict(given);
  const data: StoredDataset = {
    sources: upsert(before.sources, given.sources).records,
    entities: entities.records,
    relations: relations.records,
    observations: observations.records,
    metrics: upsert(before.metrics, given.metrics).records,
    conflicts: upsert(
      before.conflicts.filter((conflict) => !isStale(conflict)),
      given.conflicts,
    ).records,
  };
  const report = {
    entities: entities.counts,
    relations: relations.counts,
    observations: observations.counts,
  };
  return prune ? pruned(data, given, report) : { data, report };
}

function pruned(data: StoredDataset, given: StoredDataset, report: WriteReport) {
  const gone = goneFrom(given);
  const lost = [...data.relations, ...data.observations].filter((statement) => gone.statement(statement));
  const lostIds = new Set(lost.map(({ id }) => id));
  const relations = data.relations.filter(({ id }) => !lostIds.has(id));
  const observations = data.observations.filter(({ id }) => !lostIds.has(id));
  const mentioned = new Set([...relations, ...observations].flatMap(mentionedIds));
  const orphans = new Set(lost.flatMap(mentionedIds).filter((id) => !mentioned.has(id) && gone.entity(id)));
  report.relations.removed = data.relations.length - relations.length;
  report.observations.removed = data.observations.length - observations.length;
  report.entities.removed = orphans.size;
  const entities = data.entities.filter(({ id }) => !orphans.has(id));
  const conflicts = data.conflicts.filter((conflict) => !gone.conflict(conflict, lostIds));
  return { data: { ...data, entities, relations, observations, conflicts }, report };
}
