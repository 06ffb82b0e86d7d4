// Questions by GET that are asked again: answered "not modified", before any work, while the data are the same.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fingerprint } from './answers.js';

/** The ETag of each GET of this path while it is answered; weak, because the answer may be compressed or not. */
const tags = new WeakMap<FastifyRequest, string>();
export const etagOf = (request: FastifyRequest): string | null => tags.get(request) ?? null;

export interface Tagging {
  path: string;
  /** What must be the same besides the data: the program that answers. */
  build: string;
  version: () => Promise<string>;
}

/**
 * Answers 304 where the client has the answer. That this comes before Apollo refuses what a foreign page sends is safe:
 * such a page cannot set If-None-Match, and nothing is told.
 */
export function answerNotModified(app: FastifyInstance, { path, build, version }: Tagging): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.url.split('?')[0] !== path) return;
    reply.header('cache-control', 'no-cache').header('vary', 'accept');
    // A store that is away is told of by the question itself.
    const now = await version().catch(() => null);
    if (now === null) return;
    const name = `"${fingerprint(build, now, request.url, request.headers.accept ?? '')}"`;
    tags.set(request, `W/${name}`);
    if (request.headers['if-none-match']?.includes(name))
      return reply.code(304).header('etag', `W/${name}`).send();
  });
}
