// Conflicts between what is loaded and what was there before. Rules are applied to a dataset as it is loaded, and see only
// that; here they are applied once more to everything that is known of what the load is about.
import { grouped } from '../api/model/grouped.js';
import type { RelationKind } from '../api/model/kinds.js';
import type { Dataset } from '../api/model/statement.js';
import type { StoredDataset, StoredObservation, StoredRelation } from '../api/model/stored.js';
import { storedConflicts } from '../api/model/stored-dataset.js';
import { ALL_TIME } from '../api/model/time.js';
import type { GraphStore, GraphView } from '../api/store/port.js';

/** Entities that are looked at together. */
const AT_ONCE = 100;
/** Of one entity, or around so many, more than anything known has. */
const MOST = 20_000;

/** Which end of a relation of these kinds a rule is about. */
const ABOUT: Partial<Record<RelationKind, 'from' | 'to'>> = {
  ...{ LOCATED_IN: 'from', MEMBER_OF: 'to', HOLDS: 'to', INVESTED_IN: 'to' },
};

function touchedBy({ relations, observations }: StoredDataset): string[] {
  const ends = relations.flatMap((relation) => {
    const end = ABOUT[relation.kind];
    return end === undefined ? [] : [relation[end]];
  });
  return [...new Set([...ends, ...observations.map(({ entity }) => entity)])];
}

async function step(view: GraphView, ids: readonly string[], kinds: RelationKind[], direction: 'in' | 'out') {
  const query = { kinds, direction, window: ALL_TIME, except: [] };
  return ids.length === 0 ? [] : (await view.step(ids, query, MOST)).relations;
}

/** The trees above these places and sectors. */
async function treesAbove(view: GraphView, ids: readonly string[]): Promise<StoredRelation[]> {
  const [links, seen] = [new Map<string, StoredRelation>(), new Set(ids)];
  for (let frontier = [...ids]; frontier.length > 0; ) {
    const found = await step(view, frontier, ['PART_OF'], 'out');
    for (const link of found) links.set(link.id, link);
    frontier = [...new Set(found.map(({ to }) => to))].filter((id) => !seen.has(id));
    for (const id of frontier) seen.add(id);
  }
  return [...links.values()];
}

async function figuresOf(view: GraphView, ids: readonly string[]): Promise<StoredObservation[]> {
  const query = { entities: ids, sector: null, metrics: null, period: null, window: ALL_TIME };
  const found = await view.observationsOf(ids, query, { first: MOST, after: null });
  return [...found.values()].flatMap(({ items }) => items);
}

const unique = <T extends { id: string }>(records: readonly T[]): T[] => [
  ...new Map(records.map((record) => [record.id, record])).values(),
];

/** Everything that the rules look at, of what is stored about these entities and what they are part of. */
async function around(view: GraphView, ids: readonly string[]): Promise<Dataset> {
  const [seats, inward, own] = await Promise.all([
    step(view, ids, ['LOCATED_IN'], 'out'),
    step(view, ids, ['MEMBER_OF', 'HOLDS', 'INVESTED_IN'], 'in'),
    figuresOf(view, ids),
  ]);
  const parts = [...ids, ...seats.map(({ to }) => to), ...own.flatMap(({ dimensions }) => dimensions)];
  const trees = await treesAbove(view, [...new Set(parts)]);
  const above = [...new Set(trees.map(({ to }) => to))];
  const relations = unique([...seats, ...inward, ...trees]);
  const observations = unique([...own, ...(await figuresOf(view, above))]);
  const mentioned = [
    ...relations.flatMap(({ from, to }) => [from, to]),
    ...observations.flatMap(({ entity, dimensions }) => [entity, ...dimensions]),
  ];
  const cited = [...relations, ...observations].flatMap(({ evidence }) =>
    evidence.map(({ source }) => source),
  );
  const [entities, sources, notes] = await Promise.all([
    view.entities([...new Set(mentioned)]),
    view.sources([...new Set(cited)]),
    view.conflicts([...relations, ...observations].map(({ id }) => id)),
  ]);
  return {
    ...{ relations, observations, sources, metrics: [] },
    entities: unique([...entities.values()]),
    conflicts: notes.filter(({ byRule }) => !byRule),
  };
}

/** Finds and stores the conflicts of what was just loaded with what was there before it; how many there are in all. */
export async function reviewConflicts(store: GraphStore, loaded: StoredDataset): Promise<number> {
  const touched = touchedBy(loaded);
  const chunks = grouped(touched.entries(), ([i]) => Math.floor(i / AT_ONCE));
  let count = 0;
  for (const chunk of chunks.values()) {
    const known = await around(
      store.view(),
      chunk.map(([, id]) => id),
    );
    const found = storedConflicts(known).filter(({ byRule }) => byRule);
    count += found.length;
    if (found.length === 0) continue;
    const none = { sources: [], entities: [], relations: [], observations: [], metrics: [] };
    await store.write({ ...none, conflicts: found }, { prune: false });
  }
  return count;
}
