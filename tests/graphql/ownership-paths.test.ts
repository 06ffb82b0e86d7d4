// The chains of an owner over GraphQL, where the sources differ on one of the holdings.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import { entity, holds, said } from '../analytics/worlds.js';
import { withFolder } from '../dataset/small.js';
import type { RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';

let server: RunningServer;

beforeAll(async () => {
  const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
  const evidence = said('stated').map((piece) => ({ ...piece, source: 'news-a' }));
  const store = openStore('memory:', { readTimeoutMs: 0 });
  const world = {
    ...dataset,
    entities: [
      ...dataset.entities,
      ...['co-a', 'co-b'].map((id) => entity(id, 'company')),
      entity('per-p', 'person'),
    ],
    relations: [
      ...dataset.relations,
      holds('per-p', 'co-a', 100, { evidence }),
      holds('co-a', 'co-b', 100 / 3, { id: 'third', evidence }),
      holds('co-a', 'co-b', 30, { id: 'thirty', evidence }),
    ],
  };
  await store.write(toStored(world), { prune: false });
  server = await startServer(() => store);
});
afterAll(() => server.stop());

it('shows every statement of a holding about which the sources differ, as one step', async () => {
  const { data } = await server.ask(`{ ownership(of: "co-b") {
    owners { owner { id } direct { min max } integrated { min max } paths { length entities { id } relations { id } } }
    warnings
  } }`);
  const share = { min: 30, max: 100 };
  const [both, own] = [['rel:third', 'rel:thirty'], ['rel:per-p-HOLDS-co-a']];
  const path = (entities: string[], relations: string[]) => ({
    length: entities.length - 1,
    entities: entities.map((id) => ({ id })),
    relations: relations.map((id) => ({ id })),
  });
  expect(data!.ownership.owners).toEqual([
    {
      ...{ owner: { id: 'co-a' }, direct: { min: 30, max: 100 / 3 }, integrated: share },
      paths: [path(['co-a', 'co-b'], both)],
    },
    {
      ...{ owner: { id: 'per-p' }, direct: null, integrated: share },
      paths: [path(['per-p', 'co-a', 'co-b'], [...own, ...both])],
    },
  ]);
  expect(data!.ownership.warnings).toEqual([expect.stringContaining('third, thirty')]);
});
