// A real server on a free port, asked over real HTTP.
import { createServer } from '../../api/http/server.js';
import type { GraphStore } from '../../api/store/port.js';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers have whatever shape the query of a test gives them
  data: any;
  errors?: { message: string; extensions: { code: string } }[];
}

export interface RunningServer {
  url: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  get(path: string): Promise<Response>;
  stop(): Promise<void>;
}

export async function startServer(
  store: () => GraphStore,
  warnings: () => string[] = () => [],
  viewer: string | null = null,
  { knowsVersion = true, keptBytes = 64 * 1024 * 1024, introspection = true, editor = true } = {},
): Promise<RunningServer> {
  const app = await createServer({
    ...{ store, warnings, logLevel: 'fatal', viewer },
    ...{ knowsVersion, keptBytes, introspection, editor, build: 'test' },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    ask: async (query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    get: (path) => fetch(`${url}${path}`),
    stop: () => app.close(),
  };
}
