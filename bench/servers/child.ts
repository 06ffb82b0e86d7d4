// Work in a process of its own, so that its memory is its own and it can be given more of it.
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The next message of a process; throws when it ends without one. */
export async function messageOf(child: ChildProcess, what: string): Promise<unknown> {
  const message = new AbortController();
  const ended = once(child, 'exit', { signal: message.signal }).then(([code, signal]) => {
    throw new Error(`${what} ended with ${code ?? signal}`);
  });
  try {
    const [said] = await Promise.race([once(child, 'message', { signal: message.signal }), ended]);
    return said;
  } finally {
    message.abort();
    ended.catch(() => {});
  }
}

export interface Work {
  /** `import.meta.url` of the module that does it, when it is started with these arguments. */
  module: string;
  args: readonly string[];
  /** What its failure is called. */
  what: string;
  heapMb: number | null;
}

/** Has a module work with these arguments in a process of its own, and returns what it sends before it ends. */
export async function inChild<T>({ module, args, what, heapMb }: Work): Promise<T> {
  const heap = heapMb === null ? [] : [`--max-old-space-size=${heapMb}`];
  const execArgv = [...process.execArgv, '--expose-gc', ...heap];
  const child = fork(fileURLToPath(module), args, { execArgv });
  return (await messageOf(child, `${what} (it may need more --heap)`)) as T;
}
