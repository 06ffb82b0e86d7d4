// Who decides in a company: by majority of votes (votes = shares), by stated control, and the rule of OFAC on blocked holders.
import type { Graph } from '../model/graph.js';
import type { Entity, Relation } from '../model/statement.js';
import type { Holdings, Stake } from './holdings.js';
import { sumOfMinima } from './holdings.js';

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

/**
 * The least set that holds these entities and everything that what is in it rules: `passes` decides by the percent held
 * together; CONTROLS relations rule as well if `stated`. Entities do not need to rule themselves.
 */
function ruledBy<R extends Relation>(
  from: Iterable<string>,
  votes: Votes<R>,
  { passes, stated }: { passes: (percent: number) => boolean; stated: boolean },
): Set<string> {
  const ruled = new Set(from);
  const queue = [...ruled];
  for (let ruler = queue.pop(); ruler !== undefined; ruler = queue.pop()) {
    const held = (votes.by.get(ruler) ?? []).map(({ company }) => company);
    const won = held.filter((company) => passes(sumOfMinima(heldBy(ruled, company, votes))));
    const told = stated ? (votes.stated.get(ruler) ?? []).map(({ to }) => to) : [];
    for (const company of [...won, ...told]) {
      if (ruled.has(company)) continue;
      ruled.add(company);
      queue.push(company);
    }
  }
  return ruled;
}

const MAJORITY = (percent: number) => percent > 50;

/** The entity and what it controls, by majority or by statement. */
export const controlledBy = <R extends Relation>(from: string, votes: Votes<R>, stated: boolean) =>
  ruledBy([from], votes, { passes: MAJORITY, stated });

/** Which companies do these blocked holders block? 50 % or more held directly by what is blocked, to a fixpoint (OFAC, FAQ 401). */
export const blockedBy = <R extends Relation>(holders: Iterable<string>, votes: Votes<R>): Set<string> =>
  ruledBy(holders, votes, { passes: (percent) => percent >= 50, stated: false });

/** The votes of an entity in a company, in percent: its own shares and those of what it has the majority of. */
export function votesIn<R extends Relation>(from: string, company: string, votes: Votes<R>): number {
  const rulers = controlledBy(from, votes, false);
  rulers.delete(company);
  return sumOfMinima(heldBy(rulers, company, votes));
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
