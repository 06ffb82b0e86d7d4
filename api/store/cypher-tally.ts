// The Cypher that counts relations in groups. Served by entity_id when a sector or a place is given, else by the types of
// relations: without either, everything of the kinds is what is counted.
import { grouped } from '../model/grouped.js';
import type { RelationKind } from '../model/kinds.js';
import type { TallyBy } from '../model/tally.js';
import { endDeciding } from '../model/tally.js';
import { after, held, known, relationOf, treeBelow } from './cypher.js';
import { STATE_LEVEL } from './cypher-backing.js';
import { oneOf } from './cypher-relations.js';

/** By what is counted, of which kinds, and which conditions on the target are given. */
export interface TallyShape {
  by: readonly TallyBy[];
  kinds: readonly RelationKind[];
  sector: boolean;
  place: boolean;
}

/** What stands in a tree of sectors or places, or is said to be in it. */
const inTree = (root: string, kind: 'IN_SECTOR' | 'LOCATED_IN', name: string) => `CALL () {
      MATCH (:Entity {id: ${root}})<-[:PART_OF*0..]-(x:Entity) WITH DISTINCT x
      CALL (x) { RETURN x AS ${name} UNION ALL MATCH (x)<-[m:${kind}]-(y) WHERE ${held('m')} RETURN y AS ${name} }
      RETURN DISTINCT ${name}
    }`;
const isInPlace = (e: string) =>
  `(${e} IN places OR EXISTS { (${e})-[m:LOCATED_IN]->(x) WHERE x IN places AND ${held('m')} })`;

/** The relations whose sector and place are decided by these ends, from the sector or else the place that is given. */
function ofEnds({ sector, place }: TallyShape, condition: string, kinds: readonly RelationKind[]): string {
  const ends = { sector: endDeciding('sector', kinds[0]!), place: endDeciding('place', kinds[0]!) };
  return `
    ${sector && place ? treeBelow('$place', 'places') : ''}
    ${sector ? inTree('$sector', 'IN_SECTOR', ends.sector) : place ? inTree('$place', 'LOCATED_IN', ends.place) : ''}
    MATCH (from)-[r:${oneOf(kinds)}]->(to) WHERE ${condition}
    ${sector && place ? `AND ${isInPlace(ends.place)}` : ''}
    RETURN from, r, to, ${ends.sector} AS sectorEnd, ${ends.place} AS placeEnd`;
}

/** The relations that count and satisfy the condition, with the level of the state behind `from` where it is asked for. */
function relations(shape: TallyShape, condition: string): string {
  const byEnds = grouped(
    shape.kinds,
    (kind) => `${endDeciding('sector', kind)} ${endDeciding('place', kind)}`,
  );
  const branches = [...byEnds.values()].map((kinds) => ofEnds(shape, condition, kinds));
  return `CALL () {${branches.join('\n    UNION ALL') || ofEnds(shape, condition, [])}
  }
  ${
    shape.by.includes('state-level')
      ? `WITH from AS top, collect({r: r, to: to, sectorEnd: sectorEnd, placeEnd: placeEnd}) AS found
  ${STATE_LEVEL}
  UNWIND found AS each
  WITH each.r AS r, each.to AS to, each.sectorEnd AS sectorEnd, each.placeEnd AS placeEnd, level`
      : ''
  }`;
}

/** The keys that the relation or its source decides. An empty text stands for what is not known: null equals nothing. */
const OF_RELATION: Partial<Record<TallyBy, string>> = {
  kind: 'type(r)',
  year: `CASE left(r.start_min, 4) WHEN left(r.start_max, 4) THEN left(r.start_min, 4) ELSE '' END`,
  round: `coalesce(r.round, '')`,
  'state-level': 'level',
};

/** Places at or above the end that decides, or above where it is said to be. */
const placesOf = (wanted: string) => `COLLECT {
    MATCH (placeEnd:Place)-[:PART_OF*0..]->(p:Place) WHERE ${wanted} RETURN DISTINCT p.id
    UNION
    MATCH (placeEnd)-[m:LOCATED_IN]->(x) WHERE ${held('m')}
    MATCH (x)-[:PART_OF*0..]->(p:Place) WHERE ${wanted} RETURN DISTINCT p.id }`;
/** Those that one end decides, which may have several. */
const OF_END: Partial<Record<TallyBy, string>> = {
  city: placesOf(`p.place_level = 'city'`),
  province: placesOf(
    `(p.place_level = 'province' OR any(i IN p.identifiers WHERE i STARTS WITH 'gb2260:' AND i ENDS WITH '0000'))`,
  ),
  sector: `COLLECT {
    MATCH (sectorEnd:Sector) RETURN sectorEnd.id AS id
    UNION
    MATCH (sectorEnd)-[m:IN_SECTOR]->(x) WHERE ${held('m')} RETURN DISTINCT x.id AS id }`,
};

const variable = (key: TallyBy) => key.replace('-', '_');
const keysOf = ({ by }: TallyShape, decided: Partial<Record<TallyBy, string>>) =>
  by.filter((key) => key in decided).map((key) => ({ name: variable(key), value: decided[key]! }));

/** The `parts` of two ends, each with the keys that the relation decides: one row for each group that a part is in. */
const inGroups = (shape: TallyShape) => {
  const several = keysOf(shape, OF_END);
  const key = (by: TallyBy) => (by in OF_RELATION ? `part.${variable(by)}` : variable(by));
  return `WITH ${['parts', ...several.map(({ name, value }) => `${value} AS ${name}s`)].join(', ')}
  ${several.map(({ name }) => `UNWIND CASE size(${name}s) WHEN 0 THEN [''] ELSE ${name}s END AS ${name}`).join('\n  ')}
  UNWIND parts AS part
  WITH [${shape.by.map(key).join(', ')}] AS group, part`;
};

const named = (keys: readonly { name: string; value: string }[]) =>
  keys.map(({ name, value }) => `${value} AS ${name}`);
const mapOf = (names: readonly string[]) => `{${names.map((name) => `${name}: ${name}`).join(', ')}}`;

/**
 * Added up end by end before it is divided into groups, so that what decides a group is looked up once. Sums are by
 * currency: of several parts with one target only the first counts it.
 */
export const tally = (shape: TallyShape): string => {
  const keys = keysOf(shape, OF_RELATION);
  const sums = ['n', 'told', 'currency', 'amount'];
  return `
  ${relations(shape, held('r'))}
  WITH ${['to', 'sectorEnd', 'placeEnd', ...named(keys), 'r.amount AS amount', 'r.currency AS currency'].join(', ')}
  WITH ${['to', 'sectorEnd', 'placeEnd', ...keys.map(({ name }) => name)].join(', ')},
    CASE WHEN amount IS NOT NULL THEN currency END AS currency,
    count(*) AS n, count(amount) AS told, sum(amount) AS amount
  WITH sectorEnd, placeEnd, collect(${mapOf(['to', ...sums, ...keys.map(({ name }) => name)])}) AS parts
  ${inGroups(shape)}
  WITH group, part.to AS to, collect(part) AS parts
  UNWIND range(0, size(parts) - 1) AS i
  WITH group, i, parts[i] AS part
  WITH group, part.currency AS currency, sum(part.n) AS n, sum(part.told) AS told, sum(part.amount) AS amount,
    sum(CASE i WHEN 0 THEN 1 ELSE 0 END) AS targets
  RETURN group, sum(n) AS count, sum(targets) AS targets, sum(n) - sum(told) AS undisclosed,
    collect(CASE WHEN currency IS NOT NULL THEN {currency: currency, amount: amount} END) AS sums
  LIMIT $limit`;
};

/** A page of the relations of each group. */
export const tallied = (shape: TallyShape): string => `
  ${relations(shape, known('r'))}
  WITH ${['sectorEnd', 'placeEnd', 'r', ...named(keysOf(shape, OF_RELATION))].join(', ')}
  WITH sectorEnd, placeEnd,
    collect(${mapOf(['r', ...keysOf(shape, OF_RELATION).map(({ name }) => name)])}) AS parts
  ${inGroups(shape)}
  WITH group, collect(part.r) AS found
  CALL (found) {
    UNWIND found AS r
    RETURN count(r) AS considered, sum(CASE WHEN ${held('r')} THEN 1 ELSE 0 END) AS total,
      sum(CASE WHEN r.undated AND ${held('r')} THEN 1 ELSE 0 END) AS undated
  }
  WITH * WHERE total > 0
  CALL (found) {
    UNWIND found AS r WITH r WHERE ${held('r')} AND ${after('r')}
    WITH r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS items
  }
  RETURN group, considered, total, undated, items`;
