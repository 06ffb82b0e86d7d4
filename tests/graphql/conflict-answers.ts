// Where sources disagree: part of what the seed data answer on either store.
import { expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Answer, RunningServer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
interface Conflict {
  about: { id: string; name: string };
  topic: string;
  explanation: string;
  byRule: boolean;
  statements: { id: string; evidence: { source: { id: string }; locator: string }[] }[];
}

const CONFLICTS = `query ($about: ID, $knownAt: Date, $first: Int! = 200, $after: String) {
  conflicts(about: $about, knownAt: $knownAt, first: $first, after: $after) {
    totalCount coverage { considered undated } pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { about { id name } topic explanation byRule statements { id evidence { source { id } locator } } } }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data in this folder. */
export function conflictAnswers(ask: Ask, server: () => RunningServer, seed: string): void {
  const conflicts = async (variables: object = {}) => (await ask(CONFLICTS, { ...variables })).conflicts;
  const found = async (variables: object = {}): Promise<Conflict[]> =>
    (await conflicts(variables)).edges.map(({ node }: { node: Conflict }) => node);
  const dataset = async () => (await readDataset([seed])).dataset;

  it('has every conflict that a person wrote down, with its statements, and no rule repeats one', async () => {
    const { conflicts: notes, relations } = await dataset();
    const isRelation = new Set(relations.map(({ id }) => id));
    const nodeIds = (ids: readonly string[]) =>
      ids.map((id) => `${isRelation.has(id) ? 'rel' : 'obs'}:${id}`);
    const all = await found();
    expect(all.map(({ byRule }) => byRule)).toEqual(notes.map(() => false));
    for (const { about, topic, statements, explanation } of notes) {
      const own = all.find((each) => each.topic === topic && each.about.id === about)!;
      expect(own.explanation).toBe(explanation);
      expect(own.statements.map(({ id }) => id).sort()).toEqual(nodeIds(statements).sort());
      for (const { evidence } of own.statements) expect(evidence[0]!.locator).toMatch(/^L\d/);
    }
  });

  it('tells that the four small dragons are not the same four', async () => {
    const [four] = (await found({ about: 'sec-gpu' })).filter(
      ({ topic }) => topic === 'Which four companies',
    );
    expect(four!.explanation).toContain('one report counts Iluvatar, another Enflame');
    expect(four!.statements.map(({ id }) => id)).toEqual([
      'rel:iluvatar-in-gpu-four-000',
      'rel:enflame-in-gpu-four-003',
      'rel:iluvatar-in-gpu-four-shanghai',
      'rel:enflame-in-gpu-four-shanghai',
    ]);
  });

  it('tells a company of which nothing disagrees from one of which nothing is known', async () => {
    const none = await conflicts({ about: 'co-biren' });
    expect([none.totalCount, none.coverage.considered > 10]).toEqual([0, true]);
    const unknown = await conflicts({ about: 'co-biren', knownAt: '2020-01-01' });
    expect([unknown.totalCount, unknown.coverage]).toEqual([0, { considered: 0, undated: 0 }]);
  });

  it('is told of a company from the day on which the second of two reports came out', async () => {
    const topics = async (knownAt: string) =>
      (await found({ about: 'co-muxi', knownAt })).map(({ topic }) => topic);
    expect(await topics('2026-02-12')).toEqual([]);
    expect(await topics('2026-02-13')).toEqual(['Year of foundation']);
    expect((await found({ about: 'co-cambricon', knownAt: '2026-01-02' })).length).toBe(0);
  });

  it('is told with the statements that were known', async () => {
    const statementsOf = async (knownAt: string | null) =>
      (await found({ about: 'co-nvidia', knownAt }))[0]!.statements.map(({ id }) => id);
    const all = await statementsOf(null);
    const then = await statementsOf('2026-01-02');
    expect(then.length).toBeLessThan(all.length);
    expect(all).toEqual(expect.arrayContaining(then));
  });

  it('grows with what was published, and counts what was known', async () => {
    const { relations, observations } = await dataset();
    const days = ['2020-01-01', '2026-01-02', '2026-01-08', '2026-02-13'];
    const counts = await Promise.all(days.map(async (knownAt) => await conflicts({ knownAt })));
    const totals = counts.map(({ totalCount }) => totalCount);
    const considered = counts.map(({ coverage }) => coverage.considered);
    expect(totals[0]).toBe(0);
    expect([...totals].sort((a, b) => a - b)).toEqual(totals);
    expect([...considered].sort((a, b) => a - b)).toEqual(considered);
    // Our own trees of places and sectors are known on every day.
    const ours = relations.filter(({ evidence }) =>
      evidence.some((piece) => piece.source === 'editor-trees'),
    );
    expect(considered[0]).toBe(ours.length);
    expect(considered.at(-1)).toBe(relations.length + observations.length);
    expect((await conflicts()).coverage.considered).toBe(relations.length + observations.length);
  });

  it('lists them by the name of what they are about, page by page', async () => {
    const all = await found();
    const keyOf = ({ about, topic }: Conflict) => `${about.id} ${topic}`;
    const paged: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await conflicts({ first: 5, after });
      expect([page.totalCount, page.pageInfo.hasPreviousPage]).toEqual([all.length, after !== null]);
      paged.push(...page.edges.map(({ node }: { node: Conflict }) => keyOf(node)));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(all.map(keyOf));
    const gpu = all.map(({ about }, i) => (about.id === 'sec-gpu' ? i : -1)).filter((i) => i >= 0);
    expect(gpu).toEqual(gpu.map((_, i) => gpu[0]! + i));
  });

  it('is told of each statement in it as well', async () => {
    const [founded] = await found({ about: 'co-muxi' });
    const [first, second] = founded!.statements.map(({ id }) => id);
    const { node } = await ask(
      'query ($id: ID!) { node(id: $id) { ... on Observation { conflictsWith { id } } } }',
      { id: first },
    );
    expect(node.conflictsWith).toEqual([{ id: second }]);
  });

  it.each([
    ['{ conflicts(about: "nobody") { totalCount } }', 'about: no entity has the id'],
    ['{ conflicts(first: -1) { totalCount } }', 'first'],
    ['{ conflicts(after: "nonsense") { totalCount } }', 'after'],
    ['{ conflicts(knownAt: "2026") { totalCount } }', '2026'],
  ])('refuses %s, and says why', async (query, reason) => {
    const { errors } = await server().ask(query);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.message).toContain(reason);
  });
}
