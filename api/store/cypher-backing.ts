// Every word of Cypher that ranks investors. Served by entity_id: each statement starts from the narrowest condition.
//
// A statement has a clause for each condition that was given, and none for the others: planning costs Neo4j some 100 ms
// a clause, and it plans anew for every mix of given and missing parameters anyway. Values are always parameters.
import { certain, held, known, relationOf, treeBelow } from './cypher.js';

/** Which conditions on what is backed are given. */
export interface BackingShape {
  sector: boolean;
  place: boolean;
  companies: boolean;
  together: boolean;
  sameRound: boolean;
  certainties: boolean;
  rollUp: boolean;
}

/** … and which on the investor. */
export interface InvestorsShape extends BackingShape {
  levels: boolean;
  kinds: boolean;
  investorPlace: boolean;
}

const clauses = (given: readonly (string | false)[], joint: string) => given.filter(Boolean).join(joint);
const where = (conditions: readonly (string | false)[]) => {
  const given = clauses(conditions, '\n    AND ');
  return given === '' ? '' : `WHERE ${given}`;
};

const counts = (r: string, { certainties }: BackingShape) =>
  certainties ? `${held(r)} AND ${certain(r)}` : held(r);

const IN_SECTOR = `EXISTS { (c)-[m:IN_SECTOR]->(x) WHERE x IN sectors AND ${held('m')} }`;
const IN_PLACE = `EXISTS { (c)-[m:LOCATED_IN]->(x) WHERE x IN places AND ${held('m')} }`;
const IS_NAMED = 'c.id IN $companies';
const BACKED_TOO = `EXISTS { (:Entity {id: $together})-[m:INVESTED_IN|HOLDS]->(c) WHERE ${held('m')} }`;

/** The trees that IN_SECTOR and IN_PLACE look into. */
const trees = (tested: Pick<BackingShape, 'sector' | 'place'>) =>
  clauses(
    [tested.sector && treeBelow('$sector', 'sectors'), tested.place && treeBelow('$place', 'places')],
    '\n  ',
  );

/** What is backed, from the narrowest condition that is given; the others are tested. */
function targets({ together, companies, sector, place }: BackingShape): string {
  const tested = {
    sector: sector && (together || companies),
    place: place && (together || companies || sector),
  };
  const rest = where([
    companies && together && IS_NAMED,
    tested.sector && IN_SECTOR,
    tested.place && IN_PLACE,
  ]);
  const start = together
    ? `MATCH (:Entity {id: $together})-[own:INVESTED_IN|HOLDS]->(c:Company) WHERE ${held('own')}`
    : companies
      ? `MATCH (c:Entity:Company) WHERE ${IS_NAMED}`
      : sector
        ? `MATCH (:Entity {id: $sector})<-[:PART_OF*0..]-(:Entity)<-[m:IN_SECTOR]-(c:Company) WHERE ${held('m')}`
        : place
          ? `MATCH (:Entity {id: $place})<-[:PART_OF*0..]-(:Entity)<-[m:LOCATED_IN]-(c:Company) WHERE ${held('m')}`
          : 'MATCH (c:Company)';
  return `${trees(tested)}
  CALL () { ${start} RETURN DISTINCT c }
  WITH * ${rest}`;
}

/** The same round of the same company as one of the investor's own. */
const IN_SAME_ROUND = `EXISTS { (:Entity {id: $together})-[m:INVESTED_IN]->(c)
      WHERE type(b) = 'INVESTED_IN' AND m.round = b.round AND ${held('m')} }`;

const counted = (shape: BackingShape) =>
  clauses([counts('b', shape), shape.together && shape.sameRound && IN_SAME_ROUND], ' AND ');

/** The backing relations `b` of companies `c` by investors `f` that satisfy `condition`. */
const backing = (shape: BackingShape, condition: string) => `${targets(shape)}
  MATCH (c)<-[b:INVESTED_IN|HOLDS]-(f)
  ${where([condition, shape.together && 'f.id <> $together'])}`;

/**
 * Every link of a way, where only the DISTINCT ends of `-[us:UNDER*0..]->` are wanted (and tested later): so written,
 * Neo4j visits each entity once. Quantified patterns and SHORTEST walk every way there is, and among links that cross
 * those are exponentially many.
 */
const all = (condition: string) => `all(u IN us WHERE ${condition})`;

/** The tops of `f`; itself when nothing is above it, or only a circle. */
const tops = (shape: BackingShape) => `CALL (f) {
    MATCH (f)-[us:UNDER*0..]->(t:Entity) WHERE ${all(counts('u', shape))}
    WITH DISTINCT t WHERE NOT EXISTS { (t)-[v:UNDER]->() WHERE ${counts('v', shape)} }
    RETURN collect(t) AS highest
  }
  UNWIND CASE size(highest) WHEN 0 THEN [f] ELSE highest END AS top`;

/** The level of the state behind `top`: its own, or that of the nearest above it; empty when there is none. */
export const STATE_LEVEL = `CALL (top) {
    OPTIONAL MATCH p = (top)-[us:UNDER*0..]->(x) WHERE ${all(held('u'))} AND x.state_level IS NOT NULL
    WITH x, min(length(p)) AS distance
    WITH distance, collect(DISTINCT x.state_level) AS levels
    ORDER BY distance LIMIT 1
    RETURN CASE size(levels) WHEN 0 THEN '' WHEN 1 THEN levels[0] ELSE 'unspecified' END AS level
  }`;

/** Walked up from the investor: down from the place, Neo4j would look at the whole country for each investor. */
const BELONGS = `$investorPlace IN COLLECT {
      MATCH (top)-[:PART_OF*0..]->(p) RETURN p.id
      UNION ALL
      MATCH (top)-[l:LOCATED_IN]->(x) WHERE ${held('l')} MATCH (x)-[:PART_OF*0..]->(p) RETURN p.id }`;

/** `lead` is what $order sorts by before the name. */
export const investors = (shape: InvestorsShape): string => `
  ${backing(shape, counted(shape))}
  WITH f, collect({b: b, c: c}) AS found
  ${shape.rollUp ? tops(shape) : 'WITH f AS top, found'}
  UNWIND found AS each
  WITH DISTINCT top, each.b AS b, each.c AS c
  WITH top, b, c, b.amount AS amount, b.currency AS currency
  WITH top, count(DISTINCT c) AS companies, count(b) AS relations,
    collect(CASE WHEN amount IS NOT NULL THEN {currency: currency, amount: amount} END) AS disclosed,
    sum(CASE WHEN currency = 'CNY' THEN amount ELSE 0.0 END) AS cny
  WHERE companies >= $atLeast
  ${shape.levels ? STATE_LEVEL : ''}
  WITH *, 0.0 - CASE $order WHEN 'company-count' THEN companies WHEN 'amount' THEN cny ELSE 0 END AS lead
  ${where([shape.kinds && 'top.kind IN $kinds', shape.levels && 'level IN $levels', shape.investorPlace && BELONGS])}
  WITH {investor: top.id, companies: companies, disclosed: disclosed, undisclosed: relations - size(disclosed),
    lead: lead, name: top.sort_key} AS row
  ORDER BY row.lead, row.name, row.investor
  WITH collect(row) AS rows
  RETURN size(rows) AS total, [row IN rows WHERE row.lead > $afterLead
    OR (row.lead = $afterLead AND (row.name > $afterKey OR (row.name = $afterKey AND row.investor > $afterId)))
    ][..$limit] AS items`;

export const investorsCoverage = (shape: BackingShape): string => `
  ${backing(shape, known('b'))}
  RETURN count(b) AS considered, sum(CASE WHEN b.undated AND ${counted(shape)} THEN 1 ELSE 0 END) AS undated`;

/** The entities that `top` stands for: itself, and all below it when it is rolled up and nothing is above it. */
const vehicles = (shape: BackingShape) => `CALL (top) {
    WITH top WHERE EXISTS { (top)-[u:UNDER]->() WHERE ${counts('u', shape)} } RETURN top AS f
    UNION
    WITH top WHERE NOT EXISTS { (top)-[u:UNDER]->() WHERE ${counts('u', shape)} }
    MATCH (top)<-[us:UNDER*0..]-(f:Entity) WHERE ${all(counts('u', shape))}
    RETURN DISTINCT f
  }`;

/** The links on any way from the investors of `backing` up to `top`. */
const links = (shape: BackingShape) => `CALL (top, backing) {
    MATCH (top)<-[us:UNDER*0..]-(y:Entity) WHERE ${all(counts('u', shape))}
    WITH DISTINCT top, backing, y
    WITH top, backing, collect(y) AS below
    UNWIND backing AS b WITH DISTINCT top, below, startNode(b) AS f WHERE f <> top
    MATCH (f)-[us:UNDER*0..]->(x:Entity) WHERE ${all(counts('u', shape))}
    WITH DISTINCT below, x
    MATCH (x)-[up:UNDER]->(y:Entity)
    WHERE ${counts('up', shape)} AND y IN below
    MATCH (x)-[link:PART_OF|CONTROLS]-(y) WHERE link.id = up.id
    WITH DISTINCT link ORDER BY link.sort_key, link.id
    RETURN collect(${relationOf('link')}) AS links
  }`;

export const backingOf = (shape: BackingShape): string => `
  ${trees(shape)}
  UNWIND $investors AS id
  MATCH (top:Entity {id: id})
  ${shape.rollUp ? vehicles(shape) : 'WITH *, top AS f'}
  MATCH (f)-[b:INVESTED_IN|HOLDS]->(c:Company)
  ${where([
    counted(shape),
    shape.companies && IS_NAMED,
    shape.sector && IN_SECTOR,
    shape.place && IN_PLACE,
    shape.together && `f.id <> $together AND ${BACKED_TOO}`,
  ])}
  WITH id, top, collect({b: b, c: c}) AS found
  CALL (found) {
    UNWIND found AS each WITH DISTINCT each.c AS c
    ORDER BY c.sort_key, c.id LIMIT $companyLimit
    RETURN collect(c.id) AS companies
  }
  CALL (found) {
    UNWIND found AS each WITH DISTINCT each.b AS b
    ORDER BY b.sort_key, b.id LIMIT $relationLimit
    RETURN collect(b) AS backing, collect(${relationOf('b')}) AS relations
  }
  ${shape.rollUp ? links(shape) : ''}
  RETURN id, companies, relations, ${shape.rollUp ? 'links' : '[] AS links'}`;
