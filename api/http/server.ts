// The HTTP server: GraphQL, and whether it lives and is ready.
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { XintuError } from '../errors.js';
import { refusesLargeDocuments } from '../graphql/document-shape.js';
import { createExecutor } from '../graphql/executor.js';
import { refusesIntrospection } from '../graphql/introspection.js';
import { createSchema } from '../graphql/schema.js';
import { LIMITS } from '../questions/limits.js';
import { Session } from '../questions/session.js';
import type { GraphStore } from '../store/port.js';
import { KeptAnswers, write } from './answers.js';
import { answerQuestionsWith200, pricesQuestions } from './checks.js';
import { answerNotModified, etagOf } from './conditional.js';
import { formatError } from './errors.js';
import type { RequestContext } from './gateway.js';
import { gatewayTo, tagsAnswers } from './gateway.js';
import { serveMcp } from './mcp.js';
import { answerRepeated } from './repeated.js';
import { serveViewer } from './viewer-files.js';

export interface ServerOptions {
  /** The store to ask; it is looked up anew for each request, so that it can be swapped. */
  store: () => GraphStore;
  /** What a person who watches over the service should know, e.g. that the dataset folder is not legal any more. */
  warnings: () => string[];
  logLevel: string;
  /** The folder of the built viewer; null to serve none. */
  viewer: string | null;
  /** Does the store know its version without asking a database? Then the answers of light questions are kept too. */
  knowsVersion: boolean;
  /** What kept answers may take together, in bytes; 0 to keep none. */
  keptBytes: number;
  /** May the schema be asked about itself? When not, errors do not suggest its names either. */
  introspection: boolean;
  /** Is the GraphQL editor served to browsers? */
  editor: boolean;
  /** Names the program that answers; the same on each machine that runs it. */
  build: string;
  /** Names by which /mcp is asked, besides localhost and addresses. */
  mcpHosts?: readonly string[];
}

/** Two requests can wait this long for a slow client before the connection is cut, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;
const GRAPHQL = '/graphql';
const LARGEST_REQUEST = 256 * 1024;
/** Faults that are told of one query: a name that is like the wrong one is looked for with each. */
const MOST_FAULTS = 20;

function addHealth(app: FastifyInstance, { store, warnings }: ServerOptions) {
  app.get('/healthz', { logLevel: 'warn' }, () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    try {
      await store().ping();
      const { version, entities, relations, observations } = await store().view().status();
      const empty = entities === 0 ? ['the store holds no data; `npm run seed` loads a dataset folder'] : [];
      return {
        status: 'ready',
        warnings: [...warnings(), ...empty],
        dataset: { version, entities, relations, observations },
      };
    } catch (error) {
      if (!(error instanceof XintuError)) throw error;
      return reply.code(503).send({ status: 'not ready', code: error.code, reason: error.message });
    }
  });
}

/** A server that is ready to listen. Closing it lets the requests under way finish. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: options.logLevel },
    // Two lines a request would cost as much as answering one that was asked before.
    logController: new LogController({
      disableRequestLogging: !['debug', 'trace'].includes(options.logLevel),
    }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    bodyLimit: LARGEST_REQUEST,
    forceCloseConnections: 'idle',
  });
  const { keptBytes, knowsVersion, introspection, editor } = options;
  const answers = keptBytes > 0 ? new KeptAnswers(keptBytes) : null;
  const schema = await createSchema();
  const version = async () => (await options.store().view().status()).version;
  const apollo = new ApolloServer<RequestContext>({
    gateway: gatewayTo(schema, createExecutor(schema, !introspection), {
      ...{ answers, keepsLight: knowsVersion, version },
    }),
    stringifyResult: write,
    // Apollo's own rule would tell of Apollo; ours is among the rules below.
    introspection: true,
    parseOptions: { maxTokens: LIMITS.query.tokens },
    validationRules: [refusesLargeDocuments, ...(introspection ? [] : [refusesIntrospection])],
    validationOptions: { maxErrors: MOST_FAULTS, hideSuggestions: !introspection },
    includeStacktraceInErrorResponses: false,
    formatError: formatError((defect) => app.log.error({ err: defect }, 'a resolver failed')),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      pricesQuestions,
      tagsAnswers(version),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await apollo.start();
  // What is small, or is a file that is compressed already, is sent as it is.
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'] });
  addHealth(app, options);
  if (options.viewer !== null) await serveViewer(app, options.viewer, editor);
  answerNotModified(app, { path: GRAPHQL, build: options.build, version });
  const remember = answers && knowsVersion ? answerRepeated(app, { path: GRAPHQL, answers, version }) : null;
  const isQuestion = answerQuestionsWith200(app);
  await app.register(fastifyApollo(apollo), {
    path: GRAPHQL,
    context: async (request) => ({
      session: new Session(options.store().view()),
      etag: etagOf(request),
      onQuestion: () => isQuestion(request),
      onKept: (answer) => remember?.(request, answer),
    }),
  });
  serveMcp(app, { session: () => new Session(options.store().view()), hosts: options.mcpHosts ?? [] });
  return app;
}
