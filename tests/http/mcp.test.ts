// MCP over HTTP: who may ask, in what form, and how much; and that it ends cleanly.
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../api/http/server.js';
import type { GraphStore } from '../../api/store/port.js';
import { connectOverHttp } from '../mcp/client.js';
import type { Seeded } from '../mcp/seeded.js';
import { startSeededMcp } from '../mcp/seeded.js';
import { startServer } from './running.js';

const CALL = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'sources', arguments: {} } };
const HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

interface Sent {
  method?: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

/** Sends exactly this: fetch does not let a caller choose Host or Origin. */
async function send(url: string, { method = 'POST', body = JSON.stringify(CALL), headers = {} }: Sent = {}) {
  const asked = request(`${url}/mcp`, { method, headers: { ...HEADERS, ...headers } });
  if (method === 'POST') asked.end(body);
  else asked.end();
  const [response] = (await once(asked, 'response')) as [
    { statusCode: number; headers: IncomingHttpHeaders } & AsyncIterable<Buffer>,
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { status: response.statusCode, headers: response.headers, bytes, text: bytes.toString() };
}

describe('MCP over HTTP', () => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await startSeededMcp();
  });
  afterAll(() => seeded.stop());

  it('answers a call with one JSON, and has neither sessions nor streams', async () => {
    const { status, headers, text } = await send(seeded.url);
    expect([status, headers['content-type'], headers['mcp-session-id']]).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
      undefined,
    ]);
    expect(JSON.parse(text)).toMatchObject({
      jsonrpc: '2.0',
      id: 1,
      result: { content: [{ type: 'text' }] },
    });
    for (const method of ['GET', 'DELETE', 'PUT', 'OPTIONS']) {
      const refused = await send(seeded.url, { method });
      expect([method, refused.status, refused.headers.allow]).toEqual([method, 405, 'POST']);
      expect(JSON.parse(refused.text).error.message).toMatch(/by POST/);
    }
  });

  it('takes a notification without an answer', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' });
    expect(await send(seeded.url, { body })).toMatchObject({ status: 202, text: '' });
  });

  it.each<[string, Sent, number, RegExp]>([
    ['what is no JSON', { body: '{"jsonrpc": ' }, 400, /JSON/],
    ['an empty body', { body: '' }, 400, /./],
    ['garbage', { body: Buffer.from([0xff, 0x00, 0x7b]) }, 400, /./],
    ['what is no call', { body: '{"hello": 1}' }, 400, /Invalid JSON-RPC/],
    ['a batch', { body: JSON.stringify([CALL, CALL]) }, 400, /batches/],
    ['a huge body', { body: JSON.stringify({ ...CALL, more: 'x'.repeat(70_000) }) }, 413, /too large/],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, /./],
    ['a client that takes no events', { headers: { accept: 'application/json' } }, 406, /text\/event-stream/],
    [
      'a protocol that there is not',
      { headers: { 'mcp-protocol-version': '1999-01-01' } },
      400,
      /protocol version/,
    ],
  ])('refuses %s as JSON-RPC does', async (_, sent, status, message) => {
    const refused = await send(seeded.url, sent);
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.text)).toMatchObject({
      jsonrpc: '2.0',
      error: { code: expect.any(Number), message: expect.stringMatching(message) },
      id: null,
    });
  });

  it('knows no method but those of tools', async () => {
    const { text } = await send(seeded.url, { body: JSON.stringify({ ...CALL, method: 'resources/list' }) });
    expect(JSON.parse(text).error).toMatchObject({ code: -32_601 });
  });

  it.each<[string, Record<string, string>, number]>([
    ['this machine by name', { host: 'localhost:4000' }, 200],
    ['this machine by address', { host: '[::1]:4000' }, 200],
    ['an address of the network', { host: '192.168.1.7:4000' }, 200],
    ['a page of its own', { host: 'localhost:4000', origin: 'http://localhost:4000' }, 200],
    ['a name that means this machine now', { host: 'evil.example:4000' }, 403],
    [
      'a page of a name that means this machine now',
      { host: 'evil.example', origin: 'http://evil.example' },
      403,
    ],
    ['a page of somebody else', { host: 'localhost', origin: 'https://evil.example' }, 403],
    ['a page of another machine', { host: 'localhost', origin: 'http://192.168.1.9' }, 403],
    ['a page of nowhere', { host: 'localhost', origin: 'null' }, 403],
  ])('asked by way of %s', async (_, headers, status) => {
    const answered = await send(seeded.url, { headers });
    expect(answered.status).toBe(status);
    if (status === 403) expect(JSON.parse(answered.text).error.message).toMatch(/XINTU_MCP_HOSTS/);
    expect((await send(seeded.url, { method: 'GET', headers })).status).toBe(status === 403 ? 403 : 405);
  });

  it('is asked by the names that the configuration lists', async () => {
    const app = await createServer({
      ...{ store: () => seeded.store, warnings: () => [], logLevel: 'fatal', viewer: null },
      ...{ knowsVersion: true, keptBytes: 0, introspection: true, editor: false, build: 'test' },
      mcpHosts: ['xintu.example'],
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const statusOf = async (headers: Record<string, string>) => (await send(url, { headers })).status;
      expect(await statusOf({ host: 'xintu.example' })).toBe(200);
      expect(await statusOf({ host: 'xintu.example:443', origin: 'https://xintu.example' })).toBe(200);
      expect(await statusOf({ host: 'other.example' })).toBe(403);
    } finally {
      await app.close();
    }
  });

  it('compresses an answer for who takes it so', async () => {
    const { headers, bytes } = await send(seeded.url, { headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
    expect(bytes.length).toBeLessThan((await send(seeded.url)).bytes.length);
  });

  it('answers many at once, each its own', async () => {
    const names = ['muxi', 'biren', 'cxmt', 'enflame'];
    const texts = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        seeded.client.callTool({ name: 'search', arguments: { text: names[i % 4] } }),
      ),
    );
    texts.forEach((each, i) => {
      expect(JSON.stringify(each)).toContain(`co-${names[i % 4]}`);
    });
  });

  it('waits for one who sends slowly, and for one who reads slowly', async () => {
    const { hostname, port } = new URL(seeded.url);
    const body = JSON.stringify({ ...CALL, params: { name: 'figures', arguments: { budget: 100_000 } } });
    const socket = connectTcp(Number(port), hostname);
    const head = Object.entries({ ...HEADERS, host: 'localhost', connection: 'close' });
    socket.write(
      `POST /mcp HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n`,
    );
    socket.write(`content-length: ${Buffer.byteLength(body)}\r\n\r\n`);
    for (let at = 0; at < body.length; at += 20) {
      socket.write(body.slice(at, at + 20));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    let read = 0;
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 200));
    for await (const chunk of socket) {
      read += chunk.length;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(read).toBeGreaterThan(90_000);
  });

  it('lets a call finish when the service ends, and ends then', async () => {
    let [open, isAsked] = [() => {}, () => {}];
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const slow: GraphStore = Object.create(seeded.store, {
      view: {
        value: () => {
          const view = seeded.store.view();
          const status = view.status.bind(view);
          view.status = async () => {
            isAsked();
            await gate;
            return status();
          };
          return view;
        },
      },
    });
    const server = await startServer(() => slow);
    const client = await connectOverHttp(server.url);
    const call = client.callTool({ name: 'search', arguments: { text: 'muxi' } });
    await asked;
    const stopped = server.stop();
    open();
    expect((await call).isError).not.toBe(true);
    await client.close();
    await stopped;
    await expect(connectOverHttp(server.url)).rejects.toThrow();
  });
});
