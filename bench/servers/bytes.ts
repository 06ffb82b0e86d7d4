// A bare node:http server as a process of its own that answers with bytes it was given: the limit of HTTP here.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { messageOf } from './child.js';

export interface ByteServer {
  url: string;
  /** From now on the i-th of these is what `/i` answers. */
  answer: (bodies: readonly Buffer[]) => Promise<void>;
  stop: () => void;
}

/** In the process of its own. */
function serve(): void {
  let bodies: Buffer[] = [];
  process.on('message', (given: Buffer[]) => {
    bodies = given;
    process.send?.('taken');
  });
  process.on('disconnect', () => process.exit());
  const server = createServer((question, answer) => {
    question.on('end', () => {
      const body = bodies[Number(question.url!.slice(1))]!;
      const type = 'application/graphql-response+json; charset=utf-8';
      answer.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
    });
    question.resume();
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

export async function startByteServer(): Promise<ByteServer> {
  const child = fork(fileURLToPath(import.meta.url), ['--serve'], { serialization: 'advanced' });
  const port = await messageOf(child, 'the bare HTTP server');
  return {
    url: `http://127.0.0.1:${port}`,
    answer: async (bodies) => {
      const taken = messageOf(child, 'the bare HTTP server');
      child.send([...bodies]);
      await taken;
    },
    stop: () => child.disconnect(),
  };
}

if (process.argv.includes('--serve')) serve();
