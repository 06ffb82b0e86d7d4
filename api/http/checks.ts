// What is checked of a question before it runs, what it costs as each answer tells it, and the status of what is refused.
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkCost, checkIsQuery, checkVariables, costOf } from '../graphql/query-cost.js';
import { asBadRequest } from './errors.js';
import type { RequestContext } from './gateway.js';

/** Tells in points what the question costs, answered or refused; see docs/operations.md. */
export const COST_HEADER = 'x-xintu-cost';

/** Prices each question and refuses what is none, or costs too much. */
export const pricesQuestions: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveSource: async ({ contextValue }) => contextValue.onQuestion?.(),
    didResolveOperation: async ({ schema, document, operation, request, response }) => {
      if (!operation) return;
      const { variables = {} } = request;
      asBadRequest(() => {
        checkIsQuery(operation);
        checkVariables(variables);
        const cost = costOf({ schema, document, operation, variables });
        response.http.headers.set(COST_HEADER, `${cost.points}`);
        checkCost(cost);
      });
    },
  }),
};

/** Tells that a request is well-formed. */
export type IsQuestion = (request: FastifyRequest) => void;

/**
 * Answers a well-formed request whose question cannot be answered with 200 where the answer is `application/json`, as
 * GraphQL over HTTP asks: clients of that type would take the 400 for one of a proxy. As
 * `application/graphql-response+json` it is 400.
 */
export function answerQuestionsWith200(app: FastifyInstance): IsQuestion {
  const questions = new WeakSet<FastifyRequest>();
  app.addHook('onSend', async (request, reply) => {
    const isJson = String(reply.getHeader('content-type')).startsWith('application/json');
    if (reply.statusCode === 400 && isJson && questions.has(request)) reply.code(200);
  });
  return (request) => questions.add(request);
}
