// Money that goes round: a company and one of its investors between whom money, or its management, also goes the other way.
import type { Graph } from '../model/graph.js';
import { BACKING_KINDS } from '../model/kinds.js';
import type { Entity, Relation } from '../model/statement.js';
import { Surroundings, unique } from './surroundings.js';

/**
 * `investor-funded`: the company's money is in its investor. `investor-manages`: the investor manages a fund with the
 * company's money. `investee-manages`: the company manages a fund with its investor's money.
 */
export const CIRCLES = ['investor-funded', 'investor-manages', 'investee-manages'] as const;
export type CircleKind = (typeof CIRCLES)[number];

export interface MoneyCircle<R extends Relation = Relation> {
  investor: string;
  kind: CircleKind;
  /** The fund in between; null when the company's money goes to the investor itself. */
  fund: string | null;
  /** The investment, and what goes the other way. */
  relations: R[];
  /** The links (PART_OF, CONTROLS) by which vehicles and managers belong to the two. */
  links: R[];
}

/** Someone who trades with a company and also has money in it, or in a fund that it manages. */
export interface TradingInvestor<R extends Relation = Relation> {
  party: string;
  /** SUPPLIES, to or from the company. */
  trade: R[];
  /** INVESTED_IN, HOLDS; FUNDS into a fund that the company manages, with MANAGES. */
  backing: R[];
  links: R[];
}

/** Where does the company's money go: funds and companies, and what these fund, each with the relations on the way. */
function outflow<R extends Relation>(around: Surroundings<R>): Map<string, R[]> {
  const ways = new Map<string, R[]>([...around.own.keys()].map((id) => [id, []]));
  for (const [id, way] of ways) {
    for (const each of around.relations('from', id, ['FUNDS', ...BACKING_KINDS]))
      if (each.to !== around.company && !ways.has(each.to)) ways.set(each.to, [...way, each]);
  }
  for (const id of around.own.keys()) ways.delete(id);
  return ways;
}

/** Something that goes from the company to a party, or is managed for it: half a circle until the party has money in the company. */
interface WayBack<R extends Relation> {
  kind: CircleKind;
  fund: string | null;
  party: string;
  relations: R[];
}

function waysBack<R extends Relation>(around: Surroundings<R>): WayBack<R>[] {
  const out = [...outflow(around)];
  // A fund of the company's own is managed with its money too, whether or not a statement says that it gave some.
  const own = [...around.own.keys()].filter((id) => id !== around.company);
  const funds = [...out, ...own.map((fund): [string, R[]] => [fund, []])];
  return [
    ...out.map(
      ([party, relations]): WayBack<R> => ({ kind: 'investor-funded', fund: null, party, relations }),
    ),
    ...funds.flatMap(([fund, way]) =>
      around.fromOutside(fund, ['MANAGES']).map((manages): WayBack<R> => {
        return { kind: 'investor-manages', fund, party: manages.from, relations: [...way, manages] };
      }),
    ),
    ...around.managedMoney.map(({ fund, manages, given }): WayBack<R> => {
      return { kind: 'investee-manages', fund, party: given.from, relations: [...manages, given] };
    }),
  ];
}

/** Which investors of the company get money, or money to manage, from it, or give it money to manage? */
export function moneyCircles<R extends Relation>(graph: Graph<Entity, R>, company: string): MoneyCircle<R>[] {
  const around = new Surroundings(graph, company);
  const back = waysBack(around);
  const circles = around.investments.flatMap((investment) =>
    back.flatMap(({ kind, fund, party, relations }): MoneyCircle<R>[] => {
      const tie = around.tie(investment.from, party);
      if (tie === null) return [];
      const own = [...relations.map(({ from }) => from), ...(fund ? [fund] : [])].flatMap(
        (id) => around.own.get(id) ?? [],
      );
      return [
        {
          ...{ investor: investment.from, kind, fund },
          relations: [investment, ...relations],
          links: [...tie, ...own],
        },
      ];
    }),
  );
  return merged(circles);
}

/** One circle per investor, kind and fund, with everything that it rests on. */
function merged<R extends Relation>(circles: readonly MoneyCircle<R>[]): MoneyCircle<R>[] {
  const found = new Map<string, MoneyCircle<R>>();
  for (const circle of circles) {
    const key = JSON.stringify([CIRCLES.indexOf(circle.kind), circle.investor, circle.fund]);
    const known = found.get(key) ?? circle;
    found.set(key, {
      ...circle,
      relations: unique([...known.relations, ...circle.relations]),
      links: unique([...known.links, ...circle.links]),
    });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, circle]) => circle);
}

/** Which suppliers and customers of the company also have money in it, or in a fund that it manages? */
export function tradingInvestors<R extends Relation>(
  graph: Graph<Entity, R>,
  company: string,
): TradingInvestor<R>[] {
  const around = new Surroundings(graph, company);
  const trade = (['from', 'to'] as const).flatMap((end) => around.relations(end, company, ['SUPPLIES']));
  const money = [
    ...around.investments.map((investment) => ({ who: investment.from, backing: [investment] })),
    ...around.managedMoney.map(({ manages, given }) => ({ who: given.from, backing: [given, ...manages] })),
  ];
  const parties = [...new Set(trade.map(({ from, to }) => (from === company ? to : from)))].sort();
  return parties.flatMap((party): TradingInvestor<R>[] => {
    const tied = money.flatMap(({ who, backing }) => {
      const tie = around.tie(who, party);
      const own = backing.flatMap(({ from }) => around.own.get(from) ?? []);
      return tie === null ? [] : [{ backing, links: [...tie, ...own] }];
    });
    if (tied.length === 0) return [];
    return [
      {
        party,
        trade: trade.filter(({ from, to }) => from === party || to === party),
        backing: unique(tied.flatMap(({ backing }) => backing)),
        links: unique(tied.flatMap(({ links }) => links)),
      },
    ];
  });
}
