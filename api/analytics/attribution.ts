// Whose are the direct stakes in a company, by the links that the sources state: groups (PART_OF) and controllers (CONTROLS).
import type { Graph } from '../model/graph.js';
import type { Certainty, StateLevel } from '../model/kinds.js';
import { CERTAINTIES, isGroupMembership } from '../model/kinds.js';
import type { ShareRange } from '../model/share.js';
import type { Entity, Relation } from '../model/statement.js';
import { strongest } from '../model/statement.js';
import type { Stake } from './holdings.js';
import { rounded } from './holdings.js';

/** A sum of direct stakes, what it is a sum of, and the links by which they are attributed. */
export interface AttributedStake<R extends Relation = Relation> {
  share: ShareRange;
  stakes: R[];
  links: R[];
}
export interface GroupStake<R extends Relation = Relation> extends AttributedStake<R> {
  group: string;
  /** As sure as the least sure statement on the surest way from each stake. */
  certainty: Certainty;
  level: StateLevel | null;
}

const byId = <R extends Relation>(relations: Iterable<R>): R[] =>
  [...new Set(relations)].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Of every entity the links to what is directly above it: its groups (PART_OF) and its controllers (CONTROLS). */
export type LinksUp<R extends Relation = Relation> = ReadonlyMap<
  string,
  readonly { above: string; link: R }[]
>;

export function linksUpOf<R extends Relation>(graph: Graph<Entity, R>): LinksUp<R> {
  const kindOf = (id: string) => graph.getNodeAttribute(id, 'kind');
  const links = new Map<string, { above: string; link: R }[]>();
  for (const link of byId(graph.mapEdges((_, each) => each))) {
    const { kind, from, to } = link;
    const isGroup = kind === 'PART_OF' && isGroupMembership(kindOf(from), kindOf(to));
    if (kind !== 'CONTROLS' && !isGroup) continue;
    const [below, above] = isGroup ? [from, to] : [to, from];
    const own = links.get(below);
    if (own) own.push({ above, link });
    else links.set(below, [{ above, link }]);
  }
  return links;
}

export interface Upwards<R extends Relation> {
  /** Everything above, and the entity itself at distance 0. */
  distances: Map<string, number>;
  /** Every link on the way up. */
  links: { below: string; above: string; link: R }[];
}

/** How sure a statement is, as its place in the list of certainties: the smaller the surer. */
const doubtOf = ({ evidence }: Relation): number => CERTAINTIES.indexOf(strongest(evidence));

/** For everything above: the doubt of the least sure link on the surest way there. */
function doubts<R extends Relation>(id: string, { links }: Upwards<R>): Map<string, number> {
  const found = new Map([[id, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { below, above, link } of links) {
      const doubt = Math.max(found.get(below) ?? Infinity, doubtOf(link));
      if (doubt >= (found.get(above) ?? Infinity)) continue;
      found.set(above, doubt);
      changed = true;
    }
  }
  return found;
}

/** Everything above an entity by PART_OF (body → group) and CONTROLS. */
export function upwards<R extends Relation>(linksUp: LinksUp<R>, id: string): Upwards<R> {
  const distances = new Map([[id, 0]]);
  const links: Upwards<R>['links'] = [];
  for (const [below, distance] of distances) {
    for (const { above, link } of linksUp.get(below) ?? []) {
      links.push({ below, above, link });
      if (!distances.has(above)) distances.set(above, distance + 1);
    }
  }
  return { distances, links };
}

/** Those links that are on a way to this top. */
export function linksTo<R extends Relation>(top: string, { links }: Upwards<R>): R[] {
  const leading = new Set([top]);
  for (const id of leading) for (const { below, above } of links) if (above === id) leading.add(below);
  return links.filter(({ above }) => leading.has(above)).map(({ link }) => link);
}

/**
 * Is this entity the state, and of which level: its own, or that of the nearest above it? Several nearest that differ
 * are of an unspecified level. With the links that say so.
 */
export function stateOf<R extends Relation>(
  graph: Graph<Entity, R>,
  linksUp: LinksUp<R>,
  id: string,
): { level: StateLevel | null; links: R[] } {
  const up = upwards(linksUp, id);
  const above = [...up.distances].flatMap(([top, distance]) => {
    const level = graph.getNodeAttribute(top, 'stateLevel');
    return level ? [{ top, distance, level }] : [];
  });
  const nearest = above.filter(
    ({ distance }) => distance === Math.min(...above.map((each) => each.distance)),
  );
  const [first] = nearest;
  if (!first) return { level: null, links: [] };
  return {
    level: nearest.every(({ level }) => level === first.level) ? first.level : 'unspecified',
    links: byId(nearest.flatMap(({ top }) => linksTo(top, up))),
  };
}

/** The sum of stakes, each once. */
export function sumOfStakes(stakes: readonly Stake[]): ShareRange {
  const sum = (bound: 'min' | 'max') =>
    Math.min(100, rounded(stakes.reduce((total, { share }) => total + share[bound], 0)));
  return { min: sum('min'), max: sum('max') };
}

/**
 * What does each entity above a direct holder stand for, itself included: the sum of the direct stakes below it? The
 * greatest first. A stake that is held twice below an entity counts once.
 */
export function groupStakes<R extends Relation>(
  graph: Graph<Entity, R>,
  linksUp: LinksUp<R>,
  stakes: readonly Stake<R>[],
): GroupStake<R>[] {
  const groups = new Map<string, { stakes: Stake<R>[]; links: R[]; doubt: number }>();
  for (const stake of stakes) {
    const up = upwards(linksUp, stake.holder);
    const byWay = doubts(stake.holder, up);
    for (const group of up.distances.keys()) {
      const own = groups.get(group) ?? { stakes: [], links: [], doubt: 0 };
      own.doubt = Math.max(own.doubt, byWay.get(group)!, ...stake.relations.map(doubtOf));
      own.stakes.push(stake);
      own.links.push(...linksTo(group, up));
      groups.set(group, own);
    }
  }
  return [...groups]
    .map(([group, own]) => ({
      group,
      level: stateOf(graph, linksUp, group).level,
      certainty: CERTAINTIES[own.doubt]!,
      share: sumOfStakes(own.stakes),
      stakes: own.stakes.flatMap(({ relations }) => relations),
      links: byId(own.links),
    }))
    .sort((a, b) => b.share.min - a.share.min || b.share.max - a.share.max || (a.group < b.group ? -1 : 1));
}
