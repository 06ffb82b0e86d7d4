// Where the time of the service's processor goes while it answers one question to sixteen clients: by room and package.
import { WebSocket } from 'undici';

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** What of Node's own is waiting, collecting, or the work of the engine and the system. */
const OF_NODE: Record<string, string> = {
  '(idle)': 'waiting',
  '(garbage collector)': 'garbage collection',
  '(program)': 'engine and system calls',
};

/** A room of ours (`api/store/neo4j`), a package (`neo4j-driver`), or Node. */
export function ownerOf(functionName: string, url: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name.startsWith('neo4j-driver') ? 'neo4j-driver' : name;
  const [, room] = /\/dist\/(api\/(?:store\/)?[^/.]+)/.exec(url) ?? [];
  if (room !== undefined) return room;
  if (url.startsWith('node:')) return 'node';
  // What graphql-jit has compiled has no file.
  return OF_NODE[functionName] ?? (url === '' && functionName.startsWith('__') ? 'graphql-jit' : 'engine');
}

/** The part of each owner in the time that was sampled, the largest first. */
export function sharesOf({ nodes, samples, timeDeltas }: CpuProfile): Record<string, number> {
  const owners = new Map(
    nodes.map(({ id, callFrame: { functionName, url } }) => [id, ownerOf(functionName, url)]),
  );
  const times = new Map<string, number>();
  for (const [i, sample] of samples.entries()) {
    const owner = owners.get(sample)!;
    times.set(owner, (times.get(owner) ?? 0) + timeDeltas[i]!);
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const sorted = [...times].sort(([, a], [, b]) => b - a);
  return Object.fromEntries(sorted.map(([owner, time]) => [owner, time / total]));
}

interface Reply {
  id: number;
  error?: { message: string };
  result: { profile: CpuProfile };
}

/** Speaks to the debugger of a process that runs. */
export class Profiler {
  readonly #socket: WebSocket;
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async connect(url: string): Promise<Profiler> {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const profiler = new Profiler(socket);
    await profiler.#command('Profiler.enable');
    return profiler;
  }

  #command(method: string): Promise<Reply['result']> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const take = ({ data }: { data: unknown }) => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        this.#socket.removeEventListener('message', take);
        if (reply.error) reject(new Error(`${method}: ${reply.error.message}`));
        else resolve(reply.result);
      };
      this.#socket.addEventListener('message', take);
      this.#socket.send(JSON.stringify({ id, method }));
    });
  }

  /** Which part of the time belongs to what, while this work is done. */
  async shares(work: () => Promise<unknown>): Promise<Record<string, number>> {
    await this.#command('Profiler.start');
    await work();
    const { profile } = await this.#command('Profiler.stop');
    return sharesOf(profile);
  }

  close(): void {
    this.#socket.close();
  }
}
