// The notebooks run from top to bottom against a real server, and what they were saved with is what they say now.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../api/store/open.js';
import type { RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';
import { fillWithSeed } from '../viewer/seeded.js';
import type { Notebook } from './execution.js';
import { execute, NOTEBOOKS, picturesOf, resultOf, savedNotebook, shownBy } from './execution.js';
import { pythonForNotebooks } from './python.js';

const STALE = 'what is saved differs from a fresh run; save it anew: npx tsx tests/notebooks/save.ts';
const SEVEN = ['上海国资', '中国互联网投资基金', '南京国资', '国挑基金', '天津国资', '成都国资', '长沙国资'];

const python = await pythonForNotebooks();

describe.skipIf(python === null)('the notebooks', () => {
  let server: RunningServer;
  let fresh: Map<string, Notebook>;

  beforeAll(async () => {
    const store = openStore('memory:', { readTimeoutMs: 0 });
    await fillWithSeed(store);
    server = await startServer(() => store);
    const executed = await Promise.all(
      NOTEBOOKS.map(async (name) => [name, JSON.parse(await execute(python!, name, server.url))] as const),
    );
    fresh = new Map(executed);
  });
  afterAll(() => server?.stop());

  it('find the seven state investors with two GPU companies each, all joint, and only 上海国资 one by one', () => {
    expect(resultOf(fresh.get('state-capital')!)).toEqual({
      investors: Object.fromEntries(SEVEN.map((name) => [name, 2])),
      companies: ['壁仞科技', '沐曦股份'],
      certainties: ['JOINT'],
      sentences: ['《这一轮GPU产业浪潮,上海企业为何领跑》 2026-01-02 L25S1'],
      'left when': [
        { 'what counts': 'everything 全部', 'rolled up': false, investors: 7 },
        { 'what counts': 'everything 全部', 'rolled up': true, investors: 7 },
        { 'what counts': 'stated or inferred 陈述或推断', 'rolled up': false, investors: 0 },
        { 'what counts': 'stated or inferred 陈述或推断', 'rolled up': true, investors: 1 },
        { 'what counts': 'stated only 仅明确陈述', 'rolled up': false, investors: 0 },
        { 'what counts': 'stated only 仅明确陈述', 'rolled up': true, investors: 0 },
      ],
      'known on': { '2026-01-01': 0, '2026-01-02': 7 },
    });
  });

  it('look 长鑫科技 through: 36.79 % of 合肥国资, 44.70 % of the state, and nothing known the day before', () => {
    expect(resultOf(fresh.get('cxmt-ownership')!)).toMatchObject({
      direct: { 清辉集电: 21.67, 安徽省投资集团控股有限公司: 7.91, 合肥产投高成长壹号: 0.06 },
      state: { min: 44.7, max: 100 },
      'by level': { PROVINCIAL: 7.91, MUNICIPAL: 36.79 },
      'not known': 55.3,
      groups: { 合肥国资: 36.79, 合肥产投: 23.58 },
      'stakes of the largest group': [0.06, 1.5, 1.85, 11.71, 21.67],
      'certainty of the largest group': 'INFERRED',
      'links of the largest group': 9,
      controllers: [],
      'passed alone': { CLOSE_LINK_20: ['清辉集电'], LISTED_CONTROL_CN: [] },
      'state share known on': { '2025-12-30': 0, '2026-02-12': 0, '2026-02-13': 44.7 },
      'investments as of': { '2019-12-31': 0, '2020-12-31': 14, '2022-12-31': 27, '2024-12-31': 31 },
    });
  });

  it.each(NOTEBOOKS)('%s is saved with what it shows now, and its pictures', async (name) => {
    const saved = await savedNotebook(name);
    expect(shownBy(saved), STALE).toEqual(shownBy(fresh.get(name)!));
    expect(picturesOf(saved), STALE).toBe(picturesOf(fresh.get(name)!));
    expect(picturesOf(saved)).toBeGreaterThan(1);
  });

  it('say what to do when no Xintu answers', async () => {
    const nobody = 'http://127.0.0.1:9';
    await expect(execute(python!, 'state-capital', nobody)).rejects.toThrow(
      /No Xintu answers at http:\/\/127\.0\.0\.1:9\/graphql .*npm start.*XINTU_URL/,
    );
  });
});
