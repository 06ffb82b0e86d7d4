// Requests over real HTTP with connections that are kept: to the service, and to the bare server that has its answers.
import { Pool } from 'undici';
import type { Column } from './column.js';
import { Failed } from './column.js';

const CONNECTIONS = 16;
const PATIENCE_MS = 120_000;

export interface Answer {
  status: number;
  body: Buffer;
}

export interface Asked {
  post: (path: string, body: string) => Promise<Answer>;
  close: () => Promise<void>;
}

/** One connection for each client at most, without pipelining. */
export function connect(url: string): Asked {
  const pool = new Pool(url, {
    connections: CONNECTIONS,
    bodyTimeout: PATIENCE_MS,
    headersTimeout: PATIENCE_MS,
    // Between two questions others are asked for minutes: no server may have closed a connection that is used again.
    keepAliveMaxTimeout: 10_000,
  });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
  };
  return {
    post: async (path, body) => {
      const answer = await pool.request({ method: 'POST', path, headers, body });
      return { status: answer.statusCode, body: Buffer.from(await answer.body.arrayBuffer()) };
    },
    close: () => pool.close(),
  };
}

/** The code of the first error of an answer; null when it has none. */
export function errorCode({ status, body }: Answer): string | null {
  // Asked of every answer of the preparation only: parsing costs more than asking.
  const { errors } = JSON.parse(body.toString()) as { errors?: { extensions?: { code?: string } }[] };
  if (errors?.length) return errors[0]!.extensions?.code ?? 'WITHOUT_CODE';
  return status === 200 ? null : `STATUS_${status}`;
}

/** The i-th request and the answer that it had at first. */
export interface Expected {
  body: string;
  answer: Buffer;
}

/** Every answer is compared byte for byte with the one that the same request had at first. */
export function httpColumn(name: Column['name'], { post }: Asked, expected: readonly Expected[]): Column {
  return {
    name,
    ask: async (i) => {
      const answer = await post(name === 'http' ? `/${i}` : '/graphql', expected[i]!.body);
      if (answer.body.equals(expected[i]!.answer)) return;
      throw new Failed(errorCode(answer) ?? 'ANOTHER_ANSWER');
    },
  };
}
