// Who decides in a company: by majority of votes (votes = shares), by stated control, and the rule of OFAC on blocked holders.
import type { Graph } from '../model/graph.js';
import { grouped } from '../model/grouped.js';
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

/** Whose votes are whose: the stakes by company and by holder, the CONTROLS relations by controller and by what it controls. */
export interface Votes<R extends Relation = Relation> {
  into: Holdings<R>;
  by: ReadonlyMap<string, readonly Stake<R>[]>;
  stated: ReadonlyMap<string, readonly R[]>;
  statedOf: ReadonlyMap<string, readonly R[]>;
  /** All of them, in the order of their ids. */
  relations: readonly R[];
}

export function votesOf<R extends Relation>(graph: Graph<Entity, R>, holdings: Holdings<R>): Votes<R> {
  const stated = graph.mapEdges((_, relation) => relation).filter(({ kind }) => kind === 'CONTROLS');
  const stakes = [...holdings.values()].flat();
  return {
    into: holdings,
    by: grouped(stakes, ({ holder }) => holder),
    stated: grouped(stated, ({ from }) => from),
    statedOf: grouped(stated, ({ to }) => to),
    relations: [...stakes.flatMap(({ relations }) => relations), ...stated].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ),
  };
}

interface Rule {
  /** Does this percentage of a company, held together, rule it? */
  passes: (percent: number, company: string) => boolean;
  /** Do CONTROLS relations rule as well? */
  stated: boolean;
}

/**
 * The least set that holds these entities and everything that what is in it rules: by the percent held together, or by
 * statement. Each stake is looked at once; `until` ends it early.
 */
function realmOf<R extends Relation>(
  from: Iterable<string>,
  votes: Votes<R>,
  rule: Rule,
  until: (id: string) => boolean = () => false,
): Set<string> {
  const ruled = new Set(from);
  const held = new Map<string, number>();
  // A set is walked in the order in which it grows.
  for (const ruler of ruled) {
    if (until(ruler)) break;
    for (const { company, share } of votes.by.get(ruler) ?? []) {
      const percent = rounded((held.get(company) ?? 0) + share.min);
      held.set(company, percent);
      if (rule.passes(percent, company)) ruled.add(company);
    }
    if (rule.stated) for (const { to } of votes.stated.get(ruler) ?? []) ruled.add(to);
  }
  return ruled;
}

/**
 * Which of these candidates rule the company? Who is ruled by somebody rules no more than he does, so most answers
 * follow from one that was found before.
 */
function rulersOf<R extends Relation>(
  company: string,
  candidates: readonly string[],
  votes: Votes<R>,
  rule: Rule,
): Set<string> {
  const known = new Map([[company, true]]);
  for (const id of candidates) {
    if (known.has(id)) continue;
    const realm = realmOf([id], votes, rule, (ruled) => known.get(ruled) === true);
    const rules = [...realm].some((ruled) => known.get(ruled));
    for (const ruled of rules ? [id] : realm) known.set(ruled, rules);
  }
  return new Set(candidates.filter((id) => id !== company && known.get(id)));
}

const MAJORITY = { passes: (percent: number) => percent > 50, stated: false };
const STATED = { ...MAJORITY, stated: true };
const BLOCKED = { passes: (percent: number) => percent >= 50, stated: false };

/** Which companies do these blocked holders block? 50 % or more held directly by what is blocked, to a fixpoint (OFAC, FAQ 401). */
export const blockedBy = <R extends Relation>(holders: Iterable<string>, votes: Votes<R>): Set<string> =>
  realmOf(holders, votes, BLOCKED);

/** Who of these would, if blocked alone, block the company? */
export const blockersOf = <R extends Relation>(
  company: string,
  candidates: readonly string[],
  votes: Votes<R>,
): Set<string> => rulersOf(company, candidates, votes, BLOCKED);

/** Who of these has more than so many percent of the votes in a company: its own shares and those of what it has the majority of? */
export const votersOver = <R extends Relation>(
  { company, percent: bar }: { company: string; percent: number },
  candidates: readonly string[],
  votes: Votes<R>,
): Set<string> =>
  rulersOf(company, candidates, votes, {
    passes: (percent, held) => percent > (held === company ? bar : 50),
    stated: false,
  });

/** The relations by which a ruler reaches a company, from the company back. */
function basisOf<R extends Relation>(from: string, company: string, votes: Votes<R>, rule: Rule): R[] {
  const ruled = realmOf([from], votes, rule);
  const relations = new Set<R>();
  const bodies = new Set([company]);
  for (const body of bodies) {
    if (body === from) continue;
    const below = ({ holder }: Stake<R>) => holder !== body && ruled.has(holder);
    const stakes = (votes.into.get(body) ?? []).filter(below);
    const won = rule.passes(sumOfMinima(stakes), body) ? stakes.flatMap((stake) => stake.relations) : [];
    const told = rule.stated
      ? (votes.statedOf.get(body) ?? []).filter((each) => each.from !== body && ruled.has(each.from))
      : [];
    for (const relation of [...won, ...told]) {
      relations.add(relation);
      bodies.add(relation.from);
    }
  }
  return votes.relations.filter((each) => relations.has(each));
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
  const majority = rulersOf(company, candidates, votes, MAJORITY);
  const stated = rulersOf(company, candidates, votes, STATED);
  return [...majority, ...[...stated].filter((id) => !majority.has(id))]
    .map((controller): Control<R> => {
      const [basis, rule] = majority.has(controller)
        ? (['majority', MAJORITY] as const)
        : (['stated', STATED] as const);
      return { controller, basis, relations: basisOf(controller, company, votes, rule) };
    })
    .sort((a, b) =>
      a.basis === b.basis ? (a.controller < b.controller ? -1 : 1) : a.basis === 'majority' ? -1 : 1,
    );
}
