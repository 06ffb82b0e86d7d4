// Which statements are at odds, and since when that could be seen: each rule, found and not found, and its laws.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certainty } from '../../api/model/kinds.js';
import type {
  ConflictNote,
  Dataset,
  Entity,
  Evidence,
  Observation,
  Relation,
  Source,
} from '../../api/model/statement.js';
import { storedConflicts } from '../../api/model/stored-dataset.js';
import { entity, holds, relation } from '../analytics/worlds.js';

const source = (id: string, published: string): Source => ({
  ...{ id, published, title: id, publisher: null, author: null, language: null, kind: 'news' },
  ...{ url: null, retrieved: null },
});
const SOURCES = [source('jan', '2024-01'), source('feb', '2024-02'), source('mar', '2024-03')];
const [JANUARY, FEBRUARY, MARCH] = ['2024-01-31', '2024-02-29', '2024-03-31'];

/** Said by these sources. */
const by = (...sources: string[]): { evidence: Evidence[] } => ({
  evidence: sources.map((each) => ({
    ...{ source: each, locator: 'L1', printed: null, note: null, certainty: 'stated', attributed: [] },
  })),
});
const surely = (certainty: Certainty): { evidence: Evidence[] } => ({
  evidence: by('jan').evidence.map((piece) => ({ ...piece, certainty })),
});

const figure = (id: string, min: number | null, max: number | null, more: Partial<Observation> = {}) => ({
  ...{ id, entity: 'maker', metric: 'revenue', min, max, unit: 'CNY', period: '2024', basis: null },
  ...{ dimensions: [] as string[], ...by('jan'), ...more },
});
const founded = (id: string, period: string | null, more: Partial<Observation> = {}): Observation =>
  figure(id, null, null, { metric: 'founded', unit: 'date', period, ...more });
const seat = (id: string, place: string, more: Partial<Relation> = {}): Relation =>
  relation('LOCATED_IN', 'maker', place, { id, role: 'headquarters', ...by('jan'), ...more });
const member = (id: string, company: string, list: string, ...sources: string[]): Relation =>
  relation('MEMBER_OF', company, list, { id, ...by(...sources) });
const paid = (id: string, from: string, amount: number, more: Partial<Relation> = {}): Relation =>
  relation('INVESTED_IN', from, 'maker', { id, amount, currency: 'CNY', round: 'A', ...by('jan'), ...more });

const PLACES = ['china', 'shanghai', 'pudong', 'zhangjiang', 'beijing'].map((id) => entity(id, 'place'));
const SECTORS = ['chips', 'gpu', 'gpgpu'].map((id) => entity(id, 'sector'));
const TREE = [
  ['shanghai', 'china'],
  ['beijing', 'china'],
  ['pudong', 'shanghai'],
  ['zhangjiang', 'pudong'],
  ['gpu', 'chips'],
  ['gpgpu', 'gpu'],
].map(([part, whole]) => relation('PART_OF', part!, whole!, by('jan')));

interface Told {
  entities?: Entity[];
  relations?: Relation[];
  observations?: Observation[];
  conflicts?: ConflictNote[];
}
const datasetOf = ({ entities = [], relations = [], observations = [], conflicts = [] }: Told): Dataset => ({
  ...{ sources: SOURCES, metrics: [], observations, conflicts },
  entities: [entity('maker', 'company'), ...PLACES, ...SECTORS, ...entities],
  relations: [...TREE, ...relations],
});

/** What rules find: what it is about, and its statements. */
const found = (told: Told) =>
  storedConflicts(datasetOf(told))
    .filter(({ byRule }) => byRule)
    .map(({ about, topic, statements }) => [about, topic, ...statements]);
const knownFrom = (told: Told) => storedConflicts(datasetOf(told)).map((each) => each.knownFrom);
const explained = (told: Told) => storedConflicts(datasetOf(told)).map((each) => each.explanation);

describe('figures', () => {
  const seven = figure('seven', 7, 7);

  it('of one metric, period, unit and basis that exclude each other are a conflict, which says who says what', () => {
    const eight = figure('eight', 8, null, {
      evidence: [{ ...by('feb').evidence[0]!, printed: '超8元' }],
    });
    expect(found({ observations: [seven, eight] })).toEqual([['maker', 'revenue 2024', 'eight', 'seven']]);
    expect(explained({ observations: [seven, eight] })).toEqual([
      'For maker in 2024, sources give 超8元 (feb) and 7 CNY (jan) as revenue.',
    ]);
  });

  it.each([
    ['the same value', figure('other', 7, 7)],
    ['a range around it', figure('other', 6, 8)],
    ['at least as much', figure('other', 7, null)],
    ['at most as much', figure('other', null, 7)],
    ['another metric', figure('other', 9, 9, { metric: 'net_profit' })],
    ['another period', figure('other', 9, 9, { period: '2023' })],
    ['part of the period', figure('other', 9, 9, { period: '2024-01' })],
    ['no period', figure('other', 9, 9, { period: null })],
    ['another basis', figure('other', 9, 9, { basis: 'main business' })],
    ['another unit', figure('other', 9, 9, { unit: 'USD' })],
    ['another dimension', figure('other', 9, 9, { dimensions: ['gpu'] })],
    ['somebody else', figure('other', 9, 9, { entity: 'shanghai' })],
  ])('are none beside %s', (_, other) => {
    expect(found({ observations: [seven, other] })).toEqual([]);
  });

  it('without a period are not compared: they may be of different years', () => {
    const undated = [figure('a', 1, 1, { period: null }), figure('b', 2, 2, { period: null })];
    expect(found({ observations: undated })).toEqual([]);
  });

  it('have the same dimensions in whatever order they stand', () => {
    const observations = [
      figure('a', 1, 1, { dimensions: ['gpu', 'shanghai'] }),
      figure('b', 2, 2, { dimensions: ['shanghai', 'gpu'] }),
    ];
    expect(found({ observations })).toEqual([['maker', 'revenue 2024', 'a', 'b']]);
  });

  it('that agree with all others are left out of the conflict', () => {
    const observations = [figure('a', 1, 1), figure('b', 5, 5), figure('wide', 0, 9), figure('c', 5, 5)];
    expect(found({ observations })).toEqual([['maker', 'revenue 2024', 'a', 'b', 'c']]);
  });

  it('are a conflict once two that exclude each other were published', () => {
    const observations = [
      figure('a', 5, 5, by('jan')),
      figure('b', 4, 7, by('feb')),
      figure('c', 9, 9, by('mar')),
    ];
    expect(knownFrom({ observations })).toEqual([MARCH]);
    const earlier = figure('d', 1, 1, by('mar', 'feb'));
    expect(knownFrom({ observations: [...observations, earlier] })).toEqual([FEBRUARY]);
  });
});

describe('dates of foundation', () => {
  it('that exclude each other are a conflict, whatever they are called', () => {
    const observations = [
      founded('a', '2019', { basis: 'registration' }),
      founded('b', '2020-09', by('feb')),
      founded('c', '2020', by('mar')),
    ];
    expect(found({ observations })).toEqual([['maker', 'founded', 'a', 'b', 'c']]);
    expect(knownFrom({ observations })).toEqual([FEBRUARY]);
    expect(explained({ observations })).toEqual([
      'maker is said to have been founded in 2019 (jan) and 2020-09 (feb) and 2020 (mar).',
    ]);
  });

  it.each([
    ['2020-09', '2020'],
    ['../2020', '2019'],
    ['2019/2021', '2020-09-01'],
    ['2020', '2020'],
    ['2020', null],
  ])('are none when both can hold: %s and %s', (a, b) => {
    expect(found({ observations: [founded('a', a), founded('b', b)] })).toEqual([]);
  });
});

describe('headquarters', () => {
  it('in two cities are a conflict', () => {
    const relations = [seat('a', 'zhangjiang'), seat('b', 'beijing', by('feb'))];
    expect(found({ relations })).toEqual([['maker', 'headquarters', 'a', 'b']]);
    expect([knownFrom({ relations }), explained({ relations })]).toEqual([
      [FEBRUARY],
      ['maker is said to have its headquarters in zhangjiang (jan) and beijing (feb).'],
    ]);
  });

  it.each<[string, Relation]>([
    ['the city around it', seat('b', 'shanghai')],
    ['the same place', seat('b', 'zhangjiang')],
    ['a place from which it had moved', seat('b', 'beijing', { end: '2019' })],
    ['a place to which it moved later', seat('b', 'beijing', { start: '2024' })],
    ['a branch elsewhere', seat('b', 'beijing', { role: 'branch' })],
    ['a place of which no role is said', seat('b', 'beijing', { role: null })],
  ])('are none beside %s', (_, other) => {
    const own = seat('a', 'zhangjiang', { start: '2020', end: '2023' });
    expect(found({ relations: [own, other] })).toEqual([]);
  });

  it('that may have overlapped are a conflict', () => {
    const relations = [seat('a', 'shanghai', { start: '2020' }), seat('b', 'beijing', { end: '2020-06' })];
    expect(found({ relations })).toEqual([['maker', 'headquarters', 'a', 'b']]);
  });

  it('are a conflict once two that are not one inside the other are known', () => {
    const relations = [
      seat('a', 'shanghai', by('jan')),
      seat('b', 'pudong', by('feb')),
      seat('c', 'beijing', by('mar')),
    ];
    expect(knownFrom({ relations })).toEqual([MARCH]);
  });
});

describe('labels', () => {
  const four = (id: string, ...names: string[]): Entity => ({ ...entity(id, 'list'), aliases: names });
  const companies = ['a', 'b', 'c', 'd'].map((id) => entity(id, 'company'));

  it('of which two sources each count somebody whom the other leaves out are a conflict about those', () => {
    const entities = [...companies, four('four')];
    const relations = [
      member('m1', 'a', 'four', 'jan', 'feb'),
      member('m2', 'b', 'four', 'jan'),
      member('m3', 'c', 'four', 'feb'),
    ];
    expect(found({ entities, relations })).toEqual([['four', 'members', 'm3', 'm2']]);
    expect(explained({ entities, relations })).toEqual([
      'Sources differ in who belongs to four: feb counts c; jan counts b.',
    ]);
    expect(knownFrom({ entities, relations })).toEqual([FEBRUARY]);
  });

  it('are none when one source names only some of those whom another one names', () => {
    const relations = [
      member('m1', 'a', 'four', 'jan', 'feb'),
      member('m2', 'b', 'four', 'jan'),
      member('m3', 'c', 'four', 'jan', 'mar'),
    ];
    expect(found({ entities: [...companies, four('four')], relations })).toEqual([]);
  });

  it('that share a name are one label', () => {
    const relations = [
      ...['a', 'b'].map((id) => member(`one-${id}`, id, 'one', 'jan')),
      ...['a', 'c'].map((id) => member(`two-${id}`, id, 'two', 'feb')),
      ...['c', 'd'].map((id) => member(`three-${id}`, id, 'three', 'mar')),
    ];
    const entities = [...companies, four('one', '四小龙'), four('two', '四小龍'), four('three', '五小龙')];
    expect(found({ entities, relations })).toEqual([['one', 'members', 'one-b', 'two-c']]);
  });

  it('are known to differ once both of two versions that differ were published', () => {
    // The second member of the last version was already known from another one.
    const relations = [
      member('m1', 'a', 'four', 'jan'),
      member('m2', 'b', 'four', 'jan', 'mar'),
      member('m3', 'c', 'four', 'mar'),
    ];
    expect(knownFrom({ entities: [...companies, four('four')], relations })).toEqual([MARCH]);
  });
});

describe('a part above its whole', () => {
  const companies = (id: string, place: string, count: number, more: Partial<Observation> = {}) =>
    figure(id, count, count, {
      ...{ entity: place, metric: 'company_count', unit: 'count', dimensions: ['gpu'], ...more },
    });
  const city = companies('city', 'shanghai', 10);

  it.each<[string, Observation]>([
    ['of a district', companies('part', 'pudong', 11)],
    ['of a park in it', companies('part', 'zhangjiang', 11)],
    ['of a sector below it', companies('part', 'shanghai', 11, { dimensions: ['gpgpu'] })],
    ['of both', companies('part', 'pudong', 11, { dimensions: ['gpgpu'] })],
  ])('%s is a conflict about the whole', (_, part) => {
    expect(found({ observations: [part, city] })).toEqual([
      ['shanghai', 'company_count 2024', 'city', 'part'],
    ]);
  });

  it.each<[string, Observation]>([
    ['no more than the whole', companies('part', 'pudong', 10)],
    ['perhaps no more', companies('part', 'pudong', 11, { min: 9 })],
    ['at most so much', companies('part', 'pudong', 11, { min: null })],
    ['elsewhere', companies('part', 'beijing', 11)],
    ['the whole of it', companies('part', 'china', 11)],
    ['of a sector above', companies('part', 'pudong', 11, { dimensions: ['chips'] })],
    ['of another year', companies('part', 'pudong', 11, { period: '2023' })],
    ['counted otherwise', companies('part', 'pudong', 11, { basis: 'core companies' })],
    ['a rank', companies('part', 'pudong', 11, { metric: 'rank', unit: 'rank' })],
  ])('is none when it is %s', (_, part) => {
    expect(found({ observations: [part, { ...city, metric: part.metric, unit: part.unit }] })).toEqual([]);
  });

  it('is told once, however many ways lead up', () => {
    const twice = relation('PART_OF', 'pudong', 'beijing', by('jan'));
    const both = companies('both', 'beijing', 3);
    const part = companies('part', 'zhangjiang', 11);
    expect(found({ relations: [twice], observations: [city, both, part] })).toEqual([
      ['shanghai', 'company_count 2024', 'city', 'part'],
      ['beijing', 'company_count 2024', 'both', 'part'],
    ]);
  });

  it('is found of the market of a sub-sector', () => {
    const market = (id: string, sector: string, size: number, more: Partial<Observation> = {}) =>
      figure(id, size, size, { entity: 'china', metric: 'market_size', dimensions: [sector], ...more });
    const observations = [
      market('chips', 'chips', 850, by('feb')),
      market('gpu', 'gpu', 1600, { max: null }),
    ];
    expect(found({ observations })).toEqual([['china', 'market_size 2024', 'chips', 'gpu']]);
    expect([knownFrom({ observations }), explained({ observations })]).toEqual([
      [FEBRUARY],
      [
        'at least 1600 CNY (jan) for china, gpu is above 850 CNY (feb) for china, chips, of which it is a part.',
      ],
    ]);
  });

  describe('as the money of a round', () => {
    const round = figure('round', 100, 100, { metric: 'round_amount', basis: 'A', ...by('mar') });

    it('is found when its investors put in more, and known when all of them are', () => {
      const relations = [paid('a', 'x', 60), paid('b', 'y', 41, by('feb'))];
      expect(found({ relations, observations: [round] })).toEqual([['maker', 'round A', 'round', 'a', 'b']]);
      expect(knownFrom({ relations, observations: [round] })).toEqual([MARCH]);
      expect(explained({ relations, observations: [round] })[0]).toContain('adds up to 101 CNY');
    });

    it.each<[string, Relation[]]>([
      ['as much as it', [paid('a', 'x', 60), paid('b', 'y', 40)]],
      ['in another round', [paid('a', 'x', 60), paid('b', 'y', 60, { round: 'B' })]],
      ['in another currency', [paid('a', 'x', 60), paid('b', 'y', 60, { currency: 'USD' })]],
      ['told twice of one investor', [paid('a', 'x', 60), paid('b', 'x', 60)]],
      ['told of several together', ['x', 'y'].map((id) => paid(id, id, 60, surely('joint')))],
    ])('is none when they put in %s', (_, relations) => {
      expect(found({ relations, observations: [round] })).toEqual([]);
    });

    it('is none when the round is only known to have at least so much', () => {
      const relations = [paid('a', 'x', 101)];
      expect(found({ relations, observations: [{ ...round, max: null }] })).toEqual([]);
    });
  });

  describe('as the uses of a planned raise', () => {
    const raise = figure('raise', 60, 60, { metric: 'planned_raise', period: '2026-01', basis: 'IPO' });
    const use = (id: string, amount: number, more: Partial<Observation> = {}) =>
      figure(id, amount, amount, {
        ...{ metric: 'use_of_proceeds', period: '2026-01', basis: id, ...more },
      });

    it('is found when they are more', () => {
      const observations = [use('chips', 35), raise, use('software', 26, by('feb'))];
      expect(found({ observations })).toEqual([['maker', 'planned_raise', 'raise', 'chips', 'software']]);
      expect(knownFrom({ observations })).toEqual([FEBRUARY]);
    });

    it.each<[string, Observation[]]>([
      ['no more', [use('chips', 35), use('software', 25)]],
      ['one use, told twice', [use('chips', 35), use('again', 35, { basis: 'chips' })]],
      ['those of a later plan', [use('chips', 35), use('software', 35, { period: '2026-06' })]],
      ['in another currency', [use('chips', 35), use('software', 35, { unit: 'USD' })]],
    ])('is none when they are %s', (_, uses) => {
      expect(found({ observations: [raise, ...uses] })).toEqual([]);
    });
  });

  describe('as stakes', () => {
    const stake = (id: string, share: number, more: Partial<Relation> = {}) =>
      holds(id, 'maker', share, { id, ...by('jan'), ...more });

    it('is found when they are above 100.5 %, and known when all of them are', () => {
      const relations = [stake('x', 60), stake('y', 41, by('feb'))];
      expect(found({ relations })).toEqual([['maker', 'shares', 'x', 'y']]);
      expect([knownFrom({ relations }), explained({ relations })]).toEqual([
        [FEBRUARY],
        ['Stakes in maker add up to at least 101 percent.'],
      ]);
    });

    it.each<[string, Relation[]]>([
      ['are 100.5 %: rounding', [stake('x', 60), stake('y', 40.5)]],
      ['were held after each other', [stake('x', 60, { end: '2020' }), stake('y', 60, { start: '2021' })]],
      ['are one, told twice', [stake('x', 60), stake('y', 55, { from: 'x' })]],
      ['are at most so much', [stake('x', 60), stake('y', 60, { shareMin: 20 })]],
    ])('is none when they %s', (_, relations) => {
      expect(found({ relations })).toEqual([]);
    });
  });
});

describe('what conflicts.csv explains', () => {
  const observations = [figure('a', 1, 1), figure('b', 2, 2, by('feb'))];
  const note = (statements: string[]): ConflictNote => ({
    ...{ id: 'note', about: 'maker', topic: 'Revenue', statements, explanation: 'One counts a subsidiary.' },
  });

  it('is not repeated by a rule', () => {
    const told = { observations, conflicts: [note(['a', 'b'])] };
    expect([found(told), explained(told)]).toEqual([[], ['One counts a subsidiary.']]);
  });

  it('does not hide what it does not mention', () => {
    const told = {
      observations: [...observations, figure('c', 3, 3)],
      conflicts: [note(['a', 'b'])],
    };
    expect(found(told)).toEqual([['maker', 'revenue 2024', 'a', 'b', 'c']]);
  });

  it('is known once two of its statements are that other sources say', () => {
    const same = figure('c', 9, 9, { metric: 'net_profit' });
    const later = figure('d', 9, 9, { metric: 'net_profit', ...by('mar') });
    const statements = ['d', 'c', 'b', 'a'];
    const told = { observations: [...observations, same, later], conflicts: [note(statements)] };
    expect(knownFrom(told)).toEqual([FEBRUARY]);
    expect(knownFrom({ ...told, conflicts: [note(['d', 'c', 'a'])] })).toContain(MARCH);
  });

  it('is known, of one source, once all of its statements are', () => {
    const told = { observations: [figure('a', 1, 1), figure('b', 2, 2)], conflicts: [note(['a', 'b'])] };
    expect(knownFrom(told)).toEqual([JANUARY]);
  });
});

describe('every dataset', () => {
  const amount = fc.integer({ min: 1, max: 4 });
  const range = fc
    .tuple(fc.option(amount), fc.option(amount))
    .map(([a, b]) => (a !== null && b !== null && a > b ? ([b, a] as const) : ([a, b] as const)));
  const said = fc
    .uniqueArray(fc.constantFrom('jan', 'feb', 'mar'), { minLength: 1 })
    .map((sources) => by(...sources));
  const place = fc.constantFrom(...PLACES.map(({ id }) => id));
  const observation = fc
    .record({
      kind: fc.constantFrom('revenue', 'founded', 'company_count', 'round_amount'),
      range,
      period: fc.constantFrom('2023', '2024', '2024-01'),
      place,
      said,
    })
    .map(({ kind, range: [min, max], period, place: where, said: { evidence } }, i = 0) =>
      kind === 'founded'
        ? founded(`f${i}`, period, { evidence })
        : kind === 'company_count'
          ? figure(`f${i}`, min, max, { entity: where, metric: kind, unit: 'count', evidence })
          : figure(`f${i}`, min, max, {
              ...{ metric: kind, period, evidence, basis: kind === 'round_amount' ? 'A' : null },
            }),
    );
  const link = fc
    .record({
      kind: fc.constantFrom('seat', 'member', 'paid', 'stake'),
      place,
      who: fc.constantFrom('a', 'b', 'c'),
      list: fc.constantFrom('one', 'two'),
      amount,
      said,
    })
    .map(({ kind, place: where, who, list, amount: much, said: { evidence } }): Relation => {
      if (kind === 'seat') return seat('', where, { evidence });
      if (kind === 'member') return relation('MEMBER_OF', who, list, { evidence });
      if (kind === 'paid') return paid('', who, much, { evidence });
      return holds(who, 'maker', much * 20, { evidence });
    });
  const numbered = <T extends { id: string }>(prefix: string, items: readonly T[]): T[] =>
    items.map((item, i) => ({ ...item, id: `${prefix}${i}` }));
  const entities = [
    ...['a', 'b', 'c'].map((id) => entity(id, 'company')),
    ...['one', 'two'].map((id) => ({ ...entity(id, 'list'), aliases: ['四小龙'] })),
  ];
  const world = fc
    .tuple(fc.array(observation, { maxLength: 12 }), fc.array(link, { maxLength: 12 }))
    .map(([figures, links]) =>
      datasetOf({ entities, observations: numbered('o', figures), relations: numbered('r', links) }),
    );
  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  const sorted = (dataset: Dataset) =>
    storedConflicts(dataset).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

  it('has the same conflicts in whatever order its records stand', () => {
    const reordered = world.chain((dataset) =>
      fc
        .record({
          entities: shuffled(dataset.entities),
          relations: shuffled(dataset.relations),
          observations: shuffled(dataset.observations),
        })
        .map((records) => [dataset, { ...dataset, ...records }] as const),
    );
    fc.assert(
      fc.property(reordered, ([dataset, other]) => void expect(sorted(other)).toEqual(sorted(dataset))),
      { numRuns: 500 },
    );
  });

  it('has conflicts of two statements or more, each told once', () => {
    fc.assert(
      fc.property(world, (dataset) => {
        const conflicts = storedConflicts(dataset);
        expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length);
        for (const { statements } of conflicts) {
          expect(statements.length).toBeGreaterThan(1);
          expect(new Set(statements).size).toBe(statements.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has none without two statements about the same thing', () => {
    fc.assert(
      fc.property(world, ({ observations, relations }) => {
        const one = <T>(items: readonly T[], keyOf: (item: T) => string) => [
          ...new Map(items.map((each) => [keyOf(each), each])).values(),
        ];
        const single = datasetOf({
          entities,
          observations: one(observations, ({ metric }) => metric),
          // A round and who paid for it are about the same thing; so are two stakes.
          relations: one(relations.slice(TREE.length), ({ kind }) => kind).filter(
            ({ kind }) => kind !== 'INVESTED_IN',
          ),
        });
        expect(storedConflicts(single)).toEqual([]);
      }),
    );
  });

  it('shows on a day the conflicts of what was published by then, and no other', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(JANUARY!, FEBRUARY!, MARCH!), (dataset, day) => {
        const published = new Set([
          'jan',
          ...(day > JANUARY! ? ['feb'] : []),
          ...(day === MARCH ? ['mar'] : []),
        ]);
        const known = <T extends { evidence: Evidence[] }>(items: readonly T[]): T[] =>
          items
            .map((each) => ({
              ...each,
              evidence: each.evidence.filter((piece) => published.has(piece.source)),
            }))
            .filter(({ evidence }) => evidence.length > 0);
        const then = {
          ...dataset,
          relations: known(dataset.relations),
          observations: known(dataset.observations),
        };
        const about = (conflicts: ReturnType<typeof storedConflicts>) => [
          ...new Set(conflicts.map((each) => `${each.about} ${each.topic}`)),
        ];
        const shown = storedConflicts(dataset).filter((each) => each.knownFrom <= day);
        // What is shown was a conflict then; a sum that was passed already is shown when all of its parts are known.
        expect(about(storedConflicts(then))).toEqual(expect.arrayContaining(about(shown)));
      }),
      { numRuns: 500 },
    );
  });
});
