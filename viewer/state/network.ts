// The entities of the view and all relations between them, as the data have them now.
import { useEffect, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import type { Failure } from '../client/failure.js';
import { failureOf } from '../client/failure.js';
import { NETWORK } from '../client/operations.js';
import { showsVersion, useExplorer } from './explorer.js';
import type { Network } from './visible.js';

export interface NetworkState extends Network {
  isLoading: boolean;
  failure: Failure | null;
  /** Relations that are too many to be drawn. */
  omitted: number;
  /** Entities of the view that the data no longer have. */
  missing: number;
  retry: () => void;
}

const NO_NODES: readonly string[] = [];
const NOTHING: Network = { entities: [], relations: [] };

/** Everything of the view, filters aside. */
export function useNetwork(): NetworkState {
  const nodes = useExplorer(({ view }) => view.nodes);
  const of = useMemo(() => [...(nodes ?? NO_NODES)], [nodes]);
  const [{ data, error, fetching }, execute] = useQuery({
    query: NETWORK,
    variables: { of },
    pause: of.length === 0,
  });
  // While an answer is awaited the graph is empty; what was on it before must not come up again between the two.
  const isEmptied = useRef(false);
  if (of.length === 0) isEmptied.current = true;
  else if (!fetching) isEmptied.current = false;
  const subgraph = isEmptied.current ? null : data?.subgraph;
  const version = subgraph?.coverage.datasetVersion;
  useEffect(() => {
    if (version) showsVersion(version);
  }, [version]);
  const network = useMemo(
    () => (subgraph ? { entities: subgraph.entities, relations: subgraph.relations } : NOTHING),
    [subgraph],
  );
  return {
    ...network,
    isLoading: nodes === null || fetching,
    failure: error && !fetching ? failureOf(error) : null,
    omitted: subgraph?.omitted ?? 0,
    missing: subgraph?.missing.length ?? 0,
    retry: () => execute({ requestPolicy: 'network-only' }),
  };
}
