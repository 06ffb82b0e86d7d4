// Who backs what, in memory: the backing relations that count, rolled up or not, grouped by investor.

import { inOrder } from '../../model/grouped.js';
import type { StateLevel } from '../../model/kinds.js';
import { BACKING_KINDS } from '../../model/kinds.js';
import type { StoredRelation } from '../../model/stored.js';
import type { TimeWindow } from '../../model/time.js';
import { certaintyAt, holds, isKnown } from '../../model/time.js';
import type { BackingQuery, InvestorRow, InvestorsQuery } from '../port.js';
import type { World } from './world.js';
import { relationsAt, treeBelow } from './world.js';

/** The companies that something in this tree is said of by a relation that holds. */
function companiesIn(
  world: World,
  kind: 'IN_SECTOR' | 'LOCATED_IN',
  root: string,
  window: TimeWindow,
): Set<string> {
  const companies = new Set<string>();
  for (const node of treeBelow(world, root)) {
    for (const relation of relationsAt(world, node, [kind], 'in')) {
      if (holds(relation, window)) companies.add(relation.from);
    }
  }
  return companies;
}

/** Null when every company is a target. */
function targetCompanies(world: World, query: BackingQuery): Set<string> | null {
  const { sector, place, companies, together, window } = query;
  const conditions: Set<string>[] = [];
  if (companies !== null) conditions.push(new Set(companies));
  if (sector !== null) conditions.push(companiesIn(world, 'IN_SECTOR', sector, window));
  if (place !== null) conditions.push(companiesIn(world, 'LOCATED_IN', place, window));
  if (together !== null) {
    const own = relationsAt(world, together.investor, BACKING_KINDS, 'out').filter((each) =>
      holds(each, window),
    );
    conditions.push(new Set(own.map(({ to }) => to)));
  }
  const [first, ...others] = conditions;
  return first ? new Set([...first].filter((id) => others.every((other) => other.has(id)))) : null;
}

/** Did this relation happen together with one of the investor's own? */
function isTogether(world: World, relation: StoredRelation, { together, window }: BackingQuery): boolean {
  if (together === null || !together.sameRound) return true;
  if (relation.kind !== 'INVESTED_IN' || relation.round === null) return false;
  return relationsAt(world, together.investor, ['INVESTED_IN'], 'out').some(
    (own) => own.to === relation.to && own.round === relation.round && holds(own, window),
  );
}

const hasCertainty = (relation: StoredRelation, { certainties, window }: BackingQuery): boolean =>
  certainties === null || certainties.includes(certaintyAt(relation, window)!);

/** The backing relations into the targets that are known at all, and those of them that count. */
export function countedBacking(world: World, query: BackingQuery) {
  const targets = targetCompanies(world, query);
  const into = (targets ? [...targets] : world.graph.nodes())
    .filter((id) => world.graph.hasNode(id) && world.graph.getNodeAttribute(id, 'kind') === 'company')
    .flatMap((id) => relationsAt(world, id, BACKING_KINDS, 'in'));
  const known = into.filter(
    (relation) => isKnown(relation, query.window) && relation.from !== query.together?.investor,
  );
  const counted = known.filter(
    (relation) =>
      holds(relation, query.window) && hasCertainty(relation, query) && isTogether(world, relation, query),
  );
  return { known, counted };
}

type Counts = (link: StoredRelation) => boolean;

/** The links to what is directly above: groups (PART_OF) and controllers (CONTROLS). */
function linksUp(world: World, entity: string, counts: Counts): StoredRelation[] {
  return relationsAt(world, entity, ['PART_OF', 'CONTROLS'], 'both').filter(
    (link) => link.up !== null && link[link.up === 'from' ? 'to' : 'from'] === entity && counts(link),
  );
}

const directlyAbove = (world: World, entity: string, counts: Counts): string[] =>
  linksUp(world, entity, counts).map((link) => link[link.up!]);

/** The entity and all above it. */
function allAbove(world: World, entity: string, counts: Counts): Set<string> {
  const above = new Set([entity]);
  for (const each of above) for (const id of directlyAbove(world, each, counts)) above.add(id);
  return above;
}

/** The links of a roll-up are held to the same conditions as what is rolled up. */
const linkCounts =
  (query: BackingQuery): Counts =>
  (link) =>
    holds(link, query.window) && hasCertainty(link, query);

/** The links that lead from these investors to their top. */
export function linksTo(world: World, top: string, investors: readonly string[], query: BackingQuery) {
  const counts = linkCounts(query);
  const links = new Map<string, StoredRelation>();
  for (const investor of new Set(investors)) {
    if (investor === top) continue;
    for (const each of allAbove(world, investor, counts)) {
      for (const link of linksUp(world, each, counts)) {
        if (allAbove(world, link[link.up!], counts).has(top)) links.set(link.id, link);
      }
    }
  }
  return [...links.values()].sort(inOrder);
}

/** The topmost holders of an entity; itself when nothing is above it, or only a circle. */
function topsOf(world: World, entity: string, query: BackingQuery): string[] {
  const counts = linkCounts(query);
  const above = [...allAbove(world, entity, counts)];
  const tops = above.filter((each) => linksUp(world, each, counts).length === 0);
  return tops.length > 0 ? tops : [entity];
}

/** The level of the state that stands behind an entity: its own, or that of the nearest above it. */
function stateLevelOf(world: World, entity: string, window: TimeWindow): StateLevel | null {
  const seen = new Set([entity]);
  let nearest = [entity];
  while (nearest.length > 0) {
    const levels = new Set(
      nearest.map((id) => world.graph.getNodeAttribute(id, 'stateLevel')).filter((level) => level !== null),
    );
    if (levels.size > 0) return levels.size === 1 ? [...levels][0]! : 'unspecified';
    const above = nearest.flatMap((id) => directlyAbove(world, id, (link) => holds(link, window)));
    nearest = [...new Set(above)].filter((id) => !seen.has(id));
    for (const id of nearest) seen.add(id);
  }
  return null;
}

/** The relations that count for each investor, an investor being the top when rolled up. */
export function byInvestor(world: World, query: BackingQuery, counted: readonly StoredRelation[]) {
  const rows = new Map<string, StoredRelation[]>();
  const tops = new Map<string, string[]>();
  for (const relation of counted) {
    const { from } = relation;
    if (!tops.has(from)) tops.set(from, query.rollUp ? topsOf(world, from, query) : [from]);
    for (const top of tops.get(from)!) rows.set(top, [...(rows.get(top) ?? []), relation]);
  }
  return rows;
}

function belongsTo(world: World, investor: string, place: string, window: TimeWindow): boolean {
  const tree = treeBelow(world, place);
  return (
    tree.has(investor) ||
    relationsAt(world, investor, ['LOCATED_IN'], 'out').some(
      (each) => tree.has(each.to) && holds(each, window),
    )
  );
}

/** Does the investor pass the conditions that are about itself? */
export function passes(world: World, investor: string, query: InvestorsQuery): boolean {
  const { kinds, levels, investorPlace, window } = query;
  if (kinds !== null && !kinds.includes(world.graph.getNodeAttribute(investor, 'kind'))) return false;
  if (levels !== null && !levels.includes(stateLevelOf(world, investor, window))) return false;
  return investorPlace === null || belongsTo(world, investor, investorPlace, window);
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
  const name = world.graph.getNodeAttribute(investor, 'sortKey');
  const undisclosed = relations.length - disclosed.length;
  return { investor, companies, disclosed, undisclosed, position: [lead, name, investor] };
}

/** The companies of these relations in the order of their names. */
export function companiesOf(world: World, relations: readonly StoredRelation[]): string[] {
  const companies = [...new Set(relations.map(({ to }) => to))].map((id) =>
    world.graph.getNodeAttributes(id),
  );
  return companies.sort(inOrder).map(({ id }) => id);
}
