// The only way to the service: one GraphQL client for the page.
import { cacheExchange, createClient, fetchExchange } from 'urql';
import { ENDPOINT } from './endpoint.js';

/** How long an answer may take before it is given up, in milliseconds. */
const TIMEOUT_MS = 20_000;

function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
}

export const client = createClient({
  url: ENDPOINT,
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
  fetch: fetchInTime,
});
