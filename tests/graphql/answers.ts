// What the seed data answer over HTTP, whatever store they are in: run on each by a file of its own.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import type { GraphStore } from '../../api/store/port.js';
import type { Answer, RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';
import { conflictAnswers } from './conflict-answers.js';
import { figureAnswers } from './figure-answers.js';
import { listingAnswers } from './listing-answers.js';
import { moneyAnswers } from './money-answers.js';
import { ownershipAnswers } from './ownership-answers.js';
import { policyAnswers } from './policy-answers.js';
import { sampleQuestions } from './sample-questions.js';
import { tallyAnswers } from './tally-answers.js';

const SEED = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));
const SEVEN = ['上海国资', '中国互联网投资基金', '南京国资', '国挑基金', '天津国资', '成都国资', '长沙国资'];

interface Named {
  name: string;
}
interface Edge {
  node: Named;
  companyCount: number;
  companies: Named[];
  relations: {
    kind: string;
    certainty: string;
    from: Named;
    to: Named;
    evidence: { locator: string; note: string | null; source: { id: string } }[];
  }[];
}

const BACKERS = `query ($filter: InvestorFilter, $rollUp: Boolean! = false, $asOf: Date, $knownAt: Date) {
  investors(filter: $filter, rollUp: $rollUp, asOf: $asOf, knownAt: $knownAt) {
    totalCount coverage { considered undated }
    edges {
      node { name } companyCount companies { name }
      relations { kind certainty from { name } to { name } evidence { locator note source { id } } }
    }
  }
}`;

const stepsOf = (edge: Edge) =>
  edge.relations.map(({ kind, from, to }) => `${from.name} ${kind} ${to.name}`).sort();

export function describeAnswers(name: string, open: () => Promise<GraphStore>): void {
  describe(`the seed data, served from ${name}`, () => {
    let store: GraphStore;
    let server: RunningServer;
    const data = async (query: string, variables?: Record<string, unknown>): Promise<Answer['data']> => {
      const answer = await server.ask(query, variables);
      expect(answer.errors).toBeUndefined();
      return answer.data;
    };
    const backers = async (
      filter: object,
      more: object = {},
    ): Promise<{ edges: Edge[]; coverage: { considered: number } }> =>
      (
        await data(BACKERS, {
          filter: { state: true, backsSector: 'sec-gpu', atLeast: 2, ...filter },
          ...more,
        })
      ).investors;

    beforeAll(async () => {
      store = await open();
      await store.clear();
      await store.write(toStored((await readDataset([SEED])).dataset), { prune: false });
      server = await startServer(() => store);
    });
    afterAll(async () => {
      await server.stop();
      await store.clear();
      await store.close();
    });

    it('names the state investors behind two or more GPU companies, all joint, with the sentence and the reason', async () => {
      const { edges } = await backers({});
      expect(edges.map(({ node }) => node.name).sort()).toEqual(SEVEN);
      for (const { companyCount, companies, relations } of edges) {
        expect([companyCount, companies.map((each) => each.name).sort()]).toEqual([
          2,
          ['壁仞科技', '沐曦股份'],
        ]);
        expect(relations.map(({ certainty }) => certainty)).toEqual(['JOINT', 'JOINT']);
        for (const { evidence } of relations) {
          expect(evidence).toEqual([
            { locator: 'L25S1', note: expect.stringMatching(/.{20}/), source: { id: 'src:article-000' } },
          ]);
        }
      }
    });

    it('rests 上海国资 also on its vehicles and their links when rolled up', async () => {
      const { edges } = await backers({}, { rollUp: true });
      expect(edges.map(({ node }) => node.name).sort()).toEqual(SEVEN);
      expect(stepsOf(edges.find(({ node }) => node.name === '上海国资')!)).toEqual([
        '上海国投先导 INVESTED_IN 壁仞科技',
        '上海国投先导 PART_OF 上海国资',
        '上海国资 INVESTED_IN 壁仞科技',
        '上海国资 INVESTED_IN 沐曦股份',
        '上海科创基金 INVESTED_IN 沐曦股份',
        '上海科创基金 PART_OF 上海国资',
        '国盛资本 INVESTED_IN 壁仞科技',
        '国盛资本 PART_OF 上海国资',
        '浦东创投 INVESTED_IN 沐曦股份',
        '浦东创投 PART_OF 上海国资',
      ]);
    });

    it.each([[true], [false]])(
      'names nobody when only stated statements count (rolled up: %s), and says it looked',
      async (rollUp) => {
        const { edges, coverage } = await backers({ certainties: ['STATED'] }, { rollUp });
        expect(edges).toEqual([]);
        expect(coverage.considered).toBeGreaterThan(10);
      },
    );

    it('names only 上海国资 when stated and inferred statements count, rolled up', async () => {
      const certainties = ['STATED', 'INFERRED'];
      expect((await backers({ certainties }, { rollUp: true })).edges.map(({ node }) => node.name)).toEqual([
        '上海国资',
      ]);
      expect((await backers({ certainties }, { rollUp: false })).edges).toEqual([]);
    });

    it('knows nothing of them before the article was published', async () => {
      const { edges, coverage } = await backers({}, { knownAt: '2026-01-01' });
      expect([edges, coverage.considered]).toEqual([[], 0]);
    });

    it('keeps undated backing on any day, and counts it', async () => {
      const { investors } = await data(BACKERS, { filter: { backsAny: ['co-muxi'] }, asOf: '2020-01-01' });
      expect(investors.edges.map(({ node }: Edge) => node.name)).not.toContain('浦东创投');
      expect(investors.totalCount).toBe(investors.coverage.undated);
      expect(investors.coverage.considered).toBeGreaterThan(investors.totalCount);
    });

    it('finds the shortest way from 全国社保基金 to 沐曦', async () => {
      const { search } = await data('{ search(text: "全国社保基金", first: 1) { entity { id } } }');
      const query =
        'query ($from: ID!) { paths(from: $from, to: "co-muxi") { length entities { name } relations { kind start } } }';
      expect((await data(query, { from: search[0].entity.id })).paths).toEqual([
        {
          length: 2,
          entities: ['全国社保基金', '长三角科技创新股权投资基金', '沐曦股份'].map((each) => ({
            name: each,
          })),
          relations: [
            { kind: 'FUNDS', start: null },
            { kind: 'INVESTED_IN', start: '2025-03-31' },
          ],
        },
      ]);
    });

    it.each([
      ...['沐曦', '沐', 'muxi', 'mx', 'MetaX', '沐曦股份', 'MUXI'].map((text) => [text, '沐曦股份']),
      ...['長鑫', '长鑫', '長鑫科技', 'cxkj'].map((text) => [text, '长鑫科技']),
    ])('finds by %s first %s', async (text, found) => {
      const { search } = await data(
        'query ($text: String!) { search(text: $text, first: 1) { entity { name } } }',
        { text },
      );
      expect(search[0].entity.name).toBe(found);
    });

    it('names who invested in the same round as 浦东创投', async () => {
      const { coInvestors } = await data(
        '{ coInvestors(of: "co-pudong-vc") { edges { node { name } companies { name } relations { round } } } }',
      );
      expect(coInvestors.edges).toEqual([
        { node: { name: '浦发集团' }, companies: [{ name: '英矽智能' }], relations: [{ round: 'E' }] },
      ]);
    });

    it('gives the five stakes of 合肥国资 in 长鑫科技, which sum to 36.79 %, and their printed figures', async () => {
      const { investors } = await data(
        `{ investors(filter: { backsAny: ["co-cxmt"], stateLevels: [MUNICIPAL] }, rollUp: true) {
             edges { node { id } relations(first: 200) { kind share { min exact } evidence { printed } } } } }`,
      );
      const hefei = investors.edges.find(
        ({ node }: { node: { id: string } }) => node.id === 'org-hefei-state-capital',
      );
      const stakes = hefei.relations.filter(({ kind }: { kind: string }) => kind === 'HOLDS');
      expect(stakes.map((stake: { share: { min: number } }) => stake.share.min).sort()).toEqual([
        0.06, 1.5, 1.85, 11.71, 21.67,
      ]);
      expect(stakes.every((stake: { share: { exact: boolean } }) => stake.share.exact)).toBe(true);
      expect(
        stakes.map((stake: { evidence: { printed: string }[] }) => stake.evidence[0]!.printed).sort(),
      ).toEqual(['0.06%', '1.50%', '1.85%', '11.71%', '21.67%']);
    });

    it('tells companies that are listed from those that have only filed', async () => {
      const query = '{ companies(listedOn: "org-star") { edges { node { name } } coverage { considered } } }';
      const { companies } = await data(query);
      const names = companies.edges.map(({ node }: Edge) => node.name);
      expect(names).toEqual(expect.arrayContaining(['摩尔线程', '沐曦股份']));
      expect(names).not.toContain('燧原科技');
      expect(names).not.toContain('长鑫科技');
      const before = await data(
        '{ companies(listedOn: "org-star", asOf: "2025-12-10") { edges { node { name } } } }',
      );
      expect(before.companies.edges.map(({ node }: Edge) => node.name)).not.toContain('沐曦股份');
    });

    it('pages through a list without losing or repeating anything', async () => {
      const page =
        'query ($after: String) { investors(first: 7, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
      const ids: string[] = [];
      let after: string | null = null;
      for (;;) {
        const { investors } = await data(page, { after });
        ids.push(...investors.edges.map(({ node }: { node: { id: string } }) => node.id));
        expect(investors.pageInfo.hasPreviousPage).toBe(after !== null);
        if (!investors.pageInfo.hasNextPage) {
          expect(ids).toHaveLength(investors.totalCount);
          break;
        }
        after = investors.pageInfo.endCursor;
      }
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('finds anything again by its global id', async () => {
      const { expand } = await data(
        '{ expand(from: ["co-muxi"], limit: 3) { entities { id } relations { id evidence { source { id } } } } }',
      );
      const [relation] = expand.relations;
      for (const id of [expand.entities[0].id, relation.id, relation.evidence[0].source.id]) {
        expect((await data('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toEqual({ id });
      }
      expect((await data('{ node(id: "rel:nothing") { id } }')).node).toBeNull();
    });

    it('lists the entities of a kind by name', async () => {
      const { entities } = await data(
        '{ entities(kinds: [POLICY], first: 3) { totalCount edges { node { kind name } } pageInfo { hasNextPage } } }',
      );
      const { dataset } = await readDataset([SEED]);
      const policies = dataset.entities.filter(({ kind }) => kind === 'policy').length;
      expect(entities.totalCount).toBe(policies);
      expect(entities.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual([
        'POLICY',
        'POLICY',
        'POLICY',
      ]);
      expect(entities.pageInfo.hasNextPage).toBe(true);
    });

    it('joins entities by every relation between them, and tells which ids no entity has', async () => {
      const { subgraph } = await data(`{ subgraph(of: ["co-muxi", "co-pudong-vc", "co-muxi", "co-nobody"]) {
        entities { name } relations { kind from { name } to { name } start money { amount currency } } omitted missing
      } }`);
      expect(subgraph).toEqual({
        entities: [{ name: '沐曦股份' }, { name: '浦东创投' }],
        relations: [
          {
            kind: 'INVESTED_IN',
            from: { name: '浦东创投' },
            to: { name: '沐曦股份' },
            start: '2024-01',
            money: { amount: 500_000_000, currency: 'CNY' },
          },
        ],
        omitted: 0,
        missing: ['co-nobody'],
      });
    });

    it('tells what did not hold on a day from what is not in the data, around an entity', async () => {
      const query = `query ($asOf: Date, $knownAt: Date) {
        expand(from: ["co-pudong-vc"], kinds: [INVESTED_IN], direction: OUT, asOf: $asOf, knownAt: $knownAt) {
          relations { id } omitted coverage { considered undated } } }`;
      const around = async (variables: object) => (await data(query, { ...variables })).expand;
      const nothing = { relations: [], omitted: 0 };
      expect(await around({ asOf: '2020-01-01' })).toEqual({
        ...nothing,
        coverage: { considered: 2, undated: 0 },
      });
      expect(await around({ knownAt: '2020-01-01' })).toEqual({
        ...nothing,
        coverage: { considered: 0, undated: 0 },
      });
    });

    it('says exactly how much an expand of one step leaves out', async () => {
      const query =
        'query ($limit: Int!) { expand(from: ["co-cxmt"], limit: $limit) { relations { id } truncated omitted } }';
      const whole = (await data(query, { limit: 1000 })).expand;
      const part = (await data(query, { limit: 5 })).expand;
      expect([whole.truncated, whole.omitted]).toEqual([false, 0]);
      expect([part.truncated, part.omitted]).toEqual([true, whole.relations.length - 5]);
      expect(part.relations).toEqual(whole.relations.slice(0, 5));
    });

    describe('on ownership', () => ownershipAnswers(data));
    describe('on money', () => moneyAnswers(data));
    describe('counted in groups', () => tallyAnswers(data, SEED));
    describe('on figures', () => figureAnswers(data, SEED));
    describe('on listings', () => listingAnswers(data, SEED));
    describe('on policies', () => policyAnswers(data, () => server, SEED));
    describe('on conflicts', () => conflictAnswers(data, () => server, SEED));
    describe('asked as analysts ask', () => sampleQuestions(data));
  });
}
