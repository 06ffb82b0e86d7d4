// Loads a dataset into Neo4j: batch by batch, each whole or not at all, and only what differs from what is stored.
import type { ManagedTransaction } from 'neo4j-driver';
import { XintuError } from '../../errors.js';
import { keepingObservation, keepingRelation } from '../../model/kept-evidence.js';
import type { StoredDataset, StoredEntity, StoredObservation, StoredRelation } from '../../model/stored.js';
import { STATUS } from '../cypher.js';
import { STATEMENTS } from '../cypher-relations.js';
import * as cypher from '../cypher-write.js';
import type { WriteCounts, WriteOptions, WriteReport } from '../port.js';
import type { Connection } from './connection.js';
import { toNumber } from './connection.js';
import { FirstLoad } from './first-load.js';
import { prune } from './prune.js';
import type { Properties } from './rows.js';
import * as rows from './rows.js';
import { lockStatus, saveStatus, toStatus } from './status.js';

const BATCH_SIZE = 5000;

type Run = ManagedTransaction['run'];
type Table = keyof StoredDataset;
type StoredRecord = StoredDataset[Table][number];

/** What is stored of a record: enough to see whether it has to be written. */
export interface Stored {
  digest: string;
  source: string[];
}

async function storedUnder(run: Run, table: Table, ids: readonly string[]): Promise<Map<string, Stored>> {
  const { records } = await run(cypher.DIGESTS[table], { ids });
  return new Map(
    records.map((row) => [
      row.get('id') as string,
      { digest: row.get('digest'), source: row.get('source') ?? [] },
    ]),
  );
}

async function mustWriteAll(run: Run, statement: string, given: readonly object[]): Promise<void> {
  const { records } = await run(statement, { rows: given });
  const written = toNumber(records[0]?.get('written') ?? 0);
  if (written !== given.length) {
    const message = `${given.length - written} statements refer to entities that are not in the database; load their folder too`;
    throw new XintuError('BAD_DATASET', message);
  }
}

/** Which of the records are there already, as they were. */
const replacedOf = (records: readonly StoredRecord[], stored: ReadonlyMap<string, Stored>): string[] =>
  records.filter(({ id }) => stored.has(id)).map(({ id }) => id);

async function writeEntities(
  run: Run,
  entities: readonly StoredEntity[],
  stored: ReadonlyMap<string, Stored>,
) {
  const replaced = replacedOf(entities, stored);
  if (replaced.length > 0) await run(cypher.UNLABEL_ENTITIES, { ids: replaced });
  await run(cypher.WRITE_ENTITIES, {
    rows: entities.map((entity) => ({
      id: entity.id,
      label: cypher.labelOf(entity.kind),
      props: rows.entityProperties(entity),
    })),
  });
  const former = entities.filter(({ formerIds }) => formerIds.length > 0);
  if (former.length === 0) return;
  await run(cypher.WRITE_FORMER_IDS, {
    rows: former.map(({ id, formerIds }) => ({ id, former: formerIds })),
  });
}

async function writeRelations(
  run: Run,
  relations: readonly StoredRelation[],
  stored: ReadonlyMap<string, Stored>,
) {
  const replaced = replacedOf(relations, stored);
  if (replaced.length > 0) await run(cypher.DELETE_RELATIONS, { ids: replaced });
  await mustWriteAll(
    run,
    cypher.CREATE_RELATIONS,
    relations.map((each) => ({
      from: each.from,
      to: each.to,
      kind: each.kind,
      props: rows.relationProperties(each),
    })),
  );
  const upward = relations.filter(({ up }) => up !== null);
  if (upward.length === 0) return;
  await run(cypher.CREATE_UNDER, {
    rows: upward.map((each) => ({ ...rows.underEnds(each), props: rows.underProperties(each) })),
  });
}

async function writeObservations(
  run: Run,
  observations: readonly StoredObservation[],
  stored: ReadonlyMap<string, Stored>,
) {
  const replaced = replacedOf(observations, stored);
  if (replaced.length > 0) await run(cypher.DELETE_OBSERVATIONS, { ids: replaced });
  const given = observations.map((each) => ({ props: rows.observationProperties(each) }));
  await mustWriteAll(run, cypher.CREATE_OBSERVATIONS, given);
}

type Writers = {
  [T in Table]: (
    run: Run,
    records: StoredDataset[T],
    stored: ReadonlyMap<string, Stored>,
  ) => Promise<unknown>;
};

const withProps = <R extends { id: string }>(
  records: readonly R[],
  toProperties: (record: R) => Properties,
) => records.map((record) => ({ id: record.id, props: toProperties(record) }));

const WRITERS: Writers = {
  sources: (run, records) => run(cypher.WRITE_SOURCES, { rows: withProps(records, rows.sourceProperties) }),
  metrics: (run, records) => run(cypher.WRITE_METRICS, { rows: withProps(records, rows.metricProperties) }),
  entities: writeEntities,
  relations: writeRelations,
  observations: writeObservations,
  conflicts: (run, records) =>
    run(cypher.WRITE_CONFLICTS, { rows: withProps(records, rows.conflictProperties) }),
};

const counted = (table: Table) => table !== 'metrics' && table !== 'conflicts';

/** The statements of a batch as they stand, where sources outside of this load have said something of them. */
async function storedElsewhere(
  run: Run,
  stored: ReadonlyMap<string, Stored>,
  sources: ReadonlySet<string>,
): Promise<Map<string, StoredRelation | StoredObservation>> {
  const ids = [...stored].filter(([, { source }]) => source.some((id) => !sources.has(id))).map(([id]) => id);
  if (ids.length === 0) return new Map();
  const { records } = await run(STATEMENTS, { ids });
  return new Map(records.map((row) => [row.get('id') as string, rows.toStatement(row.get('statement'))]));
}

/** The records of a batch, with the evidence of others kept. */
async function keepingOthers<T extends Table>(
  run: Run,
  { table, batch, sources }: Batch<T>,
  stored: ReadonlyMap<string, Stored>,
): Promise<readonly StoredRecord[]> {
  if (table !== 'relations' && table !== 'observations') return batch;
  const elsewhere = await storedElsewhere(run, stored, sources);
  return (batch as readonly (StoredRelation | StoredObservation)[]).map((given) => {
    const before = elsewhere.get(given.id);
    return 'from' in given
      ? keepingRelation(given, { stored: before && 'from' in before ? before : undefined, sources })
      : keepingObservation(given, { stored: before && 'metric' in before ? before : undefined, sources });
  });
}

interface Batch<T extends Table> {
  table: T;
  batch: StoredDataset[T];
  /** All that the load brings. */
  sources: ReadonlySet<string>;
  firstLoad: FirstLoad;
}

/** One batch in one transaction: what it did, and the version that it leaves. */
async function writeBatch<T extends Table>(run: Run, given: Batch<T>) {
  const { table, firstLoad } = given;
  const status = await lockStatus(run);
  const ids = given.batch.map(({ id }) => id);
  const stored = firstLoad.isFirstOf(table, status)
    ? new Map<string, Stored>()
    : await storedUnder(run, table, ids);
  const records = await keepingOthers(run, given, stored);
  const differing = records.filter(({ id, digest }) => stored.get(id)?.digest !== digest);
  const changed = differing.filter(({ id }) => stored.has(id));
  const counts: WriteCounts = {
    added: differing.length - changed.length,
    changed: changed.length,
    unchanged: records.length - differing.length,
    removed: 0,
  };
  if (differing.length === 0) return { counts, version: String(status['version']) };
  await WRITERS[table](run, differing as StoredDataset[T], stored);
  const version = await saveStatus(run, status, {
    digests: [...differing.map(({ digest }) => digest), ...changed.map(({ id }) => stored.get(id)!.digest)],
    counts: counted(table) ? { [table]: counts.added } : {},
    cited: differing.flatMap(rows.sourcesCitedBy),
    uncited: changed.flatMap(({ id }) => [...new Set(stored.get(id)!.source)]),
  });
  return { counts, version };
}

/** Creates the constraints and indexes that are missing. */
export async function ensureSchema(connection: Connection, schema = cypher.SCHEMA): Promise<void> {
  const present = new Set(
    (await connection.read(cypher.SHOW_INDEXES)).map((row) => row.get('name') as string),
  );
  const missing = Object.entries(schema).filter(([name]) => !present.has(name));
  for (const [, statement] of missing) await connection.run(statement);
  if (missing.length > 0) await connection.run(cypher.AWAIT_INDEXES);
}

/** What rules found in statements as they were before. */
async function dropStaleConflicts(connection: Connection, given: StoredDataset): Promise<void> {
  const ids = [...given.relations, ...given.observations].map(({ id }) => id);
  const kept = given.conflicts.map(({ id }) => id);
  for (let i = 0; i < ids.length; i += BATCH_SIZE) {
    await connection.write(async (run) => {
      const status = await lockStatus(run);
      const { records } = await run(cypher.DELETE_STALE_CONFLICTS, {
        ids: ids.slice(i, i + BATCH_SIZE),
        kept,
      });
      if (records.length === 0) return;
      const digests = records.map((row) => row.get('digest') as string);
      await saveStatus(run, status, { digests, counts: {}, cited: [], uncited: [] });
    });
  }
}

/** Ends of relations come before relations, and sources before what cites them. */
const ORDER = ['sources', 'metrics', 'entities', 'relations', 'observations', 'conflicts'] as const;

export async function writeDataset(
  connection: Connection,
  dataset: StoredDataset,
  options: WriteOptions,
): Promise<WriteReport> {
  const [status] = await connection.read(STATUS);
  const isFirst = !toStatus(status!.get('status'), []).entities;
  // An index costs less when it is made of all that is there than row by row.
  await ensureSchema(connection, isFirst ? cypher.KEYS : cypher.SCHEMA);
  const sources = new Set(dataset.sources.map(({ id }) => id));
  const total = ORDER.reduce((sum, table) => sum + dataset[table].length, 0);
  const counts = Object.fromEntries(
    ORDER.map((table) => [table, { added: 0, changed: 0, unchanged: 0, removed: 0 }]),
  ) as Record<Table, WriteCounts>;
  const firstLoad = new FirstLoad();
  let done = 0;
  for (const table of ORDER) {
    const records: StoredDataset[typeof table] = dataset[table];
    for (let i = 0; i < records.length; i += BATCH_SIZE) {
      const batch = records.slice(i, i + BATCH_SIZE) as StoredDataset[typeof table];
      const given = { table, batch, sources, firstLoad };
      const written = await connection.write((run) => writeBatch(run, given));
      firstLoad.hasLeft(written.version);
      for (const name of ['added', 'changed', 'unchanged'] as const)
        counts[table][name] += written.counts[name];
      done += batch.length;
      options.onProgress?.(done, total);
    }
  }
  if (isFirst) await ensureSchema(connection);
  else await dropStaleConflicts(connection, dataset);
  const report = {
    entities: counts.entities,
    relations: counts.relations,
    observations: counts.observations,
  };
  if (options.prune) await prune(connection, dataset, report);
  return report;
}
