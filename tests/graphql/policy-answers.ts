// Policies and measures: part of what the seed data answer on either store.
import { expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Answer, RunningServer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
interface Named {
  id: string;
  name: string;
}
interface Condition {
  kind: string;
  state: string;
  text: string | null;
  subjects: Named[];
  statements: { id: string; evidence: { source: { id: string }; locator: string }[] }[];
}
interface Match {
  policy: Named;
  state: string;
  conditions: Condition[];
}
interface Figure {
  metric: { id: string };
  min: number | null;
  max: number | null;
  basis: string | null;
}
interface Row {
  sector: Named | null;
  cells: { place: Named; measures: { measure: Named; relations: { id: string }[]; figures: Figure[] }[] }[];
}

const POLICIES = `query ($issuedBy: ID, $place: ID, $sector: ID, $metric: String, $targetYear: Int, $text: String,
    $knownAt: Date, $first: Int! = 200, $after: String) {
  policies(issuedBy: $issuedBy, place: $place, sector: $sector, metric: $metric, targetYear: $targetYear, text: $text,
      knownAt: $knownAt, first: $first, after: $after) {
    totalCount coverage { considered undated } pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { id name kind } }
  }
}`;
const MATCHES = `query ($company: ID!, $unmet: Boolean! = false, $asOf: Date, $knownAt: Date, $first: Int! = 200) {
  policyMatches(company: $company, unmet: $unmet, asOf: $asOf, knownAt: $knownAt, first: $first) {
    company { id } total coverage { considered undated }
    matches { policy { id name } state conditions { kind state text subjects { id name } statements {
      id evidence { source { id } locator } } } }
  }
}`;
const MEASURES = `query ($places: [ID!]!, $sector: ID, $knownAt: Date) {
  placeMeasures(places: $places, sector: $sector, knownAt: $knownAt) {
    sector { id name }
    cells { place { id name } measures { measure { id name } relations { id } figures { metric { id } min max basis } } }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data in this folder. */
export function policyAnswers(ask: Ask, server: () => RunningServer, seed: string): void {
  const policies = async (variables: object) => (await ask(POLICIES, { ...variables })).policies;
  const ids = async (variables: object): Promise<string[]> =>
    (await policies(variables)).edges.map(({ node }: { node: Named }) => node.id);
  const matches = async (company: string, more: object = {}) =>
    (await ask(MATCHES, { company, ...more })).policyMatches;
  const measures = async (variables: object): Promise<Row[]> =>
    (await ask(MEASURES, { ...variables })).placeMeasures;
  /** In few words: `MET PLACE=MET SECTOR=MET`. */
  const states = ({ matches: all }: { matches: Match[] }): Record<string, string> =>
    Object.fromEntries(
      all.map(({ policy, state, conditions }) => [
        policy.id,
        [state, ...conditions.map(({ kind, state: own }) => `${kind}=${own}`)].join(' '),
      ]),
    );
  const dataset = async () => (await readDataset([seed])).dataset;

  it('names the one policy that aims at a share of domestic compute in 2027, above 70 %', async () => {
    const { policies: found } = await ask(`{
      policies(metric: "domestic_compute_share", targetYear: 2027) {
        totalCount coverage { considered undated }
        edges { node { name observations(metrics: ["domestic_compute_share", "computing_capacity"]) { edges { node {
          metric { id } min max unit period basis evidence { printed locator } } } } } }
      }
    }`);
    const target = { max: null, period: '2027', basis: 'target' };
    const evidence = (printed: string) => ({ evidence: [{ printed, locator: 'L22S1' }] });
    expect(found).toEqual({
      ...{ totalCount: 1, coverage: { considered: 1, undated: 0 } },
      edges: [
        {
          node: {
            name: '上海市关于促进智算云产业创新发展的实施意见(2025-2027年)',
            observations: {
              edges: [
                {
                  node: {
                    ...{ ...target, metric: { id: 'computing_capacity' }, min: 200, unit: 'EFLOPS' },
                    ...evidence('突破200EFLOPS'),
                  },
                },
                {
                  node: {
                    ...{ ...target, metric: { id: 'domestic_compute_share' }, min: 70, unit: 'percent' },
                    ...evidence('超70%'),
                  },
                },
              ],
            },
          },
        },
      ],
    });
  });

  it('tells a target of another year, which none has, from a metric that no policy has', async () => {
    const { totalCount, coverage } = await policies({ metric: 'domestic_compute_share', targetYear: 2026 });
    expect([totalCount, coverage]).toEqual([0, { considered: 1, undated: 0 }]);
    expect((await policies({ metric: 'revenue', targetYear: 2027 })).coverage.considered).toBe(0);
  });

  it('has every policy with a target for 2027, and no figure of another sort', async () => {
    const { observations, entities } = await dataset();
    const kindOf = new Map(entities.map(({ id, kind }) => [id, kind]));
    const aimed = observations.filter(
      ({ entity, period, basis }) =>
        ['policy', 'measure'].includes(kindOf.get(entity)!) && period === '2027' && basis === 'target',
    );
    const expected = [...new Set(aimed.map(({ entity }) => entity))].sort();
    expect((await ids({ targetYear: 2027 })).sort()).toEqual(expected);
    expect(expected).toContain('pol-beijing-compute-infrastructure');
  });

  it('names who subsidises compute at a rate, and that 两江新区 gives none', async () => {
    const rates = await measures({
      places: ['place-shanghai', 'place-guiyang', 'place-liangjiang'],
      sector: 'sec-compute',
    });
    const cellsOf = (place: string) =>
      rates.flatMap(({ cells }) => cells.filter((cell) => cell.place.id === place));
    const subsidies = (place: string) =>
      cellsOf(place).flatMap(({ measures: all }) =>
        all.flatMap(({ measure, figures }) =>
          figures
            .filter(({ metric }) => metric.id === 'subsidy_rate')
            .map(({ min, max }) => [measure.name, min, max]),
        ),
      );
    expect(subsidies('place-shanghai')).toEqual([['上海算力租用补贴', null, 10]]);
    expect(subsidies('place-guiyang')).toEqual([['西部算力券', 30, 30]]);
    expect(subsidies('place-liangjiang')).toEqual([]);
    const offered = cellsOf('place-liangjiang').flatMap(({ measures: all }) => all);
    expect(offered.map(({ measure, figures }) => [measure.name, figures])).toEqual([['算力入股', []]]);
    expect(await ids({ metric: 'subsidy_rate' })).toEqual([
      'mea-shanghai-compute-rental-subsidy',
      'mea-guiyang-compute-voucher',
    ]);
  });

  it('gives the first-level indicators of the evaluation of government funds with their weights', async () => {
    const { policies: found } = await ask(`{ policies(metric: "indicator_weight") { edges { node {
      name observations(metrics: ["indicator_weight"]) { edges { node { min max } } }
      relations(kinds: [PART_OF], direction: OUT) { edges { node { role to { id } } } } } } } }`);
    const weights = found.edges.map(({ node }: { node: Record<string, Answer['data']> }) => [
      node.name,
      node.observations!.edges[0].node.max,
      node.relations!.edges[0].node,
    ]);
    const first = { role: 'first-level indicator', to: { id: 'pol-government-fund-evaluation' } };
    expect(weights).toEqual([
      ['优化生产力布局指标', 30, first],
      ['政策符合性指标', 60, first],
      ['政策执行能力指标', 10, first],
    ]);
  });

  it('names what a place issued, and knows nothing of what another one did', async () => {
    const { relations, entities } = await dataset();
    const kindOf = new Map(entities.map(({ id, kind }) => [id, kind]));
    const issued = relations.filter(
      ({ kind, from, to }) => kind === 'ISSUED' && from === 'place-shanghai' && kindOf.get(to) !== 'list',
    );
    const found = await policies({ issuedBy: 'place-shanghai' });
    expect(found.edges.map(({ node }: { node: Named }) => node.id).sort()).toEqual(
      issued.map(({ to }) => to).sort(),
    );
    expect(found.coverage.considered).toBe(issued.length);
    expect(found.coverage.undated).toBe(issued.filter(({ start, end }) => !start && !end).length);
    const none = await policies({ issuedBy: 'place-chengdu' });
    expect([none.totalCount, none.coverage.considered]).toEqual([0, 0]);
  });

  it('reaches a district by what is laid down for its city and its country, and not the other way', async () => {
    const [pudong, shanghai] = [await ids({ place: 'place-pudong' }), await ids({ place: 'place-shanghai' })];
    expect(pudong).toEqual(expect.arrayContaining([...shanghai, 'mea-pudong-open-data', 'pol-xinchuang']));
    expect(shanghai).not.toContain('mea-pudong-open-data');
    expect(shanghai).not.toContain('mea-guiyang-compute-voucher');
    // Issued there, though it does not say where it applies.
    expect(shanghai).toContain('mea-shanghai-leading-industries');
  });

  it('finds by a sector what is for one below it, and not the other way', async () => {
    const [ai, models] = [await ids({ sector: 'sec-ai' }), await ids({ sector: 'sec-large-model' })];
    expect(ai).toEqual(expect.arrayContaining([...models, 'pol-shanghai-ai-regulation']));
    expect(models).toContain('pol-shanghai-large-model-2023');
    expect(models).not.toContain('pol-shanghai-ai-regulation');
  });

  it('asks for all conditions together, and considers the fewest', async () => {
    const both = await policies({ place: 'place-shanghai', sector: 'sec-gpu' });
    expect(both.edges.map(({ node }: { node: Named }) => node.id)).toEqual(['pol-shanghai-smart-terminal']);
    const [place, sector] = [
      await policies({ place: 'place-shanghai' }),
      await policies({ sector: 'sec-gpu' }),
    ];
    expect(both.coverage.considered).toBe(Math.min(place.coverage.considered, sector.coverage.considered));
    const none = await policies({ issuedBy: 'place-usa', sector: 'sec-gpu' });
    expect([none.totalCount, none.coverage.considered > 0]).toEqual([0, true]);
  });

  it.each(['上海算力券', '上海算力券投放机制', 'suanliquan', 'slq', 'shanghai compute vouchers'])(
    'finds a policy by its name: %s',
    async (text) => expect(await ids({ text })).toEqual(['mea-shanghai-compute-vouchers']),
  );

  it('pages through policies without losing or repeating any', async () => {
    const all = await ids({ place: 'place-shanghai' });
    const paged: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await policies({ place: 'place-shanghai', first: 7, after });
      expect([page.totalCount, page.pageInfo.hasPreviousPage]).toEqual([all.length, after !== null]);
      paged.push(...page.edges.map(({ node }: { node: Named }) => node.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(all);
  });

  it('knows a policy from the day on which a source told of it', async () => {
    const query = { metric: 'subsidy_rate' };
    expect(await ids({ ...query, knownAt: '2025-12-31' })).toEqual(['mea-guiyang-compute-voucher']);
    const before = await policies({ ...query, knownAt: '2025-06-10' });
    expect([before.totalCount, before.coverage.considered]).toEqual([0, 0]);
  });

  it('tells which policies may apply to 沐曦, and what of it and of them says so', async () => {
    const found = await matches('co-muxi');
    expect(states(found)).toMatchObject({
      'pol-shanghai-smart-terminal': 'MET SECTOR=MET PLACE=MET',
      'mea-shanghai-leading-industries': 'MET SECTOR=MET PLACE=MET',
      'mea-chip-rd-subsidy': 'MET SECTOR=MET',
      'mea-zhangjiang-opc': 'MET PLACE=MET',
    });
    expect(states(found)).not.toHaveProperty('mea-shanghai-compute-rental-subsidy');
    const terminal = found.matches.find(({ policy }: Match) => policy.id === 'pol-shanghai-smart-terminal');
    for (const { statements } of terminal.conditions as Condition[]) {
      const said = statements.map(({ id }) => id);
      expect(said.some((id) => id.startsWith('rel:smart-terminal-'))).toBe(true);
      expect(said.some((id) => id.startsWith('rel:muxi-'))).toBe(true);
      for (const { evidence } of statements) expect(evidence[0]!.locator).toMatch(/^L\d/);
    }
    const all = await matches('co-muxi', { unmet: true });
    expect(states(all)).toMatchObject({
      ...states(found),
      'mea-shanghai-compute-rental-subsidy': 'UNMET SECTOR=UNMET PLACE=MET BASIS=UNKNOWN',
    });
    expect([all.total, all.coverage]).toEqual([all.matches.length, found.coverage]);
    const order = all.matches.map(({ state }: Match) => state);
    expect(order).toEqual(
      [...order].sort(
        (a: string, b: string) =>
          ['MET', 'UNKNOWN', 'UNMET'].indexOf(a) - ['MET', 'UNKNOWN', 'UNMET'].indexOf(b),
      ),
    );
  });

  it('leaves the basis of a rate to a person', async () => {
    const { matches: all } = await matches('co-minimax');
    const { state, conditions } = all.find(
      ({ policy }: Match) => policy.id === 'mea-shanghai-compute-rental-subsidy',
    );
    expect([state, conditions.map(({ kind, state: own }: Condition) => `${kind}=${own}`)]).toEqual([
      'UNKNOWN',
      ['SECTOR=MET', 'PLACE=MET', 'BASIS=UNKNOWN'],
    ]);
    expect(conditions[2]).toMatchObject({
      ...{ text: 'rent of local compute used to develop large models', subjects: [] },
      statements: [{ id: 'obs:rental-subsidy-rate', evidence: [{ locator: 'L23S1' }] }],
    });
  });

  it('does not offer a company what other cities issued, unless it names it', async () => {
    const beijing = states(await matches('co-moore-threads', { unmet: true }));
    expect(beijing).toMatchObject({
      'mea-shanghai-leading-industries': 'UNMET SECTOR=MET PLACE=UNMET',
      'mea-jing-jin-ji-meng-mechanism': 'UNMET PLACE=MET SECTOR=UNMET',
    });
    // Only said to be in China, which may be Shanghai.
    expect(states(await matches('co-cambricon'))).toMatchObject({
      'mea-shanghai-leading-industries': 'UNKNOWN SECTOR=MET PLACE=UNKNOWN',
    });
    expect(states(await matches('co-ubtech'))).toMatchObject({
      'mea-guiyang-compute-voucher': 'UNKNOWN EXAMPLE=MET BASIS=UNKNOWN',
    });
    expect(states(await matches('co-nvidia'))).toMatchObject({ 'mea-us-h200-levy': 'MET NAMED=MET' });
    // Of a list of companies it is not known who stands in it.
    const listed = states(await matches('co-minimax', { unmet: true }));
    expect(listed['pol-wolongtu']).toContain('NAMED=UNKNOWN');
  });

  it('asks what held on a day, and what was known on one', async () => {
    const policy = 'pol-shanghai-large-model-2023';
    expect(states(await matches('co-minimax', { asOf: '2025-06-30' }))).toHaveProperty(policy);
    expect(states(await matches('co-minimax', { asOf: '2026-06-30' }))).not.toHaveProperty(policy);
    // What has ended was considered, and does not become one without conditions because of that.
    const counts = [null, '2026-06-30'].map(async (asOf) => (await matches('co-minimax', { asOf })).coverage);
    expect(new Set((await Promise.all(counts)).map(({ considered }) => considered)).size).toBe(1);
    const before = await matches('co-minimax', { knownAt: '2020-01-01' });
    expect([before.matches, before.total, before.coverage]).toEqual([[], 0, { considered: 0, undated: 0 }]);
    expect((await matches('co-muxi', { first: 2 })).matches).toHaveLength(2);
  });

  it('sets places beside each other, in the order asked for, sector by sector', async () => {
    const rows = await measures({ places: ['place-guiyang', 'place-shanghai'] });
    expect(rows.at(-1)!.sector).toBeNull();
    const names = rows.slice(0, -1).map(({ sector }) => sector!.id);
    expect(new Set(names).size).toBe(names.length);
    for (const { cells } of rows) {
      expect(cells.map(({ place }) => place.id)).toEqual(['place-guiyang', 'place-shanghai']);
      expect(cells.some(({ measures: all }) => all.length > 0)).toBe(true);
    }
    const compute = rows.find(({ sector }) => sector?.id === 'sec-intelligent-compute')!;
    expect(compute.cells.map(({ measures: all }) => all.map(({ measure }) => measure.id))).toEqual([
      ['mea-guiyang-compute-voucher'],
      ['mea-shanghai-deployment-reward'],
    ]);
    expect(compute.cells[1]!.measures[0]!.relations.map(({ id }) => id).sort()).toEqual([
      'rel:deployment-reward-applies-to-intelligent-compute',
      'rel:deployment-reward-applies-to-shanghai',
      'rel:shanghai-issued-deployment-reward',
    ]);
    const [, shanghai] = rows.at(-1)!.cells;
    expect(shanghai!.measures.map(({ measure }) => measure.id)).toContain('mea-one-yuan-office');
  });

  it('sets beside each other only the sectors below the one asked for, of what was known', async () => {
    const places = ['place-shanghai', 'place-guiyang'];
    const rows = await measures({ places, sector: 'sec-compute' });
    expect(rows.map(({ sector }) => sector!.id)).toEqual(
      expect.arrayContaining(['sec-compute', 'sec-intelligent-compute']),
    );
    expect(rows.every(({ sector }) => sector !== null && sector.id !== 'sec-ai')).toBe(true);
    expect(await measures({ places, knownAt: '2020-01-01' })).toEqual([]);
    const early = await measures({ places, sector: 'sec-compute', knownAt: '2025-12-31' });
    expect(early.flatMap(({ cells }) => cells[0]!.measures)).toEqual([]);
  });

  it.each([
    ['{ policies(text: "！!") { totalCount } }', 'text has no letter'],
    [`{ policies(text: "${'算'.repeat(201)}") { totalCount } }`, '201 characters'],
    ['{ policies(targetYear: 20270) { totalCount } }', 'a year like 2027'],
    ['{ policies(targetYear: -1) { totalCount } }', 'a year like 2027'],
    ['{ policies(metric: "nothing") { totalCount } }', 'no metric "nothing"'],
    ['{ policies(place: "sec-gpu") { totalCount } }', 'must be a place'],
    ['{ policies(sector: "place-shanghai") { totalCount } }', 'must be a sector'],
    ['{ policies(issuedBy: "nobody") { totalCount } }', 'issuedBy: no entity has the id'],
    ['{ policies(knownAt: "2026") { totalCount } }', '2026'],
    ['{ policyMatches(company: "place-shanghai") { total } }', 'must be a company'],
    ['{ policyMatches(company: "co-muxi", first: 0) { total } }', 'at least 1'],
    ['{ placeMeasures(places: ["place-shanghai"]) { sector { name } } }', 'at least two'],
    ['{ placeMeasures(places: ["place-shanghai", "place-shanghai"]) { sector { name } } }', 'at least two'],
    ['{ placeMeasures(places: ["place-shanghai", "co-muxi"]) { sector { name } } }', 'must be a place'],
  ])('refuses %s, and says why', async (query, reason) => {
    const { errors } = await server().ask(query);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.message).toContain(reason);
  });

  it('refuses more places than can be compared', async () => {
    const { errors } = await server().ask(
      `{ placeMeasures(places: ["${['shanghai', 'beijing', 'guiyang', 'hangzhou', 'anhui', 'jiangsu']
        .map((place) => `place-${place}`)
        .join('", "')}"]) { sector { name } } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });
}
