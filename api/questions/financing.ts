// The money of one entity in the order of time: what it has put where, and what a company has been given, round by round.
import { linksTo, linksUpOf, upwards } from '../analytics/attribution.js';
import { limitExceeded } from '../errors.js';
import { grouped, inOrder } from '../model/grouped.js';
import { BACKING_KINDS } from '../model/kinds.js';
import type { StoredObservation, StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment, TimeWindow } from '../model/time.js';
import type { Coverage } from './connection.js';
import { DOWN, Gathered } from './gathered.js';
import { LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';
import type { Sums } from './sums.js';
import { sumsOf } from './sums.js';

/** What is not known of a round or of a company backed; the answer says so instead of leaving a blank. */
export const GAPS = ['date', 'round', 'amounts', 'total', 'valuation', 'lead'] as const;
export type Gap = (typeof GAPS)[number];

/** One round of a company: the investments of that name, or one that has none. */
export interface FinancingRound extends Sums {
  round: string | null;
  start: string | null;
  investments: StoredRelation[];
  /** Figures of the whole round: metric `round_amount` with the round as basis. */
  totals: StoredObservation[];
  /** Figures of the company's value whose basis names the round. */
  valuations: StoredObservation[];
  missing: Gap[];
}

export interface Financing extends Sums {
  company: string;
  rounds: FinancingRound[];
  /** All figures of the company's value, also those of no round. */
  valuations: StoredObservation[];
  coverage: Coverage;
}

/** What an investor has of one company, in the order of time. */
export interface PortfolioCompany extends Sums {
  company: string;
  relations: StoredRelation[];
  missing: Gap[];
}

export interface Portfolio extends Sums {
  investor: string;
  companies: PortfolioCompany[];
  /** When rolled up: the links from the investors of these relations to the one that was asked for. */
  links: StoredRelation[];
  coverage: Coverage;
}

export interface FinancingRequest extends Partial<Moment> {
  of: string;
}
export interface PortfolioRequest extends FinancingRequest {
  rollUp: boolean;
}

/** Does the text name the round as a word of its own (`after the money of C+` names C+, not C)? */
const names = (basis: string | null, round: string): boolean =>
  ` ${basis ?? ''} `.toLowerCase().includes(` ${round.toLowerCase()} `);

async function figuresOf(
  session: Session,
  company: string,
  window: TimeWindow,
): Promise<StoredObservation[]> {
  const query = {
    entities: null,
    sector: null,
    metrics: ['round_amount', 'valuation'],
    period: null,
    window,
  };
  const found = await session.view.observationsOf([company], query, { first: LIMITS.page, after: null });
  const { items, total } = found.get(company)!;
  if (total > items.length)
    throw limitExceeded(
      `${company} has ${total} figures of its rounds and value, more than ${LIMITS.page}; ask observations, which has pages`,
    );
  // A figure holds on a day unless its period is known to begin later, like a relation.
  return items.filter(({ periodMin }) => periodMin <= window.startsBy).map((each) => asKnown(each, window));
}

function toRound(
  round: string | null,
  investments: StoredRelation[],
  figures: readonly StoredObservation[],
): FinancingRound {
  const totals = figures.filter(({ metric, basis }) => metric === 'round_amount' && basis === round);
  const valuations = figures.filter(
    ({ metric, basis }) => metric === 'valuation' && round !== null && names(basis, round),
  );
  const dated =
    investments.find(({ start }) => start !== null)?.start ?? totals.find(({ period }) => period)?.period;
  const sums = sumsOf(investments);
  const missing: Record<Gap, boolean> = {
    date: !dated,
    round: round === null,
    amounts: sums.undisclosed > 0 || investments.length === 0,
    total: totals.length === 0,
    valuation: valuations.length === 0,
    lead: !investments.some(({ role }) => role === 'lead'),
  };
  return {
    ...{ round, start: dated ?? null, investments, totals, valuations, ...sums },
    missing: GAPS.filter((gap) => missing[gap]),
  };
}

/** How has this company been financed: its rounds in the order of time, who gave how much, and what is not known? */
export async function financing(session: Session, request: FinancingRequest): Promise<Financing> {
  const company = await session.idOf('of', request.of, ['company', 'project']);
  const window = windowOf(request);
  const into = new Gathered(session, window, [company], 'ask for what holds on one day (asOf)');
  await into.step([company], [{ kinds: ['INVESTED_IN'], direction: 'in' }]);
  const figures = await figuresOf(session, company, window);
  const investments = into.relations.sort(inOrder);
  const told = figures.flatMap(({ metric, basis }) => (metric === 'round_amount' && basis ? [basis] : []));
  const named = [...new Set([...investments.flatMap(({ round }) => round ?? []), ...told])];
  const rounds = [
    ...named.map((name) =>
      toRound(
        name,
        investments.filter(({ round }) => round === name),
        figures,
      ),
    ),
    ...investments.filter(({ round }) => round === null).map((each) => toRound(null, [each], figures)),
  ];
  const keyOf = ({ investments: own, totals }: FinancingRound) =>
    [...own, ...totals].map(({ sortKey }) => sortKey).sort()[0]!;
  return {
    company,
    rounds: rounds.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)),
    valuations: figures.filter(({ metric }) => metric === 'valuation'),
    ...sumsOf(investments),
    coverage: into.coverage,
  };
}

function toPortfolioCompany(company: string, relations: StoredRelation[]): PortfolioCompany {
  const rounds = relations.filter(({ kind }) => kind === 'INVESTED_IN');
  const missing: Partial<Record<Gap, boolean>> = {
    date: relations.some(({ start }) => start === null),
    round: rounds.some(({ round }) => round === null),
    amounts: rounds.some(({ amount }) => amount === null),
  };
  return {
    company,
    relations,
    ...sumsOf(rounds),
    missing: GAPS.filter((gap) => missing[gap]),
  };
}

/** What has this investor put where, company by company in the order of time? Rolled up: with all that is below it. */
export async function portfolio(session: Session, request: PortfolioRequest): Promise<Portfolio> {
  const investor = await session.idOf('of', request.of);
  const below = new Gathered(session, windowOf(request), [investor], 'ask without rollUp');
  if (request.rollUp) await below.closure([investor], DOWN);
  const investors = below.entities;
  await below.step(investors, [{ kinds: BACKING_KINDS, direction: 'out' }]);
  const backing = below.relations
    .filter(({ kind }) => (BACKING_KINDS as readonly string[]).includes(kind))
    .sort(inOrder);
  const linksUp = linksUpOf(await below.graph());
  const up = upwards(
    linksUp,
    backing.map(({ from }) => from),
  );
  return {
    investor,
    companies: [...grouped(backing, ({ to }) => to)].map(([company, relations]) =>
      toPortfolioCompany(company, relations),
    ),
    links: linksTo(investor, up).sort(inOrder),
    ...sumsOf(backing.filter(({ kind }) => kind === 'INVESTED_IN')),
    coverage: below.coverage,
  };
}
