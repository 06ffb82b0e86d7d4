// Listings on their way: part of what the seed data answer on either store, told by what the CSV files say.
import { beforeAll, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Dataset } from '../../api/model/statement.js';
import type { Answer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
interface Named {
  name: string;
}
interface Figure {
  id: string;
  min: number | null;
  basis: string | null;
  metric: { id: string };
  evidence: { printed: string | null }[];
}
interface History {
  issuer: { id: string; name: string };
  market: Named | null;
  status: string | null;
  since: string | null;
  certainty: string | null;
  stages: {
    status: string;
    days: { min: number | null; max: number | null } | null;
    relation: { id: string; start: string | null; end: string | null };
  }[];
  advisers: { adviser: Named; role: string; ended: boolean; replacedBy: { from: Named; start: string }[] }[];
  plannedRaise: Figure[];
  useOfProceeds: Figure[];
  raised: Figure[];
  debut: Figure[];
  coverage: { considered: number; undated: number };
}

interface Page {
  nodes: History[];
  totalCount: number;
  coverage: { considered: number; undated: number };
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
}

const FIGURE = '{ id min basis metric { id } evidence { printed source { id } } }';
const HISTORY = `{
  issuer { id name } market { name } status since certainty coverage { considered undated }
  stages { status days { min max } relation { id start end evidence { locator source { id } } } }
  advisers { adviser { name } role ended replacedBy { from { name } start } relation { evidence { locator } } }
  plannedRaise ${FIGURE} useOfProceeds ${FIGURE} raised ${FIGURE} debut ${FIGURE}
}`;
const LISTING = `query ($of: ID!, $asOf: Date, $knownAt: Date) {
  listing(of: $of, asOf: $asOf, knownAt: $knownAt) ${HISTORY} }`;
const LISTINGS = `query ($on: ID!, $status: [ListingStatus!], $asOf: Date, $knownAt: Date, $first: Int! = 50, $after: String) {
  listings(on: $on, status: $status, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) {
    totalCount coverage { considered undated } pageInfo { hasNextPage hasPreviousPage endCursor } edges { node ${HISTORY} }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data in this folder. */
export function listingAnswers(ask: Ask, seed: string): void {
  const listing = async (of: string, more: object = {}): Promise<History[]> =>
    (await ask(LISTING, { of, ...more })).listing;
  const listings = async (variables: object): Promise<Page> => {
    const { listings: found } = await ask(LISTINGS, { ...variables });
    return { ...found, nodes: found.edges.map(({ node }: { node: History }) => node) };
  };
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = (await readDataset([seed])).dataset;
  });
  const standing = (nodes: History[]) =>
    nodes.map(({ issuer, status, since }) => [issuer.name, status, since]);

  it('has the pipeline of the STAR Market: who was accepted, who is under inquiry, and since when', async () => {
    const { nodes, totalCount, coverage } = await listings({
      on: 'org-star',
      status: ['ACCEPTED', 'INQUIRED'],
    });
    expect(standing(nodes)).toEqual([
      ['长鑫科技', 'ACCEPTED', '2025-12-30'],
      ['燧原科技', 'ACCEPTED', '2026-01-22'],
      ['蓝箭航天', 'INQUIRED', '2026-01-22'],
    ]);
    const rows = dataset.relations.filter(({ kind, to }) => kind === 'LISTED_ON' && to === 'org-star');
    expect([totalCount, coverage.considered]).toEqual([3, rows.length]);
  });

  it('has every issuer of a market with all its steps', async () => {
    const { nodes } = await listings({ on: 'org-star' });
    const rows = dataset.relations.filter(({ kind, to }) => kind === 'LISTED_ON' && to === 'org-star');
    expect(nodes.map(({ issuer }) => issuer.id).sort()).toEqual(
      [...new Set(rows.map(({ from }) => from))].sort(),
    );
    const ids = nodes.flatMap(({ stages }) => stages.map(({ relation }) => relation.id));
    expect(ids.sort()).toEqual(rows.map(({ id }) => `rel:${id}`).sort());
    for (const { status, since, stages } of nodes)
      expect([status, since]).toEqual([stages.at(-1)!.status, stages.at(-1)!.relation.start]);
  });

  it('agrees with companies on who is listed, as of today and of a day', async () => {
    for (const asOf of [null, '2025-12-10', '2026-01-05'])
      for (const on of ['org-star', 'org-hkex']) {
        const { companies } = await ask(
          'query ($on: ID!, $asOf: Date) { companies(listedOn: $on, asOf: $asOf, first: 50) { edges { node { name } } } }',
          { on, asOf },
        );
        const { nodes } = await listings({ on, asOf, status: ['LISTED'] });
        const names = nodes.filter(({ market }) => market !== null).map(({ issuer }) => issuer.name);
        expect(names.sort()).toEqual(companies.edges.map(({ node }: { node: Named }) => node.name).sort());
      }
  });

  it('has the days between the steps of 燧原, as far as months and open dates tell', async () => {
    const [history, ...others] = await listing('co-enflame');
    expect([others, history!.market]).toEqual([[], { name: '科创板' }]);
    const dated = history!.stages.filter(({ relation }) => !relation.start!.startsWith('..'));
    expect(dated.map(({ status, days, relation }) => [status, relation.start, relation.end, days])).toEqual([
      ['TUTORING', '2024-08', null, { min: -519, max: null }],
      ['TUTORING', '2025-11-01', '2026-01-01', { min: 427, max: 457 }],
      ['ACCEPTED', '2026-01-22', null, { min: 82, max: 82 }],
    ]);
  });

  it('tells that 燧原 changed from 中金 to 中信, and that 智谱 kept 中金 beside its new tutor', async () => {
    const advisers = ({ advisers: all }: History) =>
      all.map(({ adviser, role, ended, replacedBy }) => [
        ...[adviser.name, role, ended],
        replacedBy.map(({ from, start }) => `${from.name} ${start}`),
      ]);
    const [enflame] = await listing('co-enflame');
    expect(advisers(enflame!)).toEqual([
      ['中金公司', 'TUTOR', true, ['中信证券 2025-11-01']],
      ['中信证券', 'SPONSOR', false, []],
    ]);
    const zhipu = await listing('co-zhipu');
    const star = zhipu.find(({ market }) => market?.name === '科创板')!;
    expect(advisers(star)).toEqual([
      ['中金公司', 'TUTOR', false, []],
      ['国泰海通证券', 'TUTOR', false, []],
    ]);
    expect(star.stages.map(({ status }) => status)).toEqual(['TUTORING', 'WITHDRAWN', 'TUTORING']);
    expect(zhipu.map(({ market, status }) => [market?.name, status])).toEqual([
      ['香港联交所', 'LISTED'],
      ['科创板', 'TUTORING'],
    ]);
  });

  it.each(['co-cxmt', 'co-enflame', 'co-landspace'])(
    'has what %s wants to raise, and for what',
    async (of) => {
      const [history] = await listing(of);
      const ids = (metric: string) =>
        dataset.observations
          .filter((row) => row.entity === of && row.metric === metric)
          .map(({ id }) => `obs:${id}`)
          .sort();
      expect(history!.plannedRaise.map(({ id }) => id).sort()).toEqual(ids('planned_raise'));
      expect(history!.useOfProceeds.map(({ id }) => id).sort()).toEqual(ids('use_of_proceeds'));
      expect(history!.plannedRaise).toHaveLength(1);
      expect(history!.plannedRaise[0]!.evidence[0]!.printed).toMatch(/億/);
    },
  );

  it('says no upper bound for how long 蓝箭 waited for its inquiry', async () => {
    const [history] = await listing('co-landspace');
    expect(history!.stages.map(({ status, days }) => [status, days])).toEqual([
      ['ACCEPTED', null],
      ['INQUIRED', { min: 0, max: null }],
    ]);
  });

  it('has what 中芯 raised on the STAR Market, and 苹果 in an offering of which no market is said', async () => {
    const [smic] = await listing('co-smic');
    expect([smic!.market?.name, smic!.status, smic!.since, smic!.raised.map(({ min }) => min)]).toEqual([
      ...['科创板', 'LISTED', null, [53_230_000_000]],
    ]);
    expect(smic!.coverage).toEqual({ considered: 1, undated: 1 });
    const [apple, ...others] = await listing('co-apple');
    expect([others, apple!.market, apple!.status, apple!.stages]).toEqual([[], null, null, []]);
    expect(apple!.raised.map(({ min }) => min)).toEqual([100_000_000]);
    expect(apple!.debut.map(({ metric }) => metric.id).sort()).toEqual(['ipo_rank', 'went_public']);
    expect(await listing('co-pudong-vc')).toEqual([]);
  });

  it('tells what had not begun on a day from what was not known by one', async () => {
    const [before] = await listing('co-muxi', { asOf: '2025-12-16' });
    expect([before!.status, before!.stages, before!.coverage.considered]).toEqual([null, [], 1]);
    const [known] = await listing('co-enflame', { knownAt: '2026-01-02' });
    expect([known!.status, known!.since, known!.coverage.considered]).toEqual([
      'TUTORING',
      '../2026-01-02',
      1,
    ]);
    expect([known!.advisers, known!.plannedRaise]).toEqual([[], []]);
    const { nodes, coverage } = await listings({ on: 'org-star', knownAt: '2020-01-01' });
    expect([nodes, coverage.considered]).toEqual([[], 0]);
    const earlier = await listings({ on: 'org-star', asOf: '2024-09-01', status: ['TUTORING'] });
    expect(standing(earlier.nodes)).toContainEqual(['燧原科技', 'TUTORING', '2024-08']);
  });

  it('includes the boards of an exchange, when that is known, and what only names the market of a country', async () => {
    const markets = async (variables: object) =>
      [...new Set((await listings(variables)).nodes.map(({ market }) => market!.name))].sort();
    expect(await markets({ on: 'org-sse' })).toEqual(['上海证券交易所', '科创板'].sort());
    expect(await markets({ on: 'org-sse', knownAt: '2026-01-08' })).toEqual([]);
    expect(await markets({ on: 'org-star' })).toEqual(['科创板']);
    expect(await markets({ on: 'place-china' })).toEqual(['中国']);
  });

  it('pages through a market without losing or repeating anyone', async () => {
    const whole = await listings({ on: 'org-sse' });
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await listings({ on: 'org-sse', first: 3, after });
      ids.push(...page.nodes.map(({ issuer }) => issuer.id));
      expect([page.totalCount, page.pageInfo.hasPreviousPage]).toEqual([whole.totalCount, after !== null]);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(ids).toEqual(whole.nodes.map(({ issuer }) => issuer.id));
    expect(ids).toHaveLength(whole.totalCount);
  });
}
