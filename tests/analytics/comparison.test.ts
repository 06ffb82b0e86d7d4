// Comparing figures: groups never mix, and a rank is told exactly when every reading of the ranges gives it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../api/analytics/comparison.js';
import { compareFigures } from '../../api/analytics/comparison.js';
import { dayRange } from '../../api/model/edtf.js';
import { byText } from '../../api/model/grouped.js';
import type { StoredObservation } from '../../api/model/stored.js';
import { exactly, figure, shuffledFigures, someFigures } from './figures.js';

const told = (figures: StoredObservation[]) => compareFigures(figures, byText);
const ranks = ({ groups }: Comparison<StoredObservation>) =>
  groups[0]!.figures.map(({ figure: { id }, rank, rankMin, rankMax }) =>
    rank === null ? [id, rankMin, rankMax] : [id, rank],
  );

describe('a comparison', () => {
  it('ranks the largest first, and lets the same share a place', () => {
    const figures = [
      figure('second', { entity: 'b', ...exactly(5) }),
      figure('first', { entity: 'a', ...exactly(7) }),
      figure('also-second', { entity: 'c', ...exactly(5) }),
      figure('fourth', { entity: 'd', ...exactly(-1) }),
    ];
    expect(ranks(told(figures))).toEqual([
      ['first', 1],
      ['second', 2],
      ['also-second', 2],
      ['fourth', 4],
    ]);
    expect(told(figures).comparable).toBe(true);
  });

  it('ranks bounds by what is known of them: 超7 is before 5 and not before or after 8', () => {
    const figures = [
      figure('eight', { entity: 'a', ...exactly(8) }),
      figure('over-seven', { entity: 'b', min: 7 }),
      figure('five', { entity: 'c', ...exactly(5) }),
      figure('under-two', { entity: 'd', max: 2 }),
    ];
    expect(ranks(told(figures))).toEqual([
      ['eight', 1, 2],
      ['over-seven', 1, 2],
      ['five', 3],
      ['under-two', 4],
    ]);
    expect(told(figures).groups[0]!.figures.map(({ exact }) => exact)).toEqual([true, false, true, false]);
  });

  it('does not let two figures of one entity compete, and ranks others behind both or not at all', () => {
    const figures = [
      figure('one-report', { entity: 'a', ...exactly(9) }),
      figure('another', { entity: 'a', ...exactly(6) }),
      figure('between', { entity: 'b', ...exactly(8) }),
      figure('behind', { entity: 'c', ...exactly(5) }),
    ];
    expect(ranks(told(figures))).toEqual([
      ['one-report', 1],
      ['between', 1, 2],
      ['another', 2],
      ['behind', 3],
    ]);
    expect(told(figures).groups[0]!.entityCount).toBe(3);
  });

  it('has the first place of a ranking, and the earliest event, first', () => {
    const places = [
      figure('third', { entity: 'a', unit: 'rank', ...exactly(3) }),
      figure('first', { entity: 'b', unit: 'rank', ...exactly(1) }),
      figure('among-three', { entity: 'c', unit: 'rank', max: 3 }),
    ];
    expect(ranks(told(places))).toEqual([
      ['first', 1, 2],
      ['among-three', 1, 3],
      ['third', 2, 3],
    ]);
    const events = ['2020-06', '2018', '2020-06-15'].map((period) =>
      figure(period, { entity: period, unit: 'date', period }),
    );
    expect(ranks(told(events))).toEqual([
      ['2018', 1],
      ['2020-06-15', 2, 3],
      ['2020-06', 2, 3],
    ]);
    expect([told(events).comparable, told(events).groups[0]!.period]).toEqual([true, null]);
  });

  it('says what sets each group apart from that of the most entities', () => {
    const figures = [
      figure('a', { entity: 'a' }),
      figure('b', { entity: 'b', period: '2024-01/2024-12' }),
      figure('half', { entity: 'a', period: '2024-01/2024-06' }),
      figure('main', { entity: 'a', basis: 'main business', period: '2023' }),
      figure('dollars', { entity: 'a', unit: 'USD', dimensions: ['x'] }),
    ];
    const { comparable, groups } = told(figures);
    expect(comparable).toBe(false);
    expect(
      groups.map(({ figures: own, differsIn }) => [own.map((each) => each.figure.id), differsIn]),
    ).toEqual([
      [['a', 'b'], []],
      [['dollars'], ['unit', 'dimensions']],
      [['half'], ['period']],
      [['main'], ['basis', 'period']],
    ]);
    expect(groups[0]!.period).toBe('2024');
  });

  it('is not like for like when the period is not known, or nothing is there', () => {
    const undated = ['a', 'b'].map((entity) => figure(entity, { entity, period: null, ...exactly(1) }));
    const open = ['a', 'b'].map((entity) => figure(entity, { entity, period: '../2024', ...exactly(1) }));
    expect([undated, open, []].map((figures) => told(figures).comparable)).toEqual([false, false, false]);
  });

  it('never mixes, loses or repeats figures', () => {
    const partsOf = ({ unit, basis, period, dimensions }: StoredObservation) => {
      const days = dayRange(unit === 'date' ? null : period);
      return JSON.stringify([unit, basis, days, [...dimensions].sort()]);
    };
    fc.assert(
      fc.property(someFigures, (figures) => {
        const groups = told(figures).groups.map((group) => group.figures.map((each) => each.figure));
        expect(
          groups
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(figures.map(({ id }) => id).sort());
        for (const group of groups) expect(new Set(group.map(partsOf)).size).toBe(1);
        expect(new Set(groups.map(([first]) => partsOf(first!))).size).toBe(groups.length);
      }),
    );
  });

  it('is the same in whatever order figures come', () => {
    fc.assert(
      fc.property(shuffledFigures, ([figures, shuffled]) => {
        expect(told(shuffled)).toEqual(told(figures));
      }),
    );
  });

  it('tells a rank that holds whatever the true values within the ranges are', () => {
    const world = someFigures.chain((figures) =>
      fc.tuple(
        fc.constant(figures.filter(({ unit }) => unit === 'CNY' || unit === 'USD')),
        fc.infiniteStream(fc.integer({ min: 0, max: 12 })),
      ),
    );
    fc.assert(
      fc.property(world, ([figures, steps]) => {
        for (const group of told(figures).groups) {
          // One figure of each entity is the true one; any value within its range may be the true value.
          const one = new Map(group.figures.map(({ figure: own }) => [own.entity, own]));
          const truth = new Map(
            [...one].map(([entity, { min, max }]) => {
              const step = steps.next().value as number;
              const from = min ?? (max ?? 0) - 12;
              return [entity, Math.min(from + step, max ?? Infinity)] as const;
            }),
          );
          for (const { figure: own, rank, rankMin, rankMax } of group.figures) {
            if (one.get(own.entity) !== own) continue;
            const place = 1 + [...truth.values()].filter((value) => value > truth.get(own.entity)!).length;
            expect(place).toBeGreaterThanOrEqual(rankMin);
            expect(place).toBeLessThanOrEqual(rankMax);
            if (rank !== null) expect(rank).toBe(place);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells a rank wherever all values are exact and each entity has one', () => {
    const exact = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefg'), fc.integer({ min: 0, max: 5 })), {
      selector: ([entity]) => entity,
    });
    fc.assert(
      fc.property(exact, (rows) => {
        const figures = rows.map(([entity, value]) => figure(entity, { entity, ...exactly(value) }));
        for (const { figure: own, rank } of told(figures).groups.flatMap((group) => group.figures))
          expect(rank).toBe(1 + figures.filter(({ min }) => min! > own.min!).length);
      }),
    );
  });
});
