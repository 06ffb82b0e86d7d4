// The seed command on a real Neo4j: what it reports, and that a run which was killed is finished by running again.

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4jDriver from 'neo4j-driver';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { writeDataset } from '../../api/dataset/write.js';
import type { Dataset } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { SMALL, withFolder } from '../dataset/small.js';
import { environmentOf } from '../neo4j/started.js';
import { runSeed, startSeed } from './seed-process.js';

const neo4j = inject('neo4j');

/** Many companies that all hold shares of the next: enough for several batches. */
function chain(length: number): Dataset {
  const ids = Array.from({ length }, (_, i) => `co-${i}`);
  const evidence = [
    {
      source: 'registry',
      locator: 'r',
      printed: null,
      note: null,
      certainty: 'stated' as const,
      attributed: [],
    },
  ];
  return {
    sources: [
      {
        ...{ id: 'registry', title: 'Registry', publisher: null, author: null, published: '2025' },
        ...{ language: null, kind: 'registry', url: null, retrieved: null },
      },
    ],
    entities: ids.map((id) => ({
      ...{
        id,
        kind: 'company',
        name: `公司 ${id}`,
        nameEn: null,
        aliases: [],
        formerIds: [],
        identifiers: [],
      },
      ...{ stateLevel: null, placeLevel: null, summary: null },
    })),
    relations: ids.slice(1).map((id, i) => ({
      ...{ id: `holds-${i}`, kind: 'HOLDS', from: `co-${i}`, to: id, start: null, end: null, amount: null },
      ...{ currency: null, shareMin: 10, shareMax: 10, round: null, role: null, evidence },
    })),
    observations: [],
    metrics: [],
    conflicts: [],
  };
}

describe.skipIf(neo4j === null)('the seed command on Neo4j', () => {
  const environment = neo4j ? environmentOf(neo4j) : {};
  const store: GraphStore = openStore(neo4j?.uri ?? 'memory:', { ...neo4j, readTimeoutMs: 20_000 });
  const status = async () => ({ ...(await store.view().status()), loadedAt: '' });
  beforeEach(() => store.clear());
  afterEach(() => store.clear());
  afterAll(() => store.close());

  it('loads the seed data, reports what it did, and changes nothing the second time', async () => {
    const first = await runSeed([], environment);
    expect(first.out).toMatch(
      /relations {5}\d+ added, 0 changed, 0 unchanged, 0 removed\n[\s\S]*done in \d+\.\d s/,
    );
    const loaded = await status();
    const second = await runSeed([], environment);
    expect(second.out).toMatch(
      /entities {6}0 added, 0 changed, \d+ unchanged, 0 removed\n[\s\S]*nothing had to change/,
    );
    expect(await status()).toEqual(loaded);
  });

  it('has the version that the same data have in memory', async () => {
    await runSeed([], environment);
    const memory = openStore('memory:', { readTimeoutMs: 0 });
    const { dataset } = await readDataset([new URL('../../graph-seed/data', import.meta.url).pathname]);
    await memory.write(toStored(dataset), { prune: false });
    expect((await status()).version).toBe((await memory.view().status()).version);
  });

  it('leaves the database as it is when the folder has a fault', async () => {
    await runSeed([], environment);
    const before = await status();
    await withFolder({ sources: null }, async (folder) => {
      expect((await runSeed(['--clear', '--prune', folder], environment)).code).toBe(1);
    });
    expect(await status()).toEqual(before);
  });

  it('removes what is gone from the folder with --prune, and everything else with --clear', async () => {
    await withFolder({}, (folder) => runSeed([folder], environment));
    const fewer = SMALL.relations
      .split('\n')
      .filter((line) => !line.startsWith('muxi-gpu'))
      .join('\n');
    await withFolder({ relations: fewer }, async (folder) => {
      expect((await runSeed(['--prune', folder], environment)).out).toMatch(
        /relations .* 2 unchanged, 1 removed/,
      );
    });
    await runSeed(['--clear'], environment);
    expect(await store.view().entities(['pudong-vc'])).toEqual(new Map());
  });

  it('that was killed half-way is finished by running it again, and never shows half a statement', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xintu-chain-'));
    try {
      const dataset = chain(9_000);
      await writeDataset(dataset, folder);
      const run = startSeed([folder], environment);
      const deadline = Date.now() + 50_000;
      while ((await status()).relations === 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      run.kill();
      await run.ended;
      const broken = await status();
      expect(broken.relations).toBeGreaterThan(0);
      expect(broken.relations).toBeLessThan(dataset.relations.length);
      const ids = dataset.relations.slice(0, 200).map(({ id }) => id);
      for (const statement of (await store.view().statements(ids)).values())
        expect(statement.evidence).toHaveLength(1);
      const { out } = await runSeed([folder], environment);
      expect(out).toMatch(
        new RegExp(`relations {5}${dataset.relations.length - broken.relations} added, 0 changed`),
      );
      expect(await status()).toMatchObject({ entities: 9_000, relations: 8_999 });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 120_000);

  it('marks what a folder says otherwise than one that was loaded before it', async () => {
    const other = {
      ...SMALL,
      sources: SMALL.sources.replaceAll('news-a', 'news-b'),
      relations: SMALL.relations.split('\n').slice(0, 1).join('\n').concat('\n'),
      observations: `${SMALL.observations.split('\n')[0]}
muxi-revenue-b,co-muxi,revenue,,600000000,CNY,2024,,sec-gpu,stated,,news-b,L1S1,,
`,
      conflicts: null,
    };
    for (const tables of [SMALL, other])
      expect(await withFolder(tables, (folder) => runSeed([folder], environmentOf(neo4j!)))).toMatchObject({
        code: 0,
      });
    const store = openStore(neo4j!.uri, { ...neo4j!, readTimeoutMs: 20_000 });
    const found = await store.view().conflicts(['muxi-revenue-b']);
    await store.close();
    expect(found).toMatchObject([{ byRule: true, about: 'co-muxi' }]);
    expect([...found[0]!.statements].sort()).toEqual(['muxi-revenue', 'muxi-revenue-b']);
  });

  it('makes a graph that the Cypher of README.md finds its way in', async () => {
    await runSeed([], environment);
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const queries = [...readme.matchAll(/^```cypher\n(.*?);?\n```$/gms)].map(([, query]) => query!);
    expect(queries).toHaveLength(3);
    const driver = neo4jDriver.driver(neo4j!.uri, neo4jDriver.auth.basic(neo4j!.username, neo4j!.password));
    try {
      for (const query of queries)
        expect((await driver.executeQuery(query)).records.length, query).toBeGreaterThan(0);
    } finally {
      await driver.close();
    }
  });
});
