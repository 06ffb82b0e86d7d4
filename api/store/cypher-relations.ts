// The Cypher that reads relations: those of an entity, a step from several, those between some, the shortest walks.
// Kinds are words of the statement and no parameters, so that only these are expanded: at a place there are thousands of
// companies, and few links to other places.
import type { Direction, RelationKind } from '../model/kinds.js';
import { RELATION_KINDS } from '../model/kinds.js';
import { after, held, known, relationOf } from './cypher.js';

/** Only words of ours, in an order of ours: the same kinds are the same statement. */
export const oneOf = (kinds: readonly RelationKind[]): string =>
  RELATION_KINDS.filter((kind) => kinds.includes(kind)).join('|') || 'NO_KIND';

const ARROWS = { out: ['-', '->'], in: ['<-', '-'], both: ['-', '-'] } as const;

/** `-[r:A|B]->` in the direction that is asked. */
function stepOf({ kinds, direction }: { kinds: readonly RelationKind[]; direction: Direction }): string {
  const [left, right] = ARROWS[direction];
  return `${left}[r:${oneOf(kinds)}]${right}`;
}

export interface RelationsShape {
  kinds: readonly RelationKind[];
  direction: Direction;
  /** Only those with one other entity? */
  with: boolean;
}

/** Served by entity_id. With another entity given, Neo4j looks from the end that has fewer relations. */
export const relations = (shape: RelationsShape): string => {
  const step = stepOf(shape);
  const found = shape.with ? `MATCH (o:Entity {id: $with}) MATCH (e)${step}(o)` : `MATCH (e)${step}()`;
  return `
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  CALL (e) {
    ${found} WHERE ${held('r')}
    RETURN count(r) AS total, sum(CASE WHEN r.undated THEN 1 ELSE 0 END) AS undated
  }
  CALL (e) {
    ${found} WHERE ${held('r')} AND ${after('r')}
    WITH r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS items
  }
  RETURN id, COUNT { (e)${step}() WHERE ${known('r')} } AS considered, total, undated, items`;
};

export interface StepShape {
  kinds: readonly RelationKind[];
  direction: Direction;
  /** From one entity only? */
  single: boolean;
  /** Are some other ends left out? */
  except: boolean;
}

const FIRST_IN_TIME = `WITH r ORDER BY r.sort_key, r.id LIMIT $limit
    RETURN collect(${relationOf('r')}) AS relations`;

/** Of relations `found` how many are known and hold, and the first in time. */
const OF_FOUND = `
  CALL (found) {
    UNWIND found AS r
    RETURN count(r) AS considered, sum(CASE WHEN ${held('r')} THEN 1 ELSE 0 END) AS total
  }
  CALL (found) {
    UNWIND found AS r WITH r WHERE ${held('r')}
    ${FIRST_IN_TIME}
  }
  RETURN considered, total, relations`;

/** Served by entity_id. Where no relation can be met twice they are counted by the degrees of the entities. */
export const step = (shape: StepShape): string => {
  const { single, except, direction } = shape;
  const from = `MATCH (e:Entity) WHERE e.id IN $entities`;
  if (except || (direction === 'both' && !single)) {
    return `
  MATCH (e:Entity)${stepOf(shape)}(o:Entity)
  WHERE e.id IN $entities AND ${except ? 'NOT o.id IN $except AND ' : ''}${known('r')}
  WITH collect(DISTINCT r) AS found
  ${OF_FOUND}`;
  }
  const count = (condition: string) => `sum(COUNT { (e)${stepOf(shape)}() WHERE ${condition} })`;
  return `
  CALL () { ${from} RETURN ${count(known('r'))} AS considered, ${count(held('r'))} AS total }
  CALL () {
    ${from} MATCH (e)${stepOf(shape)}() WHERE ${held('r')}
    ${FIRST_IN_TIME}
  }
  RETURN considered, total, relations`;
};

/** Entities with more relations than this are not expanded to find those among them. */
const HUB = 200;

/**
 * Served by entity_id. From entities with few relations all are looked at, and between two with many only those that
 * join them: no relation of a hub is expanded, and not every pair is tried.
 */
export const between = (kinds: readonly RelationKind[]): string => `
  CALL () {
    MATCH (h:Entity) WHERE h.id IN $entities AND COUNT { (h)--() } > ${HUB}
    RETURN collect(h) AS hubs
  }
  CALL (hubs) {
    MATCH (e:Entity) WHERE e.id IN $entities AND COUNT { (e)--() } <= ${HUB}
    MATCH (e)-[r:${oneOf(kinds)}]-(o:Entity) WHERE o.id IN $entities AND ${known('r')}
    RETURN r
    UNION
    UNWIND hubs AS e UNWIND hubs AS o
    MATCH (e)-[r:${oneOf(kinds)}]->(o) WHERE ${known('r')}
    RETURN r
  }
  WITH collect(r) AS found
  ${OF_FOUND}`;

/** The longest walk that {@link shortestWalks} can find: Cypher takes no parameter there. */
export const LONGEST_WALK = 6;

/** Served by entity_id. allShortestPaths, because SHORTEST 1 takes seconds where this takes milliseconds. */
export const shortestWalks = (kinds: readonly RelationKind[]): string => `
  MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
  MATCH p = allShortestPaths((a)-[:${oneOf(kinds)}*..${LONGEST_WALK}]-(b))
  WHERE all(r IN relationships(p) WHERE ${held('r')})
  WITH p WHERE length(p) <= $maxLength
  WITH DISTINCT [n IN nodes(p) | n.id] AS entities ORDER BY entities LIMIT $limit
  CALL (entities) {
    UNWIND range(0, size(entities) - 2) AS i
    MATCH (x:Entity {id: entities[i]})-[r:${oneOf(kinds)}]-(y:Entity {id: entities[i + 1]})
    WHERE ${held('r')}
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
