// Two processes of the built service on one Neo4j, behind something that asks them in turn.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Tables } from '../dataset/small.js';
import { SMALL, withFolder } from '../dataset/small.js';
import { runSeed } from '../graph-seed/seed-process.js';
import { environmentOf } from '../neo4j/started.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const neo4j = inject('neo4j');

interface Member {
  url: string;
  /** How often it was asked. */
  asked: number;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

async function startMember(environment: Record<string, string>): Promise<Member> {
  const child = spawn(process.execPath, ['dist/api/main/server.js'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let written = '';
    child.stdout.on('data', (chunk: Buffer) => {
      written += chunk;
      const [, found] = /listening at (http:\/\/[^"]+)/.exec(written) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`the service has ended: ${written}`)));
  });
  const stop = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return ended;
  };
  return { url, asked: 0, stop };
}

/** Hands each request to the next member, and to the one after it when that does not answer. */
async function startBalancer(members: readonly Member[]) {
  let turn = 0;
  const handOn = (asked: IncomingMessage, body: Buffer, answer: ServerResponse, left: number) => {
    const member = members[turn++ % members.length]!;
    const { method, headers } = asked;
    const handed = request(`${member.url}${asked.url}`, { method, headers }, (response) => {
      member.asked += 1;
      answer.writeHead(response.statusCode!, response.headers);
      response.pipe(answer);
    });
    handed.once('error', () =>
      left > 1 ? handOn(asked, body, answer, left - 1) : answer.writeHead(502).end(),
    );
    handed.end(body);
  };
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.once('end', () => handOn(asked, Buffer.concat(chunks), answer, members.length));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

describe.skipIf(neo4j === null)('two processes on one database', () => {
  let members: Member[];
  let balancer: Awaited<ReturnType<typeof startBalancer>>;
  const ask = async (query: string, url = balancer.url) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as {
      // biome-ignore lint/suspicious/noExplicitAny: answers have whatever shape the query of a test gives them
      data: any;
      errors?: { extensions: { code: string } }[];
    };
  };
  const seed = (...options: string[]) => runSeed(options, environmentOf(neo4j!));

  beforeAll(async () => {
    expect((await seed('--clear')).code).toBe(0);
    members = await Promise.all([1, 2].map(() => startMember(environmentOf(neo4j!))));
    balancer = await startBalancer(members);
  });
  afterAll(async () => {
    balancer.stop();
    await Promise.all(members.map(({ stop }) => stop('SIGKILL')));
    await seed('--clear');
  });

  it('share the questions, and answer them alike', async () => {
    const query = '{ investors(filter: {atLeast: 2}, first: 20) { totalCount edges { node { id } } } }';
    const before = members.map(({ asked }) => asked);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(query)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.data.investors.totalCount).toBeGreaterThan(0);
    for (const [i, { asked }] of members.entries()) expect(asked).toBeGreaterThan(before[i]!);
  });

  it('go on with a list where the other has ended a page', async () => {
    const page = async (after: string | null) => {
      const { data } = await ask(
        `{ companies(first: 50, after: ${JSON.stringify(after)}) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
      );
      return data.companies;
    };
    const ids: string[] = [];
    let total = Number.NaN;
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo, totalCount } = await page(after);
      ids.push(...edges.map((edge: { node: { id: string } }) => edge.node.id));
      [after, more, total] = [pageInfo.endCursor, pageInfo.hasNextPage, totalCount];
    }
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  it('know the ETag that the other gave', async () => {
    const query = encodeURIComponent('{ companies(first: 1) { totalCount } }');
    const get = (url: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/graphql?query=${query}`, {
        headers: { 'apollo-require-preflight': 'true', ...headers },
      });
    const [first, second] = members as [Member, Member];
    const etag = (await get(first.url)).headers.get('etag')!;
    expect((await get(second.url, { 'if-none-match': etag })).status).toBe(304);
  });

  it('both answer from what is loaded now, whatever they have kept', async () => {
    const count = '{ companies(first: 1) { totalCount } }';
    const totals = async () => {
      const answers = await Promise.all(members.map(({ url }) => ask(count, url)));
      return answers.map(({ data }) => data.companies.totalCount as number);
    };
    const before = await totals();
    await totals();
    const headers = Object.entries(SMALL).map(([table, text]) => [table, `${text.split('\n')[0]}\n`]);
    const tables: Tables = Object.fromEntries(headers);
    const entities = `${tables.entities}co-of-another-folder,company,另一文件夹的公司,,,,,,\n`;
    await withFolder({ ...tables, entities }, async (path) => {
      expect(await seed(path)).toMatchObject({ code: 0, error: '' });
    });
    expect(await totals()).toEqual(before.map((total) => total + 1));
  });

  it('answer when one of them is gone', async () => {
    await members[0]!.stop('SIGKILL');
    for (let n = 0; n < 4; n++) {
      const { data } = await ask('{ entity(id: "co-muxi") { name } }');
      expect(data.entity.name).toBe('沐曦股份');
    }
    expect(await members[1]!.stop('SIGTERM')).toBe(0);
  });
});
