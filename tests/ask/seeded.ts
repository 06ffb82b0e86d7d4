// The seed data in memory, asked in words.
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../api/ask/ask.js';
import { ask } from '../../api/ask/ask.js';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { Session } from '../../api/questions/session.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';

const SEED = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));

/** Asks the seed data that this store is given first. */
export async function seeded(
  store: GraphStore = openStore('memory:', { readTimeoutMs: 0 }),
): Promise<(question: string) => Promise<Answer>> {
  const { dataset } = await readDataset([SEED]);
  await store.write(toStored(dataset), { prune: false });
  return (question) => ask(new Session(store.view()), { question });
}
