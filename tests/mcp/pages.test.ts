// The law of the budget: whatever it is, all pages together say what one page with room for everything would.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStored } from '../../api/model/stored-dataset.js';
import type { GraphStore } from '../../api/store/port.js';
import { hubWorld } from '../store/hub-world.js';
import { CALLS } from './calls.js';
import type { Answer } from './client.js';
import { ask, callText, joined, pagesOf } from './client.js';
import type { Seeded } from './seeded.js';
import { startSeededMcp } from './seeded.js';

/** How many rows a page has: those of its groups, and of lists without groups. */
function rowsIn(page: Answer): number {
  const lists = Object.values<Answer>(page).filter(Array.isArray);
  const inGroup = (each: Answer) => {
    const rows = Object.values<Answer>(each).find((value) => Array.isArray(value) && value[0]?.evidence);
    return rows ? rows.length : 1;
  };
  return lists.flat().reduce((sum, each) => sum + inGroup(each), 0);
}

describe('the pages of an answer', () => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await startSeededMcp();
  });
  afterAll(() => seeded.stop());

  it('say together what the whole says, each within its budget', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALLS),
        fc.integer({ min: 2000, max: 30_000 }),
        async ([name, args], budget) => {
          const pages = await pagesOf(seeded.client, name, { ...args, budget });
          const whole = await pagesOf(seeded.client, name, { ...args, budget: 100_000 });
          expect(joined(pages)).toEqual(joined(whole));
          for (const page of pages) {
            if (rowsIn(JSON.parse(page)) > 1) expect(Buffer.byteLength(page)).toBeLessThanOrEqual(budget);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('have each figure of the dataset once', async () => {
    const pages = await pagesOf(seeded.client, 'figures');
    const ids = pages.flatMap((page) => JSON.parse(page).figures.map(({ id }: Answer) => id));
    const { total } = JSON.parse(pages[0]!);
    expect(total).toBe((await seeded.store.view().status()).observations);
    expect(new Set(ids).size).toBe(total);
    expect(ids).toHaveLength(total);
  });

  it('have each relation of a hub once, kind by kind, as many as are counted', async () => {
    const fill = async (store: GraphStore) => {
      await store.write(toStored(hubWorld(400)), { prune: false });
    };
    const hub = await startSeededMcp(undefined, fill);
    try {
      const { counts, relations, figures } = joined(await pagesOf(hub.client, 'entity', { id: 'co-hub' }));
      expect(counts).toEqual({ HOLDS: 80, SUPPLIES: 400, figures: 100 });
      expect(relations.map(({ kind }: Answer) => kind).join()).toMatch(/^(HOLDS,){80}(SUPPLIES,?){400}$/);
      expect(new Set(relations.map(({ id }: Answer) => id)).size).toBe(480);
      expect(figures).toHaveLength(100);
      const chosen = joined(
        await pagesOf(hub.client, 'entity', { id: 'co-hub', kinds: ['HOLDS', 'SUPPLIES'] }),
      );
      expect(chosen.relations).toEqual(relations);

      const { investors } = joined(await pagesOf(hub.client, 'investors', { atLeast: 400 }));
      expect(investors).toHaveLength(1);
      expect(investors[0]).toMatchObject({
        companyCount: 400,
        note: expect.stringMatching(/first 200.*portfolio/),
      });
      const { companies } = joined(await pagesOf(hub.client, 'portfolio', { of: 'fund-hub' }));
      expect(companies).toHaveLength(400);
    } finally {
      await hub.stop();
    }
  });

  it('explain on each page what they cite', async () => {
    for (const page of await pagesOf(seeded.client, 'entity', { id: 'place-shanghai', budget: 4000 })) {
      const { relations = [], figures = [], sources, metrics } = JSON.parse(page);
      for (const { evidence, metric } of [...relations, ...figures]) {
        for (const { source } of evidence) expect(sources[source].title).toEqual(expect.any(String));
        if (metric) expect(metrics[metric]).toEqual(expect.any(String));
      }
    }
  });

  it('go on only for the question that they began with', async () => {
    const { next } = await ask(seeded.client, 'figures', { budget: 3000 });
    const goOn = (name: string, args: object) => callText(seeded.client, name, args);
    expect((await goOn('figures', { budget: 9000, after: next })).isError).toBe(false);
    for (const [name, args] of [
      ['figures', { after: next, period: '2024' }],
      ['investors', { after: next }],
      ['figures', { after: next.replace(/\.(\d+)\./, '.1$1.') }],
    ] as const) {
      const { text, isError } = await goOn(name, args);
      expect([isError, text]).toEqual([true, expect.stringMatching(/after belongs to another question/)]);
    }
    expect(await goOn('figures', { after: 'x' })).toEqual({
      isError: true,
      text: expect.stringMatching(/^BAD_USER_INPUT: the data have changed/),
    });
  });

  it('do not go on when the data have changed meanwhile', async () => {
    const own = await startSeededMcp();
    try {
      const { next } = await ask(own.client, 'figures', { budget: 3000 });
      const source = { id: 's', title: 'Another', publisher: null, author: null, published: null };
      const more = { ...source, language: null, kind: 'news' as const, url: null, retrieved: null };
      const nothing = { entities: [], relations: [], observations: [], metrics: [], conflicts: [] };
      await own.store.write(toStored({ ...nothing, sources: [more] }), { prune: false });
      const { text, isError } = await callText(own.client, 'figures', { budget: 3000, after: next });
      expect([isError, text]).toEqual([true, expect.stringMatching(/ask again without after/)]);
    } finally {
      await own.stop();
    }
  });
});
