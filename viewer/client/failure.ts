// What went wrong with a question, as a person can be told.
import type { CombinedError } from 'urql';

export interface Failure {
  /** `network`: the service did not answer; `refused`: it answered that it can't. */
  kind: 'network' | 'refused';
  /** What the service says, in its own words. */
  message: string;
}

export function failureOf(error: CombinedError): Failure {
  return error.networkError
    ? { kind: 'network', message: error.networkError.message }
    : { kind: 'refused', message: error.graphQLErrors.map(({ message }) => message).join('; ') };
}
