// Every word of Cypher that reads; cypher-write.ts has those that write, cypher-backing.ts the ranking of investors.
// Values are always parameters; what is put together here are only constants of these files.
import { RELATION_KINDS } from '../model/kinds.js';

export const PING = 'RETURN 1 AS one';

/* ── what a statement must satisfy, and how it is returned ── */

export const known = (r: string) => `${r}.known_from <= $knownBy`;
export const held = (r: string) =>
  `${r}.start_min <= $startsBy AND ${r}.end_max >= $endsFrom AND ${known(r)}`;
export const certain = (r: string) =>
  `($certainties IS NULL OR
     substring(last([step IN ${r}.certainty_steps WHERE left(step, 10) <= $knownBy]), 11) IN $certainties)`;
const after = (n: string) =>
  `($afterKey IS NULL OR ${n}.sort_key > $afterKey OR (${n}.sort_key = $afterKey AND ${n}.id > $afterId))`;
export const relationOf = (r: string) =>
  `${r} {.*, kind: type(${r}), from: startNode(${r}).id, to: endNode(${r}).id}`;
export const within = (root: string) => `-[:PART_OF*0..]->(:Entity {id: ${root}})`;
const hasTokens = (n: string) =>
  `all(i IN range(0, size($tokens) - 1) WHERE any(own IN ${n}.tokens
     WHERE own = $tokens[i] OR (i = size($tokens) - 1 AND own STARTS WITH $tokens[i])))`;

/* ── entities ── */

/** Served by entity_id, then former_id. */
export const ENTITIES = `
  UNWIND $ids AS id
  OPTIONAL MATCH (e:Entity {id: id})
  OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(f:Entity)
  WITH id, coalesce(e, f) AS found WHERE found IS NOT NULL
  RETURN id, properties(found) AS entity`;

/** Served by entity_tokens; counting the tokens again makes the order the same as in the memory store. */
export const SEARCH = `
  CALL db.index.fulltext.queryNodes('entity_tokens', $lucene) YIELD node AS e
  WHERE $kinds IS NULL OR e.kind IN $kinds
  WITH e, size([i IN range(0, size($tokens) - 1) WHERE any(own IN e.tokens
    WHERE own = $tokens[i] OR (i = size($tokens) - 1 AND own STARTS WITH $tokens[i]))]) AS matched
  WHERE matched >= $atLeast
  WITH e ORDER BY matched DESC, e.name_length, e.id LIMIT $limit
  RETURN properties(e) AS entity`;

const LISTED_STEP = (value: string) => `COLLECT {
    MATCH (c)-[l:LISTED_ON]->(:Entity)${within('$listedOn')} WHERE ${held('l')}
    RETURN ${value} ORDER BY l.listing_key DESC, l.id DESC LIMIT 1 }[0]`;

const COMPANY_PASSES = `
    ($sector IS NULL OR EXISTS { (c)-[m:IN_SECTOR]->(:Entity)${within('$sector')} WHERE ${held('m')} })
    AND ($place IS NULL OR EXISTS { (c)-[m:LOCATED_IN]->(:Entity)${within('$place')} WHERE ${held('m')} })
    AND ($listedOn IS NULL OR ${LISTED_STEP('l.role')} = 'listed')
    AND ${hasTokens('c')}`;

/** From which end companies are found: the narrowest condition that was given. Served by entity_id, else company_name. */
const COMPANY_STARTS = {
  sector: `MATCH (:Entity {id: $sector})<-[:PART_OF*0..]-(:Entity)<-[:IN_SECTOR]-(c:Company) WITH DISTINCT c`,
  listedOn: `MATCH (:Entity {id: $listedOn})<-[:PART_OF*0..]-(:Entity)<-[:LISTED_ON]-(c:Company) WITH DISTINCT c`,
  place: `MATCH (:Entity {id: $place})<-[:PART_OF*0..]-(:Entity)<-[:LOCATED_IN]-(c:Company) WITH DISTINCT c`,
  any: `MATCH (c:Company)`,
};
export type CompanyStart = keyof typeof COMPANY_STARTS;

export const byStart = <T extends string>(starts: Record<T, string>, rest: string) =>
  Object.fromEntries(Object.entries(starts).map(([name, start]) => [name, `${start} ${rest}`])) as Record<
    T,
    string
  >;

export const COMPANIES = byStart(
  COMPANY_STARTS,
  `WHERE ${COMPANY_PASSES} AND ${after('c')}
  WITH c ORDER BY c.sort_key, c.id LIMIT $limit
  RETURN properties(c) AS entity`,
);

const undatedInto = (kind: string, root: string) =>
  `COUNT { MATCH (c)-[m:${kind}]->(x:Entity) WHERE m.undated AND ${held('m')} AND EXISTS { (x)${within(root)} } }`;

export const COMPANIES_COVERAGE = byStart(
  COMPANY_STARTS,
  `WHERE ${COMPANY_PASSES}
  RETURN count(c) AS total,
    sum(${undatedInto('IN_SECTOR', '$sector')} + ${undatedInto('LOCATED_IN', '$place')}
      + CASE WHEN $listedOn IS NOT NULL AND ${LISTED_STEP('l.undated')} THEN 1 ELSE 0 END) AS undated`,
);

/** What the data say about each condition; a condition that was not given counts nothing. Served by entity_id. */
export const COMPANIES_CONSIDERED = `
  RETURN COUNT { (:Company) } AS companies,
    COUNT { MATCH (:Entity {id: $sector})<-[:PART_OF*0..]-(x) WITH DISTINCT x
            MATCH (x)<-[m:IN_SECTOR]-(:Company) WHERE ${known('m')} RETURN m } AS sector,
    COUNT { MATCH (:Entity {id: $place})<-[:PART_OF*0..]-(x) WITH DISTINCT x
            MATCH (x)<-[m:LOCATED_IN]-(:Company) WHERE ${known('m')} RETURN m } AS place,
    COUNT { MATCH (:Entity {id: $listedOn})<-[:PART_OF*0..]-(x) WITH DISTINCT x
            MATCH (x)<-[m:LISTED_ON]-(:Company) WHERE ${known('m')} RETURN m } AS listedOn`;

/* ── relations ── */

const ARROWS = { out: ['-', '->'], in: ['<-', '-'], both: ['-', '-'] } as const;
const byDirection = (statement: (step: (r: string) => string) => string) => ({
  out: statement((r) => `${ARROWS.out[0]}[${r}]${ARROWS.out[1]}`),
  in: statement((r) => `${ARROWS.in[0]}[${r}]${ARROWS.in[1]}`),
  both: statement((r) => `${ARROWS.both[0]}[${r}]${ARROWS.both[1]}`),
});

/** Served by entity_id. */
export const RELATIONS = byDirection(
  (step) => `
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  CALL (e) {
    MATCH (e)${step('r')}(o:Entity) WHERE type(r) IN $kinds AND ${known('r')}
    WITH r, ${held('r')} AND ($with IS NULL OR o.id = $with) AS counts
    RETURN count(r) AS considered, sum(CASE WHEN counts THEN 1 ELSE 0 END) AS total,
      sum(CASE WHEN counts AND r.undated THEN 1 ELSE 0 END) AS undated
  }
  CALL (e) {
    MATCH (e)${step('r')}(o:Entity)
    WHERE type(r) IN $kinds AND ${held('r')} AND ($with IS NULL OR o.id = $with) AND ${after('r')}
    WITH r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS items
  }
  RETURN id, considered, total, undated, items`,
);

/** Served by entity_id. */
export const STEP = byDirection(
  (step) => `
  CALL () {
    MATCH (e:Entity)${step('r')}(:Entity) WHERE e.id IN $entities AND type(r) IN $kinds AND ${held('r')}
    RETURN count(DISTINCT r) AS total
  }
  CALL () {
    MATCH (e:Entity)${step('r')}(:Entity) WHERE e.id IN $entities AND type(r) IN $kinds AND ${held('r')}
    WITH DISTINCT r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS relations
  }
  RETURN total, relations`,
);

/** The longest walk that {@link SHORTEST_WALKS} can find: Cypher takes no parameter there. */
export const LONGEST_WALK = 6;

/** Served by entity_id. allShortestPaths, because SHORTEST 1 takes seconds where this takes milliseconds. */
export const SHORTEST_WALKS = `
  MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
  MATCH p = allShortestPaths((a)-[*..${LONGEST_WALK}]-(b))
  WHERE all(r IN relationships(p) WHERE type(r) IN $kinds AND ${held('r')})
  WITH p WHERE length(p) <= $maxLength
  WITH DISTINCT [n IN nodes(p) | n.id] AS entities ORDER BY entities LIMIT $limit
  CALL (entities) {
    UNWIND range(0, size(entities) - 2) AS i
    MATCH (x:Entity {id: entities[i]})-[r]-(y:Entity {id: entities[i + 1]})
    WHERE type(r) IN $kinds AND ${held('r')}
    WITH i, r ORDER BY i, r.sort_key, r.id
    WITH i, collect(r)[0] AS r ORDER BY i
    RETURN collect(${relationOf('r')}) AS relations
  }
  RETURN entities, relations`;

/** Served by the id constraint of each relation kind, and by observation_id. */
export const STATEMENTS = `
  UNWIND $ids AS id
  CALL (id) {
    ${RELATION_KINDS.map((kind) => `MATCH ()-[r:${kind} {id: id}]->() RETURN ${relationOf('r')} AS statement`).join('\n    UNION ALL ')}
    UNION ALL MATCH (o:Observation {id: id}) RETURN properties(o) AS statement
  }
  RETURN id, statement`;

/* ── figures ── */

const FIGURE_COUNTS = `($metrics IS NULL OR o.metric IN $metrics) AND ${known('o')}
    AND ($sector IS NULL OR EXISTS { (o)-[:ABOUT|DIMENSION]->(:Entity)${within('$sector')} }
      OR EXISTS { (o)-[:ABOUT]->(:Entity)-[m:IN_SECTOR]->(:Entity)${within('$sector')} WHERE ${held('m')} })`;
const IN_PERIOD = `($periodMin IS NULL OR
      (o.period IS NOT NULL AND $periodMin <= o.period_min AND o.period_max <= $periodMax))`;
const FIGURES_COVERAGE = `count(o) AS considered, sum(CASE WHEN ${IN_PERIOD} THEN 1 ELSE 0 END) AS total,
      sum(CASE WHEN ${IN_PERIOD} AND o.period IS NULL THEN 1 ELSE 0 END) AS undated`;

/** Served by entity_id. */
export const OBSERVATIONS_OF = `
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  CALL (e) {
    MATCH (o:Observation)-[:ABOUT]->(e) WHERE ${FIGURE_COUNTS}
    RETURN ${FIGURES_COVERAGE}
  }
  CALL (e) {
    MATCH (o:Observation)-[:ABOUT]->(e) WHERE ${FIGURE_COUNTS} AND ${IN_PERIOD} AND ${after('o')}
    WITH o ORDER BY o.sort_key, o.id LIMIT $limit
    RETURN collect(properties(o)) AS items
  }
  RETURN id, considered, total, undated, items`;

const FIGURE_STARTS = {
  entities: 'MATCH (o:Observation)-[:ABOUT]->(e:Entity) WHERE e.id IN $entities WITH o',
  any: 'MATCH (o:Observation)',
};

/** Served by entity_id, or else by observation_metric. */
export const OBSERVATIONS = byStart(
  FIGURE_STARTS,
  `WHERE ${FIGURE_COUNTS} AND ${IN_PERIOD} AND ${after('o')}
  WITH o ORDER BY o.sort_key, o.id LIMIT $limit
  RETURN properties(o) AS observation`,
);
export const OBSERVATIONS_COVERAGE = byStart(
  FIGURE_STARTS,
  `WHERE ${FIGURE_COUNTS} RETURN ${FIGURES_COVERAGE}`,
);

/* ── sources, metrics, status ── */

/** Served by source_id. */
export const SOURCES = `
  MATCH (s:Source) WHERE $ids IS NULL OR s.id IN $ids
  RETURN properties(s) AS source ORDER BY s.id`;
/** Served by metric_id. */
export const METRICS = 'MATCH (m:Metric) WHERE m.id IN $ids RETURN properties(m) AS metric';
/** Conflicts are written by hand and few: all of them are looked at. */
export const CONFLICTS_OF = `
  MATCH (c:Conflict) WHERE any(id IN c.statements WHERE id IN $ids)
  RETURN properties(c) AS conflict ORDER BY c.id`;
/** Served by status_id. */
export const STATUS = `
  OPTIONAL MATCH (m:XintuStatus {id: 'status'})
  RETURN properties(m) AS status, COLLECT { MATCH (s:Source) RETURN s.published_by } AS published`;
