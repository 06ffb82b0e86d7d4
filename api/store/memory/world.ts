// An immutable state of the memory store: the graph, and the indexes that its questions need.
import MiniSearch from 'minisearch';
import { FIRST_DAY, LAST_DAY } from '../../model/edtf.js';
import type { Graph } from '../../model/graph.js';
import { toGraph } from '../../model/graph.js';
import { grouped, inOrder } from '../../model/grouped.js';
import type { RelationKind } from '../../model/kinds.js';
import type {
  StoredDataset,
  StoredEntity,
  StoredMetric,
  StoredObservation,
  StoredRelation,
  StoredSource,
} from '../../model/stored.js';
import { combineDigests } from '../../model/stored.js';
import type { StoreStatus } from '../port.js';

export interface World {
  data: StoredDataset;
  graph: Graph<StoredEntity, StoredRelation>;
  /** Present and former id → entity. */
  entities: ReadonlyMap<string, StoredEntity>;
  statements: ReadonlyMap<string, StoredRelation | StoredObservation>;
  observationsOf: ReadonlyMap<string, readonly StoredObservation[]>;
  metrics: ReadonlyMap<string, StoredMetric>;
  sources: ReadonlyMap<string, StoredSource & { statementCount: number }>;
  names: MiniSearch<{ id: string; tokens: string }>;
  status: StoreStatus;
}

function nameIndex(entities: readonly StoredEntity[]): World['names'] {
  const names = new MiniSearch<{ id: string; tokens: string }>({
    fields: ['tokens'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  names.addAll(entities.map(({ id, tokens }) => ({ id, tokens: tokens.join(' ') })));
  return names;
}

/** How many statements cite each source. */
function citations({ relations, observations }: StoredDataset): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { evidence } of [...relations, ...observations]) {
    for (const source of new Set(evidence.map((piece) => piece.source))) {
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
  }
  return counts;
}

function statusOf(data: StoredDataset, loadedAt: string): StoreStatus {
  const published = data.sources
    .map((source) => source.publishedBy)
    .filter((day) => day !== FIRST_DAY && day !== LAST_DAY)
    .sort();
  const records: { digest: string }[] = Object.values(data).flat();
  return {
    version: combineDigests(records.map(({ digest }) => digest)),
    entities: data.entities.length,
    relations: data.relations.length,
    observations: data.observations.length,
    sources: data.sources.length,
    latestPublished: published.at(-1) ?? null,
    loadedAt,
  };
}

export function buildWorld(data: StoredDataset, loadedAt: string): World {
  const entities = new Map<string, StoredEntity>();
  for (const entity of data.entities)
    for (const id of [entity.id, ...entity.formerIds]) entities.set(id, entity);
  const cited = citations(data);
  return {
    data,
    graph: toGraph(data.entities, [...data.relations].sort(inOrder)),
    entities,
    statements: new Map([...data.relations, ...data.observations].map((each) => [each.id, each])),
    observationsOf: grouped([...data.observations].sort(inOrder), ({ entity }) => entity),
    metrics: new Map(data.metrics.map((metric) => [metric.id, metric])),
    sources: new Map(
      data.sources.map((each) => [each.id, { ...each, statementCount: cited.get(each.id) ?? 0 }]),
    ),
    names: nameIndex(data.entities),
    status: statusOf(data, loadedAt),
  };
}

/** The relations of these kinds that touch an entity, in the order of time. */
export function relationsAt(
  { graph }: World,
  entity: string,
  kinds: readonly RelationKind[] | null,
  direction: 'in' | 'out' | 'both',
): StoredRelation[] {
  if (!graph.hasNode(entity)) return [];
  const keys =
    direction === 'in'
      ? graph.inEdges(entity)
      : direction === 'out'
        ? graph.outEdges(entity)
        : graph.edges(entity);
  // A relation from an entity to itself stands in both directions, and is one relation.
  const relations = [...new Set(keys)].map((key) => graph.getEdgeAttributes(key));
  return relations.filter(({ kind }) => kinds === null || kinds.includes(kind)).sort(inOrder);
}

/** The entity and everything below it by PART_OF. The trees of places and sectors are a way to look, and have no date. */
export function treeBelow(world: World, root: string): Set<string> {
  const tree = new Set([world.entities.get(root)?.id ?? root]);
  for (const above of tree)
    for (const { from } of relationsAt(world, above, ['PART_OF'], 'in')) tree.add(from);
  return tree;
}
