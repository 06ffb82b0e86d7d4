// The neighbourhood of entities, and the shortest ways between two.
import { badInput } from '../errors.js';
import type { Direction, RelationKind } from '../model/kinds.js';
import { RELATION_KINDS, WALKED_KINDS } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { StepQuery } from '../store/queries.js';
import type { Coverage } from './connection.js';
import { bounded, boundedList, LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';
import { idsOf } from './statements.js';

export interface ExpandRequest extends Partial<Moment> {
  from: readonly string[];
  depth: number;
  kinds?: readonly RelationKind[] | null | undefined;
  direction: Direction;
  limit: number;
}

export interface Subgraph {
  entities: string[];
  relations: StoredRelation[];
  truncated: boolean;
  /** Relations that were left out: exact at depth 1, else at least so many. */
  omitted: number;
  /** Ids that were asked for and that no entity has. */
  missing: string[];
  coverage: Coverage;
}

/**
 * What is within `depth` steps of these entities? Step by step in the order of time, until `limit` relations are found.
 * A truncated step is the last.
 */
export async function expand(session: Session, request: ExpandRequest): Promise<Subgraph> {
  const depth = bounded('depth', request.depth, { max: LIMITS.depth });
  const limit = bounded('limit', request.limit, { max: LIMITS.expand });
  const from = [...new Set(await idsOf(session, 'from', request.from))];
  if (from.length === 0) throw badInput('from is empty; give at least one id');
  const window = windowOf(request);
  const query: StepQuery = { kinds: request.kinds ?? WALKED_KINDS, direction: request.direction, window };

  const entities = new Set(from);
  const relations: StoredRelation[] = [];
  let frontier = from;
  let omitted = 0;
  let considered = 0;
  let expanded: string[] = [];
  for (let step = 1; step <= depth && frontier.length > 0 && omitted === 0; step++) {
    // In one direction no relation is met twice; in both, from its other end.
    const except = query.direction === 'both' ? expanded : [];
    const found = await session.view.step(frontier, { ...query, except }, limit - relations.length);
    relations.push(...found.relations);
    considered += found.considered;
    omitted = found.total - found.relations.length;
    expanded = [...entities];
    frontier = [...new Set(found.relations.flatMap(({ from: a, to: b }) => [a, b]))].filter(
      (id) => !entities.has(id),
    );
    for (const id of frontier) entities.add(id);
  }
  return {
    entities: [...entities],
    relations: relations.map((relation) => asKnown(relation, window)),
    truncated: omitted > 0,
    omitted,
    missing: [],
    coverage: { considered, undated: relations.filter(({ undated }) => undated).length },
  };
}

export interface SubgraphRequest extends Partial<Moment> {
  of: readonly string[];
  kinds?: readonly RelationKind[] | null | undefined;
  limit: number;
}

/**
 * How do these entities hang together? All relations whose both ends are among them, in the order of time. Ids that no
 * entity has are told, not refused: a kept list of ids is still good for the rest of it when the data have changed.
 */
export async function subgraph(session: Session, request: SubgraphRequest): Promise<Subgraph> {
  const limit = bounded('limit', request.limit, { max: LIMITS.subgraphRelations });
  const asked = boundedList('of', request.of, LIMITS.subgraph);
  const found = await Promise.all(asked.map((id) => session.entity.load(id)));
  const entities = [...new Set(found.flatMap((entity) => (entity ? [entity.id] : [])))];
  const window = windowOf(request);
  const kinds = request.kinds ?? RELATION_KINDS;
  const { relations, total, considered } = await session.view.between(entities, { kinds, window }, limit);
  const omitted = total - relations.length;
  return {
    entities,
    relations: relations.map((relation) => asKnown(relation, window)),
    truncated: omitted > 0,
    omitted,
    missing: asked.filter((_, i) => found[i] === null),
    coverage: { considered, undated: relations.filter(({ undated }) => undated).length },
  };
}

export interface PathsRequest extends Partial<Moment> {
  from: string;
  to: string;
  maxLength: number;
  kinds?: readonly RelationKind[] | null | undefined;
  first: number;
}

export interface Path {
  entities: string[];
  relations: StoredRelation[];
}

/**
 * By which shortest ways do two entities hang together? Relations are walked in either direction; all paths are of the
 * least length there is, and differ in their entities.
 */
export async function shortestPaths(session: Session, request: PathsRequest): Promise<Path[]> {
  const maxLength = bounded('maxLength', request.maxLength, { max: LIMITS.pathLength });
  const first = bounded('first', request.first, { min: 0, max: LIMITS.paths });
  const ends = { from: await session.idOf('from', request.from), to: await session.idOf('to', request.to) };
  if (ends.from === ends.to) throw badInput('from and to are the same entity; give two different ones');
  const window = windowOf(request);
  const query = { kinds: request.kinds ?? WALKED_KINDS, direction: 'both' as const, window, maxLength };
  const walks = await session.view.shortestWalks(ends, query, first);
  return walks.map(({ entities, relations }) => ({
    entities,
    relations: relations.map((relation) => asKnown(relation, window)),
  }));
}
