// Questions that are sent again word for word: answered before they are read, while the data are the same.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { KeptAnswers } from './answers.js';
import { COST_HEADER } from './checks.js';

/** How many characters of requests are remembered. */
const REMEMBERED = 8 * 1024 * 1024;

/** What a request was answered with. */
interface Answered {
  version: string;
  /** Of the answer that is kept. */
  key: string;
  contentType: string;
  cost: string;
}

export interface Repeating {
  path: string;
  answers: KeptAnswers;
  /** The version of the data, which must cost nothing to know. */
  version: () => Promise<string>;
}

/** Tells that a request is answered with what is kept of this version under this key. */
export type Remember = (request: FastifyRequest, answer: Pick<Answered, 'version' | 'key'>) => void;

/** Whatever else a request says, only its words and how it wants its answer make a difference. */
export function answerRepeated(app: FastifyInstance, { path, answers, version }: Repeating): Remember {
  const words = new WeakMap<FastifyRequest, string>();
  const underWay = new WeakMap<FastifyRequest, Parameters<Remember>[1]>();
  const answered = new LRUCache<string, Answered>({
    maxSize: REMEMBERED,
    sizeCalculation: (_, { length }) => length,
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    if (request.url === path) words.set(request, `${request.headers.accept ?? ''}\n${text}`);
    return parseJson(request, text, done);
  });
  app.addHook('preHandler', async (request, reply) => {
    const before = answered.get(words.get(request) ?? '');
    const kept = before && answers.get(before.key);
    if (!kept || (await version()) !== before.version) return;
    return reply.type(before.contentType).header(COST_HEADER, before.cost).send(kept.body);
  });
  app.addHook('onSend', async (request, reply) => {
    const [sent, answer] = [words.get(request), underWay.get(request)];
    if (sent === undefined || answer === undefined || reply.statusCode !== 200) return;
    const [contentType, cost] = ['content-type', COST_HEADER].map((name) => String(reply.getHeader(name)));
    answered.set(sent, { ...answer, contentType: contentType!, cost: cost! });
  });
  return (request, answer) => underWay.set(request, answer);
}
