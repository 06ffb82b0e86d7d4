// The status node: counts and version, kept up to date by every batch that is written.
import type { ManagedTransaction } from 'neo4j-driver';
import { XintuError } from '../../errors.js';
import { FIRST_DAY, LAST_DAY } from '../../model/edtf.js';
import type { Dataset } from '../../model/statement.js';
import { combineDigests } from '../../model/stored.js';
import { COUNT_CITATIONS, LOCK_STATUS, SAVE_STATUS } from '../cypher-write.js';
import type { StoreStatus } from '../queries.js';
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

/** What a database that was loaded offline, and never since, says of questions that need an index. */
export const indexesAreMissing = () =>
  new XintuError(
    'STORE_REFUSED',
    'Neo4j holds data without indexes, as --offline leaves them; `npm run seed -- --indexes` makes them',
  );

/** The properties of the status node of a database that holds this dataset, of this version, and nothing else. */
export const statusOf = (dataset: Dataset, version: string): Properties => ({
  ...{ id: 'status', version, loaded_at: new Date().toISOString() },
  ...{ entities: dataset.entities.length, relations: dataset.relations.length },
  ...{ observations: dataset.observations.length, sources: dataset.sources.length },
});

/** How many of a record's kind the change of a batch adds or removes, for the status node. */
export interface StatusChange {
  /** Fingerprints that come or go. */
  digests: string[];
  counts: Partial<Record<'entities' | 'relations' | 'observations' | 'sources', number>>;
  /** The sources of the statements that come, and of those that go. */
  cited: string[];
  uncited: string[];
}

/** Keeps counts, version and citations of the sources in step with a change, in the same transaction; the new version. */
export async function saveStatus(run: Run, status: Properties, change: StatusChange): Promise<string> {
  const version = combineDigests(change.digests, String(status['version']));
  const next: Properties = { version };
  for (const [name, by] of Object.entries(change.counts)) next[name] = Number(status[name] ?? 0) + by;
  const citations = new Map<string, number>();
  for (const id of change.cited) citations.set(id, (citations.get(id) ?? 0) + 1);
  for (const id of change.uncited) citations.set(id, (citations.get(id) ?? 0) - 1);
  await run(COUNT_CITATIONS, { changes: [...citations].map(([id, by]) => ({ id, by })) });
  await run(SAVE_STATUS, { status: { ...next, loaded_at: new Date().toISOString() } });
  return version;
}

/** Takes the lock that makes two loaders take turns, and returns the status it guards. */
export async function lockStatus(run: Run): Promise<Properties> {
  const { records } = await run(LOCK_STATUS, { version: EMPTY_VERSION });
  return records[0]!.get('status') as Properties;
}
