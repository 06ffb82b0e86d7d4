// The viewer's files, as the build made them: hashed names are kept by browsers for ever, pages are asked for anew.
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const YEAR_S = 31_536_000;
const EDITOR = 'editor.html';

/** Everything comes from here; the graph and the editor write styles into the page, the editor starts its workers. */
const CONTENT_SECURITY_POLICY = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    workerSrc: ["'self'", 'blob:'],
    // Plain HTTP on localhost is the ordinary way to run it.
    upgradeInsecureRequests: null,
  },
};

function setHeaders(reply: FastifyReply, path: string): void {
  const isHashed = path.includes(`${sep}assets${sep}`);
  reply.header('cache-control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
}

/** Is this a person with a browser who opens the address, and not a program that asks a question? */
function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  const isQuestion = typeof query === 'object' && query !== null && 'query' in query;
  return method === 'GET' && !isQuestion && (headers.accept ?? '').includes('text/html');
}

/**
 * Serves the folder of the build, the editor only when it is switched on. A folder that is not there is said on the page,
 * for whoever runs from the sources.
 */
export async function serveViewer(app: FastifyInstance, folder: string, editor: boolean): Promise<void> {
  await app.register(fastifyHelmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY, hsts: false });
  if (!existsSync(join(folder, 'index.html'))) {
    const missing = (_request: FastifyRequest, reply: FastifyReply) =>
      reply.code(404).type('text/plain').send(`the viewer is not built: npm run build makes ${folder}\n`);
    app.get('/', missing);
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders,
    // Every file has a route of its own: what is not there is not looked for.
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz', '.vite/**', ...(editor ? [] : [EDITOR])],
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.split('?')[0] !== '/graphql') return;
    reply.header('vary', 'accept');
    if (!wantsPage(request)) return;
    if (editor) return reply.sendFile(EDITOR);
    return reply
      .code(404)
      .type('text/plain')
      .send('the editor is switched off here; programs can ask questions\n');
  });
}
