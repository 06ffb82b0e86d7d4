// By what relations are counted, and what of a record decides its group.
import type { RelationKind } from './kinds.js';
import type { Entity } from './statement.js';
import type { PeriodKeys } from './time.js';

/**
 * City, province and sector are those of one end, see {@link endDeciding}; kind, the year it began in and round are the
 * relation's own; the level of the state is that behind its source (`from`).
 */
export const TALLY_KEYS = ['city', 'province', 'sector', 'kind', 'year', 'round', 'state-level'] as const;
export type TallyBy = (typeof TALLY_KEYS)[number];

/** The keys whose values are entities; the others have words. */
export const ENTITY_KEYS = ['city', 'province', 'sector'] as const satisfies TallyBy[];

/** By these an entity is somewhere or in something: what they count is their source. */
const SAID_OF_SOURCE: readonly RelationKind[] = ['LOCATED_IN', 'IN_SECTOR', 'MEMBER_OF', 'LISTED_ON'];

/**
 * Which end of a relation of this kind decides where it belongs? What it leads to, so that money is counted where it goes;
 * but companies that are located, listed or in a sector are counted by what they are, and each of these relations by the
 * place or sector that it names itself.
 */
export function endDeciding(what: 'sector' | 'place', kind: RelationKind): 'from' | 'to' {
  const ownKind = what === 'sector' ? 'IN_SECTOR' : 'LOCATED_IN';
  return kind !== ownKind && SAID_OF_SOURCE.includes(kind) ? 'from' : 'to';
}

type Place = Pick<Entity, 'placeLevel' | 'identifiers'>;

export const isCity = ({ placeLevel }: Place): boolean => placeLevel === 'city';

/** Is this a province, or a city that has the rank of one (上海, 香港)? GB/T 2260 gives either a code that ends in 0000. */
export const isProvince = ({ placeLevel, identifiers }: Place): boolean =>
  placeLevel === 'province' ||
  identifiers.some(({ scheme, value }) => scheme === 'gb2260' && value.endsWith('0000'));

/** The year in which it began; null when none is given, or when it can have been more than one. */
export function yearBegun({ startMin, startMax }: Pick<PeriodKeys, 'startMin' | 'startMax'>): string | null {
  const year = startMin.slice(0, 4);
  return year === startMax.slice(0, 4) ? year : null;
}
