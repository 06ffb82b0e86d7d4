// The laws of the model: folding, dates, ranges and certainty.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  dayAfter,
  dayNumber,
  dayRange,
  daysBetween,
  isDay,
  parseEdtf,
} from '../../api/model/edtf.js';
import { CERTAINTIES } from '../../api/model/kinds.js';
import { foldName, nameSortKey, nameTokens, queryTokens } from '../../api/model/name.js';
import { shareRange } from '../../api/model/share.js';
import { strongest } from '../../api/model/statement.js';
import { combineDigests } from '../../api/model/stored.js';
import type { TimeWindow } from '../../api/model/time.js';
import { ALL_TIME, certaintyAt, certaintySteps, holds, timeWindow } from '../../api/model/time.js';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const single = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const edtf = fc.oneof(
  single,
  single.map((start) => `${start}/..`),
  single.map((end) => `../${end}`),
  fc.tuple(single, single).map(([a, b]) => (dayRange(a).min <= dayRange(b).max ? `${a}/${b}` : `${b}/${a}`)),
);
const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...'英偉達輝辉达沐曦長鑫科技积体電路晶片記憶體台灣臺後裡乾隆著發髮GPUａＢ(（・ '))
    .map((all) => all.join('')),
);

describe('names', () => {
  it('fold to themselves once folded', () => {
    fc.assert(
      fc.property(name, (text) => void expect(foldName(foldName(text))).toBe(foldName(text))),
      { numRuns: 2000 },
    );
  });

  it.each(['塔吉克', '塔吉克斯坦', '尼日利亚', '哈萨克斯坦', '文件名', '歐萊雅'])(
    'fold to themselves once folded, and do not grow: %s',
    (text) => {
      expect(foldName(foldName(text))).toBe(foldName(text));
      expect(foldName(text).length).toBeLessThan(6);
    },
  );

  it('are one name in Traditional, Simplified, Taiwan wording, any case, width and punctuation', () => {
    expect(foldName('英偉達')).toBe(foldName('英伟达'));
    expect(foldName('輝達')).toBe(foldName('英伟达'));
    expect(foldName('辉达')).toBe(foldName('英伟达'));
    expect(foldName('记忆体')).toBe(foldName('記憶體'));
    expect(foldName('長鑫積體電路')).toBe(foldName('长鑫集成电路'));
    expect(foldName('ＮＶＩＤＩＡ Corp.')).toBe(foldName('nvidia-corp'));
  });

  it('have the tokens that their own texts, pinyin and initials ask for', () => {
    const tokens = nameTokens(['沐曦股份', 'MetaX']);
    for (const text of ['沐曦股份', '沐曦', '沐', 'muxi', 'mx', 'muxigufen', 'metax', 'METAX', 'xigu']) {
      for (const token of queryTokens(text)) expect(tokens, text).toContain(token);
    }
  });

  it('are found by their own words too where folding has changed them, and sorted by them', () => {
    const tokens = nameTokens(['智慧城']);
    for (const text of ['智慧城', '智能城', '慧', 'zhihui', 'zhc', 'zhinengcheng'])
      for (const token of queryTokens(text)) expect(tokens, text).toContain(token);
    expect(nameSortKey('智慧城')).toBe('zhi hui cheng');
  });

  it('spell polyphones after Traditional has become Simplified', () => {
    expect(nameSortKey('重慶')).toBe('chong qing');
  });

  it('sort by ASCII only, so that every store sorts alike', () => {
    fc.assert(fc.property(name, (text) => void expect(nameSortKey(text)).toMatch(/^[\x20-\x7e]*$/)));
  });
});

describe('dates', () => {
  it('never invert their bounds', () => {
    fc.assert(
      fc.property(edtf, (text) => {
        const range = parseEdtf(text)!;
        expect(range.min <= range.max).toBe(true);
        expect(isDay(range.min) && isDay(range.max)).toBe(true);
      }),
    );
  });

  it('contain their own days and the dates that are more precise', () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(contains(dayRange(text.slice(0, 7)), dayRange(text))).toBe(true);
        expect(contains(dayRange(text.slice(0, 4)), dayRange(text.slice(0, 7)))).toBe(true);
      }),
    );
  });

  it.each([
    '2024-13',
    '2024-02-30',
    '2025-06-31',
    '2024/2023',
    '24',
    '2024-1',
    '..',
    '../..',
    '2024/',
    '2024~',
    ' 2024',
    '2024-01-01T00:00',
  ])('refuse %s', (text) => expect(parseEdtf(text)).toBeNull());

  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['0099-02', '0099-02-01', '0099-02-28'],
    ['2025-01/2025-09', '2025-01-01', '2025-09-30'],
    ['2024-01/..', '2024-01-01', '9999-12-31'],
    ['../2024-06-15', '0000-01-01', '2024-06-15'],
  ])('read %s as %s to %s', (text, min, max) => expect(parseEdtf(text)).toEqual({ min, max }));
});

describe('days between dates', () => {
  const around = fc.tuple(edtf, fc.integer({ min: 0, max: 4000 })).map(([text, step]) => {
    const { min, max } = dayRange(text);
    const first = min === '0000-01-01' ? dayNumber(max) - step : dayNumber(min) + step;
    const inside = max === '9999-12-31' ? first : Math.min(first, dayNumber(max));
    return { text, day: inside };
  });

  it('are so many as lie between any two days that the dates can mean', () => {
    fc.assert(
      fc.property(around, around, (a, b) => {
        const { min, max } = daysBetween(dayRange(a.text), dayRange(b.text));
        expect(min ?? -Infinity).toBeLessThanOrEqual(b.day - a.day);
        expect(max ?? Infinity).toBeGreaterThanOrEqual(b.day - a.day);
      }),
    );
  });

  it('are one number between two days, and turn with them', () => {
    fc.assert(
      fc.property(edtf, edtf, day, (a, b, text) => {
        const [there, back] = [daysBetween(dayRange(a), dayRange(b)), daysBetween(dayRange(b), dayRange(a))];
        const turned = (days: number | null) => (days === null ? null : 0 - days);
        expect(back).toEqual({ min: turned(there.max), max: turned(there.min) });
        expect(daysBetween(dayRange(text), dayRange(dayAfter(text)))).toEqual({ min: 1, max: 1 });
      }),
    );
  });

  it.each([
    ['2024-02-28', '2024-03-01', 2, 2],
    ['2024-08', '2025-11-01', 427, 457],
    ['2024', '2025', 1, 730],
    ['../2026-01-22', '2026-01-22', 0, null],
    ['2024', '2024', -365, 365],
  ])('from %s to %s are %s to %s', (from, to, min, max) =>
    expect(daysBetween(dayRange(from), dayRange(to))).toEqual({ min, max }),
  );
});

describe('time', () => {
  const periods = fc.tuple(fc.option(edtf), fc.option(edtf)).map(([start, end]) => ({
    ...{ startMin: dayRange(start).min, startMax: dayRange(start).max },
    ...{ endMin: dayRange(end).min, endMax: dayRange(end).max },
    ...{ undated: start === null && end === null, knownFrom: '2020-01-01', certaintySteps: [] },
  }));

  it('keeps a relation on a day exactly unless it is known to begin later or to have ended before', () => {
    fc.assert(
      fc.property(periods, day, (keys, asOf) => {
        const isOut = keys.startMin > asOf || keys.endMax < asOf;
        expect(holds(keys, timeWindow({ asOf, knownAt: null }))).toBe(!isOut);
      }),
    );
  });

  it('keeps every relation when no day is asked, and an undated one on every day', () => {
    fc.assert(fc.property(periods, (keys) => void expect(holds(keys, ALL_TIME)).toBe(true)));
    fc.assert(
      fc.property(periods, day, (keys, asOf) => {
        fc.pre(keys.undated);
        expect(holds(keys, timeWindow({ asOf, knownAt: null }))).toBe(true);
      }),
    );
  });

  it('is as sure on a day as the strongest evidence published by then', () => {
    const evidence = fc.array(fc.record({ publishedBy: day, certainty: fc.constantFrom(...CERTAINTIES) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(evidence, day, (pieces, knownAt) => {
        const window: TimeWindow = timeWindow({ asOf: null, knownAt });
        const known = pieces.filter(({ publishedBy }) => publishedBy <= knownAt);
        const steps = { knownFrom: '', certaintySteps: certaintySteps(pieces) };
        expect(certaintyAt(steps, window)).toBe(known.length > 0 ? strongest(known) : null);
      }),
    );
  });
});

describe('shares', () => {
  it('never invert, and a bound that is not given is 0 or 100', () => {
    const bound = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
    fc.assert(
      fc.property(bound, bound, (a, b) => {
        const [min, max] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        const range = shareRange(min, max);
        if (range === null) expect([min, max]).toEqual([null, null]);
        else expect(range).toEqual({ min: min ?? 0, max: max ?? 100 });
        if (range) expect(range.min).toBeLessThanOrEqual(range.max);
      }),
    );
  });
});

describe('the version of a dataset', () => {
  const digest = fc.stringMatching(/^[0-9a-f]{32}$/);

  it('does not depend on the order of the records, and forgets what is taken away again', () => {
    fc.assert(
      fc.property(fc.array(digest), digest, (digests, other) => {
        const version = combineDigests(digests);
        expect(combineDigests([...digests].reverse())).toBe(version);
        expect(combineDigests([other], combineDigests([other], version))).toBe(version);
      }),
    );
  });
});
