// A dataset → what Neo4j's import takes: the nodes and relationships that the batches of write.ts would make of it.
import type { StoredDataset } from '../../model/stored.js';
import { labelOf } from '../cypher-write.js';
import type { ImportRow, ImportTable } from './import-table.js';
import { ITEM_END_OPTION, labelCell, writeTable } from './import-table.js';
import type { Properties } from './rows.js';
import * as rows from './rows.js';
import { statusOf } from './status.js';

/** Told how much has been dealt with so far. */
export type Progress = (done: number, total: number) => void;

type SizedTable = ImportTable & { size: number };

/** One node or relationship a record, made when it is written. */
function each<T>(records: readonly T[], toRow: (record: T) => ImportRow) {
  function* made() {
    for (const record of records) yield toRow(record);
  }
  return { size: records.length, rows: made() };
}

/** Nodes that relationships lead to or from. */
const joined = <T extends { id: string }>(
  name: string,
  records: readonly T[],
  row: { labels: (record: T) => string[]; properties: (record: T) => Properties },
): SizedTable => ({
  name,
  keys: [`:ID(${name})`, ':LABEL'],
  ...each(records, (record) => ({
    keys: [record.id, labelCell(row.labels(record))],
    properties: row.properties(record),
  })),
});

/** Nodes that nothing leads to. */
const alone = <T>(
  name: string,
  records: readonly T[],
  toProperties: (record: T) => Properties,
): SizedTable => ({
  name,
  keys: [':LABEL'],
  ...each(records, (record) => ({ keys: [name], properties: toProperties(record) })),
});

function citationsOf({ relations, observations }: StoredDataset): Map<string, number> {
  const counts = new Map<string, number>();
  for (const records of [relations, observations]) {
    for (const record of records) {
      for (const id of rows.sourcesCitedBy(record)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

function nodeTables(dataset: StoredDataset): SizedTable[] {
  const { entities, observations, sources, metrics, conflicts } = dataset;
  const formerIds = entities.flatMap((entity) => entity.formerIds.map((id) => ({ id })));
  const cited = citationsOf(dataset);
  return [
    joined('Entity', entities, {
      labels: ({ kind }) => ['Entity', labelOf(kind)],
      properties: rows.entityProperties,
    }),
    joined('FormerId', formerIds, { labels: () => ['FormerId'], properties: (former) => former }),
    joined('Observation', observations, {
      labels: () => ['Observation'],
      properties: rows.observationProperties,
    }),
    alone('Source', sources, (source) => ({
      ...rows.sourceProperties(source),
      statement_count: cited.get(source.id) ?? 0,
    })),
    alone('Metric', metrics, rows.metricProperties),
    alone('Conflict', conflicts, rows.conflictProperties),
    alone('XintuStatus', [statusOf(dataset)], (properties) => properties),
  ];
}

interface Link {
  from: string;
  to: string;
  type: string;
  properties: Properties;
}

/** Relationships that lead from nodes of one kind to entities. */
const leading = <T>(
  [name, from]: readonly [name: string, from: string],
  records: readonly T[],
  toLink: (record: T) => Link,
): SizedTable => ({
  name,
  keys: [`:START_ID(${from})`, ':END_ID(Entity)', ':TYPE'],
  ...each(records, (record) => {
    const { from: start, to, type, properties } = toLink(record);
    return { keys: [start, to, type], properties };
  }),
});

/** A relationship without properties. */
const bare =
  (type: string) =>
  ([from, to]: readonly [string, string]): Link => ({ from, to, type, properties: {} });

function relationshipTables({ entities, relations, observations }: StoredDataset): SizedTable[] {
  const upward = relations.filter(({ up }) => up !== null);
  const former = entities.flatMap((entity) => entity.formerIds.map((id) => [id, entity.id] as const));
  const about = observations.map(({ id, entity }) => [id, entity] as const);
  const dimensions = observations.flatMap((each) => each.dimensions.map((to) => [each.id, to] as const));
  return [
    leading(['relations', 'Entity'], relations, (each) => ({
      ...{ from: each.from, to: each.to, type: each.kind },
      properties: rows.relationProperties(each),
    })),
    leading(['UNDER', 'Entity'], upward, (each) => {
      const { lower, upper } = rows.underEnds(each);
      return { from: lower, to: upper, type: 'UNDER', properties: rows.underProperties(each) };
    }),
    leading(['NOW', 'FormerId'], former, bare('NOW')),
    leading(['ABOUT', 'Observation'], about, bare('ABOUT')),
    leading(['DIMENSION', 'Observation'], dimensions, bare('DIMENSION')),
  ];
}

export interface ImportFiles {
  /** What to tell `neo4j-admin database import full`; the files are named as the folder sees them. */
  options: string[];
  nodes: number;
  relationships: number;
}

/** How often the progress is told, in rows. */
const TOLD_EVERY = 1_000;

/** Writes the files of this dataset into the folder, row by row. */
export async function writeImportFiles(
  dataset: StoredDataset,
  folder: string,
  onProgress: Progress,
): Promise<ImportFiles> {
  const tables = { nodes: nodeTables(dataset), relationships: relationshipTables(dataset) };
  const sizes = { nodes: 0, relationships: 0 };
  for (const kind of ['nodes', 'relationships'] as const) {
    for (const { size } of tables[kind]) sizes[kind] += size;
  }
  const options = [
    '--bad-tolerance=0',
    `--array-delimiter=${ITEM_END_OPTION}`,
    '--report-file=import.report',
  ];
  let done = 0;
  let isMultiline = false;
  function* told(rows: Iterable<ImportRow>) {
    for (const row of rows) {
      yield row;
      done += 1;
      if (done % TOLD_EVERY === 0) onProgress(done, sizes.nodes + sizes.relationships);
    }
  }
  for (const kind of ['nodes', 'relationships'] as const) {
    for (const table of tables[kind].filter(({ size }) => size > 0)) {
      const written = await writeTable(folder, { ...table, rows: told(table.rows) });
      options.push(`--${kind}=${written.files.join(',')}`);
      isMultiline ||= written.isMultiline;
    }
  }
  if (isMultiline) options.push('--multiline-fields=true');
  return { options, ...sizes };
}
