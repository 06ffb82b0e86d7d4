// Expanding an entity: its neighbours come onto the graph, some at a time, the closest kinds of relation first.
import { create } from 'zustand';
import { client } from '../client/client.js';
import { failureOf } from '../client/failure.js';
import type { RelationKind } from '../client/graphql.js';
import type { EntityName } from '../client/operations.js';
import { NEIGHBOURS } from '../client/operations.js';
import { take, useExplorer } from './explorer.js';
import { add, MAX_NODES } from './view.js';

/** How many entities come at once: as many as can be looked at. */
const BATCH = 20;

type Expanded =
  | { outcome: 'added'; added: number; left: number }
  | { outcome: 'full' }
  | { outcome: 'failed'; message: string };

/** What the last expansion did, to be told; null when there is nothing to tell. */
export const useExpansion = create<{ of: EntityName; result: Expanded | 'busy' } | { of: null }>(() => ({
  of: null,
}));

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

export async function expandEntity(of: EntityName, allKinds: RelationKind[]): Promise<void> {
  const tell = (result: Expanded | 'busy') => useExpansion.setState({ of, result });
  tell('busy');
  const { data, error } = await client.query(NEIGHBOURS, { of: of.id, allKinds }).toPromise();
  if (error || !data?.near || !data.all) {
    return tell({ outcome: 'failed', message: error ? failureOf(error).message : '' });
  }
  const shown = new Set([...(useExplorer.getState().view.nodes ?? []), of.id]);
  if (shown.size >= MAX_NODES) return tell({ outcome: 'full' });
  const { ids, left } = nextNeighbours(data.near, data.all, shown);
  if (ids.length > 0) take(add([of.id, ...ids]));
  tell({ outcome: 'added', added: ids.length, left });
}

export const forgetExpansion = (): void => useExpansion.setState({ of: null });
