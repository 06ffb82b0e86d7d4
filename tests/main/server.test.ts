// The service as a process of its own: how it starts, and how it ends.
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the service and ends it when `until` is found in what it writes, or after ten seconds. */
function runServer(environment: Record<string, string>, until = /never/) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main/server.ts'], {
    cwd: root,
    env: { ...process.env, XINTU_DATA: '', NEO4J_URI: '', HOST: '', ...environment },
  });
  let written = '';
  const read = (chunk: Buffer) => {
    written += chunk;
    if (until.test(written)) child.kill('SIGTERM');
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return new Promise<{ code: number | null; written: string }>((resolve) => {
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ code, written });
    });
  });
}

describe('the service', () => {
  it('ends with the reason, and what to set, when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, written } = await runServer({ PORT: `${port}` });
    other.close();
    expect(code).toBe(1);
    expect(written).toMatch(
      new RegExp(`cannot listen on 127.0.0.1:${port} .*EADDRINUSE.*; set PORT or HOST`),
    );
    expect(written).not.toMatch(/at .*node:net/);
  }, 20_000);

  it.each(['memory:', 'memory://'])(
    'serves the folders when the store is called %s, and ends in order on SIGTERM',
    async (url) => {
      const { code, written } = await runServer({ NEO4J_URI: url, PORT: '0' }, /listening/);
      expect(written).toMatch(/read \d+ entities/);
      expect(code).toBe(0);
    },
    20_000,
  );
});
