// Questions that analysts ask of the five articles, each answered from the seed data over HTTP, on either store.
import { expect, it } from 'vitest';
import type { Answer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;

interface Named {
  name: string;
}
interface Figure {
  entity: Named;
  metric: { id: string };
  min: number | null;
  max: number | null;
  unit: string;
  period: string | null;
  basis: string | null;
  dimensions: Named[];
  evidence: { locator: string; attributedTo: Named[] }[];
}
interface Link {
  kind: string;
  from: Named;
  to: Named;
  start: string | null;
  round: string | null;
  role: string | null;
  certainty: string;
  money: { amount: number } | null;
  share: { min: number } | null;
}

const LINKS = `query ($id: ID!, $kinds: [RelationKind!], $direction: Direction! = BOTH, $with: ID) {
  entity(id: $id) { relations(kinds: $kinds, direction: $direction, with: $with, first: 200) { edges { node {
    kind from { name } to { name } start round role certainty money { amount } share { min }
  } } } }
}`;
const FIGURES = `query ($metrics: [String!], $entities: [ID!], $sector: ID, $period: String) {
  observations(metrics: $metrics, entities: $entities, sector: $sector, period: $period, first: 200) {
    totalCount coverage { considered }
    edges { node {
      entity { name } metric { id } min max unit period basis dimensions { name }
      evidence { locator attributedTo { name } }
    } }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data. */
export function sampleQuestions(ask: Ask): void {
  const links = async (variables: object): Promise<Link[]> =>
    (await ask(LINKS, { ...variables })).entity.relations.edges.map(({ node }: { node: Link }) => node);
  const figures = async (variables: object): Promise<Figure[]> =>
    (await ask(FIGURES, { ...variables })).observations.edges.map(({ node }: { node: Figure }) => node);
  const range = ({ entity, min, max }: Figure) => [entity.name, min, max];

  it('gives the portfolio of 浦东创投 with rounds, months and amounts', async () => {
    const portfolio = await links({ id: 'co-pudong-vc', kinds: ['INVESTED_IN'], direction: 'OUT' });
    expect(portfolio.map(({ to, start, round, money }) => [to.name, start, round, money?.amount])).toEqual([
      ['英矽智能', '2024', 'E', undefined],
      ['沐曦股份', '2024-01', 'strategic', 500_000_000],
    ]);
  });

  it('gives every role of 兆易创新 in 长鑫科技', async () => {
    const roles = await links({ id: 'co-gigadevice', with: 'co-cxmt' });
    expect(roles).toContainEqual(
      expect.objectContaining({ kind: 'INVESTED_IN', start: '2024-03', money: { amount: 1_500_000_000 } }),
    );
    const [quarter] = (await figures({ metrics: ['startup_money_share'], entities: ['co-cxmt'] })).filter(
      ({ dimensions }) => dimensions[0]!.name === '兆易创新',
    );
    expect([quarter!.min, quarter!.max]).toEqual([25, 25]);
    const leaders = [...(await links({ id: 'person-zhu-yiming' }))].map(
      ({ kind, to }) => `${kind} ${to.name}`,
    );
    expect(leaders).toEqual(expect.arrayContaining(['FOUNDED 兆易创新', 'WORKS_FOR 长鑫科技']));
  });

  it('tells 腾讯 as largest shareholder and customer of 燧原科技 from its C+ money for 长鑫科技', async () => {
    const [stake] = await links({ id: 'co-enflame', kinds: ['HOLDS'], direction: 'IN' });
    expect([stake!.from.name, stake!.share!.min]).toEqual(['腾讯科技及其一致行动人', 20.258]);
    const [customer] = await figures({ metrics: ['customer_share'], entities: ['co-enflame'] });
    expect([customer!.max, customer!.period, customer!.dimensions]).toEqual([
      57.28,
      '2025-01/2025-09',
      [{ name: '腾讯' }],
    ]);
    const [round] = await links({ id: 'co-tencent-investment', with: 'co-cxmt' });
    expect([round!.kind, round!.round, round!.start]).toEqual(['INVESTED_IN', 'C+', '2022']);
  });

  it('gives the financing of 沐曦, whose disclosed amounts add up to 5.3亿元', async () => {
    const rounds = (await links({ id: 'co-muxi', kinds: ['INVESTED_IN'], direction: 'IN' })).filter(
      ({ round }) => round !== null,
    );
    expect(rounds.map(({ from, round }) => [round, from.name]).sort()).toEqual([
      ['2025-03-31', '长三角科技创新股权投资基金'],
      ['A', '上海科创基金'],
      ['angel', '南京和利国信智芯股权投资合伙企业'],
      ['follow-on', '南京浦口高科'],
      ['strategic', '浦东创投'],
    ]);
    expect(rounds.reduce((sum, { money }) => sum + (money?.amount ?? 0), 0)).toBe(530_000_000);
    const [valuation] = await figures({ metrics: ['valuation'], entities: ['co-muxi'] });
    expect(valuation!.min).toBe(21_071_000_000);
  });

  it('has date and lead of the D round of 壁仞科技, but neither its amount nor a valuation', async () => {
    const rounds = await links({ id: 'co-biren', kinds: ['INVESTED_IN'], direction: 'IN' });
    expect(rounds.filter(({ round }) => round === 'D')).toEqual([
      expect.objectContaining({
        from: { name: '上海国投先导' },
        start: '2025-03-11',
        role: 'lead',
        money: null,
      }),
    ]);
    const { observations } = await ask(FIGURES, {
      metrics: ['round_amount', 'valuation'],
      entities: ['co-biren'],
    });
    expect(observations.coverage.considered).toBe(0);
  });

  it('tells who is listed in Hong Kong from who is on the STAR Market, and from who has only applied', async () => {
    const listed = async (on: string) => {
      const { companies } = await ask(
        'query ($on: ID!) { companies(listedOn: $on, first: 50) { edges { node { name } } } }',
        { on },
      );
      return companies.edges.map(({ node }: { node: Named }) => node.name).sort();
    };
    expect(await listed('org-hkex')).toEqual(['MiniMax', '壁仞科技', '天数智芯', '智谱', '英矽智能']);
    expect(await listed('org-star')).toEqual(['中芯国际', '摩尔线程', '沐曦股份']);
    const steps = await links({ id: 'org-star', kinds: ['LISTED_ON'], direction: 'IN' });
    const of = (name: string) =>
      steps.filter(({ from }) => from.name === name).map(({ role, start }) => `${role} ${start}`);
    expect(of('长鑫科技')).toEqual(['accepted 2025-12-30']);
    expect(of('燧原科技')).toContain('accepted 2026-01-22');
    expect(of('蓝箭航天')).toContain('inquired 2026-01-22');
    expect(of('智谱').map((step) => step.split(' ')[0])).toEqual(
      expect.arrayContaining(['tutoring', 'withdrawn']),
    );
    expect(of('博睿康')).toEqual([expect.stringMatching(/^tutoring/)]);
  });

  it('has the three versions of the four dragons, and where each has its head office', async () => {
    const members = async (id: string) =>
      (await links({ id, kinds: ['MEMBER_OF'], direction: 'IN' })).map(({ from }) => from.name).sort();
    expect(await members('list-gpu-four-000')).toEqual(['壁仞科技', '天数智芯', '摩尔线程', '沐曦股份']);
    expect(await members('list-gpu-four-003')).toEqual(['壁仞科技', '摩尔线程', '沐曦股份', '燧原科技']);
    expect(await members('list-gpu-four-shanghai')).toEqual(['壁仞科技', '天数智芯', '沐曦股份', '燧原科技']);
    const { companies } = await ask(
      '{ companies(sector: "sec-gpu", place: "place-shanghai", first: 50) { edges { node { name } } } }',
    );
    const inShanghai = companies.edges.map(({ node }: { node: Named }) => node.name);
    expect(inShanghai).toEqual(expect.arrayContaining(['壁仞科技', '天数智芯', '沐曦股份', '燧原科技']));
    expect(inShanghai).not.toContain('摩尔线程');
  });

  it('shows which GPU companies spent more on research than they earned in 2024', async () => {
    const found = await figures({ metrics: ['rd_expense', 'revenue'], sector: 'sec-gpu', period: '2024' });
    const of = (company: string, metric: string) =>
      found.find((each) => each.entity.name === company && each.metric.id === metric)?.min;
    const ratios = found
      .filter(({ metric, unit }) => metric.id === 'rd_expense' && unit === 'CNY')
      .map(({ entity, min }) => [entity.name, (min! / of(entity.name, 'revenue')!).toFixed(2)]);
    expect(ratios.sort()).toEqual([
      ['寒武纪', '1.04'],
      ['摩尔线程', '3.10'],
    ]);
  });

  it('names the one policy with a share of domestic compute for 2027, and its capacity', async () => {
    const targets = await figures({
      metrics: ['domestic_compute_share', 'computing_capacity'],
      period: '2027',
    });
    const shanghai = targets.filter(({ entity }) => entity.name.startsWith('上海市关于促进智算云'));
    expect(shanghai.map(({ metric, min, unit, basis }) => [metric.id, min, unit, basis])).toEqual([
      ['computing_capacity', 200, 'EFLOPS', 'target'],
      ['domestic_compute_share', 70, 'percent', 'target'],
    ]);
    expect(targets.filter(({ metric }) => metric.id === 'domestic_compute_share')).toHaveLength(1);
  });

  it('compares the cities that subsidise compute', async () => {
    const rates = await figures({ metrics: ['subsidy_rate'] });
    expect(
      rates.map((each) => [...each.dimensions.map(({ name }) => name), each.min, each.max]).sort(),
    ).toEqual([
      ['上海', null, 10],
      ['贵阳', 30, 30],
    ]);
  });

  it('gives the weights of the evaluation of government funds', async () => {
    const weights = await figures({ metrics: ['indicator_weight'] });
    expect(weights.map(({ min }) => min).sort()).toEqual([10, 30, 60]);
    const counts = await figures({
      metrics: ['indicator_count'],
      entities: ['pol-government-fund-evaluation'],
    });
    expect(counts.map(({ basis, min }) => [basis, min])).toEqual([
      ['first level', 3],
      ['second level', 13],
    ]);
  });

  it('has both factors of the share of 英伟达 in China’s accelerator chips, each of its own whole', async () => {
    const shares = await figures({ metrics: ['market_share'], period: '2025-01/2025-06' });
    const [gpus, nvidia] = ['GPU', '英伟达'].map(
      (name) => shares.find(({ entity }) => entity.name === name)!,
    );
    expect(((gpus!.min! * nvidia!.min!) / 100).toFixed(1)).toBe('43.4');
    expect([gpus, nvidia].map((each) => each!.evidence[0]!.attributedTo)).toEqual([
      [{ name: 'IDC' }],
      [{ name: 'IDC' }],
    ]);
  });

  it('lists the failed projects with their money and their end', async () => {
    const { entities } = await ask(
      '{ entities(kinds: [PROJECT], first: 50) { edges { node { id name } } } }',
    );
    const ids = entities.edges.map(({ node }: { node: { id: string } }) => node.id);
    const sums = (await figures({ metrics: ['total_investment'], entities: ids })).filter(
      ({ min }) => min !== null,
    );
    expect(sums.map(range)).toEqual(
      expect.arrayContaining([
        ['江苏时代芯存', 13_000_000_000, 13_000_000_000],
        ['浙江见闻录半导体', 1_000_000_000, 1_000_000_000],
        ['中小功率器件产线', 500_000_000, 2_000_000_000],
      ]),
    );
    const ends = await figures({
      metrics: ['cash_broke', 'restructuring_ended', 'restructuring_failed', 'bankruptcy_review'],
      entities: ids,
    });
    expect(ends.map(({ entity, metric, period }) => `${entity.name} ${metric.id} ${period}`).sort()).toEqual([
      '中小功率器件产线 bankruptcy_review 2025-01/2025-06',
      '江苏时代芯存 cash_broke 2020',
      '江苏时代芯存 restructuring_ended 2025-06',
      '江苏时代芯存 restructuring_failed 2025-07',
      '浙江见闻录半导体 bankruptcy_review 2025-07',
    ]);
  });
}
