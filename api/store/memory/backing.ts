// Who backs what, in memory: the backing relations that count, rolled up or not, grouped by investor.

import { inOrder } from '../../model/grouped.js';
import type { StateLevel } from '../../model/kinds.js';
import { BACKING_KINDS } from '../../model/kinds.js';
import type { StoredRelation } from '../../model/stored.js';
import type { TimeWindow } from '../../model/time.js';
import { certaintyAt, holds, isKnown } from '../../model/time.js';
import type { BackingQuery, InvestorRow, InvestorsQuery } from '../queries.js';
import type { World } from './world.js';
import { treeBelow } from './world.js';

/** What a relation that holds says to be in a sector or place of this tree. */
export function thingsIn(
  world: World,
  kind: 'IN_SECTOR' | 'LOCATED_IN',
  tree: Iterable<string>,
  window: TimeWindow,
): Set<string> {
  const things = new Set<string>();
  for (const node of tree) {
    for (const relation of world.links.at(node, [kind], 'in')) {
      if (holds(relation, window)) things.add(relation.from);
    }
  }
  return things;
}

/** Null when every company is a target. */
function targetCompanies(world: World, query: BackingQuery): Set<string> | null {
  const { sector, place, companies, together, window } = query;
  const conditions: Set<string>[] = [];
  if (companies !== null) conditions.push(new Set(companies));
  if (sector !== null) conditions.push(thingsIn(world, 'IN_SECTOR', treeBelow(world, sector), window));
  if (place !== null) conditions.push(thingsIn(world, 'LOCATED_IN', treeBelow(world, place), window));
  if (together !== null) {
    const own = world.links.at(together.investor, BACKING_KINDS, 'out');
    conditions.push(new Set(own.filter((each) => holds(each, window)).map(({ to }) => to)));
  }
  const [first, ...others] = conditions;
  return first ? new Set([...first].filter((id) => others.every((other) => other.has(id)))) : null;
}

/** Which relations happened together with one of the investor's own? */
function togetherWith(world: World, { together, window }: BackingQuery): Counts {
  if (together === null || !together.sameRound) return () => true;
  const keyOf = ({ to, round }: StoredRelation) => JSON.stringify([to, round]);
  const own = world.links.at(together.investor, ['INVESTED_IN'], 'out').filter((each) => holds(each, window));
  const rounds = new Set(own.map(keyOf));
  return (each) => each.kind === 'INVESTED_IN' && each.round !== null && rounds.has(keyOf(each));
}

type Counts = (relation: StoredRelation) => boolean;

const isCompany = (world: World, id: string) => world.entities.get(id)?.kind === 'company';

const hasCertainty = (relation: StoredRelation, { certainties, window }: BackingQuery): boolean =>
  certainties === null || certainties.includes(certaintyAt(relation, window)!);

/** Does a backing relation count? */
function counts(world: World, query: BackingQuery): Counts {
  const isTogether = togetherWith(world, query);
  return (each) => holds(each, query.window) && hasCertainty(each, query) && isTogether(each);
}

/** The backing relations into the targets that are known at all, and those of them that count. */
export function countedBacking(world: World, query: BackingQuery) {
  const targets = targetCompanies(world, query);
  const into = targets
    ? [...targets].flatMap((id) => world.links.at(id, BACKING_KINDS, 'in'))
    : world.links.of(BACKING_KINDS);
  const known = into.filter(
    (relation) =>
      isCompany(world, relation.to) &&
      isKnown(relation, query.window) &&
      relation.from !== query.together?.investor,
  );
  return { known, counted: known.filter(counts(world, query)) };
}

/** Of what these investors back, the relations that count. */
function backedBy(world: World, investors: Iterable<string>, query: BackingQuery): StoredRelation[] {
  const targets = targetCompanies(world, query);
  const backed = [...investors].flatMap((id) =>
    id === query.together?.investor ? [] : world.links.at(id, BACKING_KINDS, 'out'),
  );
  return backed
    .filter(({ to }) => (targets ? targets.has(to) : true) && isCompany(world, to))
    .filter(counts(world, query));
}

/** The links to what is directly above: groups (PART_OF) and controllers (CONTROLS). */
function linksUp(world: World, entity: string, isCounted: Counts): StoredRelation[] {
  return [
    ...world.links.at(entity, ['PART_OF'], 'out'),
    ...world.links.at(entity, ['CONTROLS'], 'in'),
  ].filter((link) => link.up !== null && isCounted(link));
}

const directlyAbove = (world: World, entity: string, isCounted: Counts): string[] =>
  linksUp(world, entity, isCounted).map((link) => link[link.up!]);

/** The entity and all below it. */
function allBelow(world: World, entity: string, isCounted: Counts): Set<string> {
  const below = new Set([entity]);
  for (const each of below) {
    for (const link of world.links.at(each, ['PART_OF'], 'in'))
      if (link.up !== null && isCounted(link)) below.add(link.from);
    for (const link of world.links.at(each, ['CONTROLS'], 'out')) if (isCounted(link)) below.add(link.to);
  }
  return below;
}

/** The entity and all above it. */
function allAbove(world: World, entity: string, isCounted: Counts): Set<string> {
  const above = new Set([entity]);
  for (const each of above) for (const id of directlyAbove(world, each, isCounted)) above.add(id);
  return above;
}

/** The links of a roll-up are held to the same conditions as what is rolled up. */
const linkCounts =
  (query: BackingQuery): Counts =>
  (link) =>
    holds(link, query.window) && hasCertainty(link, query);

/** The links that lead from these investors to their top. */
export function linksTo(world: World, top: string, investors: readonly string[], query: BackingQuery) {
  const isCounted = linkCounts(query);
  const links = new Map<string, StoredRelation>();
  for (const investor of new Set(investors)) {
    if (investor === top) continue;
    for (const each of allAbove(world, investor, isCounted)) {
      for (const link of linksUp(world, each, isCounted)) {
        if (allAbove(world, link[link.up!], isCounted).has(top)) links.set(link.id, link);
      }
    }
  }
  return [...links.values()].sort(inOrder);
}

/** The topmost holders of an entity; itself when nothing is above it, or only a circle. */
function topsOf(world: World, entity: string, query: BackingQuery): string[] {
  const isCounted = linkCounts(query);
  const above = [...allAbove(world, entity, isCounted)];
  const tops = above.filter((each) => linksUp(world, each, isCounted).length === 0);
  return tops.length > 0 ? tops : [entity];
}

/** The level of the state that stands behind an entity: its own, or that of the nearest above it. */
export function stateLevelOf(world: World, entity: string, window: TimeWindow): StateLevel | null {
  const seen = new Set([entity]);
  let nearest = [entity];
  while (nearest.length > 0) {
    const levels = new Set(
      nearest.map((id) => world.entities.get(id)!.stateLevel).filter((level) => level !== null),
    );
    if (levels.size > 0) return levels.size === 1 ? [...levels][0]! : 'unspecified';
    const above = nearest.flatMap((id) => directlyAbove(world, id, (link) => holds(link, window)));
    nearest = [...new Set(above)].filter((id) => !seen.has(id));
    for (const id of nearest) seen.add(id);
  }
  return null;
}

/** The relations that count for each of these investors, as {@link byInvestor} finds them. */
export function ofInvestors(world: World, query: BackingQuery, investors: readonly string[]) {
  const isCounted = linkCounts(query);
  const vehicles = new Set(
    query.rollUp ? investors.flatMap((id) => [...allBelow(world, id, isCounted)]) : investors,
  );
  return byInvestor(world, query, backedBy(world, vehicles, query));
}

/** The relations that count for each investor, an investor being the top when rolled up. */
export function byInvestor(world: World, query: BackingQuery, counted: readonly StoredRelation[]) {
  const rows = new Map<string, StoredRelation[]>();
  const tops = new Map<string, string[]>();
  for (const relation of counted) {
    const { from } = relation;
    if (!tops.has(from)) tops.set(from, query.rollUp ? topsOf(world, from, query) : [from]);
    for (const top of tops.get(from)!) {
      const row = rows.get(top);
      if (row) row.push(relation);
      else rows.set(top, [relation]);
    }
  }
  return rows;
}

/** Which investors pass the conditions that are about themselves? */
export function passing(world: World, query: InvestorsQuery): (investor: string) => boolean {
  const { kinds, levels, investorPlace, window } = query;
  const places = investorPlace === null ? null : treeBelow(world, investorPlace);
  const isPlaced = (investor: string) =>
    places === null ||
    places.has(investor) ||
    world.links
      .at(investor, ['LOCATED_IN'], 'out')
      .some((each) => places.has(each.to) && holds(each, window));
  return (investor) =>
    (kinds === null || kinds.includes(world.entities.get(investor)!.kind)) &&
    (levels === null || levels.includes(stateLevelOf(world, investor, window))) &&
    isPlaced(investor);
}

/** One row of the ranking, with its position in the order that was asked for. */
export function toRow(
  world: World,
  investor: string,
  relations: readonly StoredRelation[],
  order: string,
): InvestorRow {
  const companies = new Set(relations.map(({ to }) => to)).size;
  const disclosed = relations.flatMap(({ amount, currency }) =>
    amount !== null && currency !== null ? [{ currency, amount }] : [],
  );
  const cny = disclosed.reduce((sum, each) => (each.currency === 'CNY' ? sum + each.amount : sum), 0);
  const lead = 0 - (order === 'company-count' ? companies : order === 'amount' ? cny : 0);
  const name = world.entities.get(investor)!.sortKey;
  const undisclosed = relations.length - disclosed.length;
  return { investor, companies, disclosed, undisclosed, position: [lead, name, investor] };
}

/** The companies of these relations in the order of their names. */
export function companiesOf(world: World, relations: readonly StoredRelation[]): string[] {
  const companies = [...new Set(relations.map(({ to }) => to))].map((id) => world.entities.get(id)!);
  return companies.sort(inOrder).map(({ id }) => id);
}
