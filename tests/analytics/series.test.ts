// Series by maker: nobody's figures are merged with those of another, and points are in order.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureSeries } from '../../api/analytics/series.js';
import { seriesOf } from '../../api/analytics/series.js';
import { byText } from '../../api/model/grouped.js';
import type { StoredObservation } from '../../api/model/stored.js';
import { exactly, figure, shuffledFigures, someFigures } from './figures.js';

/** `news` and `blog` have one publisher, `report` names none. */
const publisherOf = (source: string) => (source === 'report' ? null : 'The Daily');
const told = (figures: StoredObservation[]) => seriesOf(figures, { byName: byText, publisherOf });
const shown = (all: FigureSeries[]) =>
  all.map(({ makers, publisher, sources, points }) => [
    ...[makers, publisher, sources],
    points.map(({ id }) => id),
  ]);

describe('series', () => {
  it('stand side by side by those whose figures they are', () => {
    const by = (maker: string) => [{ by: [maker], source: 'news' }];
    const figures = [
      figure('ms-2027', { period: '2027', ...exactly(82) }, by('ms')),
      figure('idc-2025', { period: '2025', ...exactly(50) }, by('idc')),
      figure('ms-2024', { period: '2024', ...exactly(34) }, by('ms')),
      figure('other-2024', { period: '2024', dimensions: ['x'], ...exactly(34) }, by('ms')),
    ];
    expect(shown(told(figures))).toEqual([
      [['idc'], null, ['news'], ['idc-2025']],
      [['ms'], null, ['news'], ['ms-2024', 'ms-2027']],
      [['ms'], null, ['news'], ['other-2024']],
    ]);
  });

  it('do not split what several makers say together, and show a figure with each that says it', () => {
    const figures = [
      figure('together', {}, [{ by: ['idc', 'gartner'] }]),
      figure('each', { period: '2025' }, [{ by: ['idc'] }, { by: ['gartner'], source: 'news' }]),
    ];
    expect(shown(told(figures))).toEqual([
      [['gartner'], null, ['news'], ['each']],
      [['gartner', 'idc'], null, ['report'], ['together']],
      [['idc'], null, ['report'], ['each']],
    ]);
  });

  it('are the publisher’s when nobody is named, and the source’s when no publisher is', () => {
    const figures = [
      figure('in-news', {}, [{ source: 'news' }]),
      figure('in-blog', { period: '2025' }, [{ source: 'blog' }]),
      figure('in-report', {}, [{ source: 'report' }]),
      figure('repeated', { period: '2026' }, [{ by: ['idc'], source: 'report' }, { source: 'news' }]),
    ];
    expect(shown(told(figures))).toEqual([
      [['idc'], null, ['report'], ['repeated']],
      [[], 'The Daily', ['blog', 'news'], ['in-news', 'in-blog']],
      [[], null, ['report'], ['in-report']],
    ]);
  });

  it.each([
    [['2023', '2024-01/2024-12'], true],
    [['2023-01/2023-06', '2024-07/2024-12'], true],
    [['2023-02-11', '2024-07-30'], true],
    [['2024', '2025-01/2025-06'], false],
    [['2024', null], false],
    [['2024-02', '2024-02-01/2024-02-28'], false],
  ])('say whether all their periods are of one length: %j %s', (periods, even) => {
    const figures = periods.map((period, i) => figure(`o${i}`, { period }));
    expect(told(figures).map(({ evenPeriods }) => evenPeriods)).toEqual([even]);
  });

  it('never merge figures of different makers, subjects, units, bases or dimensions', () => {
    const makersOf = ({ evidence }: StoredObservation) =>
      evidence.map(({ attributed }) => [...attributed].sort().join());
    fc.assert(
      fc.property(someFigures, (figures) => {
        const all = told(figures);
        for (const { makers, entity, unit, basis, dimensions, points } of all) {
          for (const point of points) {
            expect([point.entity, point.unit, point.basis]).toEqual([entity, unit, basis]);
            expect([...point.dimensions].sort()).toEqual(dimensions);
            expect(makersOf(point)).toContain(makers.join());
          }
        }
        const shownIds = all.flatMap(({ points }) => points.map(({ id }) => id));
        expect([...new Set(shownIds)].sort()).toEqual(figures.map(({ id }) => id).sort());
      }),
    );
  });

  it('have their points once each, in the order of time, the undated last', () => {
    fc.assert(
      fc.property(someFigures, (figures) => {
        for (const { points } of told(figures)) {
          expect(new Set(points).size).toBe(points.length);
          for (const [i, point] of points.slice(1).entries())
            expect(points[i]!.sortKey <= point.sortKey).toBe(true);
        }
      }),
    );
  });

  it('are the same in whatever order figures come', () => {
    fc.assert(
      fc.property(shuffledFigures, ([figures, shuffled]) => {
        expect(told(shuffled)).toEqual(told(figures));
      }),
    );
  });
});
