// What a caller who asks again is spared, and what is never spared: answers are as fresh as the data.
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore, GraphView } from '../../api/store/port.js';
import { SMALL, withFolder } from '../dataset/small.js';
import type { RunningServer } from './running.js';
import { startServer } from './running.js';

const NAME = '{ entity(id: "co-muxi") { name } }';
const PAGE = '{ entity(id: "co-muxi") { relations(first: 1) { totalCount } } }';
const BACKERS = 'query ($n: Int) { investors(first: $n) { totalCount edges { node { name } } } }';
const PREFLIGHTED = { 'apollo-require-preflight': 'true' };

async function load(store: GraphStore, tables: Parameters<typeof withFolder>[0] = {}): Promise<void> {
  await withFolder(tables, async (folder) => {
    await store.write(toStored((await readDataset([folder])).dataset), { prune: false });
  });
}

/** Calls of the store that read data, and not only its version. */
let reads: string[];
/** What a read waits for before it answers. */
let gate: Promise<void>;

function watched(store: GraphStore): GraphStore {
  const watch = (view: GraphView) =>
    new Proxy(view, {
      get: (target, method: keyof GraphView) => {
        const call = target[method].bind(target) as (...given: unknown[]) => Promise<unknown>;
        if (method === 'status') return call;
        return async (...given: unknown[]) => {
          reads.push(method);
          await gate;
          return call(...given);
        };
      },
    });
  return Object.create(store, { view: { value: () => watch(store.view()) } });
}

describe('who asks again', () => {
  let store: GraphStore;
  let server: RunningServer;
  beforeEach(async () => {
    reads = [];
    gate = Promise.resolve();
    store = openStore('memory:', { readTimeoutMs: 0 });
    await load(store);
    server = await startServer(() => watched(store));
  });
  afterEach(() => server.stop());

  const get = (query: string, headers: Record<string, string> = PREFLIGHTED) =>
    fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, { headers });

  const renamed = { entities: SMALL.entities.replace('沐曦股份', '沐曦集成') };

  it('gets the same answer without a read of the data', async () => {
    const first = await server.ask(BACKERS);
    expect(first.data.investors.totalCount).toBe(1);
    const before = reads.length;
    expect(await server.ask(BACKERS)).toEqual(first);
    expect(reads).toHaveLength(before);
  });

  it('gets another answer when the data have changed', async () => {
    expect((await server.ask(NAME)).data.entity.name).toBe('沐曦股份');
    await load(store, renamed);
    expect((await server.ask(NAME)).data.entity.name).toBe('沐曦集成');
  });

  it('gets the answer in the media type that it accepts, whatever others have asked for', async () => {
    const accepted = async (accept: string) => {
      const response = await fetch(`${server.url}/graphql`, {
        ...{ method: 'POST', body: JSON.stringify({ query: NAME }) },
        headers: { 'content-type': 'application/json', accept },
      });
      const answer = (await response.json()) as { data: { entity: { name: string } } };
      expect(answer.data.entity.name).toBe('沐曦股份');
      return response.headers.get('content-type');
    };
    for (let time = 0; time < 3; time++) {
      expect(await accepted('application/json')).toBe('application/json; charset=utf-8');
      expect(await accepted('application/graphql-response+json')).toBe(
        'application/graphql-response+json; charset=utf-8',
      );
    }
  });

  it('has it computed again where no answers are kept', async () => {
    const forgetful = await startServer(
      () => watched(store),
      () => [],
      null,
      { keptBytes: 0 },
    );
    const first = await forgetful.ask(BACKERS);
    const before = reads.length;
    expect(await forgetful.ask(BACKERS)).toEqual(first);
    expect(reads.length).toBeGreaterThan(before);
    await forgetful.stop();
  });

  it('gets another answer with other variables, and of another operation of the same document', async () => {
    expect((await server.ask(BACKERS, { n: 1 })).data.investors.edges).toHaveLength(1);
    expect((await server.ask(BACKERS, { n: 0 })).data.investors.edges).toHaveLength(0);
    const query = `query A ${NAME} query B { sector: entity(id: "sec-gpu") { name } }`;
    const ask = async (operationName: string) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query, operationName });
      return (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).json();
    };
    expect(await ask('A')).toEqual({ data: { entity: { name: '沐曦股份' } } });
    expect(await ask('B')).toEqual({ data: { sector: { name: 'GPU' } } });
  });

  it('at the same time as others is answered by one computation', async () => {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const answers = [BACKERS, BACKERS, BACKERS, BACKERS].map((query) => server.ask(query));
    await expect.poll(() => reads).toEqual(['investors']);
    // Another question finds the server free, and by then those before have been taken in.
    await server.get('/healthz');
    open();
    expect((await Promise.all(answers)).map(({ data }) => data.investors.totalCount)).toEqual([1, 1, 1, 1]);
    expect(reads.filter((method) => method === 'investors')).toHaveLength(1);
  });

  it('after an error is not told it again', async () => {
    gate = Promise.reject(new Error('the disk is on fire'));
    gate.catch(() => {});
    expect((await server.ask(NAME)).errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    gate = Promise.resolve();
    expect(await server.ask(NAME)).toEqual({ status: 200, data: { entity: { name: '沐曦股份' } } });
  });

  it('so often that the query is compiled is told of errors as before', async () => {
    const failing: [string, Record<string, unknown>?][] = [
      ['{ entity(id: "co-muxi") { name } expand(from: ["co-muxi"], depth: 9) { omitted } }'],
      ['{ sources(first: 201) { totalCount } }'],
      ['query ($day: Date) { companies(asOf: $day) { totalCount } }', { day: '2025-02-29' }],
      ['query ($id: ID!) { entity(id: $id) { name } }'],
      ['query A { sources { totalCount } } query B { sources { totalCount } }'],
    ];
    for (const [query, variables] of failing) {
      const first = await server.ask(query, variables);
      expect(first.errors).toHaveLength(1);
      for (let times = 2; times <= 50; times++) await server.ask(query, variables);
      expect(await server.ask(query, variables)).toEqual(first);
    }
    gate = Promise.reject(new Error('secret detail'));
    gate.catch(() => {});
    const defect = await server.ask(NAME);
    for (let times = 2; times <= 50; times++) await server.ask(NAME);
    expect(await server.ask(NAME)).toEqual(defect);
    expect(JSON.stringify(defect)).not.toContain('secret');
  }, 60_000);

  it('is told when the data were loaded, even when they are the same', async () => {
    const loadedAt = async () => (await server.ask('{ dataset { loadedAt } }')).data.dataset.loadedAt;
    const before = await loadedAt();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await load(store);
    expect(await loadedAt()).not.toBe(before);
    expect((await get('{ dataset { loadedAt } }')).headers.get('etag')).toBeNull();
  });

  it('of a store whose version is a read itself gets heavy questions kept, and light ones read', async () => {
    const other = await startServer(() => watched(store), undefined, null, { knowsVersion: false });
    try {
      for (const query of [NAME, NAME, BACKERS, BACKERS, PAGE, PAGE]) await other.ask(query);
      expect(reads).toEqual(['entities', 'entities', 'investors', 'entities', 'entities', 'relations']);
    } finally {
      await other.stop();
    }
  });

  it('by GET with the ETag of the answer is told that nothing has changed, until it has', async () => {
    const first = await get(NAME);
    const etag = first.headers.get('etag')!;
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(etag).toMatch(/^W\/".+"$/);
    reads = [];
    const again = await get(NAME, { ...PREFLIGHTED, 'if-none-match': `"other", ${etag}` });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect(reads).toEqual([]);
    const otherQuestion = await get('{ entity(id: "co-muxi") { id } }', {
      ...PREFLIGHTED,
      'if-none-match': etag,
    });
    expect(otherQuestion.status).toBe(200);
    await load(store, renamed);
    const changed = await get(NAME, { ...PREFLIGHTED, 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await changed.json()).toEqual({ data: { entity: { name: '沐曦集成' } } });
  });

  it('gets no ETag for an answer with an error, and none as a foreign page', async () => {
    const wrong = await get('{ expand(from: ["co-nobody"]) { omitted } }');
    expect([wrong.status, wrong.headers.get('etag')]).toEqual([200, null]);
    await get(NAME);
    const foreign = await get(NAME, {});
    expect([foreign.status, foreign.headers.get('etag')]).toEqual([400, null]);
    expect(await foreign.text()).toMatch(/CSRF/);
  });

  it('gets a long answer compressed when it can read that, and a short one as it is', async () => {
    const ask = (query: string, encodings: string) =>
      new Promise<{ encoding: string | undefined; vary: string | undefined; body: Buffer }>((resolve) => {
        const headers = { 'content-type': 'application/json', 'accept-encoding': encodings };
        const sent = request(`${server.url}/graphql`, { method: 'POST', headers }, async (response) => {
          const chunks: Buffer[] = await response.toArray();
          const { vary, 'content-encoding': encoding } = response.headers;
          resolve({ encoding, vary, body: Buffer.concat(chunks) });
        });
        sent.end(JSON.stringify({ query }));
      });
    const long = '{ __schema { types { name fields { name description } } } }';
    const plain = await ask(long, 'identity');
    expect(plain.encoding).toBeUndefined();
    for (const _ of ['computed', 'kept']) {
      const { encoding, vary, body } = await ask(long, 'gzip, br');
      expect([encoding, vary]).toEqual(['br', expect.stringContaining('accept-encoding')]);
      expect(body.length).toBeLessThan(plain.body.length / 3);
      expect(brotliDecompressSync(body)).toEqual(plain.body);
    }
    expect((await ask(NAME, 'gzip, br')).encoding).toBeUndefined();
  });
});
