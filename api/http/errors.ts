// Errors as GraphQL answers carry them: expected ones with their code, defects masked.
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { XintuError } from '../errors.js';

/** The error that a resolver threw, out of the wrapper that GraphQL puts around it. */
function thrownBy(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? thrownBy(error.originalError) : error;
}

/** Tells the caller of an expected error what it says; of a defect only that there is one, which `report` is told of. */
export function formatError(report: (defect: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const thrown = thrownBy(error);
    if (thrown instanceof XintuError) {
      return { ...formatted, message: thrown.message, extensions: { code: thrown.code } };
    }
    // The parser calls itself for what is within brackets.
    if (thrown instanceof RangeError && formatted.extensions?.['code'] === 'GRAPHQL_PARSE_FAILED') {
      const message = 'the query has too many brackets within brackets to be read; send a flatter one';
      return { message, extensions: { code: 'LIMIT_EXCEEDED' } };
    }
    // GraphQL's own: parsing, validation, coercion. They have no original error.
    if (thrown instanceof GraphQLError) {
      return { ...formatted, extensions: { code: formatted.extensions?.['code'] ?? 'BAD_USER_INPUT' } };
    }
    report(thrown);
    const message = 'something went wrong inside; it has been logged and is not your fault';
    return { ...formatted, message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/** Runs a check before the execution; an expected error of it is answered with the status of a query that is not valid. */
export function asBadRequest(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof XintuError)) throw error;
    throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } });
  }
}
