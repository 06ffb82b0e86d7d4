// A question that is too large fails by itself, says what to narrow, and leaves the rest of the page its answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Dataset } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import { entity, relation, said } from '../analytics/worlds.js';
import { withFolder } from '../dataset/small.js';
import type { RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';

const VEHICLES = Array.from({ length: 2600 }, (_, i) => `co-vehicle-${i}`);
const HOLDERS = Array.from({ length: 5001 }, (_, i) => `person-${i}`);

/** A company that more people hold than one answer may rest on, and one that controls half as many others. */
function crowded(small: Dataset): Dataset {
  const news = said('stated').map((piece) => ({ ...piece, source: 'news-a' }));
  return {
    ...small,
    entities: [
      ...small.entities,
      ...HOLDERS.map((id) => entity(id, 'person')),
      entity('sec-crowded', 'sector'),
      ...['co-crowded', 'co-group', ...VEHICLES].map((id) => entity(id, 'company')),
    ],
    relations: [
      ...small.relations,
      ...HOLDERS.flatMap((id) =>
        (['HOLDS', 'INVESTED_IN'] as const).map((kind) =>
          relation(kind, id, 'co-crowded', { evidence: news, round: kind === 'INVESTED_IN' ? id : null }),
        ),
      ),
      ...VEHICLES.map((id) => relation('CONTROLS', 'co-group', id, { evidence: news })),
      ...VEHICLES.map((id) => relation('IN_SECTOR', id, 'sec-crowded', { evidence: news })),
      ...VEHICLES.flatMap((id) =>
        ['planned', 'filed', 'accepted', 'listed'].map((role, i) =>
          relation('LISTED_ON', id, 'pl-shanghai', {
            id: `${id}-${role}`,
            role,
            start: `202${i}`,
            evidence: news,
          }),
        ),
      ),
    ],
    observations: [
      ...small.observations,
      ...VEHICLES.slice(0, 1000).map((id) => ({
        ...{ id: `revenue-${id}`, entity: id, metric: 'revenue', min: 1, max: 1, unit: 'CNY' },
        ...{ period: '2024', basis: null, dimensions: [], evidence: news },
      })),
    ],
  };
}

describe('a question that is too large', () => {
  let server: RunningServer;

  beforeAll(async () => {
    const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
    const store = openStore('memory:', { readTimeoutMs: 0 });
    await store.write(toStored(crowded(dataset)), { prune: false });
    server = await startServer(() => store);
  });
  afterAll(() => server.stop());

  it.each([
    [
      'ownership',
      'ownership(of: "co-crowded") { unknown { min } }',
      /5000 statements; ask with a smaller depth/,
    ],
    [
      'financing',
      'financing(of: "co-crowded") { undisclosed }',
      /5000 statements; ask for what holds on one day/,
    ],
    ['circularCapital', 'circularCapital(of: "co-crowded") { circles { kind } }', /5000 statements/],
    [
      'tradingInvestors',
      'tradingInvestors(of: "co-crowded") { partners { links { id } } }',
      /5000 statements/,
    ],
    ['tally', 'tally(by: [ROUND]) { count }', /more than 1000 groups; ask by fewer keys/],
    ['comparison', 'comparison(metric: "revenue") { comparable }', /1001 figures .* narrow it with entities/],
    [
      'comparison',
      'comparison(metric: "revenue", sector: "sec-crowded", period: "2023") { comparable }',
      /2600 companies; .* give a narrower sector/,
    ],
    ['series', 'series(metric: "revenue") { unit }', /1001 figures .* narrow it with entity or a sector/],
    ['listings', 'listings(on: "pl-shanghai") { totalCount }', /10400 steps of listings.* name one board/],
    ['ownership', 'ownership(of: "co-crowded", depth: 21) { warnings }', /depth is 21; at most 20/],
  ])('fails alone and says what to narrow: %s (%s)', async (field, question, instead) => {
    const { data, errors } = await server.ask(`{ ${question} entity(id: "co-muxi") { name } }`);
    expect(data).toEqual({ [field]: null, entity: { name: '沐曦股份' } });
    expect(errors).toHaveLength(1);
    expect([errors![0]!.extensions.code, errors![0]!.message]).toEqual([
      'LIMIT_EXCEEDED',
      expect.stringMatching(instead),
    ]);
  });

  it.each(['comparison(metric: "sales") { comparable }', 'series(metric: "sales") { unit }'])(
    'is refused when there is no such metric: %s',
    async (question) => {
      const { errors } = await server.ask(`{ ${question} }`);
      expect([errors![0]!.extensions.code, errors![0]!.message]).toEqual([
        'BAD_USER_INPUT',
        expect.stringMatching(/no metric has the id "sales"/),
      ]);
    },
  );

  it('is refused before it is asked when its lists are too long for what each item has', async () => {
    const relations =
      'relations(first: 200) { edges { node { id evidence { locator source { title publisher } } } } }';
    const { errors } = await server.ask(
      `{ comparison(metric: "revenue") { groups { figures { observation { entity { ${relations} } } } } } }`,
    );
    expect([errors![0]!.extensions.code, errors![0]!.message]).toEqual([
      'LIMIT_EXCEEDED',
      expect.stringMatching(/comparison.groups.figures.observation.entity.relations .*asked 1000 times/),
    ]);
  });

  it('is answered when a period or entities narrow it', async () => {
    const { data, errors } = await server.ask(`{
      byPeriod: comparison(metric: "revenue", period: "2023") { coverage { considered } }
      byEntity: comparison(metric: "revenue", entities: ["co-vehicle-1", "co-group"]) {
        groups { figures { rank } } missing { id } } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      byPeriod: { coverage: { considered: 1001 } },
      byEntity: { groups: [{ figures: [{ rank: 1 }] }], missing: [{ id: 'co-group' }] },
    });
  });

  it('counts each statement once, from whichever end it is met', async () => {
    const { data } = await server.ask(
      '{ circularCapital(of: "co-group") { coverage { considered undated } circles { kind } } }',
    );
    expect(data!.circularCapital).toEqual({ coverage: { considered: 2600, undated: 2600 }, circles: [] });
  });
});
