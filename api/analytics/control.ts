// Who decides in a company: by majority of votes (votes = shares), by stated control, and the rule of OFAC on blocked holders.
import type { Graph } from '../model/graph.js';
import type { Entity, Relation } from '../model/statement.js';
import type { Holdings, Stake } from './holdings.js';
import { rounded, sumOfMinima } from './holdings.js';

export type ControlBasis = 'majority' | 'stated';
export interface Control<R extends Relation = Relation> {
  controller: string;
  basis: ControlBasis;
  /** The stakes and the CONTROLS relations that the control rests on. */
  relations: R[];
}

/** Whose votes are whose: the stakes by holder, and the CONTROLS relations by controller. */
export interface Votes<R extends Relation = Relation> {
  into: Holdings<R>;
  by: ReadonlyMap<string, readonly Stake<R>[]>;
  stated: ReadonlyMap<string, readonly R[]>;
}

export function votesOf<R extends Relation>(graph: Graph<Entity, R>, holdings: Holdings<R>): Votes<R> {
  const stated = new Map<string, R[]>();
  graph.forEachDirectedEdge((_, relation) => {
    if (relation.kind === 'CONTROLS')
      stated.set(relation.from, [...(stated.get(relation.from) ?? []), relation]);
  });
  const by = new Map<string, Stake<R>[]>();
  for (const stake of [...holdings.values()].flat())
    by.set(stake.holder, [...(by.get(stake.holder) ?? []), stake]);
  return { into: holdings, by, stated };
}

/** What `from` and all that it rules hold of a company, stake by stake. */
const heldBy = <R extends Relation>(rulers: ReadonlySet<string>, company: string, { into }: Votes<R>) =>
  (into.get(company) ?? []).filter(({ holder }) => rulers.has(holder));

interface Rule {
  passes: (percent: number) => boolean;
  /** Do CONTROLS relations rule as well? */
  stated: boolean;
}
interface Realm {
  ruled: Set<string>;
  /** What is held of each company by all that is ruled, in percent. */
  held: Map<string, number>;
}

/**
 * The least set that holds these entities and everything that what is in it rules: `passes` decides by the percent held
 * together. Each stake is looked at once.
 */
function realmOf<R extends Relation>(
  from: Iterable<string>,
  votes: Votes<R>,
  { passes, stated }: Rule,
): Realm {
  const ruled = new Set(from);
  const held = new Map<string, number>();
  // A set is walked in the order in which it grows.
  for (const ruler of ruled) {
    for (const { company, share } of votes.by.get(ruler) ?? []) {
      const percent = rounded((held.get(company) ?? 0) + share.min);
      held.set(company, percent);
      if (passes(percent)) ruled.add(company);
    }
    if (stated) for (const { to } of votes.stated.get(ruler) ?? []) ruled.add(to);
  }
  return { ruled, held };
}

const MAJORITY = (percent: number) => percent > 50;

/** The entity and what it controls, by majority or by statement. */
const controlledBy = <R extends Relation>(from: string, votes: Votes<R>, stated: boolean) =>
  realmOf([from], votes, { passes: MAJORITY, stated }).ruled;

/** Which companies do these blocked holders block? 50 % or more held directly by what is blocked, to a fixpoint (OFAC, FAQ 401). */
export const blockedBy = <R extends Relation>(holders: Iterable<string>, votes: Votes<R>): Set<string> =>
  realmOf(holders, votes, { passes: (percent) => percent >= 50, stated: false }).ruled;

/** The votes of an entity in a company, in percent: its own shares and those of what it has the majority of. */
export function votesIn<R extends Relation>(from: string, company: string, votes: Votes<R>): number {
  const { ruled, held } = realmOf([from], votes, { passes: MAJORITY, stated: false });
  const own = votes.by.get(company)?.find((stake) => stake.company === company)?.share.min ?? 0;
  return rounded((held.get(company) ?? 0) - (ruled.has(company) ? own : 0));
}

/** The relations by which a ruler reaches a company, from the company back. */
function basisOf<R extends Relation>(from: string, company: string, votes: Votes<R>, stated: boolean): R[] {
  const ruled = controlledBy(from, votes, stated);
  const relations = new Set<R>();
  const queue = [company];
  const seen = new Set([company, from]);
  for (let body = queue.pop(); body !== undefined; body = queue.pop()) {
    const below = new Set([...ruled].filter((id) => id !== body));
    const stakes = heldBy(below, body, votes);
    const told = stated
      ? [...below].flatMap((id) => (votes.stated.get(id) ?? []).filter(({ to }) => to === body))
      : [];
    const won = MAJORITY(sumOfMinima(stakes)) ? stakes.flatMap((stake) => stake.relations) : [];
    for (const relation of [...won, ...told]) {
      relations.add(relation);
      if (seen.has(relation.from)) continue;
      seen.add(relation.from);
      queue.push(relation.from);
    }
  }
  return [...relations].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Who controls a company? Least fixpoint of "x controls y ≠ x when x and what x controls hold more than 50 % of y"
 * (minima; Atzeni et al. 2020); chains that need a CONTROLS relation are `stated`.
 */
export function controllersOf<R extends Relation>(
  company: string,
  candidates: readonly string[],
  votes: Votes<R>,
): Control<R>[] {
  const found = candidates.flatMap((controller): Control<R>[] => {
    if (controller === company) return [];
    const byMajority = controlledBy(controller, votes, false).has(company);
    if (!byMajority && !controlledBy(controller, votes, true).has(company)) return [];
    const relations = basisOf(controller, company, votes, !byMajority);
    return [{ controller, basis: byMajority ? 'majority' : 'stated', relations }];
  });
  return found.sort((a, b) =>
    a.basis === b.basis ? (a.controller < b.controller ? -1 : 1) : a.basis === 'majority' ? -1 : 1,
  );
}
