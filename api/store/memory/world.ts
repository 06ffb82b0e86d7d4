// An immutable state of the memory store: the records, and the indexes that its questions need.
import { FIRST_DAY, LAST_DAY } from '../../model/edtf.js';
import { grouped, inOrder } from '../../model/grouped.js';
import type { EntityKind } from '../../model/kinds.js';
import type {
  StoredConflict,
  StoredDataset,
  StoredEntity,
  StoredMetric,
  StoredObservation,
  StoredRelation,
  StoredSource,
} from '../../model/stored.js';
import { combineDigests } from '../../model/stored.js';
import type { StoreStatus } from '../queries.js';
import { Figures } from './figures.js';
import { Links } from './links.js';
import { NameIndex } from './names.js';

export interface World {
  data: StoredDataset;
  /** Present and former id → entity. */
  entities: ReadonlyMap<string, StoredEntity>;
  /** In the order of their names. */
  ofKind: ReadonlyMap<EntityKind, readonly StoredEntity[]>;
  links: Links;
  figures: Figures;
  statements: ReadonlyMap<string, StoredRelation | StoredObservation>;
  /** By the statements that are in conflict. */
  conflicts: ReadonlyMap<string, readonly StoredConflict[]>;
  metrics: ReadonlyMap<string, StoredMetric>;
  sources: ReadonlyMap<string, StoredSource & { statementCount: number }>;
  /** By the place of each entity in `data.entities`. */
  names: NameIndex;
  status: StoreStatus;
}

function statementsOf({ relations, observations }: StoredDataset): World['statements'] {
  const statements = new Map<string, StoredRelation | StoredObservation>();
  for (const records of [relations, observations]) for (const each of records) statements.set(each.id, each);
  return statements;
}

function conflictsOf({ conflicts }: StoredDataset): World['conflicts'] {
  const parts = conflicts.flatMap((conflict) => conflict.statements.map((id) => ({ id, conflict })));
  const byStatement = grouped(parts, ({ id }) => id);
  return new Map([...byStatement].map(([id, found]) => [id, found.map(({ conflict }) => conflict)]));
}

/** How many statements cite each source. */
function citations({ relations, observations }: StoredDataset): Map<string, number> {
  const counts = new Map<string, number>();
  for (const records of [relations, observations]) {
    for (const { evidence } of records) {
      for (const source of new Set(evidence.map((piece) => piece.source))) {
        counts.set(source, (counts.get(source) ?? 0) + 1);
      }
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
    entities,
    ofKind: grouped([...data.entities].sort(inOrder), ({ kind }) => kind),
    links: new Links(data.relations),
    figures: new Figures(data.observations),
    statements: statementsOf(data),
    conflicts: conflictsOf(data),
    metrics: new Map(data.metrics.map((metric) => [metric.id, metric])),
    sources: new Map(
      data.sources.map((each) => [each.id, { ...each, statementCount: cited.get(each.id) ?? 0 }]),
    ),
    names: new NameIndex(data.entities),
    status: statusOf(data, loadedAt),
  };
}

/** The entity and everything below it by PART_OF. The trees of places and sectors are a way to look, and have no date. */
export function treeBelow(world: World, root: string): Set<string> {
  const tree = new Set([world.entities.get(root)?.id ?? root]);
  for (const above of tree) for (const { from } of world.links.at(above, ['PART_OF'], 'in')) tree.add(from);
  return tree;
}

/** The entity and everything that it is part of, by PART_OF. */
export function treeAbove(world: World, start: string): Set<string> {
  const tree = new Set([world.entities.get(start)?.id ?? start]);
  for (const below of tree) for (const { to } of world.links.at(below, ['PART_OF'], 'out')) tree.add(to);
  return tree;
}

/** The entities of these kinds that have a name with all of these tokens. */
export function namedLike(
  { names, data }: World,
  tokens: readonly string[],
  kinds: readonly EntityKind[],
): Set<string> {
  const matched = names.matches(tokens);
  return new Set(
    data.entities.flatMap(({ id, kind }, i) =>
      matched[i] === tokens.length && kinds.includes(kind) ? [id] : [],
    ),
  );
}
