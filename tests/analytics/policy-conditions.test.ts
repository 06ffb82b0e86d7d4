// Each condition that a policy states, held against a company: met, unmet, or not known.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyMatch } from '../../api/analytics/policy-conditions.js';
import { CONDITION_STATES, judgePolicies } from '../../api/analytics/policy-conditions.js';
import { grouped } from '../../api/model/grouped.js';
import type { RelationKind } from '../../api/model/kinds.js';
import type { Entity, Observation, Relation } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { timeWindow } from '../../api/model/time.js';
import { entity, relation, said } from './worlds.js';

const kinds = {
  place: ['china', 'shanghai', 'pudong', 'beijing'],
  sector: ['chips', 'gpu', 'memory', 'ai', 'coal'],
  policy: ['plan'],
  measure: ['subsidy'],
  list: ['label'],
  organization: ['funds'],
  product: ['card'],
} as const;
const ENTITIES: Entity[] = [
  ...Object.entries(kinds).flatMap(([kind, ids]) => ids.map((id) => entity(id, kind as Entity['kind']))),
  ...['maker', 'other'].map((id) => entity(id, 'company')),
];
const TREE: Record<string, readonly string[]> = {
  shanghai: ['china'],
  beijing: ['china'],
  pudong: ['shanghai'],
  gpu: ['chips'],
  memory: ['chips'],
};
function above(id: string): ReadonlySet<string> {
  const all = new Set([id]);
  for (const at of all) for (const each of TREE[at] ?? []) all.add(each);
  return all;
}

const to = (policy: string, subject: string, role: string | null = null, kind: RelationKind = 'APPLIES_TO') =>
  relation(kind, policy, subject, { role });
const issued = (issuer: string, policy: string) => relation('ISSUED', issuer, policy);
const partOf = relation('PART_OF', 'subsidy', 'plan');
const located = (place: string) => relation('LOCATED_IN', 'maker', place);
const makes = (sector: string) => relation('IN_SECTOR', 'maker', sector);
const rate = (basis: string | null, metric = 'subsidy_rate'): Observation => ({
  ...{
    id: `rate-${basis}`,
    entity: 'subsidy',
    metric,
    min: 10,
    max: 10,
    unit: 'percent',
    period: null,
    basis,
  },
  ...{ dimensions: [], evidence: said('stated') },
});

/** The subsidy (and the plan that it may be part of), held against the maker. */
function judged(
  relations: readonly Relation[],
  observations: readonly Observation[] = [],
  asOf: string | null = null,
): PolicyMatch[] {
  const dataset = { sources: [], metrics: [], conflicts: [], entities: ENTITIES };
  const stored = toStored({ ...dataset, relations: [...relations], observations: [...observations] });
  const byId = new Map(stored.entities.map((each) => [each.id, each]));
  const of = (...wanted: RelationKind[]) => stored.relations.filter(({ kind }) => wanted.includes(kind));
  return judgePolicies({
    ...{
      company: 'maker',
      policies: ['subsidy', 'plan'],
      above,
      window: timeWindow({ asOf, knownAt: null }),
    },
    entityOf: (id) => byId.get(id)!,
    ofCompany: of('LOCATED_IN', 'IN_SECTOR'),
    stated: grouped(of('APPLIES_TO', 'ISSUED'), ({ kind, from, to: end }) =>
      kind === 'ISSUED' ? end : from,
    ),
    partOf: grouped(of('PART_OF'), ({ from }) => from),
    figures: grouped(stored.observations, (each) => each.entity),
  });
}
const subsidy = (relations: readonly Relation[], observations: readonly Observation[] = []) => {
  const match = judged(relations, observations).find(({ policy }) => policy.id === 'subsidy');
  return match && [match.state, ...match.conditions.map(({ kind, state }) => `${kind} ${state}`)];
};
const statementsOf = (relations: readonly Relation[], observations: readonly Observation[] = []) =>
  judged(relations, observations)
    .find(({ policy }) => policy.id === 'subsidy')!
    .conditions.map(({ statements }) => statements.map(({ id }) => id));

describe('a place', () => {
  it.each([
    ['met', 'in it', 'shanghai'],
    ['met', 'in a part of it', 'pudong'],
    ['unmet', 'elsewhere', 'beijing'],
    // It may or may not be in the part.
    ['unknown', 'in what it is a part of', 'china'],
  ])('is %s of a company that is %s', (state, _, place) => {
    expect(subsidy([to('subsidy', 'shanghai'), located(place)])).toEqual([state, `place ${state}`]);
  });

  it('is not known of a company of which no place is known', () => {
    expect(subsidy([to('subsidy', 'shanghai')])).toEqual(['unknown', 'place unknown']);
  });

  it('is not met because the company is also said, less closely, to be in what is around it', () => {
    const places = [located('beijing'), located('china')];
    expect(subsidy([to('subsidy', 'shanghai'), ...places])).toEqual(['unmet', 'place unmet']);
  });

  it('is met by any of several places, and rests on what says so', () => {
    const relations = [
      to('subsidy', 'shanghai'),
      to('subsidy', 'beijing'),
      located('beijing'),
      located('pudong'),
    ];
    expect(subsidy([...relations])).toEqual(['met', 'place met']);
    const [statements] = statementsOf(relations);
    expect(statements).toEqual(relations.map(({ id }) => id));
  });

  it('is where it was issued when it does not say where it applies', () => {
    const relations = [issued('shanghai', 'subsidy'), to('subsidy', 'gpu'), makes('gpu')];
    expect(subsidy([...relations, located('beijing')])).toEqual(['unmet', 'sector met', 'place unmet']);
    expect(subsidy([...relations, located('pudong')])).toEqual(['met', 'sector met', 'place met']);
    const elsewhere = [...relations, to('subsidy', 'beijing'), located('beijing')];
    expect(subsidy(elsewhere)).toEqual(['met', 'sector met', 'place met']);
  });

  it('is not asked for by who issued it when that is no place', () => {
    const relations = [issued('funds', 'subsidy'), to('subsidy', 'gpu'), makes('gpu')];
    expect(subsidy(relations)).toEqual(['met', 'sector met']);
  });
});

describe('a sector', () => {
  it.each([
    ['met', ['gpu']],
    ['met', ['memory', 'ai']],
    ['unmet', ['ai']],
    ['unmet', ['ai', 'coal']],
    ['unknown', []],
  ])('is %s of a company in %j', (state, sectors) => {
    const relations = [to('subsidy', 'chips', 'supports'), ...sectors.map(makes)];
    expect(subsidy(relations)).toEqual([state, `sector ${state}`]);
  });

  it.each([
    ['unmet', ['gpu']],
    ['met', ['ai']],
    ['unknown', []],
    ['unknown', ['chips']],
  ])('that is prohibited is %s of a company in %j', (state, sectors) => {
    const relations = [to('subsidy', 'gpu', 'prohibits'), ...sectors.map(makes)];
    expect(subsidy(relations)).toEqual([state, `prohibited-sector ${state}`]);
  });

  it('that is prohibited is another condition than one that is supported', () => {
    const relations = [to('subsidy', 'chips', 'supports'), to('subsidy', 'coal', 'prohibits')];
    const both = [makes('gpu'), makes('coal')];
    expect(subsidy([...relations, makes('gpu')])?.[0]).toBe('met');
    expect(subsidy([...relations, ...both])).toEqual(['unmet', 'sector met', 'prohibited-sector unmet']);
  });
});

describe('who is named', () => {
  it('needs nothing else, and rests on the naming alone', () => {
    const relations = [to('subsidy', 'maker'), to('subsidy', 'other'), to('subsidy', 'beijing')];
    expect(subsidy([...relations, located('shanghai')])).toEqual(['met', 'named met']);
    expect(statementsOf(relations)).toEqual([['subsidy-APPLIES_TO-maker']]);
  });

  it('excludes those who are not', () => {
    expect(subsidy([to('subsidy', 'other')])).toEqual(['unmet', 'named unmet']);
    expect(subsidy([to('subsidy', 'card')])).toEqual(['unmet', 'named unmet']);
  });

  it('is not known of a list', () => {
    expect(subsidy([to('subsidy', 'label')])).toEqual(['unknown', 'named unknown']);
  });

  it('is an example where it is only supported or attracted, which excludes nobody', () => {
    const relations = [to('subsidy', 'other', 'attracts'), to('subsidy', 'chips', 'supports')];
    expect(subsidy([...relations, makes('gpu')])).toEqual(['met', 'sector met']);
    expect(subsidy([to('subsidy', 'other', 'attracts')])).toEqual(['unknown', 'example unknown']);
    const own = [to('subsidy', 'maker', 'attracts'), to('subsidy', 'beijing'), located('shanghai')];
    expect(subsidy(own)).toEqual(['met', 'example met']);
  });
});

describe('the basis of a rate', () => {
  it('is for a person to judge', () => {
    const relations = [to('subsidy', 'shanghai'), located('shanghai')];
    const match = judged(relations, [rate('rent of compute')]).find(({ policy }) => policy.id === 'subsidy')!;
    expect([match.state, match.conditions.at(-1)]).toEqual([
      'unknown',
      expect.objectContaining({ kind: 'basis', state: 'unknown', subjects: [], text: 'rent of compute' }),
    ]);
    expect(match.conditions.at(-1)!.statements.map(({ id }) => id)).toEqual(['rate-rent of compute']);
  });

  it('does not save what is unmet otherwise, and stays for who is named', () => {
    const figures = [rate('rent of compute')];
    expect(subsidy([to('subsidy', 'shanghai'), located('beijing')], figures)?.[0]).toBe('unmet');
    expect(subsidy([to('subsidy', 'maker')], figures)).toEqual(['unknown', 'named met', 'basis unknown']);
  });

  it('is no condition of a target, nor of a rate without one', () => {
    const relations = [to('subsidy', 'shanghai'), located('shanghai')];
    const figures = [rate('target', 'computing_capacity'), rate(null)];
    expect(subsidy(relations, figures)).toEqual(['met', 'place met']);
  });
});

describe('a measure', () => {
  const plan = [to('plan', 'shanghai'), to('plan', 'chips', 'supports')];

  it('that says nothing of whom it is for applies as its policy does, and says by what it is part of it', () => {
    const relations = [partOf, ...plan, located('pudong'), makes('gpu')];
    expect(subsidy(relations)).toEqual(['met', 'place met', 'sector met']);
    for (const statements of statementsOf(relations)) expect(statements).toContain(partOf.id);
    expect(subsidy([partOf, to('plan', 'other')])).toEqual(['unmet', 'named unmet']);
  });

  it('that says for which sector applies where its policy does', () => {
    const relations = [partOf, ...plan, to('subsidy', 'ai', 'supports'), makes('ai')];
    expect(subsidy([...relations, located('shanghai')])).toEqual(['met', 'sector met', 'place met']);
    expect(subsidy([...relations, located('beijing')])).toEqual(['unmet', 'sector met', 'place unmet']);
    const fromPlace = [partOf, issued('shanghai', 'plan'), to('subsidy', 'ai'), makes('ai')];
    expect(subsidy([...fromPlace, located('beijing')])?.[0]).toBe('unmet');
  });

  it('that says whom it is for does not apply only to those whom its policy names', () => {
    const relations = [partOf, to('plan', 'funds'), to('subsidy', 'chips', 'supports'), makes('gpu')];
    expect(subsidy(relations)).toEqual(['met', 'sector met']);
  });

  it('is left out when nothing says whom it is for', () => {
    expect(subsidy([issued('funds', 'subsidy'), located('shanghai')])).toBeUndefined();
  });
});

describe('on a day', () => {
  const on = (asOf: string, relations: readonly Relation[]) =>
    judged(relations, [], asOf).map(({ policy, state }) => `${policy.id} ${state}`);
  const until2025 = { start: '2023', end: '2025' };
  const there = { ...to('subsidy', 'shanghai'), ...until2025 };

  it('a policy that has ended, or not begun, is left out', () => {
    const relations = [there, located('shanghai'), issued('shanghai', 'subsidy')];
    expect(on('2024-06-30', relations)).toEqual(['subsidy met']);
    for (const day of ['2022-06-30', '2026-06-30']) expect(on(day, relations)).toEqual([]);
  });

  it('an example that has ended ends nothing', () => {
    const example = { ...to('subsidy', 'other', 'attracts'), ...until2025 };
    const relations = [to('subsidy', 'shanghai'), example, located('shanghai')];
    expect(on('2026-06-30', relations)).toEqual(['subsidy met']);
  });

  it('what has ended is not put on by its policy, nor dropped as a condition', () => {
    const plan = [partOf, to('plan', 'china'), located('shanghai')];
    expect(on('2026-06-30', [there, ...plan])).toEqual(['plan met']);
    const sector = { ...to('subsidy', 'ai', 'supports'), ...until2025 };
    expect(on('2026-06-30', [to('subsidy', 'shanghai'), sector, ...plan])).toEqual(['plan met']);
  });

  it('a company is where it is then', () => {
    const relations = [
      to('subsidy', 'shanghai'),
      { ...located('shanghai'), end: '2020' },
      { ...located('beijing'), start: '2021' },
    ];
    expect(on('2019-06-30', relations)).toEqual(['subsidy met']);
    expect(on('2024-06-30', relations)).toEqual(['subsidy unmet']);
  });
});

describe('the order and the state of policies', () => {
  it('is met, unknown, unmet', () => {
    const relations = [to('subsidy', 'beijing'), to('plan', 'shanghai'), located('shanghai')];
    expect(judged(relations).map(({ policy, state }) => [policy.id, state])).toEqual([
      ['plan', 'met'],
      ['subsidy', 'unmet'],
    ]);
  });

  const statement = fc.oneof(
    fc.constantFrom(...kinds.place).map((place) => to('subsidy', place)),
    fc
      .tuple(fc.constantFrom(...kinds.sector), fc.constantFrom('supports', 'prohibits'))
      .map(([sector, role]) => to('subsidy', sector, role)),
    fc.constantFrom('maker', 'other', 'label').map((id) => to('subsidy', id)),
    fc.constantFrom(...kinds.place).map(located),
    fc.constantFrom(...kinds.sector).map(makes),
    fc.constantFrom('shanghai', 'funds').map((id) => issued(id, 'subsidy')),
    fc.constant(partOf),
    fc.constantFrom(...kinds.place).map((place) => to('plan', place)),
  );
  const worlds = fc.uniqueArray(statement, { maxLength: 10, selector: ({ id }) => id });

  it('is unmet exactly when a condition is, and met exactly when all are', () => {
    fc.assert(
      fc.property(worlds, (relations) => {
        for (const { state, conditions } of judged(relations)) {
          const states = conditions.map((each) => each.state);
          const [met, unmet] = [states.every((each) => each === 'met'), states.includes('unmet')];
          expect(state).toBe(unmet ? 'unmet' : met ? 'met' : 'unknown');
          for (const { statements } of conditions) expect(statements.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('does not depend on the order of statements', () => {
    const both = worlds.chain((relations) =>
      fc.tuple(
        fc.constant(relations),
        fc.shuffledSubarray(relations, { minLength: relations.length, maxLength: relations.length }),
      ),
    );
    const states = (relations: readonly Relation[]) =>
      judged(relations).map(({ policy, state, conditions }) => [
        policy.id,
        state,
        conditions.map((each) => `${each.kind} ${each.state}`).sort(),
      ]);
    fc.assert(fc.property(both, ([a, b]) => void expect(states(b)).toEqual(states(a))));
  });

  it('only gets surer the more closely it is said where a company is', () => {
    const finer = { china: 'shanghai', shanghai: 'pudong', pudong: 'pudong', beijing: 'beijing' } as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds.place), fc.constantFrom(...kinds.place), (asked, place) => {
        const stateIn = (where: string) =>
          CONDITION_STATES.find((state) => subsidy([to('subsidy', asked), located(where)])?.[0] === state);
        const before = stateIn(place);
        if (before !== 'unknown') expect(stateIn(finer[place])).toBe(before);
      }),
    );
  });
});
