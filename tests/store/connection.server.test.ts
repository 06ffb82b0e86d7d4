// Reads are bounded in the database itself, and what they say when they are stopped can be acted on.
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { XintuError } from '../../api/errors.js';
import { Connection } from '../../api/store/neo4j/connection.js';

const neo4j = inject('neo4j');

/** A way to the server on which nothing is passed on any more after `freeze`, as if its machine had stopped. */
async function freezable(uri: string) {
  const { hostname, port } = new URL(uri);
  const sockets: Socket[] = [];
  const proxy = createServer((client) => {
    const server = connect(Number(port || 7687), hostname);
    client.pipe(server).pipe(client);
    sockets.push(client, server);
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    uri: `bolt://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

describe.skipIf(neo4j === null)('a read of Neo4j', () => {
  // The first statement of a server that has just started takes longer than the timeouts below.
  beforeAll(async () => {
    const connection = new Connection(neo4j!.uri, { ...neo4j, readTimeoutMs: 20_000 });
    await connection.read('RETURN 1 AS one');
    await connection.close();
  });

  it('is given up when the server says nothing any more', async () => {
    const way = await freezable(neo4j!.uri);
    const connection = new Connection(way.uri, { ...neo4j, readTimeoutMs: 300 });
    try {
      expect(await connection.read('RETURN 1 AS one')).toHaveLength(1);
      way.freeze();
      await expect(connection.read('RETURN 1 AS one')).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringMatching(/silent for 5300 ms.*NEO4J_URI/),
      });
    } finally {
      way.close();
      await connection.close();
    }
  });

  it('that takes too long is stopped by the database, with what to narrow', async () => {
    const connection = new Connection(neo4j!.uri, { ...neo4j, readTimeoutMs: 300 });
    try {
      const endless = connection.read(
        'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b)',
      );
      const error = await endless.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(XintuError);
      expect(error).toMatchObject({ code: 'TIMED_OUT', message: expect.stringMatching(/narrow it/) });
      expect(await connection.read('RETURN 1 AS one')).toHaveLength(1);
    } finally {
      await connection.close();
    }
  });

  it('cannot write: reads go to readers', async () => {
    const connection = new Connection(neo4j!.uri, { ...neo4j, readTimeoutMs: 5_000 });
    try {
      await expect(connection.read('CREATE (:Entity {id: "x"})')).rejects.toThrow(/access mode/i);
    } finally {
      await connection.close();
    }
  });

  it('sees what the same process has written before', async () => {
    const connection = new Connection(neo4j!.uri, { ...neo4j, readTimeoutMs: 5_000 });
    try {
      await connection.write((run) => run('CREATE (:ConnectionTest {id: 1})'));
      expect(await connection.read('MATCH (n:ConnectionTest) RETURN n')).toHaveLength(1);
    } finally {
      await connection.write((run) => run('MATCH (n:ConnectionTest) DELETE n'));
      await connection.close();
    }
  });
});
