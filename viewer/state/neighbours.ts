// Which neighbours of an entity come onto the graph next.
import { MAX_NODES } from './view.js';

/** How many entities come at once: as many as can be looked at. */
export const BATCH = 20;

interface Link {
  from: { id: string };
  to: { id: string };
}
interface Step {
  relations: readonly Link[];
  omitted: number;
}

/** Which entities come next, and how many relations are then still not shown? */
export function nextNeighbours(
  near: Step,
  all: Step,
  shown: ReadonlySet<string>,
): { ids: string[]; left: number } {
  const newIn = ({ relations }: Step) => [
    ...new Set(relations.flatMap(({ from, to }) => [from.id, to.id]).filter((id) => !shown.has(id))),
  ];
  const close = newIn(near);
  const room = Math.max(0, MAX_NODES - shown.size);
  const ids = (close.length > 0 ? close : newIn(all)).slice(0, Math.min(BATCH, room));
  const then = new Set([...shown, ...ids]);
  const drawn = all.relations.filter(({ from, to }) => then.has(from.id) && then.has(to.id)).length;
  return { ids, left: all.relations.length + all.omitted - drawn };
}
