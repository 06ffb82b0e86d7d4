// Whose is a company? Four different quantities, never mixed: look-through shares, attributed stakes, control, and rules.
import type { Graph } from '../model/graph.js';
import type { StateLevel } from '../model/kinds.js';
import { STATE_LEVELS } from '../model/kinds.js';
import type { ShareRange } from '../model/share.js';
import type { Entity, Relation } from '../model/statement.js';
import type { AttributedStake, GroupStake, LinksUp } from './attribution.js';
import { groupStakes, linksUpOf, stateLinks, stateOf } from './attribution.js';
import type { Chain } from './chains.js';
import { chainsTo } from './chains.js';
import type { Control } from './control.js';
import { controllersOf, votesOf } from './control.js';
import type { Holdings, Stake } from './holdings.js';
import { holdingsOf, OVERFULL, rounded, sumOfMinima } from './holdings.js';
import type { Owner } from './owners.js';
import { ownersOf, percent } from './owners.js';
import type { Rule } from './ownership-rules.js';
import { RULES } from './ownership-rules.js';
import type { Walk } from './walk.js';
import { walkUp } from './walk.js';

export interface LevelStake<R extends Relation = Relation> extends AttributedStake<R> {
  level: StateLevel;
}
export interface RuleTest {
  rule: Rule;
  holders: Owner[];
}

export interface Ownership<R extends Relation = Relation> {
  owners: Owner[];
  groups: GroupStake<R>[];
  stateByLevel: LevelStake<R>[];
  stateShare: ShareRange;
  unknown: ShareRange;
  controllers: Control<R>[];
  ruleTests: RuleTest[];
  warnings: string[];
  /** Simple chains of holdings from each owner, 20 at most, the largest first; found when first asked for. */
  chains: () => Map<string, Chain<R>[]>;
}

export interface OwnershipRequest<R extends Relation> {
  company: string;
  /** The company, all above it by HOLDS, CONTROLS and PART_OF, and those relations, as they hold on the day that is asked. */
  graph: Graph<Entity, R>;
  /** How many links of holdings are walked. */
  depth: number;
}

/** The same as a sum of several. */
const sumInPercent = (low: number, more: number): ShareRange => {
  const { min, max } = percent(low, more);
  return { min: rounded(min), max: rounded(max) };
};

/** The walk that ends at the first state holder: what it ends with, by the level of the state. */
function stateStakes<R extends Relation>(
  { company, graph, depth }: OwnershipRequest<R>,
  holdings: Holdings<R>,
  linksUp: LinksUp<R>,
) {
  const levels = new Map(graph.mapNodes((id) => [id, stateOf(graph, linksUp, id).level] as const));
  const isEnd = (id: string) => levels.get(id) !== null;
  const walk = walkUp({
    company,
    holdings,
    depth,
    isEnd,
    kindOf: (id) => graph.getNodeAttribute(id, 'kind'),
  });
  const walked = new Set([company, ...[...walk.reached.keys()].filter((id) => !isEnd(id))]);
  const intoState = [...walked]
    .flatMap((id) => holdings.get(id) ?? [])
    .filter(({ holder }) => walk.reached.has(holder) && isEnd(holder));
  const byLevel = STATE_LEVELS.flatMap((level): LevelStake<R>[] => {
    const stakes = intoState.filter(({ holder }) => levels.get(holder) === level);
    if (stakes.length === 0) return [];
    const holders = [...new Set(stakes.map(({ holder }) => holder))];
    const ended = holders.reduce((sum, holder) => sum + walk.reached.get(holder)!.reach, 0);
    return [
      {
        level,
        share: sumInPercent(ended, walk.unknown),
        stakes: stakes.flatMap(({ relations }) => relations),
        links: stateLinks(graph, linksUp, holders),
      },
    ];
  });
  const ended = byLevel.reduce((sum, { share }) => sum + share.min, 0) / 100;
  return { byLevel, share: sumInPercent(ended, walk.unknown) };
}

function warningsOf(
  company: string,
  walk: Walk,
  holdings: Holdings,
  nameOf: (id: string) => string,
): string[] {
  const names = (ids: readonly string[]) => ids.map(nameOf).join(', ');
  const overfull = walk.overfull.map((id) => {
    const sum = sumOfMinima(holdings.get(id) ?? []);
    const why =
      sum > OVERFULL
        ? `the stakes in ${nameOf(id)} add up to at least ${sum} %`
        : `${nameOf(id)} is in a loop of holdings that add up to more than 100 %`;
    const effect = id === company ? 'no look-through share is given' : 'what is held through it is unknown';
    return `${why}: ${effect}`;
  });
  const closed = walk.closed.map((group) => {
    const effect = group.includes(company)
      ? 'it has no outside owner'
      : 'what is held through it has no known owner';
    return `${names(group)} wholly held by ${group.length > 1 ? 'each other' : 'itself'}: ${effect}`;
  });
  const conflicts = [company, ...walk.reached.keys()]
    .flatMap((id) => holdings.get(id) ?? [])
    .filter(({ conflict }) => conflict)
    .map(({ holder, company: held, share, relations }) => {
      const ids = relations.map(({ id }) => id).join(', ');
      return `the sources differ on what ${nameOf(holder)} holds of ${nameOf(held)}: ${share.min}–${share.max} % (${ids})`;
    });
  const [first] = walk.entangled;
  const entangled = first
    ? [
        `${walk.entangled.length} companies (${nameOf(first)} among them) hold each other in one loop, more than are looked through: what is held through them is unknown`,
      ]
    : [];
  return [...overfull, ...entangled, ...closed, ...conflicts];
}

/** Whose is this company: who holds it through whom, whose vehicles hold it, how much is the state's, who decides? */
export function ownershipOf<R extends Relation>(request: OwnershipRequest<R>): Ownership<R> {
  const { company, graph, depth } = request;
  const holdings = holdingsOf(graph);
  const kindOf = (id: string) => graph.getNodeAttribute(id, 'kind');
  const walk = walkUp({ company, holdings, depth, kindOf, isEnd: () => false });
  const owners = ownersOf(company, walk, holdings);
  const votes = votesOf(graph, holdings);
  const linksUp = linksUpOf(graph);
  const state = stateStakes(request, holdings, linksUp);
  const stakes: readonly Stake<R>[] = (holdings.get(company) ?? []).filter(
    ({ holder }) => holder !== company,
  );
  let chains: Map<string, Chain<R>[]> | undefined;
  return {
    owners,
    groups: groupStakes(graph, linksUp, stakes),
    stateByLevel: state.byLevel,
    stateShare: state.share,
    unknown: percent(walk.unknown),
    controllers: controllersOf(company, graph.nodes(), votes),
    ruleTests: RULES.map((rule) => ({ rule, holders: rule.holders({ company, graph, owners, votes }) })),
    warnings: warningsOf(company, walk, holdings, (id) => graph.getNodeAttribute(id, 'name')),
    chains: () => {
      chains ??= chainsTo(company, holdings, new Set(walk.reached.keys()));
      return chains;
    },
  };
}
