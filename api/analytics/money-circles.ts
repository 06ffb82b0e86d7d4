// Money that goes round: a company and one of its investors between whom money, or its management, also goes the other way.
import type { Graph } from '../model/graph.js';
import { BACKING_KINDS } from '../model/kinds.js';
import type { Entity, Relation } from '../model/statement.js';
import { linksTo, upwards } from './attribution.js';

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

const unique = <R extends Relation>(relations: Iterable<R>): R[] => [...new Set(relations)];

/** The graph around one company, with what is asked of it again and again. */
class Surroundings<R extends Relation> {
  /** The company and what it controls, each with the links that say so. */
  readonly own: ReadonlyMap<string, readonly R[]>;
  readonly #above = new Map<string, ReturnType<typeof upwards<R>>>();

  constructor(
    readonly graph: Graph<Entity, R>,
    readonly company: string,
  ) {
    this.own = new Map(
      graph
        .nodes()
        .filter((id) => this.#upwards(id).distances.has(company))
        .map((id) => [id, linksTo(company, this.#upwards(id))]),
    );
  }

  #upwards(id: string) {
    const known = this.#above.get(id) ?? upwards(this.graph, id);
    this.#above.set(id, known);
    return known;
  }

  relations(kinds: readonly string[], passes: (relation: R) => boolean): R[] {
    const all = this.graph.mapEdges((_, relation) => relation);
    return all
      .filter((each) => kinds.includes(each.kind) && passes(each))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Who has money in the company itself. */
  get investments(): R[] {
    return this.relations(BACKING_KINDS, ({ from, to }) => to === this.company && !this.own.has(from));
  }

  /** The links by which two belong together: one is above the other, or somebody is a member of both. Else null. */
  tie(a: string, b: string): R[] | null {
    for (const [lower, upper] of [
      [a, b],
      [b, a],
    ] as const)
      if (this.#upwards(lower).distances.has(upper)) return linksTo(upper, this.#upwards(lower));
    const memberships = this.graph.nodes().flatMap((id): R[][] => {
      const up = this.#upwards(id);
      if (!up.distances.has(a) || !up.distances.has(b)) return [];
      const links = [a, b].flatMap((top) => linksTo(top, up));
      return links.every(({ kind }) => kind === 'PART_OF') ? [links] : [];
    });
    return memberships.length === 0 ? null : unique(memberships.flat());
  }

  /** The funds that the company or one of its own manages, with the relations that say so. */
  get managed(): Map<string, R[]> {
    const funds = new Map<string, R[]>();
    for (const each of this.relations(['MANAGES'], ({ from }) => this.own.has(from)))
      funds.set(each.to, [...(funds.get(each.to) ?? []), each]);
    return funds;
  }
}

/** Where does the company's money go: funds and companies, and what these fund, each with the relations on the way. */
function outflow<R extends Relation>(around: Surroundings<R>): Map<string, R[]> {
  const ways = new Map<string, R[]>([...around.own.keys()].map((id) => [id, []]));
  for (const [id, way] of ways) {
    const kinds = ['FUNDS', ...BACKING_KINDS];
    for (const each of around.relations(kinds, ({ from, to }) => from === id && to !== around.company))
      if (!ways.has(each.to)) ways.set(each.to, [...way, each]);
  }
  for (const id of around.own.keys()) ways.delete(id);
  return ways;
}

/** Which investors of the company get money, or money to manage, from it, or give it money to manage? */
export function moneyCircles<R extends Relation>(graph: Graph<Entity, R>, company: string): MoneyCircle<R>[] {
  const around = new Surroundings(graph, company);
  const out = outflow(around);
  const circles: MoneyCircle<R>[] = [];
  const add = (
    investment: R,
    { kind, fund, party, back }: { kind: CircleKind; fund: string | null; party: string; back: R[] },
  ) => {
    const tie = around.tie(investment.from, party);
    if (tie === null) return;
    const own = back.flatMap(({ from }) => around.own.get(from) ?? []);
    circles.push({
      ...{ investor: investment.from, kind, fund },
      relations: unique([investment, ...back]),
      links: unique([...tie, ...own]),
    });
  };
  for (const investment of around.investments) {
    for (const [party, back] of out) add(investment, { kind: 'investor-funded', fund: null, party, back });
    for (const [fund, way] of out)
      for (const manages of around.relations(
        ['MANAGES'],
        ({ from, to }) => to === fund && !around.own.has(from),
      ))
        add(investment, { kind: 'investor-manages', fund, party: manages.from, back: [...way, manages] });
    for (const [fund, manages] of around.managed)
      for (const funds of around.relations(['FUNDS'], ({ from, to }) => to === fund && !around.own.has(from)))
        add(investment, { kind: 'investee-manages', fund, party: funds.from, back: [...manages, funds] });
  }
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
  const trade = around.relations(['SUPPLIES'], ({ from, to }) => from === company || to === company);
  const money = [
    ...around.investments.map((investment) => ({ who: investment.from, backing: [investment] })),
    ...[...around.managed].flatMap(([fund, manages]) =>
      around
        .relations(['FUNDS'], ({ from, to }) => to === fund && !around.own.has(from))
        .map((funds) => ({ who: funds.from, backing: [funds, ...manages] })),
    ),
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
