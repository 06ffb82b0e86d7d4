// A dataset → what Neo4j's import takes: the nodes and relationships that the batches of write.ts would make of it.
// Records get their derived keys one at a time, when they are written: all of them at once may not fit into memory.
import type { Dataset } from '../../model/statement.js';
import type { StoredConflict, Storing } from '../../model/stored.js';
import { combineDigests, storing } from '../../model/stored.js';
import { storedConflicts } from '../../model/stored-dataset.js';
import { labelOf } from '../cypher-write.js';
import type { ImportTable } from './import-table.js';
import { ITEM_END_OPTION, labelCell, writeTable } from './import-table.js';
import type { Properties } from './rows.js';
import * as rows from './rows.js';
import { statusOf } from './status.js';

type AnyRecord = Parameters<Storing[keyof Storing]>[0] | StoredConflict;

/** How records are stored, and the conflicts of all of them. */
type Watched = Storing & { conflicts: readonly StoredConflict[] };

/** The statements that are part of a conflict, each once. */
const disputedIn = (conflicts: readonly StoredConflict[]) =>
  [...new Set(conflicts.flatMap(({ statements }) => statements))].map((id) => ({ id }));

function* mapped<A, B>(items: Iterable<A>, to: (item: A) => B): Generator<B> {
  for (const item of items) yield to(item);
}

/** Nodes that relationships lead to or from. */
const joined = <T extends { id: string }>(
  name: string,
  records: Iterable<T>,
  row: { labels: (record: T) => string[]; properties: (record: T) => Properties },
): ImportTable => ({
  name,
  keys: [`:ID(${name})`, ':LABEL'],
  rows: mapped(records, (record) => ({
    keys: [record.id, labelCell(row.labels(record))],
    properties: row.properties(record),
  })),
});

/** Nodes that nothing leads to. */
const alone = <T>(
  name: string,
  records: Iterable<T>,
  toProperties: (record: T) => Properties,
): ImportTable => ({
  name,
  keys: [':LABEL'],
  rows: mapped(records, (record) => ({ keys: [name], properties: toProperties(record) })),
});

function citationsOf({ relations, observations }: Dataset): Map<string, number> {
  const counts = new Map<string, number>();
  for (const records of [relations, observations]) {
    for (const record of records) {
      for (const id of rows.sourcesCitedBy(record)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

function nodeTables(dataset: Dataset, stored: Watched): ImportTable[] {
  const { entities, observations, sources, metrics } = dataset;
  const formerIds = entities.flatMap((entity) => entity.formerIds.map((id) => ({ id })));
  const cited = citationsOf(dataset);
  return [
    joined('Entity', mapped(entities, stored.entities), {
      labels: ({ kind }) => ['Entity', labelOf(kind)],
      properties: rows.entityProperties,
    }),
    joined('FormerId', formerIds, { labels: () => ['FormerId'], properties: (former) => former }),
    joined('Observation', mapped(observations, stored.observations), {
      labels: () => ['Observation'],
      properties: rows.observationProperties,
    }),
    alone('Source', mapped(sources, stored.sources), (source) => ({
      ...rows.sourceProperties(source),
      statement_count: cited.get(source.id) ?? 0,
    })),
    alone('Metric', mapped(metrics, stored.metrics), rows.metricProperties),
    joined('Conflict', stored.conflicts, {
      labels: () => ['Conflict'],
      properties: rows.conflictProperties,
    }),
    joined('Disputed', disputedIn(stored.conflicts), {
      labels: () => ['Disputed'],
      properties: (disputed) => disputed,
    }),
  ];
}

interface Link {
  from: string;
  to: string;
  type: string;
  properties: Properties;
}

/** Relationships that lead from nodes of one kind to those of another, which is entities unless another is given. */
const leading = (name: string, from: string, links: Iterable<Link>, to = 'Entity'): ImportTable => ({
  name,
  keys: [`:START_ID(${from})`, `:END_ID(${to})`, ':TYPE'],
  rows: mapped(links, (link) => ({ keys: [link.from, link.to, link.type], properties: link.properties })),
});

/** Relationships without properties. */
function bare(type: string, from: string, ends: Iterable<readonly [string, string]>): ImportTable {
  return leading(
    type,
    from,
    mapped(ends, ([start, to]) => ({ from: start, to, type, properties: {} })),
  );
}

/** UNDER comes after the relations: it is what they have left in `upward`. */
function relationshipTables({ entities, relations, observations }: Dataset, stored: Watched): ImportTable[] {
  const upward: Link[] = [];
  const links = mapped(mapped(relations, stored.relations), (relation): Link => {
    if (relation.up !== null) {
      const { lower, upper } = rows.underEnds(relation);
      upward.push({ from: lower, to: upper, type: 'UNDER', properties: rows.underProperties(relation) });
    }
    const { from, to, kind } = relation;
    return { from, to, type: kind, properties: rows.relationProperties(relation) };
  });
  const former = entities.flatMap((entity) => entity.formerIds.map((id) => [id, entity.id] as const));
  const dimensions = observations.flatMap((each) => each.dimensions.map((to) => [each.id, to] as const));
  return [
    leading('relations', 'Entity', links),
    leading('UNDER', 'Entity', upward),
    bare('NOW', 'FormerId', former),
    bare(
      'ABOUT',
      'Observation',
      mapped(observations, ({ id, entity }) => [id, entity] as const),
    ),
    bare('DIMENSION', 'Observation', dimensions),
    leading(
      'BETWEEN',
      'Conflict',
      stored.conflicts.flatMap(({ id, statements }) =>
        statements.map((to) => ({ from: id, to, type: 'BETWEEN', properties: {} })),
      ),
      'Disputed',
    ),
  ];
}

/** Keys as `storing` derives them, while fingerprints are combined to the version and records counted. */
function watched(dataset: Dataset, onRecord: (done: number) => void) {
  const stored = storing(dataset);
  let [version, done] = [combineDigests([]), 0];
  const through =
    <A extends AnyRecord, B extends { digest: string }>(derive: (record: A) => B) =>
    (record: A): B => {
      const derived = derive(record);
      version = combineDigests([derived.digest], version);
      done += 1;
      onRecord(done);
      return derived;
    };
  const watching: Watched = {
    sources: through(stored.sources),
    entities: through(stored.entities),
    relations: through(stored.relations),
    observations: through(stored.observations),
    metrics: through(stored.metrics),
    conflicts: storedConflicts(dataset).map(through((conflict: StoredConflict) => conflict)),
  };
  return { stored: watching, version: () => version };
}

export interface ImportFiles {
  /** What to tell `neo4j-admin database import full`; the files are named as the folder sees them. */
  options: string[];
  nodes: number;
  relationships: number;
}

/** How often the progress is told, in records. */
const TOLD_EVERY = 1_000;

/** Writes the files of this dataset into the folder, row by row; tells how many of the records are written. */
export async function writeImportFiles(
  dataset: Dataset,
  folder: string,
  onProgress: (done: number, total: number) => void,
): Promise<ImportFiles> {
  const total = Object.values(dataset).reduce((sum, { length }) => sum + length, 0);
  const { stored, version } = watched(dataset, (done) => {
    if (done % TOLD_EVERY === 0) onProgress(done, total);
  });
  const options = [
    '--bad-tolerance=0',
    `--array-delimiter=${ITEM_END_OPTION}`,
    '--report-file=import.report',
  ];
  const counts = { nodes: 0, relationships: 0 };
  let isMultiline = false;
  const write = async (kind: 'nodes' | 'relationships', table: ImportTable) => {
    const written = await writeTable(folder, table);
    if (written.rows === 0) return;
    options.push(`--${kind}=${written.files.join(',')}`);
    counts[kind] += written.rows;
    isMultiline ||= written.isMultiline;
  };
  for (const table of nodeTables(dataset, stored)) await write('nodes', table);
  for (const table of relationshipTables(dataset, stored)) await write('relationships', table);
  // Last, because only now every record has been seen.
  await write(
    'nodes',
    alone('XintuStatus', [statusOf(dataset, version())], (status) => status),
  );
  if (isMultiline) options.push('--multiline-fields=true');
  return { options, ...counts };
}
