// The Cypher that reads entities, companies and sources; cypher-relations.ts, cypher-figures.ts and cypher-backing.ts have
// the rest of what reads, cypher-write.ts what writes. Values are always parameters. Statements are put together of
// constants, one for each condition that was given: Neo4j plans anew for every mix of given and missing parameters anyway,
// and a clause that is not there costs nothing.
import { FIRST_DAY, LAST_DAY } from '../model/edtf.js';
import { ALL_TIME } from '../model/time.js';

export const PING = 'RETURN 1 AS one';

/* ── what a statement must satisfy, and how it is returned ── */

export const known = (r: string) => `${r}.known_from <= $knownBy`;
export const held = (r: string) =>
  `${r}.start_min <= $startsBy AND ${r}.end_max >= $endsFrom AND ${known(r)}`;
export const certain = (r: string) =>
  `substring(last([step IN ${r}.certainty_steps WHERE left(step, 10) <= $knownBy]), 11) IN $certainties`;
/** Empty texts before the first page: every key is greater. */
export const after = (n: string) =>
  `(${n}.sort_key > $afterKey OR (${n}.sort_key = $afterKey AND ${n}.id > $afterId))`;
/**
 * The same for what an index on (…, sort_key, id) hands over in order, beginning where the page begins. Said with NOT,
 * because Neo4j makes two seeks of an OR, and then sorts; and an index is asked only where something is said of each of its
 * properties.
 */
export const afterByIndex = (n: string) =>
  `${n}.sort_key >= $afterKey AND ${n}.id IS NOT NULL AND NOT (${n}.sort_key = $afterKey AND ${n}.id <= $afterId)`;
export const relationOf = (r: string) =>
  `${r} {.*, kind: type(${r}), from: startNode(${r}).id, to: endNode(${r}).id}`;

const OF_A_DAY = /\w+\.(?:start_min <= \$startsBy|end_max >= \$endsFrom|known_from <= \$knownBy)/g;

/**
 * The statement without the conditions that everything satisfies when no day is asked for. Reading three properties of
 * each of a hub's relations to compare them with such bounds is most of the work, and without a condition a count of
 * relations is a look at the node's degree. All of them or none: each mix would be planned on its own.
 */
export function withoutIdleConditions(statement: string, parameters: Record<string, unknown>): string {
  const ofAllTime = Object.entries(ALL_TIME).every(([bound, day]) => parameters[bound] === day);
  return ofAllTime
    ? statement
        .replaceAll(OF_A_DAY, 'true')
        .replaceAll(/\btrue(?: AND true\b)+/g, 'true')
        .replaceAll(/ WHERE true(?= })/g, '')
    : statement;
}

/** An entity without its tokens, which only the index reads: they are more than all the rest of it. */
export const entityOf = (n: string) => `${n} {.*, tokens: null}`;

/** Every token that is asked for, the last one also as the beginning of one. */
export const hasTokens = (n: string): string =>
  `all(i IN range(0, size($tokens) - 1) WHERE any(own IN ${n}.tokens
     WHERE own = $tokens[i] OR (i = size($tokens) - 1 AND own STARTS WITH $tokens[i])))`;

/* ── entities ── */

/** Served by entity_id, then former_id. */
export const ENTITIES = `
  UNWIND $ids AS id
  OPTIONAL MATCH (e:Entity {id: id})
  OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(f:Entity)
  WITH id, coalesce(e, f) AS found WHERE found IS NOT NULL
  RETURN id, ${entityOf('found')} AS entity`;

/** Served by entity_tokens; counting the tokens again makes the order the same as in the memory store. */
export const SEARCH = `
  CALL db.index.fulltext.queryNodes('entity_tokens', $lucene) YIELD node AS e
  WHERE e.kind IN $kinds
  WITH e, size([i IN range(0, size($tokens) - 1) WHERE any(own IN e.tokens
    WHERE own = $tokens[i] OR (i = size($tokens) - 1 AND own STARTS WITH $tokens[i]))]) AS matched
  WHERE matched >= $atLeast
  WITH e ORDER BY matched DESC, e.name_length, e.id LIMIT $limit
  RETURN ${entityOf('e')} AS entity`;

/** Served by entity_kind, kind by kind in the order of names, and by the counts that Neo4j keeps of each label. */
export const list = (labels: readonly string[]): string => `
  CALL () {
    UNWIND $kinds AS kind WITH DISTINCT kind
    CALL (kind) {
      MATCH (e:Entity) WHERE e.kind = kind AND ${afterByIndex('e')}
      RETURN e ORDER BY e.kind, e.sort_key, e.id LIMIT $limit
    }
    WITH e ORDER BY e.sort_key, e.id LIMIT $limit
    RETURN collect(${entityOf('e')}) AS items
  }
  WITH items, ${['0', ...labels.map((label) => `COUNT { (:${label}) }`)].join(' + ')} AS total
  RETURN items, total, total AS considered, 0 AS undated`;

/* ── companies ── */

/** The entities of a tree of places or sectors: looked up once, so that what may be in it is walked from its own end. */
export const treeBelow = (root: string, name: string): string =>
  `CALL () { MATCH (:Entity {id: ${root}})<-[:PART_OF*0..]-(x:Entity) RETURN collect(DISTINCT x) AS ${name} }`;

/** Of the steps of a listing on one market only the last counts, and only when it is "listed". */
const listings = (condition: string) => `COUNT {
    MATCH (c)-[l:LISTED_ON]->(x)
    WHERE x IN markets AND l.role = 'listed' AND ${condition} AND ${held('l')}
      AND NOT EXISTS { (c)-[n:LISTED_ON]->(x) WHERE ${held('n')}
        AND (n.listing_key > l.listing_key OR (n.listing_key = l.listing_key AND n.id > l.id)) } }`;

/** Which conditions on companies are given. */
export interface CompaniesShape {
  sector: boolean;
  place: boolean;
  listedOn: boolean;
  named: boolean;
}

/** The trees that companies can be asked to be in, the narrowest first, and what links them. */
const SCOPES = [
  { name: 'sector', tree: 'sectors', kind: 'IN_SECTOR' },
  { name: 'listedOn', tree: 'markets', kind: 'LISTED_ON' },
  { name: 'place', tree: 'places', kind: 'LOCATED_IN' },
] as const;
type Scope = (typeof SCOPES)[number];

const isIn = ({ name, tree, kind }: Scope) =>
  name === 'listedOn'
    ? `${listings('true')} > 0`
    : `EXISTS { (c)-[m:${kind}]->(x) WHERE x IN ${tree} AND ${held('m')} }`;
const undatedIn = ({ name, tree, kind }: Scope) =>
  name === 'listedOn'
    ? listings('l.undated')
    : `COUNT { (c)-[m:${kind}]->(x) WHERE x IN ${tree} AND m.undated AND ${held('m')} }`;
/** With how many undated relations each is in; whether a company is still listed is tested afterwards. */
const firstIn = ({ name, tree, kind }: Scope) => `CALL (${tree}) {
      UNWIND ${tree} AS x
      MATCH (x)<-[m:${kind}]-(c:Company) ${name === 'listedOn' ? '' : `WHERE ${held('m')}`}
      RETURN c, sum(CASE WHEN m.undated THEN 1 ELSE 0 END) AS undatedHere
    }`;
const firstNamed = `CALL db.index.fulltext.queryNodes('entity_tokens', $lucene) YIELD node AS c
    WITH *, 0 AS undatedHere WHERE c:Company AND ${hasTokens('c')}`;

/**
 * Served by entity_tokens when a name is given, and entity_id of the trees. From the name or the first tree; the others
 * are tested, and what they leave is looked at once more for the page.
 */
function companiesFound(shape: CompaniesShape): string {
  const scopes = SCOPES.filter(({ name }) => shape[name]);
  const trees = scopes.map(({ tree }) => tree);
  const [start] = scopes;
  const counted = (each: Scope) => !shape.named && each === start && each.name !== 'listedOn';
  const others = scopes.filter((each) => !counted(each));
  const undated = ['0', ...others.map(undatedIn), ...(others.length < scopes.length ? ['undatedHere'] : [])];
  return `
  ${scopes.map(({ name, tree }) => treeBelow(`$${name}`, tree)).join('\n  ')}
  CALL (${trees.join(', ')}) {
    ${shape.named ? firstNamed : firstIn(start!)}
    WITH * WHERE ${['true', ...others.map(isIn)].join(' AND ')}
    RETURN collect(c) AS found, sum(${undated.join(' + ')}) AS undated
  }
  CALL (found) {
    UNWIND found AS c WITH c WHERE ${after('c')}
    WITH c ORDER BY c.sort_key, c.id LIMIT $limit
    RETURN collect(${entityOf('c')}) AS items
  }
  RETURN items, size(found) AS total, undated, ${considered(scopes)} AS considered`;
}

/** What the data say about each condition that was given; about none, how many companies there are. */
const considered = (scopes: readonly Scope[]) =>
  scopes.length === 0
    ? '[COUNT { (:Company) }]'
    : `[${scopes
        .map(
          ({ tree, kind }) =>
            `COUNT { UNWIND ${tree} AS x MATCH (x)<-[m:${kind}]-(:Company) WHERE ${known('m')} RETURN m }`,
        )
        .join(', ')}]`;

/** Served by company_name, in the order of names. */
const ALL_COMPANIES = `
  CALL () {
    MATCH (c:Company) WHERE ${afterByIndex('c')}
    WITH c ORDER BY c.sort_key, c.id LIMIT $limit
    RETURN collect(${entityOf('c')}) AS items
  }
  RETURN items, COUNT { (:Company) } AS total, 0 AS undated, ${considered([])} AS considered`;

export const companies = (shape: CompaniesShape): string =>
  Object.values(shape).some(Boolean) ? companiesFound(shape) : ALL_COMPANIES;

/* ── sources, metrics, status ── */

/** Served by source_id. */
export const SOURCES = 'MATCH (s:Source) WHERE s.id IN $ids RETURN properties(s) AS source ORDER BY s.id';
/** Served by source_id, in its order. */
export const ALL_SOURCES = `
  MATCH (s:Source) WHERE s.id >= ''
  RETURN properties(s) AS source ORDER BY s.id`;
/** Served by metric_id. */
export const METRICS = 'MATCH (m:Metric) WHERE m.id IN $ids RETURN properties(m) AS metric';
/** Served by metric_id, in its order. */
export const ALL_METRICS = `
  MATCH (m:Metric) WHERE m.id >= ''
  RETURN properties(m) AS metric ORDER BY m.id`;
/** Served by disputed_id. */
export const CONFLICTS_OF = `
  MATCH (d:Disputed) WHERE d.id IN $ids
  MATCH (d)<-[:BETWEEN]-(c:Conflict)
  RETURN DISTINCT properties(c) AS conflict, c.id AS id ORDER BY id`;
/** Served by conflict_name, in its order. */
export const CONFLICTS = `
  CALL () {
    MATCH (c:Conflict) WHERE ${afterByIndex('c')} AND ${known('c')}
    WITH c ORDER BY c.sort_key, c.id LIMIT $limit
    RETURN collect(properties(c)) AS items
  }
  RETURN items, COUNT { MATCH (c:Conflict) WHERE c.sort_key >= '' AND c.id IS NOT NULL AND ${known('c')} RETURN c } AS total`;
/** Served by conflict_about. */
export const CONFLICTS_ABOUT = `
  CALL () {
    MATCH (c:Conflict) WHERE c.about = $about AND ${known('c')} AND ${after('c')}
    WITH c ORDER BY c.sort_key, c.id LIMIT $limit
    RETURN collect(properties(c)) AS items
  }
  RETURN items, COUNT { MATCH (c:Conflict) WHERE c.about = $about AND ${known('c')} RETURN c } AS total`;
/** Served by status_id, and by source_published, from its end. */
export const STATUS = `
  OPTIONAL MATCH (m:XintuStatus {id: 'status'})
  RETURN properties(m) AS status, COLLECT {
    MATCH (s:Source) WHERE s.published_by > '${FIRST_DAY}' AND s.published_by < '${LAST_DAY}'
    RETURN s.published_by ORDER BY s.published_by DESC LIMIT 1 } AS published`;
