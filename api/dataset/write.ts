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

function tableCells(dataset: Dataset): { [T in TableName]: Cells<T>[] } {
  return {
    sources: dataset.sources,
    entities: dataset.entities.map(entityCells),
    relations: dataset.relations.flatMap(relationCells),
    observations: dataset.observations.flatMap(observationCells),
    metrics: dataset.metrics.map(metricCells),
    conflicts: dataset.conflicts.map((conflict) => ({
      ...conflict,
      statements: joined(conflict.statements),
    })),
  };
}

/** Writes all tables of the folder, which is made when it does not exist. */
export async function writeDataset(dataset: Dataset, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const cells = tableCells(dataset);
  for (const table of TABLE_NAMES) {
    const columns = Object.keys(TABLES[table]);
    const rows = stringify({ header: true, columns });
    await pipeline(Readable.from(cells[table]), rows, createWriteStream(join(folder, `${table}.csv`)));
  }
}
