// MCP over stdio as a process of its own: what it writes where, and how it ends.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it } from 'vitest';
import { ask, callText, connect } from '../mcp/client.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const environment = { ...process.env, XINTU_DATA: '', NEO4J_URI: '' } as Record<string, string>;
const ENTRY = ['--import', 'tsx', 'api/main/mcp.ts'];

/** Writes these lines to the entry, closes its input, and waits for its end. */
function runEntry(lines: readonly string[], more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ENTRY, { cwd: root, env: { ...environment, ...more } });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise<{ code: number | null; messages: string[]; error: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, messages: out.split('\n').filter(Boolean), error }));
  });
}

const message = (id: number, method: string, params: object) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });
const INITIALIZE = message(1, 'initialize', {
  ...{ protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'tests', version: '1' } },
});

describe('MCP over stdio', () => {
  it('answers the official client, and logs to standard error', async () => {
    const transport = new StdioClientTransport({
      ...{ command: process.execPath, args: ENTRY, cwd: root, env: environment, stderr: 'pipe' },
    });
    let logged = '';
    transport.stderr!.on('data', (chunk: Buffer) => {
      logged += chunk;
    });
    const client = await connect(transport);
    expect((await client.listTools()).tools.length).toBeGreaterThan(8);
    expect((await ask(client, 'search', { text: 'muxi' })).entities[0].id).toBe('co-muxi');
    expect((await callText(client, 'entity', { id: 'co-nobody' })).isError).toBe(true);
    const begun = Date.now();
    await client.close();
    // The client waits for two seconds before it kills.
    expect(Date.now() - begun).toBeLessThan(1900);
    expect(logged).toMatch(/read \d+ entities/);
  }, 30_000);

  it('writes nothing but the protocol, answers what was asked before the input ended, and ends in order', async () => {
    const call = (id: number, args: object) =>
      message(id, 'tools/call', { name: 'figures', arguments: args });
    const { code, messages, error } = await runEntry([
      INITIALIZE,
      'no JSON at all',
      '{"jsonrpc": "2.0"}',
      ...[2, 3, 4].map((id) => call(id, {})),
    ]);
    expect(code).toBe(0);
    expect(messages.map((each) => JSON.parse(each).id).sort()).toEqual([1, 2, 3, 4]);
    expect(error).toMatch(/warning: MCP: .*JSON/);
  }, 30_000);

  it('ends with the reason when its data are not legal', async () => {
    const { code, messages, error } = await runEntry([INITIALIZE], { XINTU_DATA: '/nowhere' });
    expect([code, messages]).toEqual([1, []]);
    expect(error).toMatch(/^xintu: .*\n.*\/nowhere: no such folder/m);
  }, 30_000);

  it('ends on SIGTERM', async () => {
    const child = spawn(process.execPath, ENTRY, { cwd: root, env: environment });
    const ended = new Promise((resolve) => {
      child.once('close', resolve);
    });
    child.stdin.write(`${INITIALIZE}\n`);
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toBe(0);
  }, 30_000);
});
