// A Neo4j that nothing was ever loaded into, not even the indexes.
import { describe, expect, inject, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { Connection } from '../../api/store/neo4j/connection.js';
import { openStore } from '../../api/store/open.js';
import { withFolder } from '../dataset/small.js';
import { startServer } from '../http/running.js';

const neo4j = inject('neo4j');

describe.skipIf(neo4j === null)('a Neo4j without any data', () => {
  it('answers like an empty memory store, says what to do, and serves what is loaded then', async () => {
    const options = { ...neo4j, readTimeoutMs: 20_000 };
    const store = openStore(neo4j!.uri, options);
    const connection = new Connection(neo4j!.uri, options);
    await store.clear();
    await connection.run('DROP INDEX entity_tokens IF EXISTS');
    const server = await startServer(() => store);
    const search = async () => (await server.ask('{ search(text: "muxi") { entity { id } } }')).data.search;
    try {
      expect(await search()).toEqual([]);
      expect(await (await server.get('/readyz')).json()).toMatchObject({
        status: 'ready',
        warnings: [expect.stringMatching(/no data; `npm run seed`/)],
      });
      const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
      await store.write(toStored(dataset), { prune: false });
      expect(await search()).toEqual([{ entity: { id: 'co-muxi' } }]);
    } finally {
      await server.stop();
      await store.clear();
      await store.close();
      await connection.close();
    }
  });
});
