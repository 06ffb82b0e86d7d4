// Every word of Cypher that reads; cypher-write.ts has those that write, cypher-backing.ts the ranking of investors.
// Values are always parameters. Some statements are put together of constants, one for each condition that was given:
// Neo4j plans anew for every mix of given and missing parameters anyway, and a clause that is not there costs nothing.
import { RELATION_KINDS } from '../model/kinds.js';

export const PING = 'RETURN 1 AS one';

/* ── what a statement must satisfy, and how it is returned ── */

export const known = (r: string) => `${r}.known_from <= $knownBy`;
export const held = (r: string) =>
  `${r}.start_min <= $startsBy AND ${r}.end_max >= $endsFrom AND ${known(r)}`;
export const certain = (r: string) =>
  `substring(last([step IN ${r}.certainty_steps WHERE left(step, 10) <= $knownBy]), 11) IN $certainties`;
/** Empty texts before the first page: every key is greater. */
const after = (n: string) =>
  `(${n}.sort_key > $afterKey OR (${n}.sort_key = $afterKey AND ${n}.id > $afterId))`;
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
  WHERE e.kind IN $kinds
  WITH e, size([i IN range(0, size($tokens) - 1) WHERE any(own IN e.tokens
    WHERE own = $tokens[i] OR (i = size($tokens) - 1 AND own STARTS WITH $tokens[i]))]) AS matched
  WHERE matched >= $atLeast
  WITH e ORDER BY matched DESC, e.name_length, e.id LIMIT $limit
  RETURN properties(e) AS entity`;

/** Served by entity_kind. */
export const LIST = `
  MATCH (e:Entity) WHERE e.kind IN $kinds AND ${after('e')}
  WITH e ORDER BY e.sort_key, e.id LIMIT $limit
  RETURN properties(e) AS entity`;
export const LIST_COVERAGE = `
  MATCH (e:Entity) WHERE e.kind IN $kinds RETURN count(e) AS total, count(e) AS considered, 0 AS undated`;

/** Of the steps of a listing on one market only the last counts, and only when it is "listed". */
const listings = (condition: string) => `COUNT {
    MATCH (c)-[l:LISTED_ON]->(x:Entity)
    WHERE l.role = 'listed' AND ${condition} AND ${held('l')} AND EXISTS { (x)${within('$listedOn')} }
      AND NOT EXISTS { (c)-[n:LISTED_ON]->(x) WHERE ${held('n')}
        AND (n.listing_key > l.listing_key OR (n.listing_key = l.listing_key AND n.id > l.id)) } }`;

/** Which conditions on companies are given. */
export interface CompaniesShape {
  sector: boolean;
  place: boolean;
  listedOn: boolean;
  named: boolean;
}

/** What links companies to a scope, and what the scope is. */
const SCOPES = {
  sector: ['IN_SECTOR', '$sector'],
  listedOn: ['LISTED_ON', '$listedOn'],
  place: ['LOCATED_IN', '$place'],
} as const;

/** From the end where the narrowest condition is. Served by entity_id, or else by company_name. */
function companiesWhere(shape: CompaniesShape): string {
  const [kind, root] = shape.sector ? SCOPES.sector : shape.listedOn ? SCOPES.listedOn : SCOPES.place;
  const start =
    shape.sector || shape.listedOn || shape.place
      ? `MATCH (:Entity {id: ${root}})<-[:PART_OF*0..]-(:Entity)<-[:${kind}]-(c:Company) WITH DISTINCT c`
      : 'MATCH (c:Company)';
  const conditions = [
    shape.sector && `EXISTS { (c)-[m:IN_SECTOR]->(:Entity)${within('$sector')} WHERE ${held('m')} }`,
    shape.place && `EXISTS { (c)-[m:LOCATED_IN]->(:Entity)${within('$place')} WHERE ${held('m')} }`,
    shape.listedOn && `${listings('true')} > 0`,
    shape.named && hasTokens('c'),
  ];
  return `${start} WHERE ${['true', ...conditions.filter(Boolean)].join(' AND ')}`;
}

export const companies = (shape: CompaniesShape): string => `
  ${companiesWhere(shape)} AND ${after('c')}
  WITH c ORDER BY c.sort_key, c.id LIMIT $limit
  RETURN properties(c) AS entity`;

const undatedInto = (kind: string, root: string) =>
  `COUNT { MATCH (c)-[m:${kind}]->(x:Entity) WHERE m.undated AND ${held('m')} AND EXISTS { (x)${within(root)} } }`;

export const companiesCoverage = (shape: CompaniesShape): string => `
  ${companiesWhere(shape)}
  RETURN count(c) AS total, sum(${[
    '0',
    ...(shape.sector ? [undatedInto('IN_SECTOR', '$sector')] : []),
    ...(shape.place ? [undatedInto('LOCATED_IN', '$place')] : []),
    ...(shape.listedOn ? [listings('l.undated')] : []),
  ].join(' + ')}) AS undated`;

const knownInto = ([kind, root]: readonly [string, string]) => `COUNT {
    MATCH (:Entity {id: ${root}})<-[:PART_OF*0..]-(x:Entity) WITH DISTINCT x
    MATCH (x)<-[m:${kind}]-(:Company) WHERE ${known('m')} RETURN m }`;

/** What the data say about each condition that was given; about none, how many companies there are. */
export function companiesConsidered(shape: CompaniesShape): string {
  const given = (['sector', 'listedOn', 'place'] as const).filter((name) => shape[name]);
  return given.length === 0
    ? 'RETURN [COUNT { (:Company) }] AS considered'
    : `RETURN [${given.map((name) => knownInto(SCOPES[name])).join(', ')}] AS considered`;
}

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
    WITH r, ${held('r')} AND ($with = '' OR o.id = $with) AS counts
    RETURN count(r) AS considered, sum(CASE WHEN counts THEN 1 ELSE 0 END) AS total,
      sum(CASE WHEN counts AND r.undated THEN 1 ELSE 0 END) AS undated
  }
  CALL (e) {
    MATCH (e)${step('r')}(o:Entity)
    WHERE type(r) IN $kinds AND ${held('r')} AND ($with = '' OR o.id = $with) AND ${after('r')}
    WITH r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS items
  }
  RETURN id, considered, total, undated, items`,
);

/** Served by entity_id. */
export const STEP = byDirection(
  (step) => `
  CALL () {
    MATCH (e:Entity)${step('r')}(o:Entity)
    WHERE e.id IN $entities AND type(r) IN $kinds AND NOT o.id IN $except AND ${known('r')}
    WITH DISTINCT r
    RETURN count(r) AS considered, sum(CASE WHEN ${held('r')} THEN 1 ELSE 0 END) AS total
  }
  CALL () {
    MATCH (e:Entity)${step('r')}(o:Entity)
    WHERE e.id IN $entities AND type(r) IN $kinds AND NOT o.id IN $except AND ${held('r')}
    WITH DISTINCT r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS relations
  }
  RETURN considered, total, relations`,
);

/** Served by entity_id. */
export const BETWEEN = `
  CALL () {
    MATCH (e:Entity)-[r]->(o:Entity)
    WHERE e.id IN $entities AND o.id IN $entities AND type(r) IN $kinds AND ${known('r')}
    RETURN count(r) AS considered, sum(CASE WHEN ${held('r')} THEN 1 ELSE 0 END) AS total
  }
  CALL () {
    MATCH (e:Entity)-[r]->(o:Entity)
    WHERE e.id IN $entities AND o.id IN $entities AND type(r) IN $kinds AND ${held('r')}
    WITH r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS relations
  }
  RETURN considered, total, relations`;

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

/** Which conditions on figures are given. */
export interface FiguresShape {
  entities: boolean;
  metrics: boolean;
  sector: boolean;
  period: boolean;
}

const ABOUT_SECTOR = `(EXISTS { (o)-[:ABOUT|DIMENSION]->(:Entity)${within('$sector')} }
      OR EXISTS { (o)-[:ABOUT]->(:Entity)-[m:IN_SECTOR]->(:Entity)${within('$sector')} WHERE ${held('m')} })`;

const figureCounts = ({ metrics, sector }: FiguresShape) =>
  [known('o'), ...(metrics ? ['o.metric IN $metrics'] : []), ...(sector ? [ABOUT_SECTOR] : [])].join(' AND ');
const inPeriod = ({ period }: FiguresShape) =>
  period ? '(o.period IS NOT NULL AND $periodMin <= o.period_min AND o.period_max <= $periodMax)' : 'true';
const figuresFound = (
  shape: FiguresShape,
) => `count(o) AS considered, sum(CASE WHEN ${inPeriod(shape)} THEN 1 ELSE 0 END) AS total,
      sum(CASE WHEN ${inPeriod(shape)} AND o.period IS NULL THEN 1 ELSE 0 END) AS undated`;

/** Served by entity_id. */
export const observationsOf = (shape: FiguresShape): string => `
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  CALL (e) {
    MATCH (o:Observation)-[:ABOUT]->(e) WHERE ${figureCounts(shape)}
    RETURN ${figuresFound(shape)}
  }
  CALL (e) {
    MATCH (o:Observation)-[:ABOUT]->(e) WHERE ${figureCounts(shape)} AND ${inPeriod(shape)} AND ${after('o')}
    WITH o ORDER BY o.sort_key, o.id LIMIT $limit
    RETURN collect(properties(o)) AS items
  }
  RETURN id, considered, total, undated, items`;

const figureStart = ({ entities }: FiguresShape) =>
  entities
    ? 'MATCH (o:Observation)-[:ABOUT]->(e:Entity) WHERE e.id IN $entities WITH o'
    : 'MATCH (o:Observation)';

/** Served by entity_id, or else by observation_metric. */
export const observations = (shape: FiguresShape): string => `
  ${figureStart(shape)} WHERE ${figureCounts(shape)} AND ${inPeriod(shape)} AND ${after('o')}
  WITH o ORDER BY o.sort_key, o.id LIMIT $limit
  RETURN properties(o) AS observation`;
export const observationsCoverage = (shape: FiguresShape): string => `
  ${figureStart(shape)} WHERE ${figureCounts(shape)}
  RETURN ${figuresFound(shape)}`;

/* ── sources, metrics, status ── */

/** Served by source_id. */
export const SOURCES = `
  MATCH (s:Source) WHERE $all OR s.id IN $ids
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
