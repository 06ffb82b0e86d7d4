// The real built service as a process of its own: how long until it answers, and how much memory it has taken.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { freePort } from '../../tests/neo4j/free-port.js';

const ENTRY = fileURLToPath(new URL('../../dist/api/main/server.js', import.meta.url));
const STARTED_WITHIN_MS = 15 * 60_000;

export interface Service {
  url: string;
  /** Until it was ready to answer. */
  startMs: number;
  /** The most memory that the process has had so far (VmHWM), in bytes; null where the system does not tell. */
  peakMemory: () => Promise<number | null>;
  /** Opens its debugger, and says where. */
  openDebugger: () => Promise<string>;
  stop: () => Promise<void>;
}

async function peakMemoryOf({ pid }: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + STARTED_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the service ended with ${child.exitCode ?? child.signalCode}:\n${said()}`);
    const status = await request(`${url}/readyz`).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode;
      },
      () => 0,
    );
    if (status === 200) return;
    await sleep(20);
  }
  throw new Error(`the service is not ready after ${STARTED_WITHIN_MS / 1000} s:\n${said()}`);
}

/** Where the debugger of a process that runs listens: it is told to open one, on any port that is free. */
async function debuggerOf(child: ChildProcess): Promise<string> {
  const opened = new Promise<string>((resolve) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      const [, url] = /Debugger listening on (ws:\S+)/.exec(chunk.toString()) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  child.kill('SIGUSR1');
  return opened;
}

/** Starts the built service with these settings and no others, whatever the environment holds; its log goes nowhere. */
export async function startService(
  settings: Record<string, string>,
  heapMb: number | null,
): Promise<Service> {
  if (!existsSync(ENTRY)) throw new Error('there is no build to measure; run `npm run build` first');
  const port = await freePort();
  const options = [
    '--inspect-port=127.0.0.1:0',
    ...(heapMb === null ? [] : [`--max-old-space-size=${heapMb}`]),
  ];
  const begun = performance.now();
  const child = spawn(process.execPath, [...options, ENTRY], {
    env: { NODE_ENV: 'production', PORT: String(port), ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.kill('SIGTERM')) await ended;
  };
  try {
    await untilReady(url, child, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...{ url, startMs: performance.now() - begun, stop },
    peakMemory: () => peakMemoryOf(child),
    openDebugger: () => debuggerOf(child),
  };
}
