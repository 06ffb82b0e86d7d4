// What a question costs is told with each answer, and what costs too much is refused before anything is read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import { withFolder } from '../dataset/small.js';
import { HOSTILE } from '../graphql/hostile.js';
import type { Answer, RunningServer } from './running.js';
import { startServer } from './running.js';

const RESPONSE = 'application/graphql-response+json';
const COST = 'x-xintu-cost';

describe('a caller', () => {
  let server: RunningServer;
  let views = 0;
  beforeAll(async () => {
    const store = openStore('memory:', { readTimeoutMs: 0 });
    const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
    await store.write(toStored(dataset), { prune: false });
    const view = store.view.bind(store);
    // Each question has a view of its own; what is read is read through its methods.
    store.view = () => {
      const real = view();
      return new Proxy(real, {
        get: (target, method) => {
          views += 1;
          const value: unknown = Reflect.get(target, method);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    };
    server = await startServer(() => store);
  });
  afterAll(() => server.stop());

  const post = (body: object, accept = RESPONSE) => postText(JSON.stringify(body), accept);
  const postText = async (body: string, accept = RESPONSE) => {
    const response = await fetch(`${server.url}/graphql`, {
      ...{ method: 'POST', body },
      headers: { 'content-type': 'application/json', accept },
    });
    const answer = (await response.json()) as Omit<Answer, 'status'>;
    return { status: response.status, cost: response.headers.get(COST), ...answer };
  };

  it.each(HOSTILE)('is refused a query that is %s, before anything is read', async (_, query, told) => {
    const readBefore = views;
    const { status, cost, data, errors } = await post({ query });
    expect([status, cost, data]).toEqual([400, null, undefined]);
    expect(errors).toEqual([
      { message: expect.stringMatching(told), extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
    expect(views).toBe(readBefore);
  });

  it.each([
    ['very many words', `{ dataset { ${'version '.repeat(5000)} } }`],
    ['very many directives', `{ dataset { version ${'@x '.repeat(9000)} } }`],
    ['very many numbers', `{ companies(first: [${'1 '.repeat(100_000)}]) { totalCount } }`],
  ])('is refused a query of %s before it is parsed to the end', async (_, query) => {
    const { status, errors } = await post({ query });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(errors![0]!.message).toMatch(/more that 2000 tokens/);
  });

  it.each(['[', '{a:', '{a{', '[[[[{a:'])(
    'is refused a query of brackets within brackets: %s',
    async (bracket) => {
      for (const times of [100_000 / bracket.length, 300]) {
        const { status, errors } = await post({ query: `{ entity(id: ${bracket.repeat(times)}` });
        expect([status, errors]).toEqual([400, [expect.anything()]]);
        expect(errors![0]!.extensions.code).toMatch(/GRAPHQL_PARSE_FAILED|LIMIT_EXCEEDED/);
      }
    },
  );

  it.each([
    ['a value', `{ entity(id: ${'['.repeat(990)}${']'.repeat(990)}) { id } }`],
    ['an object', `{ entity(id: ${'{a:'.repeat(490)}1${'}'.repeat(490)}) { id } }`],
    ['a type', `query ($a: ${'['.repeat(990)}ID${']'.repeat(990)}) { entity(id: $a) { id } }`],
  ])('is told what is wrong with a query that nests %s as deep as its words allow', async (_, query) => {
    const { status, errors } = await post({ query });
    expect([status, errors]).toEqual([400, [expect.anything()]]);
    expect(errors![0]!.extensions.code).toMatch(/GRAPHQL_VALIDATION_FAILED|LIMIT_EXCEEDED/);
  });

  it('is refused lists in lists by what they can hold together, which variables say too', async () => {
    const query = `query ($n: Int! = 200, $m: Int!) { companies(first: $n) { edges { node {
      relations(first: $m) { edges { node { to { relations(first: $m) { edges { cursor } } } } } } } } } }`;
    const readBefore = views;
    const refused = await post({ query, variables: { m: 100 } });
    expect([refused.status, refused.errors![0]!.extensions.code]).toEqual([400, 'LIMIT_EXCEEDED']);
    expect(refused.errors![0]!.message).toMatch(
      /costs 7115801 points; at most 2000000 are answered. Most of it is companies.edges.node.relations.edges/,
    );
    expect(refused.errors![0]!.message).toContain(`the query costs ${refused.cost} points`);
    expect(views).toBe(readBefore);
    const answered = await post({ query, variables: { n: 50, m: 30 } });
    expect([answered.status, answered.errors]).toEqual([200, undefined]);
    expect(Number(answered.cost)).toBeLessThan(Number(refused.cost) / 20);
  });

  it.each([
    ['many values', `{"ids":[${Array(3000).fill('"co-muxi"')}]}`, /more than 2000 values/],
    ['lists in lists', `{"ids":${'['.repeat(9000)}${']'.repeat(9000)}}`, /more than 10 levels deep/],
  ])('is refused variables of %s before they are looked at one by one', async (_, variables, told) => {
    const query = 'query ($ids: [ID!]!) { expand(from: $ids) { omitted } }';
    const { status, errors } = await postText(`{"query":${JSON.stringify(query)},"variables":${variables}}`);
    expect([status, errors]).toEqual([
      400,
      [{ message: expect.stringMatching(told), extensions: { code: 'LIMIT_EXCEEDED' } }],
    ]);
  });

  it('is told what a question costs, the same when the answer is computed, kept, or repeated', async () => {
    const query = '{ sources(first: 10) { totalCount } }';
    const { cost } = await post({ query });
    expect(Number(cost)).toBeGreaterThan(1000);
    for (let times = 0; times < 3; times++) expect((await post({ query })).cost).toBe(cost);
    const inOtherWords = await post({ query: `query Other ${query}` });
    expect(inOtherWords.cost).toBe(cost);
    const url = `${server.url}/graphql?query=${encodeURIComponent(query)}`;
    const byGet = await fetch(url, { headers: { 'apollo-require-preflight': 'true' } });
    expect(byGet.headers.get(COST)).toBe(cost);
  });

  it.each([
    ['no query of the language', { query: '{' }],
    ['no question of the schema', { query: '{ nothing }' }],
    ['too large', { query: HOSTILE[0]![1] }],
    [
      'too dear',
      { query: `{ ${Array.from({ length: 90 }, (_, i) => `a${i}: coInvestors(of: "x") { totalCount }`)} }` },
    ],
    [
      'asked with the wrong variables',
      { query: 'query ($id: ID!) { entity(id: $id) { id } }', variables: {} },
    ],
    ['none of the named ones', { query: 'query A { dataset { version } }', operationName: 'B' }],
  ])('whose question is %s gets 400, or 200 as plain JSON, with the same error', async (_, body) => {
    const [refused, json] = [await post(body), await post(body, 'application/json')];
    expect([refused.status, json.status]).toEqual([400, 200]);
    expect(json).toEqual({ ...refused, status: 200 });
    expect([refused.data, refused.errors]).toEqual([undefined, [expect.anything()]]);
  });

  it('who sends no question at all gets 400 in any type', async () => {
    for (const accept of [RESPONSE, 'application/json'])
      expect((await post({ variables: {} }, accept)).status).toBe(400);
  });
});
