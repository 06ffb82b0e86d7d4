// Figures for the analytics: written by hand, and random ones of few parts, so that many are alike.
import * as fc from 'fast-check';
import type { Certainty } from '../../api/model/kinds.js';
import type { Observation } from '../../api/model/statement.js';
import type { StoredObservation } from '../../api/model/stored.js';
import { storedObservation } from '../../api/model/stored.js';

/** Whose claim a piece of evidence is, where it stands and how sure it is. */
export interface Piece {
  by?: string[];
  source?: string;
  certainty?: Certainty;
}

export const figure = (
  id: string,
  cells: Partial<Omit<Observation, 'id' | 'evidence'>>,
  pieces: readonly Piece[] = [{}],
): StoredObservation =>
  storedObservation(
    {
      ...{ id, entity: 'a', metric: 'revenue', min: null, max: null, unit: 'CNY', period: '2024' },
      ...{ basis: null, dimensions: [], ...cells },
    },
    pieces.map(({ by = [], source = 'report', certainty = 'stated' }) => ({
      ...{ source, certainty, attributed: by, publishedBy: '2026-01-02' },
      ...{ locator: 'L1', printed: null, note: null },
    })),
  );

/** The same value, said exactly. */
export const exactly = (value: number) => ({ min: value, max: value });

const value = fc.integer({ min: -3, max: 6 });
const values = fc.oneof(
  value.map(exactly),
  value.map((min) => ({ min, max: null })),
  value.map((max) => ({ min: null, max })),
  fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
  fc.constant({ min: null, max: null }),
);
const PERIODS = [null, '2024', '2024-01/2024-12', '2024-01/2024-06', '2025', '2025-03', '../2025-03-01'];

const someFigure = fc.record({
  cells: fc.record({
    entity: fc.constantFrom('a', 'b', 'c', 'd'),
    unit: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD', 'rank', 'date'),
    period: fc.constantFrom(...PERIODS),
    basis: fc.constantFrom(null, null, null, 'main business'),
    dimensions: fc.constantFrom<string[]>([], [], ['x'], ['x', 'y'], ['y', 'x']),
  }),
  values,
  pieces: fc.array(
    fc.record({
      by: fc.constantFrom<string[]>([], [], ['idc'], ['gartner', 'idc'], ['idc', 'gartner']),
      source: fc.constantFrom('report', 'news', 'blog'),
      certainty: fc.constantFrom<Certainty>('stated', 'forecast'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Random figures of one metric. */
export const someFigures: fc.Arbitrary<StoredObservation[]> = fc
  .array(someFigure, { maxLength: 14 })
  .map((all) =>
    all.map(({ cells, values, pieces }, i) =>
      figure(`o${i}`, { ...cells, ...(cells.unit === 'date' ? {} : values) }, pieces),
    ),
  );

/** Some figures, and the same in another order. */
export const shuffledFigures = someFigures.chain((figures) =>
  fc.tuple(
    fc.constant(figures),
    fc.shuffledSubarray(figures, { minLength: figures.length, maxLength: figures.length }),
  ),
);
