// Which policies and measures are issued by somebody, reach a place, are for a sector, aim at a figure, in memory.
import { inOrder } from '../../model/grouped.js';
import type { EntityKind } from '../../model/kinds.js';
import type { StoredEntity, StoredObservation, StoredRelation } from '../../model/stored.js';
import { holds, isKnown } from '../../model/time.js';
import type { Listing, Page, PoliciesQuery } from '../queries.js';
import { keyPosition, pageOf } from './listing.js';
import type { World } from './world.js';
import { namedLike, treeAbove, treeBelow } from './world.js';

/** One condition: how much the data say about it, and by what policies pass. */
interface Condition {
  considered: number;
  passing: readonly { policy: string; isUndated: boolean }[];
}

const KINDS: readonly EntityKind[] = ['policy', 'measure'];
const isPolicy = (world: World, id: string) => KINDS.includes(world.entities.get(id)!.kind);

function byRelations(world: World, links: readonly StoredRelation[], { window }: PoliciesQuery): Condition {
  const policyOf = ({ kind, from, to }: StoredRelation) => (kind === 'ISSUED' ? to : from);
  const own = links.filter((each) => isPolicy(world, policyOf(each)));
  return {
    considered: own.filter((each) => isKnown(each, window)).length,
    passing: own
      .filter((each) => holds(each, window))
      .map((each) => ({ policy: policyOf(each), isUndated: each.undated })),
  };
}

function byFigures(world: World, { metric, target, window }: PoliciesQuery): Condition {
  const candidates = metric === null ? world.figures.all : world.figures.of([metric]);
  const known = candidates.filter((each) => isKnown(each, window) && isPolicy(world, each.entity));
  const isMet = ({ basis, periodMin, periodMax }: StoredObservation) =>
    target === null || (basis?.startsWith('target') && target.min <= periodMin && periodMax <= target.max);
  const passing = known.filter(isMet);
  return {
    considered: known.length,
    passing: passing.map(({ entity, period }) => ({ policy: entity, isUndated: period === null })),
  };
}

function conditionsOf(world: World, query: PoliciesQuery): Condition[] {
  const { issuedBy, place, sector, metric, target } = query;
  const { links } = world;
  const conditions: Condition[] = [];
  if (issuedBy !== null) conditions.push(byRelations(world, links.at(issuedBy, ['ISSUED'], 'out'), query));
  if (sector !== null) {
    const into = [...treeBelow(world, sector)].flatMap((id) => links.at(id, ['APPLIES_TO'], 'in'));
    conditions.push(byRelations(world, into, query));
  }
  if (place !== null) {
    const reaching = [...treeAbove(world, place)].flatMap((id) => [
      ...links.at(id, ['ISSUED'], 'out'),
      ...links.at(id, ['APPLIES_TO'], 'in'),
    ]);
    conditions.push(byRelations(world, reaching, query));
  }
  if (metric !== null || target !== null) conditions.push(byFigures(world, query));
  return conditions;
}

export function findPolicies(world: World, query: PoliciesQuery, page: Page): Listing<StoredEntity> {
  const all = KINDS.flatMap((kind) => world.ofKind.get(kind) ?? []);
  const conditions = conditionsOf(world, query);
  const passing = conditions.map((condition) => new Set(condition.passing.map(({ policy }) => policy)));
  if (query.tokens.length > 0) passing.push(namedLike(world, query.tokens, KINDS));
  const found = all.filter(({ id }) => passing.every((ids) => ids.has(id))).sort(inOrder);
  const ids = new Set(found.map(({ id }) => id));
  const undated = conditions
    .flatMap((condition) => condition.passing)
    .filter(({ policy, isUndated }) => isUndated && ids.has(policy));
  const considered = conditions.map((condition) => condition.considered);
  return {
    ...pageOf(found, page, keyPosition),
    considered: considered.length > 0 ? Math.min(...considered) : all.length,
    undated: undated.length,
  };
}
