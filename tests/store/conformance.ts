// What every store does, whatever it is made of: run on each adapter by a file of its own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Dataset, Relation } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import type { TallyBy } from '../../api/model/tally.js';
import { ALL_TIME, timeWindow } from '../../api/model/time.js';
import type { GraphStore } from '../../api/store/port.js';
import type { InvestorsQuery, RelationsQuery, TallyQuery } from '../../api/store/queries.js';
import { withFolder } from '../dataset/small.js';

const ALL_RELATIONS: RelationsQuery = { kinds: null, direction: 'both', with: null, window: ALL_TIME };
const PAGE = { first: 50, after: null };
const ANY_INVESTOR: InvestorsQuery = {
  ...{ sector: null, place: null, companies: null, together: null, certainties: null, rollUp: false },
  ...{ window: ALL_TIME, levels: null, kinds: null, investorPlace: null, atLeast: 1 },
  order: 'company-count',
};

const small = (): Promise<Dataset> => withFolder({}, async (folder) => (await readDataset([folder])).dataset);

/** The dataset with one relation changed. */
function changed(dataset: Dataset, id: string, change: Partial<Relation>): Dataset {
  return {
    ...dataset,
    relations: dataset.relations.map((each) => (each.id === id ? { ...each, ...change } : each)),
  };
}

export function describeGraphStore(
  name: string,
  open: () => Promise<GraphStore>,
  { except = [] }: { except?: { reason: string; tests: string[] }[] } = {},
): void {
  const behaves = (behaviour: string, check: () => Promise<void>) => {
    const reason = except.find(({ tests }) => tests.includes(behaviour))?.reason;
    it.skipIf(reason !== undefined)(
      reason === undefined ? behaviour : `${behaviour} (not: ${reason})`,
      check,
    );
  };

  describe(`the ${name} store`, () => {
    let store: GraphStore;
    let dataset: Dataset;
    const write = (data: Dataset, prune = false) => store.write(toStored(data), { prune });
    const idsOf = async (entity: string, query: Partial<RelationsQuery> = {}) => {
      const lists = await store.view().relations([entity], { ...ALL_RELATIONS, ...query }, PAGE);
      return lists.get(entity)!.items.map(({ id }) => id);
    };
    beforeAll(async () => {
      store = await open();
      dataset = await small();
    });
    beforeEach(async () => {
      await store.clear();
    });
    afterAll(async () => {
      await store.clear();
      await store.close();
    });

    behaves('holds nothing before something is written', async () => {
      expect(await store.view().status()).toMatchObject({
        version: '0'.repeat(32),
        entities: 0,
        relations: 0,
        latestPublished: null,
      });
      expect(await store.view().entities(['co-muxi'])).toEqual(new Map());
      expect(await store.view().investors(ANY_INVESTOR, PAGE)).toMatchObject({
        items: [],
        total: 0,
        considered: 0,
      });
    });

    behaves(
      'keeps what another folder has said of a statement, in whatever order they are loaded',
      async () => {
        const [statement] = dataset.relations;
        const elsewhere = { ...dataset.sources[0]!, id: 'elsewhere', published: '2020-05' };
        const theirs = { ...statement!.evidence[0]!, source: 'elsewhere', certainty: 'rumoured' as const };
        const other: Dataset = {
          ...{ entities: [], observations: [], metrics: [], conflicts: [], sources: [elsewhere] },
          relations: [{ ...statement!, role: 'lead', evidence: [theirs] }],
        };
        const both: Dataset = {
          ...dataset,
          sources: [...dataset.sources, elsewhere],
          relations: dataset.relations.map((each) =>
            each === statement ? { ...each, role: 'lead', evidence: [...each.evidence, theirs] } : each,
          ),
        };
        const [expected] = toStored(both).relations.filter(({ id }) => id === statement!.id);
        for (const order of [
          [dataset, other, dataset],
          [both, other, dataset],
        ]) {
          await store.clear();
          for (const each of order) await write(each);
          const found = await store.view().statements([statement!.id]);
          expect(found.get(statement!.id)).toEqual(expected);
          expect((await store.view().sources(['elsewhere']))[0]?.statementCount).toBe(1);
          const again = await write(dataset);
          expect(again.relations).toEqual({
            ...{ added: 0, changed: 0, removed: 0 },
            unchanged: dataset.relations.length,
          });
        }
      },
    );

    behaves('gives back what was written, to the last field', async () => {
      await write(dataset);
      const stored = toStored(dataset);
      const view = store.view();
      expect((await view.entities(['co-muxi'])).get('co-muxi')).toEqual(stored.entities[0]);
      const statements = await view.statements(['pudong-muxi', 'muxi-revenue']);
      expect(statements.get('pudong-muxi')).toEqual(stored.relations[0]);
      expect(statements.get('muxi-revenue')).toEqual(stored.observations[0]);
      expect((await view.metrics(['revenue'])).get('revenue')).toEqual(stored.metrics[0]);
      expect(await view.conflicts(['muxi-revenue'])).toEqual(stored.conflicts);
      expect(await view.sources(null)).toEqual([
        { ...stored.sources[0], statementCount: 4 },
        { ...stored.sources[1], statementCount: 0 },
      ]);
    });

    behaves('finds an entity by a former id', async () => {
      await write(dataset);
      expect((await store.view().entities(['co-metax', 'nobody'])).get('co-metax')?.id).toBe('co-muxi');
    });

    behaves('changes nothing, and says so, when the same is written again', async () => {
      const first = await write(dataset);
      const before = await store.view().status();
      const second = await write(dataset);
      expect(first.relations).toEqual({ added: 3, changed: 0, unchanged: 0, removed: 0 });
      expect(second.entities).toEqual({ added: 0, changed: 0, unchanged: 4, removed: 0 });
      expect(second.relations).toEqual({ added: 0, changed: 0, unchanged: 3, removed: 0 });
      expect(second.observations).toEqual({ added: 0, changed: 0, unchanged: 1, removed: 0 });
      expect({ ...(await store.view().status()), loadedAt: '' }).toEqual({ ...before, loadedAt: '' });
    });

    behaves('keeps one statement when its kind, its ends or its evidence change', async () => {
      await write(dataset);
      const moved = changed(dataset, 'pudong-muxi', { kind: 'CONTROLS', amount: null, currency: null });
      expect((await write(moved)).relations).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
      expect(await idsOf('co-muxi', { kinds: ['INVESTED_IN'] })).toEqual([]);
      expect(await idsOf('co-muxi', { kinds: ['CONTROLS'] })).toEqual(['pudong-muxi']);
      expect(await store.view().status()).toMatchObject({ relations: 3 });
    });

    behaves('has the version of what it holds, however it came there', async () => {
      await write(dataset);
      const { version } = await store.view().status();
      await write(changed(dataset, 'pudong-muxi', { round: 'B' }));
      expect((await store.view().status()).version).not.toBe(version);
      await write(dataset);
      expect((await store.view().status()).version).toBe(version);
    });

    behaves('finishes by running again what was broken off', async () => {
      await write({ ...dataset, relations: dataset.relations.slice(0, 1), observations: [], conflicts: [] });
      expect((await write(dataset)).relations).toEqual({ added: 2, changed: 0, unchanged: 1, removed: 0 });
      const whole = await store.view().status();
      await store.clear();
      await write(dataset);
      expect({ ...(await store.view().status()), loadedAt: '' }).toEqual({ ...whole, loadedAt: '' });
    });

    behaves('removes what is gone only when pruned, and only what rests on the sources given', async () => {
      const other = { ...dataset.sources[0]!, id: 'news-b' };
      const foreign = dataset.relations[1]!.evidence.map((piece) => ({ ...piece, source: 'news-b' }));
      await write({
        ...changed(dataset, 'muxi-gpu', { evidence: foreign }),
        sources: [...dataset.sources, other],
      });
      const less = {
        ...dataset,
        entities: dataset.entities.filter(({ id }) => id !== 'pl-shanghai'),
        relations: dataset.relations.slice(0, 1),
        conflicts: [],
      };
      expect((await write(less)).relations).toMatchObject({ removed: 0 });
      const report = await write(less, true);
      expect(report.relations.removed).toBe(1);
      expect(report.entities.removed).toBe(1);
      expect(await idsOf('co-muxi')).toEqual(['pudong-muxi', 'muxi-gpu']);
      expect(await store.view().entities(['pl-shanghai'])).toEqual(new Map());
      expect(await store.view().status()).toMatchObject({ entities: 3, relations: 2 });
      expect(await store.view().conflicts(['muxi-revenue'])).toEqual([]);
    });

    behaves('asks in its own order, with evidence of the day', async () => {
      await write(dataset);
      expect(await idsOf('co-muxi')).toEqual(['pudong-muxi', 'muxi-gpu', 'muxi-in-shanghai']);
      const before = timeWindow({ asOf: null, knownAt: '2026-01-01' });
      const lists = await store.view().relations(['co-muxi'], { ...ALL_RELATIONS, window: before }, PAGE);
      expect(lists.get('co-muxi')).toMatchObject({ items: [], considered: 0 });
      const early = timeWindow({ asOf: '2023-12-31', knownAt: null });
      expect(await idsOf('co-muxi', { window: early })).toEqual(['muxi-gpu', 'muxi-in-shanghai']);
    });

    behaves('counts a listing by its latest step', async () => {
      const step = (id: string, role: string, start: string): Relation => ({
        ...dataset.relations[1]!,
        ...{ id, kind: 'LISTED_ON', to: 'pl-shanghai', role, start },
      });
      const query = { sector: null, place: null, listedOn: 'pl-shanghai', tokens: [], window: ALL_TIME };
      const listed = {
        ...dataset,
        relations: [step('l-one', 'accepted', '2025-06'), step('l-two', 'listed', '2025-12-17')],
      };
      await write(listed);
      expect((await store.view().companies(query, PAGE)).items.map(({ id }) => id)).toEqual(['co-muxi']);
      await write({ ...listed, relations: [...listed.relations, step('l-three', 'withdrawn', '2026-03')] });
      expect(await store.view().companies(query, PAGE)).toMatchObject({ items: [], considered: 3 });
      const window = timeWindow({ asOf: '2026-01-01', knownAt: null });
      expect((await store.view().companies({ ...query, window }, PAGE)).total).toBe(1);
    });

    behaves('rolls up through links that cross and circle without walking every way there is', async () => {
      const investor = dataset.entities.find(({ id }) => id === 'pudong-vc');
      const link = (from: string, to: string): Relation => ({
        ...dataset.relations[1]!,
        ...{ id: `${from}-under-${to}`, kind: 'PART_OF', from, to },
      });
      // Fourteen levels of three bodies, each part of all of the next level; the last level a circle below one top.
      const level = (n: number) => ['a', 'b', 'c'].map((letter) => `org-${n}-${letter}`);
      const levels = Array.from({ length: 14 }, (_, n) => level(n));
      const crossing = levels
        .slice(1)
        .flatMap((upper, n) => level(n).flatMap((from) => upper.map((to) => link(from, to))));
      const [a, b, c] = levels[13] as [string, string, string];
      const circle = [link(a, b), link(b, c), link(c, a), link(b, 'org-top')];
      await write({
        ...dataset,
        entities: [
          ...dataset.entities,
          ...[...levels.flat(), 'org-top'].map((id) => ({
            ...investor!,
            ...{ id, kind: 'organization' as const, name: id, aliases: [] },
            stateLevel: id === 'org-top' ? ('central' as const) : null,
          })),
        ],
        relations: [...dataset.relations, ...[link('pudong-vc', level(0)[0]!), ...crossing, ...circle]],
      });
      const query = { ...ANY_INVESTOR, rollUp: true, levels: ['central' as const] };
      const found = await store.view().investors(query, PAGE);
      expect(found.items.map(({ investor: top }) => top)).toEqual(['org-top']);
      const backing = await store.view().backing(['org-top'], query, { companies: 5, relations: 5 });
      // All but the two bodies beside the first.
      expect(backing.get('org-top')?.links).toHaveLength(1 + 3 + 12 * 9 + 4);
    });

    behaves(
      'keeps a listing on one market apart from a later step on another of the same place',
      async () => {
        const step = (id: string, to: string, role: string, start: string | null): Relation => ({
          ...dataset.relations[1]!,
          ...{ id, kind: 'LISTED_ON', to, role, start },
        });
        const within = (from: string): Relation => ({
          ...dataset.relations[1]!,
          ...{ id: `${from}-within`, kind: 'PART_OF', from, to: 'pl-china' },
        });
        const shanghai = dataset.entities.find(({ id }) => id === 'pl-shanghai')!;
        const more = ['pl-china', 'pl-hong-kong'].map((id) => ({ ...shanghai, id, name: id }));
        await write({
          ...dataset,
          entities: [...dataset.entities, ...more],
          relations: [
            ...[within('pl-shanghai'), within('pl-hong-kong')],
            ...[
              step('l-one', 'pl-hong-kong', 'listed', null),
              step('l-two', 'pl-shanghai', 'filed', '2025-12-17'),
            ],
          ],
        });
        const ask = (listedOn: string) =>
          store.view().companies({ sector: null, place: null, listedOn, tokens: [], window: ALL_TIME }, PAGE);
        expect(await ask('pl-china')).toMatchObject({ total: 1, considered: 2, undated: 1 });
        expect(await ask('pl-hong-kong')).toMatchObject({ total: 1, considered: 1, undated: 1 });
        expect(await ask('pl-shanghai')).toMatchObject({ total: 0, considered: 1, undated: 0 });
      },
    );

    behaves(
      'counts a relation in each group that it is in, and in one when its group is not known',
      async () => {
        const place = dataset.entities.find(({ id }) => id === 'pl-shanghai')!;
        const given = dataset.relations[1]!;
        const within = (from: string, to: string): Relation => ({
          ...given,
          ...{ id: `${from}-within-${to}`, kind: 'PART_OF', from, to },
        });
        const invested = (id: string, more: Partial<Relation>): Relation => ({
          ...given,
          ...{ id, kind: 'INVESTED_IN', from: 'pudong-vc', to: 'co-muxi', ...more },
        });
        const city = { placeLevel: 'city' as const, stateLevel: null, aliases: [] };
        const rank = { identifiers: [{ scheme: 'gb2260', value: '310000' }] };
        await write({
          ...dataset,
          entities: [
            ...dataset.entities.filter((each) => each !== place),
            ...[
              { ...place, ...city, ...rank },
              { ...place, id: 'pl-pudong', placeLevel: 'district' as const },
            ],
            ...[
              { ...place, ...city, id: 'pl-nanjing' },
              { ...place, id: 'pl-jiangsu', placeLevel: 'province' as const },
            ],
          ],
          relations: [
            ...dataset.relations,
            ...[within('pl-pudong', 'pl-shanghai'), within('pl-nanjing', 'pl-jiangsu')],
            ...['pl-pudong', 'pl-nanjing'].map((to) => ({
              ...given,
              id: `muxi-in-${to}`,
              kind: 'LOCATED_IN' as const,
              to,
            })),
            invested('r-one', { start: '2025-01/2025-09', amount: 5, currency: 'CNY', round: 'A' }),
            invested('r-two', { start: '2024-12/2025-01', amount: 0.5, currency: 'USD' }),
          ],
        });
        const query = { kinds: ['INVESTED_IN' as const], sector: null, place: null, window: ALL_TIME };
        const rows = async (by: TallyBy[], more: Partial<TallyQuery> = {}) =>
          (await store.view().tally({ ...query, by, ...more }, 50))
            .map(({ group, count, targets, undisclosed }) => [...group, count, targets, undisclosed])
            .sort();
        expect(await rows([])).toEqual([[3, 1, 0]]);
        expect(await rows(['city'])).toEqual([
          ['pl-nanjing', 3, 1, 0],
          ['pl-shanghai', 3, 1, 0],
        ]);
        expect(await rows(['province'])).toEqual([
          ['pl-jiangsu', 3, 1, 0],
          ['pl-shanghai', 3, 1, 0],
        ]);
        expect(await rows(['year', 'round'], { place: 'pl-shanghai' })).toEqual([
          [null, null, 1, 1, 0],
          ['2024', 'strategic', 1, 1, 0],
          ['2025', 'A', 1, 1, 0],
        ]);
        // A company in a sector is counted by the company, and what it is located in by the place: 江苏 is in no city.
        expect(await rows(['kind', 'city'], { kinds: ['IN_SECTOR', 'PART_OF', 'LOCATED_IN'] })).toEqual([
          ['IN_SECTOR', 'pl-nanjing', 1, 1, 1],
          ['IN_SECTOR', 'pl-shanghai', 1, 1, 1],
          ['LOCATED_IN', 'pl-nanjing', 1, 1, 1],
          ['LOCATED_IN', 'pl-shanghai', 2, 2, 2],
          ['PART_OF', null, 1, 1, 1],
          ['PART_OF', 'pl-shanghai', 1, 1, 1],
        ]);
        const [all] = await store.view().tally({ ...query, by: [] }, 50);
        expect([...all!.sums].sort((a, b) => a.amount - b.amount)).toEqual([
          { currency: 'USD', amount: 0.5 },
          { currency: 'CNY', amount: 500_000_005 },
        ]);
        expect(await store.view().tally({ ...query, by: ['round'] }, 2)).toHaveLength(2);
        const listed = await store.view().tallied({ ...query, by: ['round'] }, { first: 1, after: null });
        expect(
          listed.map(({ group, items, total }) => [group[0], items.map(({ id }) => id), total]).sort(),
        ).toEqual([
          [null, ['r-two'], 1],
          ['A', ['r-one'], 1],
          ['strategic', ['pudong-muxi'], 1],
        ]);
      },
    );

    behaves('marks statements that exclude each other, until one of them is said otherwise', async () => {
      const said = { ...dataset.observations[0]!, id: 'said', basis: 'ours', min: 1, max: 1 };
      const two = (other: number): Dataset => ({
        ...dataset,
        observations: [...dataset.observations, said, { ...said, id: 'other', min: other, max: null }],
      });
      const about = { about: said.entity, window: ALL_TIME };
      const found = async () =>
        (await store.view().listConflicts(about, PAGE)).items.filter(({ byRule }) => byRule);
      await write(two(2));
      expect(await found()).toMatchObject([{ byRule: true, statements: ['other', 'said'] }]);
      const [conflict] = await found();
      expect(await store.view().conflicts(['other'])).toEqual([conflict]);
      const { version } = await store.view().status();
      await write(two(1));
      expect(await found()).toEqual([]);
      expect(await store.view().conflicts(['other'])).toEqual([]);
      await write(two(2));
      expect((await store.view().status()).version).toBe(version);
    });

    behaves('keeps characters that query languages give a meaning as they are', async () => {
      const name = `" } ) RETURN 1 // '; DROP \\ $ {} [] ~ * ? : ^ && || ! AND`;
      await write({
        ...dataset,
        entities: dataset.entities.map((each) => ({ ...each, summary: name, nameEn: name })),
      });
      expect((await store.view().entities(['co-muxi'])).get('co-muxi')).toMatchObject({
        summary: name,
        nameEn: name,
      });
      const found = await store.view().search(['and'], { kinds: null, atLeast: 1, limit: 10 });
      expect(found).toHaveLength(4);
      expect(await store.view().search(['"})', '-', '\\'], { kinds: null, atLeast: 3, limit: 10 })).toEqual(
        [],
      );
    });
  });
}
