// Relations counted in groups: part of what the seed data answer on either store.
import { expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Answer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
interface Key {
  entity: { name: string } | null;
  value: string | null;
}
interface Row {
  group: Key[];
  count: number;
  targets: number;
  undisclosed: number;
  sums: { amount: number; currency: string }[];
  relations: { totalCount: number; coverage: { considered: number; undated: number } };
}

const TALLY = `query ($by: [TallyBy!]!, $kinds: [RelationKind!], $sector: ID, $place: ID, $asOf: Date, $knownAt: Date) {
  tally(by: $by, kinds: $kinds, sector: $sector, place: $place, asOf: $asOf, knownAt: $knownAt) {
    group { entity { name } value } count targets undisclosed sums { amount currency }
    relations(first: 2) { totalCount coverage { considered undated } edges { node { kind } } }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data in this folder. */
export function tallyAnswers(ask: Ask, seed: string): void {
  const tally = async (variables: object): Promise<Row[]> => (await ask(TALLY, { ...variables })).tally;
  const named = (rows: Row[]) =>
    rows.map(({ group, count }) => [...group.map(({ entity, value }) => entity?.name ?? value), count]);
  const BACKING = { kinds: ['INVESTED_IN', 'HOLDS'] };

  it('counts money by the city that it went to, twice for 沐曦, which is in two, and says what is in none', async () => {
    const rows = await tally({ by: ['CITY'], ...BACKING });
    expect(named(rows)).toEqual([
      ['合肥', 39],
      ['上海', 33],
      ['南京', 13],
      [null, 3],
    ]);
    const muxi = [{ amount: 530_000_000, currency: 'CNY' }];
    expect([rows[1]!.sums, rows[2]!.sums, rows[2]!.targets]).toEqual([muxi, muxi, 1]);
  });

  it('adds up the disclosed rounds of 沐曦 to 5.3亿元, round by round', async () => {
    const rows = await tally({ by: ['ROUND'], kinds: ['INVESTED_IN'], sector: 'sec-gpu' });
    const disclosed = rows.filter(({ sums }) => sums.length > 0);
    expect(disclosed.map(({ group, sums }) => [group[0]!.value, sums[0]!.amount])).toEqual([
      ['follow-on', 30_000_000],
      ['strategic', 500_000_000],
    ]);
    expect(rows[0]).toMatchObject({ group: [{ entity: null, value: null }], count: 17, undisclosed: 17 });
    const [all] = await tally({ by: [], kinds: ['INVESTED_IN'], sector: 'sec-gpu' });
    expect([all!.sums, all!.undisclosed]).toEqual([[{ amount: 530_000_000, currency: 'CNY' }], 22]);
  });

  it('tells how much of the backing of GPU companies is the state’s, by level', async () => {
    const rows = await tally({ by: ['STATE_LEVEL'], ...BACKING, sector: 'sec-gpu' });
    expect(named(rows)).toEqual([
      ['MUNICIPAL', 15],
      ['CENTRAL', 5],
      [null, 4],
      ['DISTRICT', 1],
    ]);
  });

  it('counts the companies of a sector by city, and those of a place by sector', async () => {
    const gpu = await tally({ by: ['CITY'], kinds: ['LOCATED_IN'], sector: 'sec-gpu' });
    const { companies } = await ask(
      '{ companies(sector: "sec-gpu", place: "place-shanghai") { edges { node { name } } } }',
    );
    const shanghai = gpu.find(({ group }) => group[0]!.entity?.name === '上海')!;
    expect(shanghai.count).toBeGreaterThanOrEqual(companies.edges.length);
    const sectors = await tally({ by: ['SECTOR'], kinds: ['IN_SECTOR'], place: 'place-shanghai' });
    const inShanghai = new Set(companies.edges.map(({ node }: { node: { name: string } }) => node.name));
    const own = sectors.find(({ group }) => group[0]!.entity?.name === 'GPU')!;
    expect(own.count).toBeGreaterThanOrEqual(inShanghai.size);
    expect(own.targets).toBe(1);
  });

  it('counts 上海, which lies in no province, among the provinces', async () => {
    const names = named(await tally({ by: ['PROVINCE'], kinds: ['LOCATED_IN'] })).map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['上海', '北京', '安徽', null]));
    expect(names).not.toContain('合肥');
  });

  it('has a year only where there is one', async () => {
    const { dataset } = await readDataset([seed]);
    const listings = dataset.relations.filter(({ kind }) => kind === 'LISTED_ON');
    const yearOf = (start: string | null) => {
      const years = new Set((start ?? '..').split('/').map((date) => date.slice(0, 4)));
      return years.size === 1 && !years.has('..') ? [...years][0] : null;
    };
    const rows = await tally({ by: ['YEAR'], kinds: ['LISTED_ON'] });
    for (const { group, count } of rows) {
      const [{ value }] = group as [Key];
      const own = listings.filter(({ start }) => yearOf(start) === value);
      expect([value, count]).toEqual([value, own.length]);
    }
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(listings.length);
  });

  it('counts every relation once when it is asked for one key of the relation itself', async () => {
    const { dataset } = await readDataset([seed]);
    const rows = await tally({ by: ['KIND'] });
    const kinds = Object.fromEntries(rows.map(({ group, count }) => [group[0]!.value, count]));
    for (const kind of new Set(dataset.relations.map((each) => each.kind)))
      expect([kind, kinds[kind]]).toEqual([
        kind,
        dataset.relations.filter((each) => each.kind === kind).length,
      ]);
  });

  it('tells what did not hold on a day from what was not known by then', async () => {
    const query = { by: ['ROUND'], kinds: ['INVESTED_IN'], sector: 'sec-gpu' };
    const before = await tally({ ...query, asOf: '2023-12-31' });
    expect(before.map(({ group }) => group[0]!.value)).not.toContain('strategic');
    for (const { count, relations } of before) {
      expect([relations.totalCount, relations.coverage.undated]).toEqual([count, count]);
      expect(relations.coverage.considered).toBeGreaterThanOrEqual(count);
    }
    expect(await tally({ ...query, knownAt: '2020-01-01' })).toEqual([]);
  });

  it('pages through the relations of a group', async () => {
    const query = `query ($after: String) { tally(by: [STATE_LEVEL], kinds: [INVESTED_IN, HOLDS], sector: "sec-gpu") {
      group { value } relations(first: 4, after: $after) {
        totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { id evidence { source { id } } } } } } }`;
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const [first]: Answer['data'][] = (await ask(query, { after })).tally;
      ids.push(...first.relations.edges.map(({ node }: { node: { id: string } }) => node.id));
      expect(first.relations.pageInfo.hasPreviousPage).toBe(after !== null);
      after = first.relations.pageInfo.endCursor;
      if (!first.relations.pageInfo.hasNextPage) break;
    }
    expect([ids.length, new Set(ids).size]).toEqual([15, 15]);
  });

  it('leads from a joint statement to the evidence that says so', async () => {
    const { tally: rows } =
      await ask(`{ tally(by: [STATE_LEVEL], kinds: [INVESTED_IN, HOLDS], sector: "sec-gpu") {
      group { value } relations(first: 99) { edges { node { certainty evidence { locator note } } } } } }`);
    const central = rows.find(({ group }: Row) => group[0]!.value === 'CENTRAL');
    const joint = central.relations.edges.filter(
      ({ node }: { node: { certainty: string } }) => node.certainty === 'JOINT',
    );
    expect(joint.length).toBeGreaterThan(0);
    for (const { node } of joint) expect(node.evidence[0].note).toMatch(/.{20}/);
  });
}
