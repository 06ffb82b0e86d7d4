// Questions in words: right, or silent.
import * as fc from 'fast-check';
import { graphql, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../api/ask/ask.js';
import { createSchema } from '../../api/graphql/schema.js';
import { seeded } from './seeded.js';
import { verdictOf, wordings } from './wordings.js';

/** How many of each set are answered: a change of the grammar may not lose any. */
const ANSWERED = { 1: 72, 2: 77 } as const;

describe('a question in words', () => {
  let ask: (question: string) => Promise<Answer>;
  beforeAll(async () => {
    ask = await seeded();
  });

  it.each([1, 2] as const)('is answered right or not at all: set %i of wordings', async (set) => {
    const verdicts = [];
    for (const wording of wordings(set)) {
      const answer = await ask(wording.question);
      verdicts.push({ question: wording.question, text: answer.text, verdict: verdictOf(wording, answer) });
    }
    expect(verdicts.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(verdicts.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThanOrEqual(
      ANSWERED[set],
    );
  });

  it('comes with the GraphQL that asks the same, which is legal', async () => {
    const schema = await createSchema();
    const operations = new Set<string>();
    for (const { question } of wordings(1)) {
      const { operation, variables } = await ask(question);
      if (operation === null) continue;
      operations.add(operation);
      expect(validate(schema, parse(operation)), question).toEqual([]);
      expect(JSON.parse(variables!)).toBeTypeOf('object');
    }
    expect(operations.size).toBeGreaterThan(12);
    const unseeded = await graphql({ schema, source: [...operations][0]!, variableValues: {} });
    expect(unseeded.errors).toBeDefined();
  });

  it.each([
    '谁没有投资沐曦?',
    '除了国资,谁投了沐曦?',
    'Who did not invest in MetaX?',
    '沐曦的投资方有哪些,为什么?',
    'Which investors except Shanghai state capital back two GPU firms?',
    '哪些国资投资者没投过GPU公司?',
    '谁投了沐曦曦科技?',
  ])('is not understood when a word is left over: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ status: 'not-understood', statements: [], entities: [] });
  });

  it('is never answered when a word that nobody knows is put into it', async () => {
    const answerable = wordings(2).filter(
      ({ expect: wanted, question }) => wanted === 'ANSWERED' && question.length < 150,
    );
    const units = (text: string) => text.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...answerable), fc.nat(), async ({ question }, seed) => {
        const parts = units(question);
        const at = seed % (parts.length + 1);
        const changed = [...parts.slice(0, at), ' zqxv ', ...parts.slice(at)].join('');
        expect((await ask(changed)).status, changed).not.toBe('answered');
      }),
      { numRuns: 60 },
    );
  });

  it('says in its own language, with figures as people write them, what the answer rests on', async () => {
    const chinese = await ask('浦东创投投过哪些公司,金额和时间?');
    expect(chinese.text).toMatch(/5亿元.*2024年1月/);
    expect(chinese.statements.map(({ id }) => id)).toContain('pudong-vc-invested-muxi-2024');
    const english = await ask('What did Pudong Venture Capital invest in?');
    expect(english.text).toMatch(/CNY 500 million.*January 2024/);
  });

  it('tells what is not in the data from what is not understood', async () => {
    expect(await ask('壁仞D轮融资金额是多少?')).toMatchObject({ status: 'not-in-data', statements: [] });
    const { status, suggestions } = await ask('沐曦好不好?');
    expect(status).toBe('not-understood');
    expect(suggestions[0]).toContain('沐曦');
  });

  it.each(['', '???', '谁投了沐曦?谁投了壁仞?', '投'.repeat(150)])(
    'is not understood when it is no question: %s',
    async (text) => {
      expect((await ask(text)).status).toBe('not-understood');
    },
  );

  it('is refused when it is longer than a question can be', async () => {
    await expect(ask('谁'.repeat(201))).rejects.toThrow(/201 characters; at most 200/);
  });
});
