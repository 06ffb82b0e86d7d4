// What whoever runs the service can switch off: the schema that tells of itself, and the editor.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { withFolder } from '../dataset/small.js';
import type { RunningServer } from './running.js';
import { startServer } from './running.js';

let store: GraphStore;
beforeAll(async () => {
  store = openStore('memory:', { readTimeoutMs: 0 });
  const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
  await store.write(toStored(dataset), { prune: false });
});

/** Mistakes of which each is told with a name that would be right, unless the schema is not to be told of. */
const MISTAKES: [string, string, Record<string, unknown>?][] = [
  ['a field', '{ companie { totalCount } }'],
  ['a field of a type', '{ entity(id: "co-muxi") { nam } }'],
  ['a field of another type', '{ node(id: "co-muxi") { nameEn } }'],
  ['an argument', '{ companies(sectr: "sec-gpu") { totalCount } }'],
  ['a type', '{ node(id: "co-muxi") { ... on Compani { name } } }'],
  ['a value', '{ entities(kinds: [COMPANI]) { totalCount } }'],
  ['a field of an input', '{ investors(filter: { stat: true }) { totalCount } }'],
  [
    'a value of a variable',
    'query ($k: [EntityKind!]) { entities(kinds: $k) { totalCount } }',
    { k: ['COMPANI'] },
  ],
  [
    'a field of a variable',
    'query ($f: InvestorFilter) { investors(filter: $f) { totalCount } }',
    { f: { stat: true } },
  ],
];

describe('introspection', () => {
  let open: RunningServer;
  let closed: RunningServer;
  beforeAll(async () => {
    open = await startServer(() => store);
    closed = await startServer(() => store, undefined, null, { introspection: false });
  });
  afterAll(async () => {
    await open.stop();
    await closed.stop();
  });

  it.each([
    ['the whole schema', getIntrospectionQuery()],
    ['one type', '{ __type(name: "Company") { name } }'],
    [
      'one type by a fragment',
      '{ ...A } fragment A on Query { t: __type(name: "Company") { fields { name } } }',
    ],
    ['the names of types', '{ __schema { types { name } } }'],
  ])('when it is switched off does not tell of %s', async (_, query) => {
    expect((await open.ask(query)).errors).toBeUndefined();
    const { data, errors } = await closed.ask(query);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/introspection is switched off here; .*schema\.graphql/),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      }),
    ]);
  });

  it.each(MISTAKES)('when it is switched off suggests no name for %s', async (_, query, variables) => {
    expect((await open.ask(query, variables)).errors![0]!.message).toMatch(/Did you mean/);
    // Also when the query has been compiled, which checks the variables by itself.
    for (let times = 0; times < 55; times++) {
      const { errors } = await closed.ask(query, variables);
      expect(errors).toHaveLength(1);
      expect(errors![0]!.message).not.toMatch(/Did you mean/);
    }
  });

  it('when it is switched off leaves every other question as it is', async () => {
    const query = '{ __typename entity(id: "co-muxi") { __typename name } }';
    expect(await closed.ask(query)).toEqual(await open.ask(query));
    expect((await closed.ask(query)).data.entity).toEqual({ __typename: 'Company', name: '沐曦股份' });
  });
});

describe('the editor', () => {
  let folder: string;
  let open: RunningServer;
  let closed: RunningServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xintu-viewer-'));
    await writeFile(join(folder, 'index.html'), 'the explorer');
    await writeFile(join(folder, 'editor.html'), 'the editor');
    open = await startServer(() => store, undefined, folder);
    closed = await startServer(() => store, undefined, folder, { editor: false });
  });
  afterAll(async () => {
    await open.stop();
    await closed.stop();
    await rm(folder, { recursive: true });
  });

  const browse = async ({ url }: RunningServer, path: string) => {
    const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
    return [response.status, await response.text()];
  };

  it('is what a browser gets at /graphql', async () => {
    expect(await browse(open, '/graphql')).toEqual([200, 'the editor']);
    expect(await browse(open, '/editor.html')).toEqual([200, 'the editor']);
  });

  it('when it is switched off is not there, and the explorer and questions are', async () => {
    expect(await browse(closed, '/graphql')).toEqual([
      404,
      expect.stringMatching(/the editor is switched off here/),
    ]);
    expect((await browse(closed, '/editor.html'))[0]).toBe(404);
    expect(await browse(closed, '/')).toEqual([200, 'the explorer']);
    expect((await closed.ask('{ entity(id: "co-muxi") { name } }')).data.entity.name).toBe('沐曦股份');
  });
});
