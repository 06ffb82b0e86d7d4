// The shortest walks between two entities, in memory.
import { inOrder } from '../../model/grouped.js';
import type { StoredRelation } from '../../model/stored.js';
import { holds } from '../../model/time.js';
import type { StepQuery, Walk } from '../queries.js';
import type { World } from './world.js';

const otherEnd = (relation: StoredRelation, entity: string) =>
  relation.from === entity ? relation.to : relation.from;

type Query = StepQuery & { maxLength: number };

/** The relations that a walk may leave an entity by, in no order. */
function* ways(world: World, entity: string, { kinds, window }: Query): Generator<StoredRelation> {
  for (const list of world.links.lists(entity, kinds, 'both'))
    for (const relation of list) if (holds(relation, window)) yield relation;
}

/** Everything that is near one end of the walk, level by level. */
class Surroundings {
  readonly distance: Map<string, number>;
  /** What is farthest. */
  level: string[];
  depth = 0;

  constructor(end: string) {
    this.distance = new Map([[end, 0]]);
    this.level = [end];
  }

  /** One level more. */
  grow(world: World, query: Query): void {
    this.depth += 1;
    const next: string[] = [];
    for (const entity of this.level) {
      for (const relation of ways(world, entity, query)) {
        const other = otherEnd(relation, entity);
        if (this.distance.has(other)) continue;
        this.distance.set(other, this.depth);
        next.push(other);
      }
    }
    this.level = next;
  }
}

/**
 * How far is it to `to` from every entity on a shortest walk? Searched from both ends, a level at a time on the side that
 * has less to look at, until they meet (Pohl 1971); empty when they do not.
 */
function distancesLeft(world: World, { from, to }: { from: string; to: string }, query: Query) {
  const [near, far] = [new Surroundings(from), new Surroundings(to)];
  const met = () => near.level.filter((id) => far.distance.get(id) === far.depth);
  let meeting = met();
  while (meeting.length === 0 && near.depth + far.depth < query.maxLength) {
    const smaller = near.level.length <= far.level.length ? near : far;
    if (smaller.level.length === 0) break;
    smaller.grow(world, query);
    meeting = met();
  }
  const left = meeting.length === 0 ? new Map<string, number>() : far.distance;
  for (let level = meeting, depth = near.depth; level.length > 0 && depth > 0; depth--) {
    const before = new Set<string>();
    for (const entity of level) {
      for (const relation of ways(world, entity, query)) {
        const other = otherEnd(relation, entity);
        if (near.distance.get(other) === depth - 1) before.add(other);
      }
    }
    level = [...before];
    for (const id of level) left.set(id, far.depth + near.depth - depth + 1);
  }
  return left;
}

/** What is one step nearer, in the order of ids, each with the first in order of the relations that lead there. */
function nearer(world: World, entity: string, left: ReadonlyMap<string, number>, query: Query) {
  const first = new Map<string, StoredRelation>();
  for (const relation of ways(world, entity, query)) {
    const other = otherEnd(relation, entity);
    if (left.get(other) !== left.get(entity)! - 1) continue;
    const known = first.get(other);
    if (!known || inOrder(relation, known) < 0) first.set(other, relation);
  }
  return [...first].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Depth first in the order of ids, so that the first `limit` walks are found first. */
export function shortestWalks(
  world: World,
  ends: { from: string; to: string },
  query: Query,
  limit: number,
): Walk[] {
  if (ends.from === ends.to) return [];
  const left = distancesLeft(world, ends, query);
  const walks: Walk[] = [];
  const extend = (entities: string[], relations: StoredRelation[]) => {
    const last = entities.at(-1)!;
    if (last === ends.to) {
      walks.push({ entities, relations });
      return;
    }
    for (const [id, relation] of nearer(world, last, left, query)) {
      if (walks.length < limit) extend([...entities, id], [...relations, relation]);
    }
  };
  if (left.has(ends.from)) extend([ends.from], []);
  return walks;
}
