// The shortest walks between two entities, in memory.
import type { StoredRelation } from '../../model/stored.js';
import { holds } from '../../model/time.js';
import type { StepQuery, Walk } from '../port.js';
import type { World } from './world.js';

const otherEnd = (relation: StoredRelation, entity: string) =>
  relation.from === entity ? relation.to : relation.from;

/** The neighbours of an entity, each with the first in order of the relations that lead there. */
function neighbours(world: World, entity: string, { kinds, window }: StepQuery): Map<string, StoredRelation> {
  const first = new Map<string, StoredRelation>();
  for (const relation of world.links.at(entity, kinds, 'both')) {
    const other = otherEnd(relation, entity);
    if (!first.has(other) && holds(relation, window)) first.set(other, relation);
  }
  return first;
}

/** Distance from every entity that is at most `maxLength` away, as far as the level of `to`. */
function distances(world: World, from: string, to: string, query: StepQuery & { maxLength: number }) {
  const distance = new Map([[from, 0]]);
  let level = [from];
  for (let d = 1; d <= query.maxLength && level.length > 0 && !distance.has(to); d++) {
    const next: string[] = [];
    for (const entity of level) {
      for (const other of neighbours(world, entity, query).keys()) {
        if (distance.has(other)) continue;
        distance.set(other, d);
        next.push(other);
      }
    }
    level = next;
  }
  return distance;
}

/** Breadth first from `to`, then depth first towards it in the order of ids, so that the first `limit` are found first. */
export function shortestWalks(
  world: World,
  { from, to }: { from: string; to: string },
  query: StepQuery & { maxLength: number },
  limit: number,
): Walk[] {
  if (from === to) return [];
  const left = distances(world, to, from, query);
  const walks: Walk[] = [];
  const extend = (entities: string[], relations: StoredRelation[]) => {
    const last = entities.at(-1)!;
    if (last === to) {
      walks.push({ entities, relations });
      return;
    }
    const nearer = [...neighbours(world, last, query)]
      .filter(([id]) => left.get(id) === left.get(last)! - 1)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [id, relation] of nearer) {
      if (walks.length < limit) extend([...entities, id], [...relations, relation]);
    }
  };
  if (left.has(from)) extend([from], []);
  return walks;
}
