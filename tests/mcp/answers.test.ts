// What the tools answer on the seed data: with evidence, with the gaps told, and errors that say what to do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { startServer } from '../http/running.js';
import { CALLS } from './calls.js';
import type { Answer } from './client.js';
import { ask, callText, connectOverHttp, joined, pagesOf } from './client.js';
import type { Seeded } from './seeded.js';
import { startSeededMcp } from './seeded.js';

/** What is refused, and what a model is told. */
const REFUSED: [string, string, object, RegExp][] = [
  ['an id that nothing has', 'entity', { id: 'co-nobody' }, /^BAD_USER_INPUT: .*"co-nobody"; search/],
  ['an id of the wrong kind', 'ownership', { of: 'sec-gpu' }, /sec-gpu is a sector; it must be a company/],
  [
    'an argument that there is not',
    'entity',
    { id: 'co-muxi', kind: 'HOLDS' },
    /no argument kind; there are id, kinds/,
  ],
  ['an argument that is missing', 'financing', {}, /^BAD_USER_INPUT: of: /],
  [
    'a kind that there is not',
    'paths',
    { from: 'co-muxi', to: 'co-biren', kinds: ['OWNS'] },
    /kinds\.0: .*INVESTED_IN/,
  ],
  [
    'a way that is too long',
    'paths',
    { from: 'co-muxi', to: 'co-biren', maxLength: 9 },
    /^LIMIT_EXCEEDED: maxLength is 9; at most 6/,
  ],
  [
    'a look that is too deep',
    'ownership',
    { of: 'co-cxmt', depth: 99 },
    /^LIMIT_EXCEEDED: depth is 99; at most 20/,
  ],
  ['a day that is none', 'investors', { asOf: '2025-02-29' }, /asOf is "2025-02-29"; it must be a day/],
  ['a budget that is too small', 'sources', { budget: 10 }, /budget is 10; it must be from 2000 to 100000/],
  ['a metric that there is not', 'figures', { metrics: ['profit'] }, /no metric has the id "profit"/],
  [
    'a statement that there is not',
    'sources',
    { ids: ['rel:nothing'] },
    /"rel:nothing" is no statement or source/,
  ],
  [
    'too many ids',
    'sources',
    { ids: Array(201).fill('src:article-000') },
    /^LIMIT_EXCEEDED: ids has 201 values/,
  ],
  ['a search for nothing', 'search', {}, /give text, or kinds, or one of/],
  ['a day for names', 'search', { text: 'muxi', asOf: '2025-01-01' }, /entities have no date/],
  ['kinds that are in no sector', 'search', { sector: 'sec-gpu', kinds: ['fund'] }, /choose companies/],
  [
    'co-investors with conditions',
    'investors',
    { togetherWith: 'co-pudong-vc', rollUp: true },
    /asked without rollUp/,
  ],
  [
    'conditions beside a company',
    'policies',
    { company: 'co-muxi', sector: 'sec-gpu' },
    /company is asked without sector/,
  ],
  ['a day for policies of no company', 'policies', { asOf: '2025-01-01' }, /asOf and unmet go with company/],
  ['less than one company', 'investors', { atLeast: 0 }, /atLeast is 0; it must be at least 1/],
];

/** Every statement in an answer. */
function statementsOf(value: Answer): Answer[] {
  if (Array.isArray(value)) return value.flatMap(statementsOf);
  if (!value || typeof value !== 'object') return [];
  const isStatement = typeof value.id === 'string' && /^(rel|obs):/.test(value.id);
  return [...(isStatement ? [value] : []), ...Object.values(value).flatMap(statementsOf)];
}

/** Every id of a statement that an answer names. */
const namedIn = (text: string) => [...text.matchAll(/"((?:rel|obs):[^"]+)"/g)].map(([, id]) => id!);

describe('a tool', () => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await startSeededMcp();
  });
  afterAll(() => seeded.stop());
  const answer = (name: string, args: object = {}) => ask(seeded.client, name, args);

  it.each(CALLS)('%s answers %j with certainty and evidence for each statement', async (name, args) => {
    const pages = await pagesOf(seeded.client, name, args);
    const whole = joined(pages);
    expect(whole.dataset).toEqual({
      version: (await seeded.store.view().status()).version,
      latestPublished: '2026-02-13',
    });
    const statements = statementsOf(whole);
    for (const { id, certainty, evidence } of statements) {
      expect([id, certainty]).toEqual([id, expect.any(String)]);
      expect(evidence.length).toBeGreaterThan(0);
      for (const { source, locator } of evidence) {
        expect(locator).toEqual(expect.any(String));
        expect(whole.sources[source].title).toEqual(expect.any(String));
      }
    }
    if (name === 'ownership') {
      const told = new Set(statements.map(({ id }) => id));
      const contradicting = new Set(statements.flatMap(({ conflictsWith = [] }) => conflictsWith));
      const named = pages.flatMap(namedIn).filter((id) => !contradicting.has(id));
      expect(named.filter((id) => !told.has(id))).toEqual([]);
    }
  });

  it.each(REFUSED)('refuses %s, and says what would be right', async (_, name, args, message) => {
    const { text, isError } = await callText(seeded.client, name, args);
    expect([isError, text]).toEqual([true, expect.stringMatching(message)]);
  });

  it('takes null for an argument that is left out', async () => {
    const left = await callText(seeded.client, 'investors', { backsSector: 'sec-gpu' });
    const given = { backsSector: 'sec-gpu', place: null, state: null, asOf: null, after: null };
    expect(await callText(seeded.client, 'investors', given)).toEqual(left);
  });

  it('that there is not is an error of the protocol', async () => {
    await expect(callText(seeded.client, 'clear')).rejects.toThrow(
      /there is no tool "clear"; there are search/,
    );
  });

  it('leads from a name to the money: search, then portfolio', async () => {
    const { entities } = await answer('search', { text: 'pudong chuangtou' });
    const { companies } = await answer('portfolio', { of: entities[0].id });
    const muxi = companies.find(({ company }: Answer) => company === 'co-muxi 沐曦股份');
    expect(muxi.relations).toEqual([
      {
        id: expect.stringMatching(/^rel:/),
        kind: 'INVESTED_IN',
        from: 'co-pudong-vc 浦东创投',
        to: 'co-muxi 沐曦股份',
        start: '2024-01',
        amount: 500_000_000,
        currency: 'CNY',
        round: 'strategic',
        certainty: 'stated',
        evidence: expect.arrayContaining([
          expect.objectContaining({ source: 'src:article-000', printed: '5亿元' }),
        ]),
      },
    ]);
  });

  it('names the state investors behind two or more GPU companies, jointly said', async () => {
    const { total, investors } = await answer('investors', {
      state: true,
      backsSector: 'sec-gpu',
      atLeast: 2,
    });
    expect(total).toBe(7);
    for (const { companyCount, companies, relations } of investors) {
      expect([companyCount, companies.length]).toEqual([2, 2]);
      for (const { certainty, evidence } of relations) {
        expect(certainty).toBe('joint');
        expect(evidence[0].note).toEqual(expect.any(String));
      }
    }
  });

  it('gives 合肥国资 36.79 percent of 长鑫科技, with the stakes and links it rests on', async () => {
    const { groups, statements } = await answer('ownership', { of: 'co-cxmt' });
    expect(groups[0]).toMatchObject({
      group: 'org-hefei-state-capital 合肥国资',
      share: { min: 36.79, max: 36.79 },
    });
    expect(groups[0].stakes).toHaveLength(5);
    expect(statements.map(({ id }: Answer) => id)).toEqual(expect.arrayContaining(groups[0].links));
  });

  it('says what is missing of a round, and that sums are of what was disclosed', async () => {
    const { amounts, undisclosed, rounds } = await answer('financing', { of: 'co-biren' });
    expect(amounts).toBeUndefined();
    expect(undisclosed).toBeGreaterThan(0);
    const d = rounds.find(({ round }: Answer) => round === 'D');
    expect(d.missing).toEqual(expect.arrayContaining(['amounts', 'valuation']));
  });

  it('counts by kind first, so that a model can choose', async () => {
    const { entity, counts, relations } = await answer('entity', { id: 'place-shanghai' });
    expect(entity).toMatchObject({ kind: 'place', name: '上海', placeLevel: 'city' });
    expect(counts.LOCATED_IN).toBeGreaterThan(10);
    const all = joined(await pagesOf(seeded.client, 'entity', { id: 'place-shanghai' }));
    const ofKind = (kind: string) => all.relations.filter((each: Answer) => each.kind === kind).length;
    const { figures, ...kinds } = counts;
    for (const [kind, count] of Object.entries(kinds)) expect([kind, ofKind(kind)]).toEqual([kind, count]);
    expect(all.figures).toHaveLength(figures);
    expect(relations.length).toBeLessThan(all.relations.length);
  });

  it('tells what is not in the data from what does not match', async () => {
    const status = async (name: string, args: object) => {
      const { status: told, note } = await answer(name, args);
      if (told !== 'answered') expect(note).toEqual(expect.any(String));
      return told;
    };
    expect(await status('search', { text: 'zzzzzz' })).toBe('not-in-data');
    expect(await status('figures', { metrics: ['valuation'], entities: ['co-biren'] })).toBe('not-in-data');
    expect(await status('investors', { backsSector: 'sec-gpu', atLeast: 99 })).toBe('none-match');
    expect(await status('portfolio', { of: 'co-pudong-vc', asOf: '2020-01-01' })).toBe('none-match');
    expect(await status('portfolio', { of: 'co-pudong-vc', knownAt: '2020-01-01' })).toBe('not-in-data');
    expect(await status('tally', { by: [], kinds: ['ADVISES'], sector: 'sec-gpu', asOf: '1990-01-01' })).toBe(
      'none-match',
    );
    expect(await status('tally', { by: ['city'], kinds: ['INVESTED_IN'], knownAt: '1990-01-01' })).toBe(
      'not-in-data',
    );
    expect(await status('paths', { from: 'co-muxi', to: 'co-biren', kinds: ['ISSUED'] })).toBe('none-match');
    expect(await status('circles', { of: 'co-minimax' })).not.toBe('answered');
  });

  it('says how many relations of a group it does not show', async () => {
    const { groups } = await answer('tally', { by: ['kind'], relations: 2, budget: 50_000 });
    for (const { count, notShown, relations } of groups) expect(notShown + relations.length).toBe(count);
    const { groups: counts } = await answer('tally', { by: ['kind'], relations: 0 });
    expect(counts.map(({ kind, count }: Answer) => [kind, count])).toEqual(
      groups.map(({ kind, count }: Answer) => [kind, count]),
    );
  });

  it('names the one policy with a share of domestic compute for 2027', async () => {
    const asked = { metric: 'domestic_compute_share', targetYear: 2027 };
    const { total, policies } = await answer('policies', asked);
    expect(total).toBe(1);
    const target = policies[0].statements.find(({ metric }: Answer) => metric === asked.metric);
    expect(target).toMatchObject({ min: 70, period: '2027', basis: 'target' });
  });

  it('holds policies against a company, condition by condition', async () => {
    const { matches } = await answer('policies', { company: 'co-muxi' });
    for (const { state, conditions } of matches) {
      expect(['met', 'unknown']).toContain(state);
      for (const { statements } of conditions) expect(statements.length).toBeGreaterThan(0);
    }
  });

  it('shows both sides of a conflict', async () => {
    const { conflicts } = await answer('conflicts', { about: 'co-muxi' });
    const founding = conflicts.find(({ topic }: Answer) => topic === 'Year of foundation');
    expect(founding).toMatchObject({ about: 'co-muxi 沐曦股份', foundBy: 'editor' });
    expect(founding.statements).toHaveLength(2);
  });

  it('shows what contradicts a statement, and who says it', async () => {
    const { statements, records } = await answer('sources', { ids: ['obs:cxmt-state-shareholders-total'] });
    expect(statements[0].conflictsWith).toContain('rel:qinghui-jidian-holds-cxmt');
    expect(records).toEqual([expect.objectContaining({ id: 'src:article-003', kind: 'news' })]);
  });

  it('says that the database is away, and how to see to it', async () => {
    const away = openStore('bolt://127.0.0.1:1', { readTimeoutMs: 1000 });
    const server = await startServer(() => away);
    const client = await connectOverHttp(server.url);
    try {
      const { text, isError } = await callText(client, 'sources');
      expect([isError, text]).toEqual([true, expect.stringMatching(/^STORE_UNAVAILABLE: .*NEO4J_URI/)]);
    } finally {
      await client.close();
      await server.stop();
      await away.close();
    }
  });

  it('does not show the inside of a defect', async () => {
    const broken: GraphStore = Object.create(seeded.store, {
      view: { value: () => ({ status: () => Promise.reject(new Error('secret detail')) }) },
    });
    const server = await startServer(() => broken);
    const client = await connectOverHttp(server.url);
    try {
      const { text, isError } = await callText(client, 'sources');
      expect([isError, text]).toEqual([true, expect.stringMatching(/^INTERNAL_SERVER_ERROR: something/)]);
    } finally {
      await client.close();
      await server.stop();
    }
  });
});
