// The status node: counts and version, kept up to date by every batch that is written.
import type { ManagedTransaction } from 'neo4j-driver';
import { FIRST_DAY, LAST_DAY } from '../../model/edtf.js';
import type { StoredDataset } from '../../model/stored.js';
import { combineDigests } from '../../model/stored.js';
import { COUNT_CITATIONS, LOCK_STATUS, SAVE_STATUS } from '../cypher-write.js';
import type { StoreStatus } from '../port.js';
import type { Properties } from './rows.js';

type Run = ManagedTransaction['run'];

const EMPTY_VERSION = '0'.repeat(32);

/** The status node as a status; a database without one holds nothing. */
export function toStatus(row: Properties | null, published: readonly string[]): StoreStatus {
  const count = (name: string) => Number(row?.[name] ?? 0);
  const days = published.filter((day) => day !== FIRST_DAY && day !== LAST_DAY).sort();
  return {
    version: String(row?.['version'] ?? EMPTY_VERSION),
    entities: count('entities'),
    relations: count('relations'),
    observations: count('observations'),
    sources: count('sources'),
    latestPublished: days.at(-1) ?? null,
    loadedAt: String(row?.['loaded_at'] ?? new Date(0).toISOString()),
  };
}

/** The properties of the status node of a database that holds this dataset and nothing else. */
export function statusOf(dataset: StoredDataset): Properties {
  const { entities, relations, observations, sources } = dataset;
  const tables: readonly { digest: string }[][] = Object.values(dataset);
  const digests = tables.flatMap((records) => records.map(({ digest }) => digest));
  return {
    ...{ id: 'status', version: combineDigests(digests), loaded_at: new Date().toISOString() },
    ...{ entities: entities.length, relations: relations.length },
    ...{ observations: observations.length, sources: sources.length },
  };
}

/** How many of a record's kind the change of a batch adds or removes, for the status node. */
export interface StatusChange {
  /** Fingerprints that come or go. */
  digests: string[];
  counts: Partial<Record<'entities' | 'relations' | 'observations' | 'sources', number>>;
  /** The sources of the statements that come, and of those that go. */
  cited: string[];
  uncited: string[];
}

/** Keeps counts, version and citations of the sources in step with a change, in the same transaction. */
export async function saveStatus(run: Run, status: Properties, change: StatusChange): Promise<void> {
  const next: Properties = { version: combineDigests(change.digests, String(status['version'])) };
  for (const [name, by] of Object.entries(change.counts)) next[name] = Number(status[name] ?? 0) + by;
  const citations = new Map<string, number>();
  for (const id of change.cited) citations.set(id, (citations.get(id) ?? 0) + 1);
  for (const id of change.uncited) citations.set(id, (citations.get(id) ?? 0) - 1);
  await run(COUNT_CITATIONS, { changes: [...citations].map(([id, by]) => ({ id, by })) });
  await run(SAVE_STATUS, { status: { ...next, loaded_at: new Date().toISOString() } });
}

/** Takes the lock that makes two loaders take turns, and returns the status it guards. */
export async function lockStatus(run: Run): Promise<Properties> {
  const { records } = await run(LOCK_STATUS, { version: EMPTY_VERSION });
  return records[0]!.get('status') as Properties;
}
