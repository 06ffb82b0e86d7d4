// What a caller is told when something is wrong: with the question, the store, or inside.
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { withFolder } from '../dataset/small.js';
import type { RunningServer } from './running.js';
import { startServer } from './running.js';

const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

const CASES: [string, string, string, RegExp][] = [
  [
    'a page that is too large',
    '{ sources(first: 201) { totalCount } }',
    'LIMIT_EXCEEDED',
    /first is 201; at most 200/,
  ],
  [
    'a negative page',
    '{ sources(first: -1) { totalCount } }',
    'BAD_USER_INPUT',
    /first is -1; it must be at least 0/,
  ],
  ['too many search hits', '{ search(text: "a", first: 51) { score } }', 'LIMIT_EXCEEDED', /at most 50/],
  [
    'a search text that is too long',
    `{ search(text: "${'x'.repeat(201)}") { score } }`,
    'BAD_USER_INPUT',
    /at most 200/,
  ],
  [
    'an expand that is too deep',
    '{ expand(from: ["co-muxi"], depth: 5) { omitted } }',
    'LIMIT_EXCEEDED',
    /depth is 5; at most 4/,
  ],
  [
    'an expand of too many relations',
    '{ expand(from: ["co-muxi"], limit: 1001) { omitted } }',
    'LIMIT_EXCEEDED',
    /at most 1000/,
  ],
  ['an expand from nothing', '{ expand(from: []) { omitted } }', 'BAD_USER_INPUT', /at least one id/],
  [
    'a path that is too long',
    '{ paths(from: "co-muxi", to: "sec-gpu", maxLength: 7) { length } }',
    'LIMIT_EXCEEDED',
    /at most 6/,
  ],
  [
    'a path from something to itself',
    '{ paths(from: "co-muxi", to: "co-metax") { length } }',
    'BAD_USER_INPUT',
    /same entity/,
  ],
  [
    'an id that nothing has',
    '{ coInvestors(of: "co-nobody") { totalCount } }',
    'BAD_USER_INPUT',
    /of: no entity has the id "co-nobody"/,
  ],
  [
    'an id of the wrong kind',
    '{ companies(sector: "co-muxi") { totalCount } }',
    'BAD_USER_INPUT',
    /co-muxi is a company; it must be a sector/,
  ],
  [
    'a metric that there is not',
    '{ observations(metrics: ["profit"]) { totalCount } }',
    'BAD_USER_INPUT',
    /no metric has the id "profit"/,
  ],
  [
    'a day that does not exist',
    '{ companies(asOf: "2025-02-29") { totalCount } }',
    'BAD_USER_INPUT',
    /"2025-02-29" is no Date/,
  ],
  [
    'a period that is no date',
    '{ observations(period: "Q3") { totalCount } }',
    'BAD_USER_INPUT',
    /period is "Q3"; it must be a date like/,
  ],
  ['an empty period', '{ observations(period: "") { totalCount } }', 'BAD_USER_INPUT', /period is ""/],
  ['an empty name', '{ companies(text: "") { totalCount } }', 'BAD_USER_INPUT', /no letter or digit/],
  [
    'a day that is a number',
    '{ companies(asOf: 2025) { totalCount } }',
    'BAD_USER_INPUT',
    /^2025 is no Date/,
  ],
  ['a cursor of no list', '{ sources(after: "e30") { totalCount } }', 'BAD_USER_INPUT', /endCursor/],
  [
    'a cursor of another list',
    `{ observations(after: "${cursor('companies', 'm', 'co-muxi')}") { totalCount } }`,
    'BAD_USER_INPUT',
    /endCursor of an earlier page of the same list/,
  ],
  [
    'a cursor with a number where a text belongs',
    `{ companies(after: "${cursor('companies', 1, 'co-muxi')}") { totalCount } }`,
    'BAD_USER_INPUT',
    /endCursor/,
  ],
  [
    'a cursor of too many values',
    `{ investors(after: "${cursor('investors', 1, 'm', 'co-muxi', 'x')}") { totalCount } }`,
    'BAD_USER_INPUT',
    /endCursor/,
  ],
  [
    'less than one company',
    '{ investors(filter: { atLeast: 0 }) { totalCount } }',
    'BAD_USER_INPUT',
    /at least 1/,
  ],
  [
    'a field that there is not',
    '{ sources { total } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Cannot query field "total"/,
  ],
  ['a query that is none', '{ sources {', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
  ['an operation that would write', 'mutation { clear }', 'BAD_USER_INPUT', /mutation is not offered/],
];

describe('a caller', () => {
  let store: GraphStore;
  let server: RunningServer;
  beforeAll(async () => {
    store = openStore('memory:', { readTimeoutMs: 0 });
    const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
    await store.write(toStored(dataset), { prune: false });
    server = await startServer(
      () => store,
      () => ['the folder has changed'],
    );
  });
  afterAll(() => server.stop());

  it.each(CASES)('is told of %s, with a code and what would be right', async (_, query, code, message) => {
    const { errors } = await server.ask(query);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toMatch(message);
  });

  it('may ask for the whole schema', async () => {
    const { errors } = await server.ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
  });

  it('gets the rest of a page when one heavy question of it fails', async () => {
    const { data, errors } = await server.ask(
      '{ dataset { entities } expand(from: ["co-muxi"], depth: 9) { omitted } }',
    );
    expect(data).toEqual({ dataset: { entities: 4 }, expand: null });
    expect(errors).toHaveLength(1);
  });

  it('is told that the service lives and is ready, with its warnings and the version it serves', async () => {
    expect(await (await server.get('/healthz')).json()).toEqual({ status: 'ok' });
    const { version } = await store.view().status();
    expect(await (await server.get('/readyz')).json()).toEqual({
      status: 'ready',
      warnings: ['the folder has changed'],
      dataset: { version, entities: 4, relations: 3, observations: 1 },
    });
  });

  it('is told that the database is away, and how to see to it, while the process lives', async () => {
    const away = openStore('bolt://127.0.0.1:1', { readTimeoutMs: 1000 });
    const orphan = await startServer(() => away);
    try {
      const ready = await orphan.get('/readyz');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ status: 'not ready', code: 'STORE_UNAVAILABLE' });
      expect((await orphan.get('/healthz')).status).toBe(200);
      const { errors } = await orphan.ask('{ dataset { version } }');
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/Neo4j at bolt:\/\/127\.0\.0\.1:1 does not answer .*NEO4J_URI/),
        extensions: { code: 'STORE_UNAVAILABLE' },
      });
    } finally {
      await orphan.stop();
      await away.close();
    }
  });

  it('is told that what answers at NEO4J_URI is no Neo4j', async () => {
    const web = openStore(server.url.replace('http', 'bolt'), { readTimeoutMs: 1000 });
    const misled = await startServer(() => web);
    try {
      const ready = await misled.get('/readyz');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({
        code: 'STORE_UNAVAILABLE',
        reason: expect.stringMatching(/http endpoint.*NEO4J_URI/),
      });
    } finally {
      await misled.stop();
      await web.close();
    }
  });

  it('is not shown the inside of a defect', async () => {
    const broken: GraphStore = Object.create(store, {
      view: { value: () => ({ status: () => Promise.reject(new Error('secret detail')) }) },
    });
    const defective = await startServer(() => broken);
    try {
      const { errors } = await defective.ask('{ dataset { version } }');
      expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(errors)).not.toContain('secret');
    } finally {
      await defective.stop();
    }
  });
});
