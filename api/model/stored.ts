// What a store keeps of a record beyond the record: keys that are derived here, once, so that stores only compare strings.
import { hash } from 'node:crypto';
import { dayRange, FIRST_DAY, LAST_DAY } from './edtf.js';
import type { Certainty } from './kinds.js';
import { isGroupMembership, LISTING_ROLES } from './kinds.js';
import { nameSortKey, TOKENISATION } from './name.js';
import type {
  ConflictNote,
  Dataset,
  Entity,
  Evidence,
  Metric,
  Observation,
  Relation,
  Source,
} from './statement.js';
import { strongest } from './statement.js';
import type { KnownKeys, PeriodKeys, TimeWindow } from './time.js';
import { certaintySteps } from './time.js';

/** A fingerprint of everything a store keeps of a record: equal exactly when nothing has to be written. */
interface Fingerprint {
  digest: string;
}

export interface StoredEntity extends Entity, Fingerprint {
  sortKey: string;
  /** Length of the shortest name, so that 沐曦 comes before 沐曦集成电路 among names that match alike. */
  nameLength: number;
}

/** Evidence with the day by which its source had been published. */
export interface StoredEvidence extends Evidence {
  publishedBy: string;
}

export interface StoredRelation extends Relation, PeriodKeys, KnownKeys, Fingerprint {
  evidence: StoredEvidence[];
  certainty: Certainty;
  /** Start (undated last): relations are listed in the order of time, then of their ids. */
  sortKey: string;
  /** Of LISTED_ON: start and step, so that the greatest is the status. Empty otherwise. */
  listingKey: string;
  /** Does it lead upwards to a controller or a group, so that a roll-up follows it? `up` is then the end to walk to. */
  up: 'from' | 'to' | null;
}

export interface StoredObservation extends Observation, KnownKeys, Fingerprint {
  evidence: StoredEvidence[];
  certainty: Certainty;
  periodMin: string;
  periodMax: string;
  sortKey: string;
}

export interface StoredSource extends Source, Fingerprint {
  /** The latest day on which it can have been published; see {@link publishedBy}. */
  publishedBy: string;
}
export interface StoredMetric extends Metric, Fingerprint {}

export interface StoredConflict extends ConflictNote, Fingerprint {
  /** Has a rule found it, and no person written it? */
  byRule: boolean;
  /** The name of what it is about. */
  sortKey: string;
  /** The first day by which sides that clash had been said. */
  knownFrom: string;
}

/** A dataset as it is written: every record with its keys. */
export interface StoredDataset {
  sources: StoredSource[];
  entities: StoredEntity[];
  relations: StoredRelation[];
  observations: StoredObservation[];
  metrics: StoredMetric[];
  conflicts: StoredConflict[];
}

const fingerprint = (record: object): string =>
  hash('sha256', JSON.stringify(record), 'buffer').toString('hex', 0, 16);

/** The record with its fingerprint. */
export const fingerprinted = <T extends object>(record: T): T & Fingerprint => ({
  ...record,
  digest: fingerprint(record),
});

/** The record with its fingerprint, which it was made without: copying a million of them would take as long as making them. */
function sealed<T extends Fingerprint>(record: T): T {
  record.digest = fingerprint(record);
  return record;
}

/**
 * The day by which a source had been published for certain. Our own classification (`editor`) without a date is a way
 * to look at what others say, so it is known on every day; any other source without a date, on none.
 */
export function publishedBy(source: Source): string {
  if (source.published !== null) return dayRange(source.published).max;
  return source.kind === 'editor' ? FIRST_DAY : LAST_DAY;
}

/** By publication, so that evidence has the same order whatever folder it was loaded from, and when. */
const byPublication = (a: StoredEvidence, b: StoredEvidence): number => {
  const keyOf = (piece: StoredEvidence) =>
    JSON.stringify([piece.publishedBy, piece.source, piece.locator, piece]);
  return keyOf(a) < keyOf(b) ? -1 : 1;
};

const inOrderOfPublication = (pieces: readonly StoredEvidence[]): StoredEvidence[] =>
  pieces.length === 1 ? [pieces[0]!] : [...pieces].sort(byPublication);

const namesOf = ({ name, nameEn, aliases }: Entity): string[] => [
  name,
  ...(nameEn ? [nameEn] : []),
  ...aliases,
];

/** What an entity is found by: its names and identifiers. */
export const searchedNames = (entity: Entity): string[] => [
  ...namesOf(entity),
  ...entity.identifiers.map(({ value }) => value),
];

function storedEntity(entity: Entity): StoredEntity {
  const stored = {
    ...entity,
    sortKey: nameSortKey(entity.name),
    nameLength: Math.min(...namesOf(entity).map((name) => name.length)),
  };
  // Tokens are made of the names when they are written: by far the largest part of an entity, and read by nobody.
  return { ...stored, digest: fingerprint({ ...stored, tokenisation: TOKENISATION }) };
}

/** Which end of the relation is the higher one: the group of a body, the controller of what it controls? */
export function upperEnd(
  relation: Relation,
  kindOf: (id: string) => Entity['kind'] | undefined,
): 'from' | 'to' | null {
  if (relation.kind === 'CONTROLS') return 'from';
  if (relation.kind !== 'PART_OF') return null;
  const [from, to] = [kindOf(relation.from), kindOf(relation.to)];
  return from && to && isGroupMembership(from, to) ? 'to' : null;
}

function listingKey({ kind, start, role }: Pick<Relation, 'kind' | 'start' | 'role'>): string {
  if (kind !== 'LISTED_ON') return '';
  const step = LISTING_ROLES.indexOf(role as never) + 1;
  return `${start === null ? FIRST_DAY : dayRange(start).min} ${step}`;
}

/** What a relation says, its evidence aside, in an order of fields that fingerprints can rely on. */
type RelationCells = Omit<Relation, 'evidence'>;
type ObservationCells = Omit<Observation, 'evidence'>;

/** A relation with everything that is derived of it. */
export function storedRelation(
  cells: RelationCells,
  pieces: readonly StoredEvidence[],
  up: 'from' | 'to' | null,
): StoredRelation {
  const { id, kind, from, to, start, end, amount, currency, shareMin, shareMax, round, role } = cells;
  const began = dayRange(start);
  const ended = dayRange(end);
  const evidence = inOrderOfPublication(pieces);
  return sealed({
    id,
    kind,
    from,
    to,
    start,
    end,
    amount,
    currency,
    shareMin,
    shareMax,
    round,
    role,
    evidence,
    certainty: strongest(evidence),
    knownFrom: evidence[0]!.publishedBy,
    certaintySteps: certaintySteps(evidence),
    startMin: began.min,
    startMax: began.max,
    endMin: ended.min,
    endMax: ended.max,
    undated: start === null && end === null,
    sortKey: start === null ? LAST_DAY : began.min,
    listingKey: listingKey(cells),
    up,
    digest: '',
  });
}

/** An observation with everything that is derived of it. */
export function storedObservation(
  cells: ObservationCells,
  pieces: readonly StoredEvidence[],
): StoredObservation {
  const { id, entity, metric, min, max, unit, period, basis, dimensions } = cells;
  const days = dayRange(period);
  const evidence = inOrderOfPublication(pieces);
  return sealed({
    id,
    entity,
    metric,
    min,
    max,
    unit,
    period,
    basis,
    dimensions,
    evidence,
    certainty: strongest(evidence),
    knownFrom: evidence[0]!.publishedBy,
    certaintySteps: certaintySteps(evidence),
    periodMin: days.min,
    periodMax: days.max,
    sortKey: period === null ? LAST_DAY : days.min,
    digest: '',
  });
}

/** A record of each table with its derived keys; conflicts are made of the whole dataset. */
export type Storing = {
  [T in Exclude<keyof StoredDataset, 'conflicts'>]: (record: Dataset[T][number]) => StoredDataset[T][number];
};

/** How a record of this dataset is stored: for those who deal with one at a time. */
export function storing(dataset: Pick<Dataset, 'sources' | 'entities'>): Storing {
  const publishedOn = new Map(dataset.sources.map((source) => [source.id, publishedBy(source)]));
  const kinds = new Map(dataset.entities.map((entity) => [entity.id, entity.kind]));
  const dated = (evidence: readonly Evidence[]): StoredEvidence[] =>
    evidence.map(({ source, locator, printed, note, certainty, attributed }) => ({
      ...{ source, locator, printed, note, certainty, attributed },
      publishedBy: publishedOn.get(source) ?? LAST_DAY,
    }));
  return {
    sources: (source) => fingerprinted({ ...source, publishedBy: publishedBy(source) }),
    entities: storedEntity,
    relations: (relation) =>
      storedRelation(
        relation,
        dated(relation.evidence),
        upperEnd(relation, (id) => kinds.get(id)),
      ),
    observations: (each) => storedObservation(each, dated(each.evidence)),
    metrics: fingerprinted,
  };
}

/**
 * The version of a set of records: the XOR of their fingerprints, so that it does not depend on their order and a store
 * can keep it up to date by XOR-ing what it adds and removes.
 */
export function combineDigests(digests: Iterable<string>, before: string = '0'.repeat(32)): string {
  let version = BigInt(`0x${before}`);
  for (const digest of digests) version ^= BigInt(`0x${digest}`);
  return version.toString(16).padStart(32, '0');
}

/**
 * A statement as it was known by the day of the window: with the evidence that had been published, and as sure as that
 * made it. The cells are those of all its evidence: rows of one statement agree, so an earlier one is at most less full.
 */
export function asKnown<S extends StoredRelation | StoredObservation>(statement: S, window: TimeWindow): S {
  const evidence = statement.evidence.filter((piece) => piece.publishedBy <= window.knownBy);
  if (evidence.length === statement.evidence.length || evidence.length === 0) return statement;
  return { ...statement, evidence, certainty: strongest(evidence) };
}
