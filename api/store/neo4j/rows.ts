// Records of the model ⇄ properties in Neo4j, which have the names of the dataset's columns so that a person can read them.
import type { Certainty, RelationKind } from '../../model/kinds.js';
import { nameTokens } from '../../model/name.js';
import type {
  StoredConflict,
  StoredEntity,
  StoredEvidence,
  StoredMetric,
  StoredObservation,
  StoredRelation,
  StoredSource,
} from '../../model/stored.js';
import { searchedNames } from '../../model/stored.js';

/**
 * What Neo4j gives back: numbers are floats (all that we store), lists are arrays, absent means null. Neo4j's import keeps
 * neither an empty list nor one of a single empty text, so a list with nothing in it is absent however it was loaded.
 */
export type Properties = Record<string, unknown>;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Property names that differ from the snake case of the field: those that dataset.md names otherwise. */
const RENAMED: Record<string, string> = { min: 'value_min', max: 'value_max' };

function toProperties(record: object, rename: Record<string, string> = {}): Properties {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [rename[name] ?? snake(name), holding(value)]),
  );
}

/** Null for a list with nothing in it. */
const holding = (value: unknown) =>
  Array.isArray(value) && value.every((item) => item === '') ? null : value;

const listOf = (row: Properties, name: string) => (row[name] ?? []) as string[];

const orNull = <T>(value: unknown): T | null => (value === undefined || value === null ? null : (value as T));

/** Fields that are lists, and so are never null. */
const LISTS = new Set(['aliases', 'formerIds', 'dimensions', 'unitKinds', 'statements']);

/** Fields by name out of properties; what is absent is null, or a list with nothing in it. */
function fields<T>(
  row: Properties,
  names: readonly (keyof T & string)[],
  rename: Record<string, string> = {},
) {
  const read = (name: string) =>
    LISTS.has(name) ? listOf(row, snake(name)) : orNull(row[rename[name] ?? snake(name)]);
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as T;
}

/** Evidence as lists of equal length, one item a piece; an empty text stands for "not given". */
const evidenceLists = (evidence: readonly StoredEvidence[]): Properties =>
  toProperties({
    source: evidence.map((piece) => piece.source),
    locator: evidence.map((piece) => piece.locator),
    printed: evidence.map((piece) => piece.printed ?? ''),
    note: evidence.map((piece) => piece.note ?? ''),
    rowCertainty: evidence.map((piece) => piece.certainty),
    attributed: evidence.map((piece) => piece.attributed.join('|')),
    publishedBy: evidence.map((piece) => piece.publishedBy),
  });

function evidenceOf(row: Properties): StoredEvidence[] {
  const list = (name: string) => listOf(row, name);
  return list('source').map((source, i) => ({
    source,
    locator: list('locator')[i] ?? '',
    printed: list('printed')[i] || null,
    note: list('note')[i] || null,
    certainty: list('row_certainty')[i] as Certainty,
    attributed: list('attributed')[i] ? list('attributed')[i]!.split('|') : [],
    publishedBy: list('published_by')[i]!,
  }));
}

const KNOWN = ['certainty', 'knownFrom', 'certaintySteps', 'sortKey', 'digest'] as const;

export const entityProperties = (entity: StoredEntity): Properties =>
  toProperties({
    ...entity,
    tokens: [...nameTokens(searchedNames(entity))],
    identifiers: entity.identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
  });

export function toEntity(row: Properties): StoredEntity {
  const entity = fields<StoredEntity>(row, [
    ...['id', 'kind', 'name', 'nameEn', 'aliases', 'formerIds', 'stateLevel', 'placeLevel', 'summary'],
    ...['sortKey', 'nameLength', 'digest'],
  ] as (keyof StoredEntity)[]);
  const identifiers = listOf(row, 'identifiers').map((text) => {
    const colon = text.indexOf(':');
    return { scheme: text.slice(0, colon), value: text.slice(colon + 1) };
  });
  return { ...entity, identifiers };
}

/** Kind and ends are the relationship's own; the rest are its properties. */
export function relationProperties({
  kind: _,
  from: _from,
  to: _to,
  evidence,
  ...rest
}: StoredRelation): Properties {
  return { ...toProperties(rest), ...evidenceLists(evidence) };
}

export function toRelation(row: Properties): StoredRelation {
  const relation = fields<StoredRelation>(row, [
    ...([
      'id',
      'from',
      'to',
      'start',
      'end',
      'amount',
      'currency',
      'shareMin',
      'shareMax',
      'round',
      'role',
    ] as const),
    ...(['startMin', 'startMax', 'endMin', 'endMax', 'undated', 'listingKey', 'up'] as const),
    ...KNOWN,
  ]);
  return { ...relation, kind: row['kind'] as RelationKind, evidence: evidenceOf(row) };
}

export function observationProperties({ evidence, ...rest }: StoredObservation): Properties {
  return { ...toProperties(rest, RENAMED), ...evidenceLists(evidence) };
}

export function toObservation(row: Properties): StoredObservation {
  const observation = fields<StoredObservation>(
    row,
    [
      ...(['id', 'entity', 'metric', 'min', 'max', 'unit', 'period', 'basis', 'dimensions'] as const),
      ...(['periodMin', 'periodMax'] as const),
      ...KNOWN,
    ],
    RENAMED,
  );
  return { ...observation, evidence: evidenceOf(row) };
}

/** A relation has a kind, an observation has none. */
export const toStatement = (row: Properties): StoredRelation | StoredObservation =>
  'kind' in row ? toRelation(row) : toObservation(row);

export const sourceProperties = (source: StoredSource): Properties => toProperties(source);
export function toSource(row: Properties): StoredSource & { statementCount: number } {
  const source = fields<StoredSource>(row, [
    ...['id', 'title', 'publisher', 'author', 'published', 'language', 'kind', 'url', 'retrieved'],
    ...['publishedBy', 'digest'],
  ] as (keyof StoredSource)[]);
  return { ...source, statementCount: Number(row['statement_count'] ?? 0) };
}

export const metricProperties = (metric: StoredMetric): Properties => toProperties(metric);
export const toMetric = (row: Properties): StoredMetric =>
  fields<StoredMetric>(row, ['id', 'nameZh', 'nameEn', 'unitKinds', 'description', 'digest']);

export const conflictProperties = (conflict: StoredConflict): Properties => toProperties(conflict);
export const toConflict = (row: Properties): StoredConflict =>
  fields<StoredConflict>(row, [
    ...['id', 'about', 'topic', 'statements', 'explanation', 'byRule', 'sortKey', 'knownFrom', 'digest'],
  ] as (keyof StoredConflict)[]);

/** UNDER leads from what is below to its group or controller, whatever the direction of the relation it stands for. */
export const underEnds = (relation: StoredRelation) => ({
  upper: relation[relation.up!],
  lower: relation.up === 'from' ? relation.to : relation.from,
});

/** What UNDER needs to be counted like the relation that it stands for. */
export const underProperties = (relation: StoredRelation): Properties => {
  const { id, startMin, endMax, knownFrom, certaintySteps } = relation;
  return toProperties({ id, startMin, endMax, knownFrom, certaintySteps });
};

/** The sources that a record cites, each once: what their `statement_count` counts. */
export const sourcesCitedBy = (record: object & { evidence?: readonly { source: string }[] }): string[] => [
  ...new Set((record.evidence ?? []).map(({ source }) => source)),
];
