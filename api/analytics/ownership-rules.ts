// Thresholds that laws set on ownership, each with its name and its text: who passes it alone?
import type { Graph } from '../model/graph.js';
import type { Entity, Relation } from '../model/statement.js';
import type { Votes } from './control.js';
import { blockersOf, votersOver } from './control.js';
import type { Owner } from './owners.js';

export const OWNERSHIP_RULES = [
  'BENEFICIAL_OWNER_CN_25',
  'LISTED_CONTROL_CN',
  'CLOSE_LINK_20',
  'OFAC_50',
] as const;
export type OwnershipRule = (typeof OWNERSHIP_RULES)[number];

/** What a rule is tested on. */
export interface Tested<R extends Relation = Relation> {
  company: string;
  graph: Graph<Entity, R>;
  owners: readonly Owner[];
  votes: Votes<R>;
}

export interface Rule {
  rule: OwnershipRule;
  /** Percent. */
  threshold: number;
  /** Whose rule, and what it says. */
  definition: string;
  /** Who passes it alone, by what is known at least. */
  holders: (tested: Tested) => Owner[];
}

/** The owners that pass, and those who pass without a share of their own, through what they control. */
function passing(
  { company, graph, owners, votes }: Tested,
  whoPasses: (candidates: readonly string[], votes: Votes) => ReadonlySet<string>,
): Owner[] {
  const known = new Map(owners.map((owner) => [owner.owner, owner]));
  const others = graph.nodes().filter((id) => id !== company && !known.has(id));
  return [...whoPasses([...known.keys(), ...others.sort()], votes)].map(
    (owner) => known.get(owner) ?? { owner, direct: null, integrated: null },
  );
}

const integratedFrom =
  (threshold: number) =>
  ({ owners }: Tested) =>
    owners.filter(({ integrated }) => integrated !== null && integrated.min >= threshold);

export const RULES: readonly Rule[] = [
  {
    rule: 'BENEFICIAL_OWNER_CN_25',
    threshold: 25,
    definition:
      'Measures for the administration of beneficial owner information (PBoC and SAMR, Order 2024 No. 3): 25 % or more of the shares, direct or looked through. The order means natural persons; the kind of each holder is shown.',
    holders: integratedFrom(25),
  },
  {
    rule: 'LISTED_CONTROL_CN',
    threshold: 30,
    definition:
      'Measures for the takeover of listed companies (CSRC), article 84: control is had with 50 % or more of the shares, or with more than 30 % of the votes. Votes are the shares of a holder and of all that it has the majority of.',
    holders: (tested) =>
      passing(tested, (ids, votes) => votersOver({ company: tested.company, percent: 30 }, ids, votes)),
  },
  {
    rule: 'CLOSE_LINK_20',
    threshold: 20,
    definition:
      'Close link (EU, Regulation 575/2013, article 4(1)(38)): 20 % or more of the shares, direct or looked through. Two companies are also linked when a third holds that much of both.',
    holders: integratedFrom(20),
  },
  {
    rule: 'OFAC_50',
    threshold: 50,
    definition:
      'Rule of 50 percent (US Treasury, OFAC, FAQ 398–402): were the holder blocked, so would be every company of which blocked holders together directly hold 50 % or more, and so on.',
    holders: (tested) => passing(tested, (ids, votes) => blockersOf(tested.company, ids, votes)),
  },
];
