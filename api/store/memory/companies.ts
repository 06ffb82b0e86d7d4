// Which companies are in a sector, in a place, listed on an exchange, in memory.

import { inOrder } from '../../model/grouped.js';
import type { RelationKind } from '../../model/kinds.js';
import type { StoredEntity, StoredRelation } from '../../model/stored.js';
import { holds, isKnown } from '../../model/time.js';
import type { CompaniesQuery, Listing, Page } from '../queries.js';
import { keyPosition, pageOf } from './listing.js';
import type { World } from './world.js';
import { namedLike, treeBelow } from './world.js';

/** One condition: what the data say about it, and what of that makes a company pass. */
interface Condition {
  known: StoredRelation[];
  passing: StoredRelation[];
}

function inScope(world: World, kind: RelationKind, root: string, { window }: CompaniesQuery): Condition {
  const into = [...treeBelow(world, root)].flatMap((node) => world.links.at(node, [kind], 'in'));
  const ofCompanies = into.filter(({ from }) => world.entities.get(from)!.kind === 'company');
  return {
    known: ofCompanies.filter((relation) => isKnown(relation, window)),
    passing: ofCompanies.filter((relation) => holds(relation, window)),
  };
}

/** Of the steps of a listing on one market only the last counts, and only when it is "listed". */
function listed(condition: Condition): Condition {
  const latest = new Map<string, StoredRelation>();
  for (const step of condition.passing) {
    const listing = `${step.from} ${step.to}`;
    const before = latest.get(listing);
    const isLater =
      !before ||
      step.listingKey > before.listingKey ||
      (step.listingKey === before.listingKey && step.id > before.id);
    if (isLater) latest.set(listing, step);
  }
  return { known: condition.known, passing: [...latest.values()].filter(({ role }) => role === 'listed') };
}

/** The companies that pass all conditions, of which there are some, in the order of their names. */
function passingAll(world: World, conditions: readonly Condition[], tokens: readonly string[]) {
  const passing = conditions.map((condition) => new Set(condition.passing.map(({ from }) => from)));
  if (tokens.length > 0) passing.push(namedLike(world, tokens, ['company']));
  const [first, ...others] = passing.sort((a, b) => a.size - b.size);
  return [...first!]
    .filter((id) => others.every((ids) => ids.has(id)))
    .map((id) => world.entities.get(id)!)
    .sort(inOrder);
}

export function findCompanies(world: World, query: CompaniesQuery, page: Page): Listing<StoredEntity> {
  const { sector, place, listedOn, tokens } = query;
  const conditions: Condition[] = [];
  if (sector !== null) conditions.push(inScope(world, 'IN_SECTOR', sector, query));
  if (place !== null) conditions.push(inScope(world, 'LOCATED_IN', place, query));
  if (listedOn !== null) conditions.push(listed(inScope(world, 'LISTED_ON', listedOn, query)));

  const all = world.ofKind.get('company') ?? [];
  const found = tokens.length === 0 && conditions.length === 0 ? all : passingAll(world, conditions, tokens);
  const ids = new Set(conditions.length > 0 ? found.map(({ id }) => id) : []);
  const undated = conditions
    .flatMap((each) => each.passing)
    .filter((each) => each.undated && ids.has(each.from));
  return {
    ...pageOf(found, page, keyPosition),
    considered: conditions.length > 0 ? Math.min(...conditions.map(({ known }) => known.length)) : all.length,
    undated: new Set(undated.map(({ id }) => id)).size,
  };
}
