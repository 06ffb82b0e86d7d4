// Figures, shares and dates as people write them, in both languages, with nothing rounded away or smoothed over.
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDate } from '../../viewer/language/dates.js';
import en from '../../viewer/language/en.json' with { type: 'json' };
import type { Words } from '../../viewer/language/figures.js';
import { writeAmount, writeFigure, writeShare } from '../../viewer/language/figures.js';
import zh from '../../viewer/language/zh.json' with { type: 'json' };

let words: Record<'zh' | 'en', Words>;
beforeAll(async () => {
  await i18next.init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  words = {
    zh: { t: i18next.getFixedT('zh'), tag: 'zh-CN' },
    en: { t: i18next.getFixedT('en'), tag: 'en-US' },
  };
});

describe('an amount', () => {
  it.each([
    [500_000_000, 'CNY', '5亿元', 'CNY 500M'],
    [30_000_000, 'CNY', '3000万元', 'CNY 30M'],
    [21_071_000_000, 'CNY', '210.71亿元', 'CNY 21.071B'],
    [1_234_567_891, 'CNY', '12.34567891亿元', 'CNY 1.234567891B'],
    [200_000_000, 'USD', '2亿美元', 'USD 200M'],
    [5, 'CHF', '5CHF', 'CHF 5'],
  ])('of %d %s is %s, and %s in English', (amount, currency, chinese, english) => {
    expect(writeAmount({ amount, currency }, 'STATED', words.zh)).toBe(chinese);
    expect(writeAmount({ amount, currency }, 'JOINT', words.en)).toBe(english);
  });

  it('that is approximate says so', () => {
    const amount = { amount: 21_071_000_000, currency: 'CNY' };
    expect(writeAmount(amount, 'APPROXIMATE', words.zh)).toBe('约210.71亿元');
    expect(writeAmount(amount, 'APPROXIMATE', words.en)).toBe('about CNY 21.071B');
  });
});

describe('a share', () => {
  it.each([
    [21.67, 21.67, '21.67%'],
    [20.258, 20.258, '20.258%'],
    [5, 10, '5%至10%'],
    [36, 100, '至少36%'],
    [0, 5, '至多5%'],
  ])('from %d to %d stays what it is: %s', (min, max, written) => {
    expect(writeShare({ min, max, exact: min === max }, 'STATED', words.zh)).toBe(written);
  });
});

describe('a figure', () => {
  it.each([
    [{ min: 57.28, max: 57.28, unit: 'percent' }, '57.28%'],
    [{ min: -1_400_000_000, max: -1_400_000_000, unit: 'CNY' }, '-14亿元'],
    [{ min: 36, max: null, unit: 'percent' }, '至少36%'],
    [{ min: null, max: 3, unit: 'rank' }, '至多第3名'],
    [{ min: 155, max: 155, unit: 'count' }, '155'],
    [{ min: 200, max: null, unit: 'EFLOPS' }, '至少200 EFLOPS'],
    [{ min: null, max: null, unit: 'date' }, ''],
  ])('%j is %s', (figure, written) => {
    expect(writeFigure({ ...figure, certainty: 'STATED' }, words.zh)).toBe(written);
  });
});

describe('a date', () => {
  it.each([
    ['2024', '2024年', '2024'],
    ['2024-01', '2024年1月', 'Jan 2024'],
    ['2025-03-31', '2025年3月31日', 'Mar 31, 2025'],
    ['2025-01/2025-09', '2025年1月 – 2025年9月', 'Jan 2025 – Sep 2025'],
    ['2024-01/..', '2024年1月 –', 'Jan 2024 –'],
    ['../2025-12-30', '– 2025年12月30日', '– Dec 30, 2025'],
  ])('%s keeps its precision: %s', (edtf, chinese, english) => {
    expect(writeDate(edtf, 'zh-CN')).toBe(chinese);
    expect(writeDate(edtf, 'en-US')).toBe(english);
  });
});
