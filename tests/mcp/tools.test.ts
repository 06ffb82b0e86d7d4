// The list of tools as a client gets it: what it costs a model to know them, and that they only read.
import { readFileSync } from 'node:fs';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTRUCTIONS, VERSION } from '../../api/mcp/server.js';
import { CALLS } from './calls.js';
import { callText, npmArguments } from './client.js';
import type { Seeded } from './seeded.js';
import { startSeededMcp } from './seeded.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the tools', () => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await startSeededMcp();
  });
  afterAll(() => seeded.stop());
  const list = async () => (await seeded.client.listTools()).tools;

  it('cost less than 4,000 tokens together, the instructions included', async () => {
    const listed = countTokens(JSON.stringify(await list()));
    const instructions = countTokens(seeded.client.getInstructions()!);
    // Other tokenizers count up to a tenth more.
    expect(listed * 1.1 + instructions).toBeLessThan(4000);
  });

  it('only read, are the same when they are called again, and ask nothing but the dataset', async () => {
    for (const { annotations } of await list())
      expect(annotations).toEqual({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
  });

  it('take no argument that they do not name, and each can be paged', async () => {
    for (const { inputSchema } of await list()) {
      expect(inputSchema['additionalProperties']).toBe(false);
      expect(Object.keys(inputSchema.properties!)).toEqual(expect.arrayContaining(['after', 'budget']));
      expect(JSON.stringify(inputSchema)).not.toContain('9007199254740991');
    }
  });

  it('are each called in these tests, and in docs/mcp.md', async () => {
    const names = (await list()).map(({ name }) => name);
    expect([...new Set(CALLS.map(([name]) => name))].sort()).toEqual([...names].sort());
    for (const document of ['docs/mcp.md', 'docs/mcp.zh-CN.md']) {
      const table = [...read(document).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
      expect(table).toEqual(names);
    }
  });

  it('are connected to as the documents show', () => {
    for (const document of ['README.md', 'README.zh-CN.md', 'docs/mcp.md', 'docs/mcp.zh-CN.md']) {
      const shown = [...read(document).matchAll(/^```jsonc\n(.*?)^```$/gms)].map(([, body]) =>
        JSON.parse(body!),
      );
      expect(shown).toEqual([
        { mcpServers: { xintu: { type: 'http', url: 'http://localhost:4000/mcp' } } },
        { mcpServers: { xintu: { command: 'npm', args: npmArguments('/path/to/xintu') } } },
      ]);
    }
  });

  it('come with instructions, and with the version of the package', () => {
    expect(seeded.client.getInstructions()).toBe(INSTRUCTIONS);
    expect(VERSION).toBe(JSON.parse(read('package.json')).version);
    expect(seeded.client.getServerVersion()).toMatchObject({ name: 'xintu', version: VERSION });
  });

  it('have answers of at most 20 kB, which is about 6,000 tokens', async () => {
    for (const [name, args] of CALLS) {
      const { text, isError } = await callText(seeded.client, name, args);
      expect([name, args, isError]).toEqual([name, args, false]);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
      expect(countTokens(text)).toBeLessThan(7000);
    }
  });
});
