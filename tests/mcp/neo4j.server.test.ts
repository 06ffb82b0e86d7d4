// Every call on a real Neo4j: the same answers, byte for byte, as from memory.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStore } from '../../api/store/open.js';
import type {} from '../neo4j/global-setup.js';
import { CALLS } from './calls.js';
import { pagesOf } from './client.js';
import type { Seeded } from './seeded.js';
import { startSeededMcp } from './seeded.js';

const neo4j = inject('neo4j');

describe.skipIf(neo4j === null)('the tools on Neo4j', () => {
  let both: { memory: Seeded; neo4j: Seeded };
  beforeAll(async () => {
    const store = openStore(neo4j!.uri, { ...neo4j!, readTimeoutMs: 20_000 });
    both = { memory: await startSeededMcp(), neo4j: await startSeededMcp(store) };
  });
  afterAll(async () => {
    await both.memory.stop();
    await both.neo4j.store.clear();
    await both.neo4j.stop();
  });

  it.each(CALLS)('%s answers %j as from memory, page by page', async (name, args) => {
    const [expected, found] = await Promise.all(
      [both.memory, both.neo4j].map(({ client }) => pagesOf(client, name, { ...args, budget: 8000 })),
    );
    expect(found).toEqual(expected);
  });
});
