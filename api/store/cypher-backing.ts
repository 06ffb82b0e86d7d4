// Every word of Cypher that ranks investors. Served by entity_id: each statement starts from the narrowest condition.
import { byStart, certain, held, known, relationOf, within } from './cypher.js';

const counts = (r: string) => `${held(r)} AND ${certain(r)}`;

/** From which end the backed companies are found: the narrowest condition that was given. */
const TARGET_STARTS = {
  together: `MATCH (:Entity {id: $together})-[own:INVESTED_IN|HOLDS]->(c:Company) WHERE ${held('own')} WITH DISTINCT c`,
  companies: 'MATCH (c:Entity:Company) WHERE c.id IN $companies WITH c',
  sector: `MATCH (:Entity {id: $sector})<-[:PART_OF*0..]-(:Entity)<-[m:IN_SECTOR]-(c:Company)
    WHERE ${held('m')} WITH DISTINCT c`,
  place: `MATCH (:Entity {id: $place})<-[:PART_OF*0..]-(:Entity)<-[m:LOCATED_IN]-(c:Company)
    WHERE ${held('m')} WITH DISTINCT c`,
  any: 'MATCH (c:Company) WITH c',
};
export type TargetStart = keyof typeof TARGET_STARTS;

const IS_TARGET = `($companies IS NULL OR c.id IN $companies)
    AND ($sector IS NULL OR EXISTS { (c)-[m:IN_SECTOR]->(:Entity)${within('$sector')} WHERE ${held('m')} })
    AND ($place IS NULL OR EXISTS { (c)-[m:LOCATED_IN]->(:Entity)${within('$place')} WHERE ${held('m')} })
    AND ($together IS NULL OR EXISTS { (:Entity {id: $together})-[m:INVESTED_IN|HOLDS]->(c) WHERE ${held('m')} })`;

/** The same round of the same company as one of the investor's own. */
const IS_TOGETHER = `($together IS NULL OR NOT $sameRound OR EXISTS {
      (:Entity {id: $together})-[m:INVESTED_IN]->(c)
      WHERE type(b) = 'INVESTED_IN' AND m.round = b.round AND ${held('m')} })`;

const COUNTED = `${counts('b')} AND ${IS_TOGETHER}`;
const INTO_TARGETS = `WHERE ${IS_TARGET}
  MATCH (c)<-[b:INVESTED_IN|HOLDS]-(f:Entity) WHERE ${known('b')} AND ($together IS NULL OR f.id <> $together)`;

/** The tops of `f`; itself when it is not to be rolled up, when nothing is above it, or only a circle. */
const TOPS = `CALL (f) {
    WITH f WHERE NOT $rollUp RETURN f AS top
    UNION
    WITH f WHERE $rollUp
    OPTIONAL MATCH (f) (()-[u:UNDER]->() WHERE ${counts('u')})* (t:Entity)
    WHERE NOT EXISTS { (t)-[v:UNDER]->() WHERE ${counts('v')} }
    RETURN DISTINCT coalesce(t, f) AS top
  }`;

/** The level of the state behind `top`: its own, or that of the nearest above it. */
const STATE_LEVEL = `CALL (top) {
    OPTIONAL MATCH (top) (()-[u:UNDER]->() WHERE ${held('u')})* (x:Entity) WHERE x.state_level IS NOT NULL
    WITH size(u) AS distance, collect(DISTINCT x.state_level) AS levels
    ORDER BY distance LIMIT 1
    RETURN CASE size(levels) WHEN 0 THEN null WHEN 1 THEN levels[0] ELSE 'unspecified' END AS level
  }`;

const PASSES = `($kinds IS NULL OR top.kind IN $kinds)
    AND ($state IS NULL OR $state = (level IS NOT NULL))
    AND ($stateLevels IS NULL OR coalesce(level, '') IN $stateLevels)
    AND ($investorPlace IS NULL OR EXISTS { (top)${within('$investorPlace')} }
      OR EXISTS { (top)-[l:LOCATED_IN]->(:Entity)${within('$investorPlace')} WHERE ${held('l')} })`;

/** $order is the name of the order; the lead is what it sorts by before the name. */
export const INVESTORS = byStart(
  TARGET_STARTS,
  `${INTO_TARGETS} AND ${COUNTED}
  WITH f, collect({b: b, c: c}) AS found
  ${TOPS}
  UNWIND found AS each
  WITH DISTINCT top, each.b AS b, each.c AS c
  WITH top, count(DISTINCT c) AS companies, count(b) AS relations,
    collect(CASE WHEN b.amount IS NOT NULL THEN {currency: b.currency, amount: b.amount} END) AS disclosed,
    sum(CASE WHEN b.currency = 'CNY' THEN b.amount ELSE 0.0 END) AS cny
  WHERE companies >= $atLeast
  ${STATE_LEVEL}
  WITH *, CASE $order WHEN 'company-count' THEN -toFloat(companies) WHEN 'amount' THEN -cny ELSE 0.0 END AS lead
  WHERE ${PASSES}
  WITH {investor: top.id, companies: companies, disclosed: disclosed, undisclosed: relations - size(disclosed),
    lead: lead, name: top.sort_key} AS row
  ORDER BY row.lead, row.name, row.investor
  WITH collect(row) AS rows
  RETURN size(rows) AS total, [row IN rows WHERE $afterId IS NULL OR row.lead > $afterLead
    OR (row.lead = $afterLead AND (row.name > $afterKey OR (row.name = $afterKey AND row.investor > $afterId)))
    ][..$limit] AS items`,
);

export const INVESTORS_COVERAGE = byStart(
  TARGET_STARTS,
  `${INTO_TARGETS}
  RETURN count(b) AS considered, sum(CASE WHEN b.undated AND ${COUNTED} THEN 1 ELSE 0 END) AS undated`,
);

/** The entities that `top` stands for: itself, and all below it when it is rolled up and nothing is above it. */
const VEHICLES = `CALL (top) {
    WITH top WHERE NOT $rollUp OR EXISTS { (top)-[u:UNDER]->() WHERE ${counts('u')} } RETURN top AS f
    UNION
    WITH top WHERE $rollUp AND NOT EXISTS { (top)-[u:UNDER]->() WHERE ${counts('u')} }
    MATCH (top) (()<-[u:UNDER]-() WHERE ${counts('u')})* (f:Entity)
    RETURN DISTINCT f
  }`;

export const BACKING = `
  UNWIND $investors AS id
  MATCH (top:Entity {id: id})
  ${VEHICLES}
  MATCH (f)-[b:INVESTED_IN|HOLDS]->(c:Company)
  WHERE ${COUNTED} AND ${IS_TARGET} AND ($together IS NULL OR f.id <> $together)
  WITH id, top, collect({b: b, c: c, f: f}) AS found
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
  CALL (top, backing) {
    UNWIND backing AS b WITH DISTINCT top, startNode(b) AS f WHERE f <> top
    MATCH (f) (()-[u:UNDER]->() WHERE ${counts('u')})* (x:Entity)
    WITH DISTINCT top, x
    MATCH (x)-[up:UNDER]->(y:Entity)
    WHERE ${counts('up')} AND EXISTS { (y) (()-[v:UNDER]->() WHERE ${counts('v')})* (top) }
    MATCH (x)-[link:PART_OF|CONTROLS]-(y) WHERE link.id = up.id
    WITH DISTINCT link ORDER BY link.sort_key, link.id
    RETURN collect(${relationOf('link')}) AS links
  }
  RETURN id, companies, relations, links`;
