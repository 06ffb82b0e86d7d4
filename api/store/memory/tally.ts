// Relations counted in groups, in memory.
import { grouped, inOrder } from '../../model/grouped.js';
import { RELATION_KINDS } from '../../model/kinds.js';
import type { StoredEntity, StoredRelation } from '../../model/stored.js';
import type { TallyBy } from '../../model/tally.js';
import { endDeciding, isCity, isProvince, yearBegun } from '../../model/tally.js';
import { holds, isKnown } from '../../model/time.js';
import type { Page, TalliedGroup, TallyGroup, TallyQuery, TallyRow } from '../queries.js';
import { stateLevelOf, thingsIn } from './backing.js';
import { keyPosition, pageOf } from './listing.js';
import type { World } from './world.js';
import { treeBelow } from './world.js';

/** The relations that count but for their time, found from the sector or else the place that is given. */
function candidates(world: World, { kinds, sector, place, window }: TallyQuery): StoredRelation[] {
  const wanted = [...new Set(kinds ?? RELATION_KINDS)];
  const inside = (kind: 'IN_SECTOR' | 'LOCATED_IN', root: string) => {
    const tree = treeBelow(world, root);
    return new Set([...tree, ...thingsIn(world, kind, tree, window)]);
  };
  const conditions = [
    ...(sector === null ? [] : [{ what: 'sector' as const, ids: inside('IN_SECTOR', sector) }]),
    ...(place === null ? [] : [{ what: 'place' as const, ids: inside('LOCATED_IN', place) }]),
  ];
  const [first, second] = conditions;
  if (!first) return world.links.of(wanted);
  const decidedBy = (end: 'from' | 'to') => wanted.filter((kind) => endDeciding(first.what, kind) === end);
  return [...first.ids]
    .flatMap((id) => [
      ...world.links.at(id, decidedBy('from'), 'out'),
      ...world.links.at(id, decidedBy('to'), 'in'),
    ])
    .filter((each) => !second || second.ids.has(each[endDeciding(second.what, each.kind)]));
}

/** The same function, asked once of each id. */
function once<T>(of: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, of(id));
    return known.get(id)!;
  };
}

type KeysOf = (relation: StoredRelation) => readonly (string | null)[];

/** For each key how to find what a relation has of it: one value or several, null when it is not known. */
function keysOf(world: World, { window }: TallyQuery): Record<TallyBy, KeysOf> {
  const entity = (id: string): StoredEntity => world.entities.get(id)!;
  const orUnknown = (ids: Iterable<string>) => {
    const found = [...new Set(ids)];
    return found.length > 0 ? found : [null];
  };
  const saidOf = (id: string, kind: 'IN_SECTOR' | 'LOCATED_IN') =>
    world.links.at(id, [kind], 'out').flatMap((each) => (holds(each, window) ? [each.to] : []));
  const placesAbove = once((id) => {
    const above = new Set([id]);
    for (const each of above) {
      for (const { to } of world.links.at(each, ['PART_OF'], 'out'))
        if (entity(to).kind === 'place') above.add(to);
    }
    return [...above];
  });
  const placesOf = once((id) =>
    (entity(id).kind === 'place' ? [id, ...saidOf(id, 'LOCATED_IN')] : saidOf(id, 'LOCATED_IN')).flatMap(
      placesAbove,
    ),
  );
  const cities = once((id) => orUnknown(placesOf(id).filter((place) => isCity(entity(place)))));
  const provinces = once((id) => orUnknown(placesOf(id).filter((place) => isProvince(entity(place)))));
  const sectors = once((id) =>
    orUnknown([...(entity(id).kind === 'sector' ? [id] : []), ...saidOf(id, 'IN_SECTOR')]),
  );
  const levels = once((id) => [stateLevelOf(world, id, window)]);
  return {
    city: (relation) => cities(relation[endDeciding('place', relation.kind)]),
    province: (relation) => provinces(relation[endDeciding('place', relation.kind)]),
    sector: (relation) => sectors(relation[endDeciding('sector', relation.kind)]),
    kind: ({ kind }) => [kind],
    year: (relation) => [yearBegun(relation)],
    round: ({ round }) => [round],
    'state-level': ({ from }) => levels(from),
  };
}

/** A group, or what groups have in common that begin with these values: those of one value more are below it. */
class Group {
  readonly relations: StoredRelation[] = [];
  readonly #below = new Map<string | null, Group>();
  constructor(readonly group: TallyGroup) {}

  /** A relation is in each group that its keys can be combined to. */
  put(relation: StoredRelation, keys: readonly KeysOf[]): void {
    const key = keys[this.group.length];
    if (!key) this.relations.push(relation);
    else for (const value of key(relation)) this.#withValue(value).put(relation, keys);
  }

  #withValue(value: string | null): Group {
    const known = this.#below.get(value);
    if (known) return known;
    const below = new Group([...this.group, value]);
    this.#below.set(value, below);
    return below;
  }

  /** Those with relations. */
  *leaves(): Generator<Group> {
    if (this.relations.length > 0) yield this;
    for (const below of this.#below.values()) yield* below.leaves();
  }
}

/** Which relations are in which group? */
function inGroups(world: World, query: TallyQuery, relations: readonly StoredRelation[]): Group[] {
  const known = keysOf(world, query);
  const keys = query.by.map((key) => known[key]);
  const all = new Group([]);
  for (const relation of relations) all.put(relation, keys);
  return [...all.leaves()];
}

function toRow(group: TallyGroup, relations: readonly StoredRelation[]): TallyRow {
  const disclosed = relations.flatMap(({ amount, currency }) =>
    amount !== null && currency !== null ? [{ currency, amount }] : [],
  );
  const sums = [...grouped(disclosed, ({ currency }) => currency)].map(([currency, amounts]) => ({
    currency,
    amount: amounts.reduce((sum, { amount }) => sum + amount, 0),
  }));
  const targets = new Set(relations.map(({ to }) => to)).size;
  return {
    ...{ group, count: relations.length, targets, sums },
    undisclosed: relations.length - disclosed.length,
  };
}

/** How many relations are there in each group, and what do they add up to? */
export function tally(world: World, query: TallyQuery, limit: number): TallyRow[] {
  const held = candidates(world, query).filter((each) => holds(each, query.window));
  return inGroups(world, query, held)
    .slice(0, limit)
    .map(({ group, relations }) => toRow(group, relations));
}

/** A page of the relations of each group. */
export function tallied(world: World, query: TallyQuery, page: Page): TalliedGroup[] {
  const { window } = query;
  const known = candidates(world, query).filter((each) => isKnown(each, window));
  return inGroups(world, query, known).flatMap(({ group, relations }) => {
    const held = relations.filter((each) => holds(each, window)).sort(inOrder);
    if (held.length === 0) return [];
    const undated = held.filter((each) => each.undated).length;
    return [{ group, ...pageOf(held, page, keyPosition), considered: relations.length, undated }];
  });
}
