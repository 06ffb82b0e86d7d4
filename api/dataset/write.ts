// A dataset → a dataset folder: the inverse of reading it.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Dataset, Entity, Evidence, Metric, Observation, Relation } from '../model/statement.js';
import type { TableName } from './tables.js';
import { TABLE_NAMES, TABLES } from './tables.js';

/** The records of a dataset, each passed once: lists, or made one by one so that they need not be in memory together. */
export type DatasetRecords = { [T in keyof Dataset]: Iterable<Dataset[T][number]> };

type Cell = string | number | null;
type Cells<T extends TableName> = Record<keyof (typeof TABLES)[T], Cell>;

const joined = (values: readonly string[]): Cell => (values.length > 0 ? values.join('|') : null);

const entityCells = (entity: Entity): Cells<'entities'> => ({
  id: entity.id,
  kind: entity.kind,
  name: entity.name,
  name_en: entity.nameEn,
  aliases: joined([...entity.aliases, ...entity.formerIds.map((id) => `id:${id}`)]),
  identifiers: joined(entity.identifiers.map(({ scheme, value }) => `${scheme}:${value}`)),
  state_level: entity.stateLevel,
  place_level: entity.placeLevel,
  summary: entity.summary,
});

const evidenceCells = ({ attributed, ...evidence }: Evidence) => ({
  ...evidence,
  attributed: joined(attributed),
});

const relationCells = (relation: Relation): Cells<'relations'>[] =>
  relation.evidence.map((evidence) => ({
    id: relation.id,
    kind: relation.kind,
    from: relation.from,
    to: relation.to,
    start: relation.start,
    end: relation.end,
    amount: relation.amount,
    currency: relation.currency,
    share_min: relation.shareMin,
    share_max: relation.shareMax,
    round: relation.round,
    role: relation.role,
    ...evidenceCells(evidence),
  }));

const observationCells = (observation: Observation): Cells<'observations'>[] =>
  observation.evidence.map((evidence) => ({
    id: observation.id,
    entity: observation.entity,
    metric: observation.metric,
    value_min: observation.min,
    value_max: observation.max,
    unit: observation.unit,
    period: observation.period,
    basis: observation.basis,
    dimensions: joined(observation.dimensions),
    ...evidenceCells(evidence),
  }));

const metricCells = (metric: Metric): Cells<'metrics'> => ({
  id: metric.id,
  name_zh: metric.nameZh,
  name_en: metric.nameEn,
  unit_kinds: joined(metric.unitKinds),
  description: metric.description,
});

function* rowsOf<R, C>(records: Iterable<R>, toRows: (record: R) => readonly C[]): Generator<C> {
  for (const record of records) yield* toRows(record);
}

function tableCells(dataset: DatasetRecords): { [T in TableName]: Iterable<Cells<T>> } {
  return {
    sources: dataset.sources,
    entities: rowsOf(dataset.entities, (each) => [entityCells(each)]),
    relations: rowsOf(dataset.relations, relationCells),
    observations: rowsOf(dataset.observations, observationCells),
    metrics: rowsOf(dataset.metrics, (each) => [metricCells(each)]),
    conflicts: rowsOf(dataset.conflicts, (each) => [{ ...each, statements: joined(each.statements) }]),
  };
}

/** Writes all tables of the folder, which is made when it does not exist. */
export async function writeDataset(dataset: DatasetRecords, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const cells = tableCells(dataset);
  for (const table of TABLE_NAMES) {
    const columns = Object.keys(TABLES[table]);
    const rows = stringify({ header: true, columns });
    await pipeline(Readable.from(cells[table]), rows, createWriteStream(join(folder, `${table}.csv`)));
  }
}
