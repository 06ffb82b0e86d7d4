// The answer to the question of the view, and the entities that it puts on the graph.
import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { Failure } from '../client/failure.js';
import { failureOf } from '../client/failure.js';
import type { StateCapital } from '../client/operations.js';
import { STATE_CAPITAL } from '../client/operations.js';
import { amend, useExplorer } from './explorer.js';
import type { Question } from './view.js';
import { answered } from './view.js';

/** The variables of the query that a question is. */
export function variablesOf({ sector, atLeast, rollUp, withCompanies }: Question) {
  return { filter: { state: true, backsSector: sector, atLeast }, rollUp, sector, withCompanies };
}

/** Investors, what they back, the vehicles between, and the companies that were asked for besides. */
export function nodesOf({ investors, companies }: StateCapital): string[] {
  const backing = investors.edges.flatMap(({ node, relations }) => [
    node.id,
    ...relations.flatMap(({ from, to }) => [from.id, to.id]),
  ]);
  return [...new Set([...backing, ...(companies?.edges ?? []).map(({ node }) => node.id)])];
}

export interface AnswerState {
  answer: StateCapital | null;
  isLoading: boolean;
  failure: Failure | null;
  retry: () => void;
}

const NO_QUESTION: Question = { sector: null, atLeast: 1, rollUp: false, withCompanies: false };

/** The answer to the question of the view; null while there is none. */
export function useAnswer(): AnswerState {
  const question = useExplorer(({ view }) => view.question);
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: STATE_CAPITAL,
    variables: variablesOf(question ?? NO_QUESTION),
    pause: question === null,
  });
  const isLoading = question !== null && (fetching || stale);
  return {
    answer: question === null || isLoading ? null : (data ?? null),
    isLoading,
    failure: error && !isLoading ? failureOf(error) : null,
    retry: () => execute({ requestPolicy: 'network-only' }),
  };
}

/** Puts an answer on the graph when the view waits for one. */
export function useFillFromAnswer({ answer }: AnswerState): void {
  const waits = useExplorer(({ view }) => view.nodes === null);
  useEffect(() => {
    if (waits && answer) amend(answered(nodesOf(answer)));
  }, [waits, answer]);
}
