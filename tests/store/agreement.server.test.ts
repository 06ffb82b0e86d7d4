// Both stores, fed with the same random small worlds and the same random calls, give the same answers.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { allAnswers } from './answers.js';
import { anyCall, smallWorld } from './worlds.js';

const neo4j = inject('neo4j');

describe.skipIf(neo4j === null)('memory and Neo4j', () => {
  let durable: GraphStore;
  beforeAll(async () => {
    durable = openStore(neo4j!.uri, { ...neo4j!, readTimeoutMs: 20_000 });
    await durable.clear();
  });
  afterAll(async () => {
    await durable.clear();
    await durable.close();
  });

  it('agree on every answer about random worlds', async () => {
    const calls = fc.array(anyCall, { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(smallWorld, calls, async (world, asked) => {
        const memory = openStore('memory:', { readTimeoutMs: 1 });
        const stored = toStored(world);
        await durable.clear();
        const written = await Promise.all(
          [memory, durable].map((store) => store.write(stored, { prune: false })),
        );
        expect(written[1]).toEqual(written[0]);
        for (const call of asked) {
          expect(await allAnswers(durable.view(), call)).toEqual(await allAnswers(memory.view(), call));
        }
      }),
      { numRuns: Number(process.env['XINTU_TEST_WORLDS'] ?? 8) },
    );
  }, 300_000);
});
