// How Apollo has its questions answered: by our executor, and by answers that are kept.
import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../graphql/context.js';
import type { Executor } from '../graphql/executor.js';
import type { KeptAnswers } from './answers.js';
import { dependsOnDataOnly, fingerprint, isHeavy } from './answers.js';

export interface RequestContext extends Context {
  /** The ETag of this question on the data as they are; null when it is not asked by GET. */
  etag: string | null;
  /** Told that the request is well-formed: what is wrong from here on is so with the question in it. */
  onQuestion?: () => void;
  /** Told under which key the answer to this request is kept. */
  onKept?: (answer: { version: string; key: string }) => void;
}

export interface Keeping {
  /** Null to keep none. */
  answers: KeptAnswers | null;
  /** Are the answers of light questions kept too, because the version of the data costs nothing to know? */
  keepsLight: boolean;
  /** The version of the data as they are now. */
  version: () => Promise<string>;
}

/** Apollo takes for a gateway to other services what is the schema that is here, whose questions `execute` answers. */
export function gatewayTo(
  schema: GraphQLSchema,
  execute: Executor,
  { answers, keepsLight, version }: Keeping,
): GatewayInterface {
  const executor: Awaited<ReturnType<GatewayInterface['load']>>['executor'] = async (asked) => {
    const { request, document, operation, queryHash } = asked;
    const { session, onKept } = asked.context as RequestContext;
    const variables = request.variables ?? {};
    const { operationName } = request;
    const compute = () => execute({ document, operation, operationName, variables, context: { session } });
    // Apollo's type has it always; it is missing when a document has several operations and none is named.
    if (answers === null || !(operation as unknown)) return compute();
    if (!dependsOnDataOnly(operation) || !(keepsLight || isHeavy(operation))) return compute();
    const asOf = (await session.status()).version;
    const key = fingerprint(asOf, queryHash, operation.name?.value ?? '', JSON.stringify(variables));
    const answer = await answers.answer(key, compute, async () => (await version()) === asOf);
    onKept?.({ version: asOf, key });
    return answer;
  };
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({ executor }),
    stop: async () => {},
  };
}

/** Gives answers to GET that are whole the ETag by which they are asked for again. */
export const tagsAnswers = (version: () => Promise<string>): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: { session, etag }, operation, errors, response }) => {
      if (etag === null || errors || !operation || !dependsOnDataOnly(operation)) return;
      if ((await version()) !== (await session.status()).version) return;
      response.http.headers.set('etag', etag);
    },
  }),
});
