// The seed command as a process of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  error: string;
}

/** Starts the command; `ended` resolves when it is over, `end` asks it to end, `kill` ends it at once. */
export function startSeed(options: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'graph-seed/seed.ts', ...options], {
    cwd: root,
    env: { ...process.env, XINTU_DATA: '', ...environment },
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out, error }));
  });
  return { ended, end: () => child.kill('SIGTERM'), kill: () => child.kill('SIGKILL') };
}

export const runSeed = (
  options: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> => startSeed(options, environment).ended;
