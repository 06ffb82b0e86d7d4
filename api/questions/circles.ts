// Circular capital, and partners in trade who are also investors, of one company.
import type { MoneyCircle, TradingInvestor } from '../analytics/money-circles.js';
import { moneyCircles, tradingInvestors as tradersWithMoney } from '../analytics/money-circles.js';
import { BACKING_KINDS } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { Coverage } from './connection.js';
import { DOWN, Gathered, UP } from './gathered.js';
import { windowOf } from './limits.js';
import type { Session } from './session.js';

export { CIRCLES, type CircleKind } from '../analytics/money-circles.js';
export type Circle = MoneyCircle<StoredRelation>;
export type Trader = TradingInvestor<StoredRelation>;

/** What was found around a company, and what it rests on: nothing found is not the same as nothing in the data. */
export interface Around<T> {
  company: string;
  items: T[];
  coverage: Coverage;
}

export interface CirclesRequest extends Partial<Moment> {
  of: string;
}

/**
 * The company and what it controls; where their money goes and whom they manage; who manages and funds that; who has
 * money in the company or trades with it; and, of all these, what is above and below them.
 */
async function gather(session: Session, request: CirclesRequest) {
  const company = await session.idOf('of', request.of, ['company']);
  const around = new Gathered(session, windowOf(request), [company], 'ask for what holds on one day (asOf)');
  await around.closure([company], DOWN);
  const own = around.entities;
  await around.step(own, [{ kinds: ['MANAGES'], direction: 'out' }]);
  await around.closure(own, [{ kinds: ['FUNDS', ...BACKING_KINDS], direction: 'out' }]);
  const money = around.entities;
  await around.step(money, [{ kinds: ['FUNDS', 'MANAGES'], direction: 'in' }]);
  await around.step(
    [company],
    [
      { kinds: [...BACKING_KINDS, 'SUPPLIES'], direction: 'in' },
      { kinds: ['SUPPLIES'], direction: 'out' },
    ],
  );
  const parties = around.entities;
  await around.closure(parties, UP);
  await around.closure(parties, DOWN);
  return { company, graph: await around.graph(), coverage: around.coverage };
}

/** Between this company and which of its investors does money, or its management, also go the other way? */
export async function circularCapital(session: Session, request: CirclesRequest): Promise<Around<Circle>> {
  const { company, graph, coverage } = await gather(session, request);
  return { company, items: moneyCircles(graph, company), coverage };
}

/** Which suppliers and customers of this company have money in it, or in a fund that it manages? */
export async function tradingInvestors(session: Session, request: CirclesRequest): Promise<Around<Trader>> {
  const { company, graph, coverage } = await gather(session, request);
  return { company, items: tradersWithMoney(graph, company), coverage };
}
