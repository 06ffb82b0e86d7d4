// `npm run mcp` as a client starts it: the build, from memory and from a real Neo4j, alike.
import { fileURLToPath } from 'node:url';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, inject, it } from 'vitest';
import { openStore } from '../../api/store/open.js';
import { connect, npmArguments, pagesOf } from '../mcp/client.js';
import type {} from '../neo4j/global-setup.js';
import { environmentOf } from '../neo4j/started.js';
import { fillWithSeed } from '../viewer/seeded.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const neo4j = inject('neo4j');

async function answers(environment: Record<string, string>): Promise<string[]> {
  const env = { ...process.env, XINTU_DATA: '', NEO4J_URI: '', ...environment } as Record<string, string>;
  const args = npmArguments(root);
  const transport = new StdioClientTransport({ command: 'npm', args, cwd: '/', env, stderr: 'inherit' });
  const client = await connect(transport);
  // Anything on standard output that is no message of the protocol.
  const strange: Error[] = [];
  client.onerror = (error) => strange.push(error);
  try {
    const found = await pagesOf(client, 'entity', { id: 'co-muxi', budget: 6000 });
    expect(strange).toEqual([]);
    return found;
  } finally {
    await client.close();
  }
}

describe('npm run mcp', () => {
  it('serves the seed data from memory', async () => {
    expect((await answers({})).length).toBeGreaterThan(1);
  });

  it.skipIf(neo4j === null)('serves the same from Neo4j', async () => {
    const store = openStore(neo4j!.uri, { ...neo4j!, readTimeoutMs: 20_000 });
    try {
      await fillWithSeed(store);
      expect(await answers(environmentOf(neo4j!))).toEqual(await answers({}));
    } finally {
      await store.clear();
      await store.close();
    }
  });
});
