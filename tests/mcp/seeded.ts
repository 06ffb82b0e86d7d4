// The seed data behind a real server, asked by the official client.
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { startServer } from '../http/running.js';
import { fillWithSeed } from '../viewer/seeded.js';
import { connectOverHttp } from './client.js';

export interface Seeded {
  store: GraphStore;
  url: string;
  client: Client;
  stop(): Promise<void>;
}

/** Serves the seed data from memory, or from a store that is theirs alone; or other data. */
export async function startSeededMcp(given?: GraphStore, fill = fillWithSeed): Promise<Seeded> {
  const store = given ?? openStore('memory:', { readTimeoutMs: 0 });
  await fill(store);
  const server = await startServer(() => store);
  const client = await connectOverHttp(server.url);
  const stop = async () => {
    await client.close();
    await server.stop();
    await store.close();
  };
  return { store, url: server.url, client, stop };
}
