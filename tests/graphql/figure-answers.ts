// Figures compared and in series: part of what the seed data answer on either store, told by what the CSV files say.
import { beforeAll, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Dataset, Observation } from '../../api/model/statement.js';
import type { Answer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
interface Named {
  name: string;
}
interface Compared {
  rank: number | null;
  rankMin: number;
  rankMax: number;
  exact: boolean;
  observation: { id: string; entity: Named; min: number | null; max: number | null; certainty: string };
}
interface Group {
  unit: string;
  basis: string | null;
  period: string | null;
  dimensions: Named[];
  differsIn: string[];
  entityCount: number;
  figures: Compared[];
}
interface Comparison {
  comparable: boolean;
  metric: Named;
  groups: Group[];
  missing: Named[];
  coverage: { considered: number; undated: number };
}
interface Series {
  makers: Named[];
  publisher: string | null;
  sources: { id: string }[];
  entity: Named;
  unit: string;
  basis: string | null;
  dimensions: Named[];
  evenPeriods: boolean;
  points: { id: string; period: string | null; min: number | null; max: number | null; certainty: string }[];
}

const COMPARISON = `query ($metric: ID!, $entities: [ID!], $sector: ID, $period: String, $knownAt: Date) {
  comparison(metric: $metric, entities: $entities, sector: $sector, period: $period, knownAt: $knownAt) {
    comparable metric { name } missing { name } coverage { considered undated }
    groups { unit basis period dimensions { name } differsIn entityCount
      figures { rank rankMin rankMax exact observation { id entity { name } min max certainty evidence { locator } } } }
  }
}`;
const SERIES = `query ($metric: ID!, $entity: ID, $sector: ID, $knownAt: Date) {
  series(metric: $metric, entity: $entity, sector: $sector, knownAt: $knownAt) {
    makers { name } publisher sources { id } entity { name } unit basis dimensions { name } evenPeriods
    points { id period min max certainty evidence { source { id } attributedTo { name } } }
  }
}`;

/** Registers the questions; `ask` answers them from the seed data in this folder. */
export function figureAnswers(ask: Ask, seed: string): void {
  const compare = async (variables: object): Promise<Comparison> =>
    (await ask(COMPARISON, { ...variables })).comparison;
  const seriesOf = async (variables: object): Promise<Series[]> =>
    (await ask(SERIES, { ...variables })).series;
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = (await readDataset([seed])).dataset;
  });
  const rowsOf = (metric: string): Observation[] =>
    dataset.observations.filter((row) => row.metric === metric);
  const nameOf = (id: string) => dataset.entities.find((entity) => entity.id === id)!.name;
  const ranked = ({ figures }: Group) =>
    figures.map(({ rank, observation }) => [observation.entity.name, rank]);

  it.each(['rd_expense', 'revenue'])(
    'ranks 寒武纪 and 摩尔线程 in %s of 2024 by what is in the CSV',
    async (metric) => {
      const entities = ['co-cambricon', 'co-moore-threads'];
      const own = rowsOf(metric).filter(
        ({ entity, period }) => period === '2024' && entities.includes(entity),
      );
      expect(own).toHaveLength(2);
      const { comparable, groups, missing } = await compare({ metric, entities, period: '2024' });
      expect([comparable, groups.length, missing]).toEqual([true, 1, []]);
      expect(ranked(groups[0]!)).toEqual(
        own.sort((a, b) => b.min! - a.min!).map(({ entity }, i) => [nameOf(entity), i + 1]),
      );
    },
  );

  it('does not rank yuan among dollars, and names the GPU companies without a figure', async () => {
    const { comparable, metric, groups, missing } = await compare({
      metric: 'rd_expense',
      sector: 'sec-gpu',
      period: '2024',
    });
    expect([metric.name, comparable]).toEqual(['研发投入', false]);
    expect(groups.map((group) => [group.unit, group.differsIn, ranked(group)])).toEqual([
      [
        'CNY',
        [],
        [
          ['摩尔线程', 1],
          ['寒武纪', 2],
        ],
      ],
      ['USD', ['UNIT'], [['英伟达', 1]]],
    ]);
    const { companies } = await ask(
      '{ companies(sector: "sec-gpu", first: 50) { edges { node { name } } } }',
    );
    const all = companies.edges.map(({ node }: { node: Named }) => node.name);
    const told = groups.flatMap((group) => group.figures.map(({ observation }) => observation.entity.name));
    expect([...missing.map(({ name }) => name), ...told].sort()).toEqual(all.sort());
  });

  it('leaves open who of 寒武纪 and 沐曦 sold more in 2024, because 突破7亿元 is only a bound', async () => {
    const { groups } = await compare({ metric: 'revenue', sector: 'sec-gpu', period: '2024' });
    expect(groups.map(({ basis, differsIn }) => [basis, differsIn])).toEqual([
      [null, []],
      ['main business', ['BASIS']],
    ]);
    expect(
      groups[0]!.figures.map(({ observation, rank, rankMin, rankMax, exact }) => [
        ...[observation.entity.name, rank],
        ...[rankMin, rankMax, exact],
      ]),
    ).toEqual([
      ['寒武纪', null, 1, 2, true],
      ['沐曦股份', null, 1, 2, false],
      ['天数智芯', 3, 3, 3, true],
      ['摩尔线程', 4, 4, 4, true],
      ['壁仞科技', 5, 5, 5, true],
    ]);
    expect(groups[1]!.figures).toMatchObject([
      { exact: false, observation: { entity: { name: '燧原科技' } } },
    ]);
  });

  it('keeps the two bases of the profit of 蓝箭 apart, year by year, and compares 长鑫 with the one', async () => {
    const entities = ['co-landspace', 'co-cxmt'];
    const { groups, coverage } = await compare({ metric: 'net_profit', entities });
    const own = rowsOf('net_profit').filter(({ entity }) => entities.includes(entity));
    expect(coverage.considered).toBe(own.length);
    const isPart = (basis: string | null, period: string | null, { figures }: Group) =>
      expect(figures.map(({ observation }) => observation.id.replace('obs:', '')).sort()).toEqual(
        own
          .filter((row) => row.basis === basis && row.period === period)
          .map(({ id }) => id)
          .sort(),
      );
    for (const group of groups) isPart(group.basis, group.period, group);
    const year = groups.filter(({ period }) => period === '2024');
    expect(year.map((group) => [group.basis, ranked(group)])).toEqual([
      [
        'attributable to the parent',
        [
          ['蓝箭航天', 1],
          ['长鑫科技', 2],
        ],
      ],
      ['attributable to the parent, without one-off items', [['蓝箭航天', 1]]],
    ]);
  });

  it('holds every figure of the metric exactly once, in a group of its own kind', async () => {
    const { groups } = await compare({ metric: 'market_share' });
    const ids = groups.flatMap(({ figures }) => figures.map(({ observation }) => observation.id));
    expect(ids.sort()).toEqual(
      rowsOf('market_share')
        .map(({ id }) => `obs:${id}`)
        .sort(),
    );
    for (const { unit, basis, dimensions, figures } of groups) {
      for (const { observation } of figures) {
        const row = dataset.observations.find(({ id }) => `obs:${id}` === observation.id)!;
        expect([row.unit, row.basis, row.dimensions.map(nameOf).sort()]).toEqual([
          unit,
          basis,
          dimensions.map(({ name }) => name).sort(),
        ]);
      }
    }
  });

  it('tells who has no figure from what was not known yet', async () => {
    const entities = ['co-biren', 'co-cambricon'];
    const now = await compare({ metric: 'rd_expense', entities });
    expect([now.missing, now.coverage.considered]).toEqual([[{ name: '壁仞科技' }], 1]);
    const before = await compare({ metric: 'rd_expense', entities, knownAt: '2026-01-01' });
    expect([before.comparable, before.groups, before.missing.length, before.coverage.considered]).toEqual([
      ...[false, [], 2, 0],
    ]);
  });

  it('orders foundings by their dates, the registration of 沐曦 apart', async () => {
    const { groups } = await compare({ metric: 'founded', sector: 'sec-gpu' });
    expect(groups.map(({ period, basis }) => [period, basis])).toEqual([
      [null, null],
      [null, 'registration'],
    ]);
    const dates = groups[0]!.figures.map(
      ({ observation }) => rowsOf('founded').find(({ id }) => `obs:${id}` === observation.id)!.period!,
    );
    expect(dates).toEqual([...dates].sort());
  });

  it('has the self-sufficiency in GPUs by 摩根士丹利 as one series, of which 2027 is a forecast', async () => {
    const [series, ...others] = await seriesOf({ metric: 'self_sufficiency', sector: 'sec-gpu' });
    expect(others).toEqual([]);
    expect(series).toMatchObject({
      makers: [{ name: '摩根士丹利' }],
      publisher: null,
      entity: { name: '中国' },
      dimensions: [{ name: 'GPU' }],
      evenPeriods: true,
    });
    expect(series!.points.map(({ period, min, certainty }) => [period, min, certainty])).toEqual([
      ['2024', 34, 'STATED'],
      ['2027', 82, 'FORECAST'],
    ]);
  });

  it('has what Gartner and 摩根士丹利 say together as neither’s alone', async () => {
    const series = await seriesOf({ metric: 'localisation_rate', entity: 'place-china' });
    const together = series.find(({ basis }) => basis === 'GPUs')!;
    expect(together.makers.map(({ name }) => name).sort()).toEqual(['Gartner', '摩根士丹利']);
    expect(together.points.map(({ period, certainty }) => [period, certainty])).toEqual([
      ['2023', 'STATED'],
      ['2027', 'FORECAST'],
    ]);
  });

  it('puts sizes of markets side by side: other makers, markets and currencies are other series', async () => {
    const series = await seriesOf({ metric: 'market_size' });
    const names = series.map(({ makers, publisher, entity, unit, basis, dimensions }) =>
      JSON.stringify([makers, publisher, entity, unit, basis, dimensions]),
    );
    expect(new Set(names).size).toBe(series.length);
    const ids = series.flatMap(({ points }) => points.map(({ id }) => id));
    expect(ids.sort()).toEqual(
      rowsOf('market_size')
        .map(({ id }) => `obs:${id}`)
        .sort(),
    );
    const gpu = series.find(({ dimensions }) => dimensions[0]?.name === 'GPU')!;
    expect(gpu).toMatchObject({
      makers: [],
      publisher: '解放日报 / 上观新闻',
      sources: [{ id: 'src:article-000' }],
    });
    expect(gpu.points.map(({ period }) => period)).toEqual(['2020', '2024']);
  });

  it('says that half a year is among the years of 蓝箭', async () => {
    const series = await seriesOf({ metric: 'net_profit', entity: 'co-landspace' });
    expect(
      series.map(({ makers, basis, evenPeriods, points }) => [
        makers[0]!.name,
        basis,
        evenPeriods,
        points.length,
      ]),
    ).toEqual([
      ['蓝箭航天', 'attributable to the parent', false, 4],
      ['蓝箭航天', 'attributable to the parent, without one-off items', false, 4],
    ]);
  });

  it('has no series before a source was published', async () => {
    expect(await seriesOf({ metric: 'self_sufficiency', knownAt: '2026-01-01' })).toEqual([]);
  });
}
