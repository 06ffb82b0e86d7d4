// Whose are the direct stakes in a company, by the links that the sources state: groups (PART_OF) and controllers (CONTROLS).
import type { Graph } from '../model/graph.js';
import { grouped } from '../model/grouped.js';
import type { Certainty, StateLevel } from '../model/kinds.js';
import { CERTAINTIES } from '../model/kinds.js';
import type { ShareRange } from '../model/share.js';
import type { Entity, Relation } from '../model/statement.js';
import { strongest } from '../model/statement.js';
import { upperEnd } from '../model/stored.js';
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

/** One link between an entity and what is directly above it: its group (PART_OF) or its controller (CONTROLS). */
interface Link<R extends Relation> {
  below: string;
  above: string;
  link: R;
  /** How sure it is, as its certainty's place in the list: the smaller the surer. */
  doubt: number;
}

/** How sure a statement is, as its place in the list of certainties: the smaller the surer. */
const doubtOf = ({ evidence }: Relation): number => CERTAINTIES.indexOf(strongest(evidence));

/** Of every entity the links to what is directly above it. */
export type LinksUp<R extends Relation = Relation> = ReadonlyMap<string, readonly Link<R>[]>;

export function linksUpOf<R extends Relation>(graph: Graph<Entity, R>): LinksUp<R> {
  const kindOf = (id: string) => graph.getNodeAttribute(id, 'kind');
  const links = byId(graph.mapEdges((_, each) => each)).flatMap((link): Link<R>[] => {
    const up = upperEnd(link, kindOf);
    if (up === null) return [];
    return [{ below: link[up === 'from' ? 'to' : 'from'], above: link[up], link, doubt: doubtOf(link) }];
  });
  return grouped(links, ({ below }) => below);
}

export interface Upwards<R extends Relation> {
  /** Everything above, and the entities themselves. */
  ids: Set<string>;
  /** All links on the way up, in the order of their ids; and the same by the end that is above. */
  links: readonly Link<R>[];
  into: ReadonlyMap<string, readonly Link<R>[]>;
}

/** Everything above these entities by PART_OF (body → group) and CONTROLS. */
export function upwards<R extends Relation>(linksUp: LinksUp<R>, from: Iterable<string>): Upwards<R> {
  const ids = new Set(from);
  const links: Link<R>[] = [];
  // A set is walked in the order in which it grows.
  for (const id of ids) {
    for (const each of linksUp.get(id) ?? []) {
      links.push(each);
      ids.add(each.above);
    }
  }
  links.sort((a, b) => (a.link.id < b.link.id ? -1 : 1));
  return { ids, links, into: grouped(links, ({ above }) => above) };
}

/** Of everything below a top, and the top, the doubt of the least sure link on its surest way up. */
function doubtsBelow<R extends Relation>(top: string, { into }: Upwards<R>): Map<string, number> {
  const doubts = new Map<string, number>();
  const byDoubt: string[][] = CERTAINTIES.map(() => []);
  byDoubt[0]!.push(top);
  for (const [sofar, ids] of byDoubt.entries()) {
    // A list is walked to the end to which it grows.
    for (const id of ids) {
      if (doubts.has(id)) continue;
      doubts.set(id, sofar);
      for (const { below, doubt } of into.get(id) ?? [])
        if (!doubts.has(below)) byDoubt[Math.max(sofar, doubt)]!.push(below);
    }
  }
  return doubts;
}

const linksAmong = <R extends Relation>(ids: { has(id: string): boolean }, { links }: Upwards<R>): R[] =>
  links.filter(({ above }) => ids.has(above)).map(({ link }) => link);

/** Those links that are on a way to this top. */
export const linksTo = <R extends Relation>(top: string, up: Upwards<R>): R[] =>
  linksAmong(doubtsBelow(top, up), up);

/**
 * Is this entity the state, and of which level: its own, or that of the nearest above it? Several nearest that differ
 * are of an unspecified level.
 */
export function stateOf<R extends Relation>(
  graph: Graph<Entity, R>,
  linksUp: LinksUp<R>,
  id: string,
): { level: StateLevel | null; nearest: string[] } {
  const seen = new Set([id]);
  for (let ids = [id]; ids.length > 0; ) {
    const nearest = ids.filter((each) => graph.getNodeAttribute(each, 'stateLevel'));
    const levels = new Set(nearest.map((each) => graph.getNodeAttribute(each, 'stateLevel')));
    if (levels.size > 0) return { level: levels.size === 1 ? [...levels][0]! : 'unspecified', nearest };
    const above = ids.flatMap((each) => linksUp.get(each) ?? []).map((link) => link.above);
    ids = [...new Set(above)].filter((each) => !seen.has(each));
    for (const each of ids) seen.add(each);
  }
  return { level: null, nearest: [] };
}

/** The links that make these entities the state: those on a way to the nearest above that is. */
export function stateLinks<R extends Relation>(
  graph: Graph<Entity, R>,
  linksUp: LinksUp<R>,
  ids: readonly string[],
): R[] {
  const nearest = ids.flatMap((id) => stateOf(graph, linksUp, id).nearest.map((top) => ({ id, top })));
  return byId(
    [...grouped(nearest, ({ top }) => top)].flatMap(([top, below]) =>
      linksTo(
        top,
        upwards(
          linksUp,
          below.map(({ id }) => id),
        ),
      ),
    ),
  );
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
  const order = new Map(stakes.map(({ holder }, i) => [holder, i]));
  const ownDoubts = stakes.map(({ relations }) => Math.max(...relations.map(doubtOf)));
  const up = upwards(linksUp, order.keys());
  const groups = [...up.ids].map((group): GroupStake<R> => {
    const doubts = doubtsBelow(group, up);
    const below = [...doubts.keys()].flatMap((id) => order.get(id) ?? []).sort((a, b) => a - b);
    const own = below.map((i) => stakes[i]!);
    const doubt = Math.max(...below.map((i) => Math.max(ownDoubts[i]!, doubts.get(stakes[i]!.holder)!)));
    return {
      group,
      level: stateOf(graph, linksUp, group).level,
      certainty: CERTAINTIES[doubt]!,
      share: sumOfStakes(own),
      stakes: own.flatMap(({ relations }) => relations),
      links: linksAmong(doubts, up),
    };
  });
  return groups.sort(
    (a, b) => b.share.min - a.share.min || b.share.max - a.share.max || (a.group < b.group ? -1 : 1),
  );
}
