// Expanding an entity: its neighbours come onto the graph, some at a time, the closest kinds of relation first.
import { create } from 'zustand';
import { client } from '../client/client.js';
import type { Failure } from '../client/failure.js';
import { failureOf } from '../client/failure.js';
import type { RelationKind } from '../client/graphql.js';
import type { EntityName } from '../client/operations.js';
import { NEIGHBOURS } from '../client/operations.js';
import { take, useExplorer } from './explorer.js';
import { nextNeighbours } from './neighbours.js';
import type { View } from './view.js';
import { add, MAX_NODES } from './view.js';

type Expanded =
  | { outcome: 'added'; added: number; left: number }
  | { outcome: 'full' }
  | { outcome: 'failed'; failure: Failure };

interface Told {
  of: EntityName;
  result: Expanded | 'busy';
  /** The entities on the graph when it was told: once there are others, it is history. */
  nodes: View['nodes'];
}

/** What the last expansion did, to be told; null when there is nothing to tell. */
export const useExpansion = create<{ told: Told | null }>(() => ({ told: null }));

export async function expandEntity(of: EntityName, allKinds: RelationKind[]): Promise<void> {
  const tell = (result: Expanded | 'busy') =>
    useExpansion.setState({ told: { of, result, nodes: useExplorer.getState().view.nodes } });
  tell('busy');
  const { data, error } = await client.query(NEIGHBOURS, { of: of.id, allKinds }).toPromise();
  const { nodes } = useExplorer.getState().view;
  // A question has been asked meanwhile: the graph belongs to its answer.
  if (nodes === null) return forgetExpansion();
  if (error) return tell({ outcome: 'failed', failure: failureOf(error) });
  if (!data?.near || !data.all) return forgetExpansion();
  const shown = new Set([...nodes, of.id]);
  if (shown.size >= MAX_NODES) return tell({ outcome: 'full' });
  const { ids, left } = nextNeighbours(data.near, data.all, shown);
  if (ids.length > 0) take(add([of.id, ...ids]));
  tell({ outcome: 'added', added: ids.length, left });
}

export const forgetExpansion = (): void => useExpansion.setState({ told: null });
