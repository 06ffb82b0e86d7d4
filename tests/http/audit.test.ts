// GraphQL over HTTP as its specification has it: the audit suite of graphql-http on a running server.
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import { withFolder } from '../dataset/small.js';
import type { RunningServer } from './running.js';
import { startServer } from './running.js';

/** Questions by GET without the header that no foreign page can set: they are refused. */
const FOREIGN = ['5A70', 'D6D5', '6A70'];

/** Asks by GET as a program that knows of that header. */
const askKnowing = (url: string, init: RequestInit = {}) => {
  if ((init.method ?? 'GET') !== 'GET') return fetch(url, init);
  return fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': 'true' } });
};

describe('the audit of GraphQL over HTTP', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const store = openStore('memory:', { readTimeoutMs: 0 });
    const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
    await store.write(toStored(dataset), { prune: false });
    server = await startServer(() => store);
  });
  afterAll(() => server.stop());

  const audits = (fetchFn?: unknown) => serverAudits({ url: () => `${server.url}/graphql`, fetchFn });

  it.each(audits(askKnowing))('has no error, warning or notice: $id $name', async ({ id, name, fn }) => {
    expect(await fn()).toEqual({ id, name, status: 'ok' });
  });

  it('notices only that questions by GET need a header', async () => {
    const results = await Promise.all(audits().map(({ fn }) => fn()));
    expect(results.length).toBeGreaterThan(50);
    const failed = results.filter(({ status }) => status !== 'ok');
    expect(failed.map(({ id, status }) => [id, status])).toEqual(FOREIGN.map((id) => [id, 'notice']));
  });
});
