// Every word of Cypher that writes: the schema, the batches of the loader, and what it removes.
import { ENTITY_KINDS, RELATION_KINDS } from '../model/kinds.js';
import { relationOf } from './cypher.js';

/** `public-body` → `PublicBody`: the label a person sees in Neo4j Browser. */
export const labelOf = (kind: string): string =>
  kind.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const KIND_LABELS = ENTITY_KINDS.map(labelOf).join(':');

const unique = (name: string, label: string) =>
  `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`;

/** By name what a load finds records by, also the first one. */
export const KEYS: Readonly<Record<string, string>> = {
  entity_id: unique('entity_id', 'Entity'),
  former_id: unique('former_id', 'FormerId'),
  observation_id: unique('observation_id', 'Observation'),
  source_id: unique('source_id', 'Source'),
  metric_id: unique('metric_id', 'Metric'),
  conflict_id: unique('conflict_id', 'Conflict'),
  disputed_id: unique('disputed_id', 'Disputed'),
  status_id: unique('status_id', 'XintuStatus'),
};

/** All constraints and indexes by name; the statements say which of them serves them. */
export const SCHEMA: Readonly<Record<string, string>> = {
  ...KEYS,
  observation_metric_time:
    'CREATE INDEX observation_metric_time IF NOT EXISTS FOR (n:Observation) ON (n.metric, n.sort_key, n.id)',
  observation_time: 'CREATE INDEX observation_time IF NOT EXISTS FOR (n:Observation) ON (n.sort_key, n.id)',
  conflict_name: 'CREATE INDEX conflict_name IF NOT EXISTS FOR (n:Conflict) ON (n.sort_key, n.id)',
  conflict_about: 'CREATE INDEX conflict_about IF NOT EXISTS FOR (n:Conflict) ON (n.about)',
  source_published: 'CREATE INDEX source_published IF NOT EXISTS FOR (n:Source) ON (n.published_by)',
  entity_kind: 'CREATE INDEX entity_kind IF NOT EXISTS FOR (n:Entity) ON (n.kind, n.sort_key, n.id)',
  company_name: 'CREATE INDEX company_name IF NOT EXISTS FOR (n:Company) ON (n.sort_key, n.id)',
  entity_tokens: `CREATE FULLTEXT INDEX entity_tokens IF NOT EXISTS FOR (n:Entity) ON EACH [n.tokens]
     OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace'}}`,
  ...Object.fromEntries(
    [...RELATION_KINDS, 'UNDER'].map((kind) => [
      `${kind.toLowerCase()}_id`,
      `CREATE CONSTRAINT ${kind.toLowerCase()}_id IF NOT EXISTS FOR ()-[r:${kind}]-() REQUIRE r.id IS UNIQUE`,
    ]),
  ),
};
/** The names of what is there: a schema command, even one without effect, makes Neo4j plan every statement anew. */
export const SHOW_INDEXES = 'SHOW INDEXES YIELD name RETURN name';
export const AWAIT_INDEXES = 'CALL db.awaitIndexes(3600)';

/* ── one batch: lock, compare, write ── */

/** Two loaders take turns here, so that counts and version always fit what is stored. Served by status_id. */
export const LOCK_STATUS = `
  MERGE (m:XintuStatus {id: 'status'})
  ON CREATE SET m.version = $version, m.entities = 0.0, m.relations = 0.0, m.observations = 0.0, m.sources = 0.0
  SET m.locked = true
  RETURN properties(m) AS status`;
export const SAVE_STATUS = `MATCH (m:XintuStatus {id: 'status'}) SET m += $status, m.locked = null`;

const digestsOf = (label: string) =>
  `MATCH (n:${label}) WHERE n.id IN $ids RETURN n.id AS id, n.digest AS digest, [] AS source`;
/** What is stored under these ids. Served by the id constraint of each label. */
export const DIGESTS = {
  sources: digestsOf('Source'),
  entities: digestsOf('Entity'),
  metrics: digestsOf('Metric'),
  conflicts: digestsOf('Conflict'),
  observations:
    'MATCH (n:Observation) WHERE n.id IN $ids RETURN n.id AS id, n.digest AS digest, n.source AS source',
  /** Under whatever kind: a relation that changes its kind stays one relation. */
  relations: `UNWIND $ids AS id CALL (id) {
    ${RELATION_KINDS.map((kind) => `MATCH ()-[r:${kind} {id: id}]->() RETURN r`).join('\n    UNION ALL ')}
  } RETURN id, r.digest AS digest, r.source AS source`,
};

const upsert = (label: string) => `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) SET n = row.props`;

export const WRITE_SOURCES = `UNWIND $rows AS row MERGE (n:Source {id: row.id})
  WITH n, row, coalesce(n.statement_count, 0.0) AS cited SET n = row.props, n.statement_count = cited`;
export const WRITE_METRICS = upsert('Metric');
/** Served by conflict_id and disputed_id: a statement may be a relationship, to which nothing can lead. */
export const WRITE_CONFLICTS = `UNWIND $rows AS row MERGE (n:Conflict {id: row.id}) SET n = row.props
  WITH n, row CALL (n) { MATCH (n)-[former:BETWEEN]->() DELETE former }
  CALL (n, row) { UNWIND row.props.statements AS id MERGE (d:Disputed {id: id}) CREATE (n)-[:BETWEEN]->(d) }`;
/** What rules once found in statements that are given anew, and do not find any more. Served by disputed_id. */
export const DELETE_STALE_CONFLICTS = `
  MATCH (d:Disputed) WHERE d.id IN $ids
  MATCH (d)<-[:BETWEEN]-(c:Conflict) WHERE c.by_rule AND NOT c.id IN $kept
  WITH DISTINCT c, c.digest AS digest DETACH DELETE c
  RETURN digest`;

export const WRITE_ENTITIES = `UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n = row.props, n:$(row.label)`;
/** Before an entity that is there is written anew: it may change its kind, and lose former ids. Served by entity_id. */
export const UNLABEL_ENTITIES = `UNWIND $ids AS id MATCH (n:Entity {id: id}) REMOVE n:${KIND_LABELS}
  WITH n MATCH (f:FormerId)-[:NOW]->(n) DETACH DELETE f`;
/** Served by entity_id and former_id. */
export const WRITE_FORMER_IDS = `UNWIND $rows AS row MATCH (n:Entity {id: row.id})
  UNWIND row.former AS former MERGE (f:FormerId {id: former}) MERGE (f)-[:NOW]->(n)`;

/** Served by entity_id. Returns how many were written, which is fewer than given only if an end is missing. */
export const CREATE_RELATIONS = `
  UNWIND $rows AS row
  MATCH (a:Entity {id: row.from})
  MATCH (b:Entity {id: row.to})
  CREATE (a)-[r:$(row.kind)]->(b) SET r = row.props
  RETURN count(r) AS written`;

/** Served by entity_id. */
export const CREATE_UNDER = `
  UNWIND $rows AS row
  MATCH (a:Entity {id: row.lower})
  MATCH (b:Entity {id: row.upper})
  CREATE (a)-[u:UNDER]->(b) SET u = row.props`;

/** Served by the id constraint of each kind. */
export const DELETE_RELATIONS = `UNWIND $ids AS id CALL (id) {
    ${[...RELATION_KINDS, 'UNDER'].map((kind) => `MATCH ()-[r:${kind} {id: id}]->() DELETE r`).join('\n    UNION ALL ')}
  }`;

/** Served by observation_id. */
export const DELETE_OBSERVATIONS = 'MATCH (o:Observation) WHERE o.id IN $ids DETACH DELETE o';

/** Served by observation_id and entity_id. Returns how many were written, as that of relations does. */
export const CREATE_OBSERVATIONS = `
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.props.entity})
  CREATE (o:Observation)-[:ABOUT]->(e) SET o = row.props
  WITH o, row
  CALL (o, row) {
    UNWIND row.props.dimensions AS id
    MATCH (d:Entity {id: id}) CREATE (o)-[:DIMENSION]->(d)
  }
  RETURN count(o) AS written`;

/** How often each source is cited, changed by what a batch adds and removes. Served by source_id. */
export const COUNT_CITATIONS = `
  UNWIND $changes AS change
  MATCH (s:Source {id: change.id}) SET s.statement_count = coalesce(s.statement_count, 0.0) + change.by`;

/* ── removing; rare, so these may scan ── */

export const STATEMENTS_OF_SOURCES = `
  CALL () {
    MATCH (:Entity)-[r]->(:Entity) WHERE type(r) IN $kinds AND all(s IN r.source WHERE s IN $sources)
    RETURN ${relationOf('r')} AS statement
    UNION ALL
    MATCH (o:Observation) WHERE all(s IN o.source WHERE s IN $sources)
    RETURN properties(o) AS statement
  }
  RETURN statement`;
/** Those of these entities that no statement mentions. */
export const UNMENTIONED = `
  WITH COLLECT { MATCH (:Entity)-[r]->(:Entity) WHERE type(r) IN $kinds
                 UNWIND r.attributed AS ids UNWIND split(ids, '|') AS id RETURN DISTINCT id }
     + COLLECT { MATCH (o:Observation)
                 UNWIND o.attributed AS ids UNWIND split(ids, '|') AS id RETURN DISTINCT id } AS attributed
  MATCH (e:Entity) WHERE e.id IN $ids AND NOT e.id IN attributed
    AND NOT EXISTS { (e)-[r]-(:Entity) WHERE type(r) IN $kinds }
    AND NOT EXISTS { (:Observation)-[:ABOUT|DIMENSION]->(e) }
  RETURN e.id AS id, e.digest AS digest`;
export const DELETE_ENTITIES = `
  MATCH (e:Entity) WHERE e.id IN $ids
  OPTIONAL MATCH (f:FormerId)-[:NOW]->(e)
  DETACH DELETE f, e`;
export const CONFLICTS =
  'MATCH (c:Conflict) RETURN c.id AS id, c.statements AS statements, c.by_rule AS byRule, c.digest AS digest';
export const DELETE_CONFLICTS = 'MATCH (c:Conflict) WHERE c.id IN $ids DETACH DELETE c';
/** In batches, so that a large graph does not have to fit into one transaction. Runs outside a transaction. */
export const CLEAR = `
  MATCH (n) WHERE n:Entity OR n:FormerId OR n:Observation OR n:Source OR n:Metric OR n:Conflict OR n:Disputed OR n:XintuStatus
  CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`;
