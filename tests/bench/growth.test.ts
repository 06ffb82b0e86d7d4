// The exponents of the document on benchmarks.
import { describe, expect, it } from 'vitest';
import { exponentOf, growthOf } from '../../bench/report/growth.js';
import type { Result } from '../../bench/report/result.js';

const result = (companies: number, p50: Record<string, number>) =>
  ({
    companies,
    questions: Object.entries(p50).map(([name, ms]) => ({ name, measured: { service: { p50: ms } } })),
  }) as unknown as Result;

describe('growth', () => {
  it('is 0 when nothing grows, 1 when time grows as the graph, and the slope in between', () => {
    const from = { size: 10_000, ms: 2 };
    expect(exponentOf(from, { size: 100_000, ms: 2 })).toBe(0);
    expect(exponentOf(from, { size: 100_000, ms: 20 })).toBeCloseTo(1);
    expect(exponentOf(from, { size: 1_000_000, ms: 20 })).toBeCloseTo(0.5);
  });

  it('is told of each question that was measured at two sizes', () => {
    const sizes = [result(10_000, { profile: 1, search: 3 }), result(100_000, { profile: 10 })];
    expect(growthOf(sizes)).toEqual([{ name: 'profile', p50: [1, 10], exponents: [expect.closeTo(1)] }]);
    expect(growthOf(sizes.slice(0, 1))).toEqual([]);
  });
});
