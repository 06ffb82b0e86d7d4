// Neo4j answers questions in words as memory does, to the last word and statement.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { seeded } from './seeded.js';
import { wordings } from './wordings.js';

const neo4j = inject('neo4j');

describe.skipIf(neo4j === null)('a question in words', () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = openStore(neo4j!.uri, { ...neo4j!, readTimeoutMs: 20_000 });
    await store.clear();
  });
  afterAll(async () => {
    await store.clear();
    await store.close();
  });

  it('is answered alike by both stores', async () => {
    const [memory, durable] = [await seeded(), await seeded(store)];
    for (const { question } of [...wordings(1), ...wordings(2)]) {
      const [expected, answer] = [await memory(question), await durable(question)];
      const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id);
      expect({ ...answer, entities: idsOf(answer.entities), statements: idsOf(answer.statements) }).toEqual({
        ...expected,
        entities: idsOf(expected.entities),
        statements: idsOf(expected.statements),
      });
    }
  }, 120_000);
});
