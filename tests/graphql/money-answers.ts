// Portfolios, financings, money that goes round and listings through time: part of what the seed data answer on either store.
import { expect, it } from 'vitest';
import type { Answer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
interface Named {
  name: string;
}
interface Round {
  round: string | null;
  start: string | null;
  amounts: { amount: number; currency: string }[];
  undisclosed: number;
  missing: string[];
  investments: { from: Named }[];
  totals: { min: number }[];
  valuations: { min: number }[];
}

const ROUNDS = `query ($of: ID!, $asOf: Date, $knownAt: Date) {
  financing(of: $of, asOf: $asOf, knownAt: $knownAt) {
    company { name } amounts { amount currency } undisclosed valuations { min basis } coverage { considered undated }
    rounds { round start amounts { amount currency } undisclosed missing investments { from { name } } totals { min } valuations { min } }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data. */
export function moneyAnswers(ask: Ask): void {
  const financing = async (variables: object) => (await ask(ROUNDS, { ...variables })).financing;
  const named = (rounds: Round[]) => rounds.filter(({ round }) => round !== null);

  it('tells the rounds of 沐曦 in the order of time, and what of each is not known', async () => {
    const { rounds, amounts, undisclosed, valuations } = await financing({ of: 'co-muxi' });
    expect(
      named(rounds).map(({ round, start, missing }) => [round, start, missing.includes('AMOUNTS')]),
    ).toEqual([
      ['strategic', '2024-01', false],
      ['2025-03-31', '2025-03-31', true],
      ['angel', null, true],
      ['follow-on', null, false],
      ['A', null, true],
    ]);
    expect(amounts).toEqual([{ amount: 530_000_000, currency: 'CNY' }]);
    expect(undisclosed).toBeGreaterThan(3);
    expect(valuations).toEqual([{ min: 21_071_000_000, basis: 'before the money of the Pre-IPO round' }]);
  });

  it('tells the rounds of 长鑫科技 with totals and values', async () => {
    const { rounds } = await financing({ of: 'co-cxmt' });
    const told = named(rounds).map(({ round, start, investments, totals, valuations }) => [
      ...[round, start, investments.length],
      ...[totals[0]?.min, valuations[0]?.min],
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['A', '2020', 14, 15_650_000_000, undefined],
        ['C+', '2022', 13, 8_390_000_000, 107_789_000_000],
        ['2024-03', '2024-03', 4, 10_800_000_000, 150_000_000_000],
      ]),
    );
  });

  it('says that neither amount nor value of the D round of 壁仞科技 is in the data', async () => {
    const { rounds } = await financing({ of: 'co-biren' });
    const [d] = rounds.filter(({ round }: Round) => round === 'D');
    expect([d.start, d.missing]).toEqual(['2025-03-11', ['AMOUNTS', 'TOTAL', 'VALUATION']]);
  });

  it('tells who was in 沐曦 as of each of its dated rounds', async () => {
    const names = async (asOf: string) => {
      const { rounds } = await financing({ of: 'co-muxi', asOf });
      return named(rounds).flatMap(({ investments }) => investments.map(({ from }) => from.name));
    };
    const undated = ['南京和利国信智芯股权投资合伙企业', '南京浦口高科', '上海科创基金'];
    expect((await names('2023-12-31')).sort()).toEqual([...undated].sort());
    expect((await names('2024-01-31')).sort()).toEqual(['浦东创投', ...undated].sort());
    expect((await names('2025-03-31')).sort()).toEqual(
      ['长三角科技创新股权投资基金', '浦东创投', ...undated].sort(),
    );
    const { coverage } = await financing({ of: 'co-muxi', asOf: '2023-12-31' });
    expect([coverage.considered - coverage.undated, coverage.undated]).toEqual([2, coverage.undated]);
  });

  it('does not tell of a round, or what it made the company worth, before it was', async () => {
    const { rounds, valuations } = await financing({ of: 'co-cxmt', asOf: '2021-06-30' });
    expect(named(rounds).map(({ round }) => round)).toEqual(['A', 'start-up']);
    // The last has no beginning that is known.
    expect(valuations.map(({ basis }: { basis: string }) => basis)).toEqual(['before the IPO']);
  });

  it('gives the portfolio of 上海国资 through its vehicles, with the links', async () => {
    const { portfolio } = await ask(`{ portfolio(of: "org-shanghai-state-capital", rollUp: true) {
      investor { name } amounts { amount currency } companies { company { name } relations { from { name } } missing }
      links { kind from { name } to { name } }
    } }`);
    const companies = portfolio.companies.map(({ company }: { company: Named }) => company.name);
    expect(companies).toEqual(expect.arrayContaining(['沐曦股份', '壁仞科技', '英矽智能']));
    expect(portfolio.amounts).toEqual([{ amount: 500_000_000, currency: 'CNY' }]);
    expect(portfolio.links).toContainEqual({
      ...{ kind: 'PART_OF', from: { name: '浦东创投' }, to: { name: '上海国资' } },
    });
    const own = (
      await ask(
        '{ portfolio(of: "org-shanghai-state-capital") { companies { company { name } } links { id } } }',
      )
    ).portfolio;
    expect([own.companies.length, own.links]).toEqual([2, []]);
  });

  it('finds the money of 合肥产投 that 长鑫科技 manages while its funds hold 长鑫科技', async () => {
    const { circularCapital } =
      await ask(`{ circularCapital(of: "co-cxmt") { coverage { considered } circles {
      investor { name } kind fund { name } relations { kind from { name } to { name } } links { id }
    } } }`);
    const told = circularCapital.circles.map((each: { investor: Named; kind: string; fund: Named }) => [
      ...[each.investor.name, each.kind, each.fund.name],
    ]);
    expect(told.sort()).toEqual(
      ['合肥产投壹号', '合肥产投高成长壹号', '清辉集电']
        .map((name) => [name, 'INVESTEE_MANAGES', '合肥启航恒鑫基金'])
        .sort(),
    );
    expect(circularCapital.circles[0].relations).toContainEqual({
      ...{ kind: 'FUNDS', from: { name: '合肥产投' }, to: { name: '合肥启航恒鑫基金' } },
    });
  });

  it('finds suppliers and customers with money in the company, or in a fund that it manages', async () => {
    const query =
      'query ($of: ID!) { tradingInvestors(of: $of) { partners { party { name } backing { kind } } coverage { considered } } }';
    const traders = async (of: string) => {
      const { partners, coverage } = (await ask(query, { of })).tradingInvestors;
      expect(coverage.considered).toBeGreaterThan(0);
      return partners.map((each: { party: Named }) => each.party.name);
    };
    expect(await traders('co-cxmt')).toEqual(['广钢气体', '上海新阳']);
    expect(await traders('co-enflame')).toEqual(['腾讯']);
    expect(await traders('co-neuracle')).toEqual([]);
  });

  it('finds the groups behind a set of companies and where they overlap', async () => {
    const { investors } = await ask(`{ investors(
      filter: { backsAny: ["co-cxmt", "co-insilico", "co-muxi", "co-biren"], atLeast: 2 }, rollUp: true, first: 50
    ) { edges { node { name } companies { name } } } }`);
    const overlap = Object.fromEntries(
      investors.edges.map(({ node, companies }: { node: Named; companies: Named[] }) => [
        node.name,
        companies.map(({ name }) => name).sort(),
      ]),
    );
    expect(overlap['上海国资']).toEqual(['壁仞科技', '沐曦股份', '英矽智能']);
    expect(overlap['南京国资']).toEqual(['壁仞科技', '沐曦股份']);
    expect(overlap).not.toHaveProperty('合肥国资');
  });

  it('tells the status of 燧原科技 as it was known on a day', async () => {
    const status = async (knownAt: string) => {
      const { entity } = await ask(
        `query ($knownAt: Date) { entity(id: "co-enflame") { relations(kinds: [LISTED_ON], direction: OUT, knownAt: $knownAt) {
          edges { node { role start end } } } } }`,
        { knownAt },
      );
      return entity.relations.edges
        .map(({ node }: { node: { role: string; start: string } }) => [node.role, node.start])
        .at(-1);
    };
    expect(await status('2026-01-01')).toBeUndefined();
    expect((await status('2026-01-02'))![0]).toBe('tutoring');
    expect(await status('2026-02-13')).toEqual(['accepted', '2026-01-22']);
  });
}
