// The course of a listing: its steps in order, honest days between them, and advisers who were replaced.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advisersOf, listingCourses } from '../../api/analytics/listing.js';
import { dayNumber } from '../../api/model/edtf.js';
import type { RelationKind } from '../../api/model/kinds.js';
import { LISTING_ROLES } from '../../api/model/kinds.js';
import type { Relation } from '../../api/model/statement.js';
import type { StoredRelation } from '../../api/model/stored.js';
import { storedRelation } from '../../api/model/stored.js';
import { holds, timeWindow } from '../../api/model/time.js';
import { relation } from './worlds.js';

const stored = (kind: RelationKind, [from, to]: readonly [string, string], more: Partial<Relation>) => {
  const { evidence, ...cells } = relation(kind, from, to, {
    id: `${from} ${to} ${more.role} ${more.start}`,
    ...more,
  });
  const dated = evidence.map((piece) => ({ ...piece, publishedBy: '2026-01-02' }));
  return storedRelation(cells, dated, null);
};
const step = (role: string | null, start: string | null, more: Partial<Relation> = {}) =>
  stored('LISTED_ON', ['co', 'star'], { role, start, ...more });
const advice = (from: string, start: string | null, end: string | null = null) =>
  stored('ADVISES', [from, 'co'], { role: 'tutor', start, end });

const on = (asOf: string | null) => timeWindow({ asOf, knownAt: null });
const course = (steps: StoredRelation[], asOf: string | null = null) => listingCourses(steps, on(asOf))[0]!;
const told = (steps: StoredRelation[], asOf: string | null = null) => {
  const { status, since, stages } = course(steps, asOf);
  return [status, since, stages.map((stage) => [stage.status, stage.days])];
};

/** A day, and a date of some precision that can mean it. */
const dated = fc
  .tuple(
    fc.date({ min: new Date('2015-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
    fc.constantFrom(4, 7, 10, 'by' as const, 'from' as const, 'between' as const),
  )
  .map(([date, precision]) => {
    const day = date.toISOString().slice(0, 10);
    const starts = {
      by: `../${day}`,
      from: `${day.slice(0, 7)}/..`,
      between: `${day.slice(0, 4)}/${day}`,
    };
    return { day, start: typeof precision === 'number' ? day.slice(0, precision) : starts[precision] };
  });
const steps = fc
  .array(fc.tuple(fc.option(dated, { freq: 6 }), fc.constantFrom(...LISTING_ROLES)), { maxLength: 7 })
  .map((all) =>
    all.map(([date, role], i) => ({
      day: date?.day ?? null,
      relation: step(role, date?.start ?? null, { id: `step-${i}` }),
    })),
  );

describe('the course of a listing', () => {
  it('has its steps by start, the last being the status, with the days between', () => {
    const all = [step('inquired', '2026-01-22'), step('tutoring', '2024-08'), step('accepted', '2025')];
    expect(told(all)).toEqual([
      'inquired',
      '2026-01-22',
      [
        ['tutoring', null],
        ['accepted', { min: 123, max: 517 }],
        ['inquired', { min: 22, max: 386 }],
      ],
    ]);
  });

  it('has of two steps of one day the later step last', () => {
    expect(told([step('listed', '2025-12-05'), step('registered', '2025-12-05')]).slice(0, 1)).toEqual([
      'listed',
    ]);
  });

  it('says no days where a start is not said, and no upper bound where it is open', () => {
    const all = [step('filed', null), step('accepted', '../2026-01-22'), step('inquired', '2026-01-22')];
    expect(told(all)[2]).toEqual([
      ['filed', null],
      ['accepted', null],
      ['inquired', { min: 0, max: null }],
    ]);
    expect(told(all.slice(1))[2]).toEqual([
      ['accepted', null],
      ['inquired', { min: 0, max: null }],
    ]);
  });

  it('is on a day what had begun by then, over or not', () => {
    const all = [step('tutoring', '2024-08', { end: '2024-12' }), step('accepted', '2026-01-22')];
    expect(told(all, '2024-07-31')).toEqual([null, null, []]);
    expect(told(all, '2025-06-01').slice(0, 2)).toEqual(['tutoring', '2024-08']);
    expect(told(all, '2026-01-22').slice(0, 2)).toEqual(['accepted', '2026-01-22']);
    expect(course(all, '2024-07-31').considered).toBe(2);
  });

  it('is not listed any more on a day after its listing has ended', () => {
    const listed = step('listed', '2004', { end: '2021-01-11' });
    expect([told([listed], '2021-01-11')[0], told([listed], '2021-01-12')[0]]).toEqual(['listed', null]);
  });

  it('is one course for each issuer and market', () => {
    const all = [
      step('listed', '2025'),
      stored('LISTED_ON', ['co', 'hkex'], { role: 'filed', start: '2024' }),
      stored('LISTED_ON', ['other', 'star'], { role: 'filed', start: null }),
    ];
    expect(listingCourses(all, on(null)).map(({ issuer, market }) => [issuer, market])).toEqual([
      ['co', 'hkex'],
      ['co', 'star'],
      ['other', 'star'],
    ]);
  });

  it('has days between steps that hold the true number, whatever precision the dates have', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const days = new Map(all.map(({ day, relation: { id } }) => [id, day]));
        const relations = all.map((each) => each.relation);
        const stages = listingCourses(relations, on(null)).flatMap((each) => each.stages);
        for (const [i, { relation: own, days: said }] of stages.entries()) {
          if (i === 0) continue;
          const [before, after] = [stages[i - 1]!.relation, own].map(({ id }) => days.get(id)!);
          expect(said === null).toBe(before === null || after === null);
          if (said === null) continue;
          const between = dayNumber(after!) - dayNumber(before!);
          expect(said.min ?? -Infinity).toBeLessThanOrEqual(between);
          expect(said.max ?? Infinity).toBeGreaterThanOrEqual(between);
        }
      }),
    );
  });

  it('has every step that had begun once, and is the same in whatever order they come', () => {
    const shuffled = steps.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        fc.constantFrom(null, '2018-06-15', '2024-02-29'),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, others, asOf]) => {
        const courses = [all, others].map((each) =>
          listingCourses(
            each.map((one) => one.relation),
            on(asOf),
          ),
        );
        expect(courses[1]).toEqual(courses[0]);
        const shown = courses[0]!.flatMap(({ stages }) => stages.map((stage) => stage.relation.id));
        const begun = all.filter((each) => holds({ ...each.relation, knownFrom: '' }, on(asOf)));
        expect(shown.sort()).toEqual(begun.map((each) => each.relation.id).sort());
      }),
    );
  });
});

describe('advisers', () => {
  const replaced = (all: StoredRelation[], asOf: string | null = null) =>
    advisersOf(all, on(asOf)).map(({ adviser, ended, replacedBy }) => [
      ...[adviser, ended],
      replacedBy.map(({ from }) => from),
    ]);

  it('are replaced by who began when or after they can have ended', () => {
    const all = [advice('citic', '2025-11-01'), advice('cicc', '2024-08', '2024-08/2025-11-01')];
    expect(replaced(all)).toEqual([
      ['cicc', true, ['citic']],
      ['citic', false, []],
    ]);
    expect(replaced(all, '2025-01-01')).toEqual([['cicc', false, []]]);
  });

  it('are not replaced by who joins them, was there before, or comes after the next', () => {
    const all = [
      advice('before', '2023'),
      advice('first', '2024', '2025-03'),
      advice('beside', '2025-02-01'),
      advice('next', '2025-04'),
      advice('also-next', '2025-04-01'),
      advice('last', '2025-06'),
      advice('undated', null),
    ];
    expect(replaced(all).find(([adviser]) => adviser === 'first')).toEqual([
      'first',
      true,
      ['also-next', 'next'],
    ]);
  });

  it('are in the order of time, and may have gone without a successor', () => {
    const all = [advice('later', null), advice('gone', '2024', '2025')];
    expect(replaced(all)).toEqual([
      ['gone', true, []],
      ['later', false, []],
    ]);
  });
});
