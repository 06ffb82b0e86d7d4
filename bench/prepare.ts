// Before a question is measured: which requests, their answers, and the Cypher behind them.

import type { Plan } from './generate/plan.js';
import type { Recorder } from './limits/bare-driver.js';
import type { Asked, Expected } from './limits/http.js';
import { errorCode } from './limits/http.js';
import { variablesOf } from './questions/all.js';
import type { Question } from './questions/question.js';

/** So long at most for the first answers to a question. */
const PREPARED_WITHIN_MS = 20_000;

/** What the service may say to a question that is too large for it; anything else is a fault of the bench. */
const REFUSALS = ['LIMIT_EXCEEDED', 'TIMED_OUT'];

export interface Prepared {
  expected: Expected[];
  statements: Awaited<ReturnType<Recorder['statementsOf']>>[];
  refused: Record<string, number>;
}

export interface Preparation {
  plan: Plan;
  /** How many different requests, if they can be answered in time. */
  requests: number;
  service: Asked;
  recorder: Recorder | null;
}

const isNothing = (answer: Buffer) => /^\{"data":\{"\w+":(null|\[\])\}/.test(answer.toString());

/** @throws {Error} when an answer is a fault, or when not one request has an answer. */
export async function prepare(
  question: Question,
  { plan, requests, service, recorder }: Preparation,
): Promise<Prepared> {
  const prepared: Prepared = { expected: [], statements: [], refused: {} };
  const deadline = Date.now() + PREPARED_WITHIN_MS;
  let found = 0;
  for (const variables of variablesOf(question, plan, requests)) {
    if (Date.now() > deadline) break;
    const body = JSON.stringify({ query: question.query, variables });
    const answer = await service.post('/graphql', body);
    const code = errorCode(answer);
    if (code !== null && !REFUSALS.includes(code))
      throw new Error(
        `${question.name} ${JSON.stringify(variables)}: ${code}\n${answer.body.subarray(0, 2000)}`,
      );
    if (code !== null) {
      prepared.refused[code] = (prepared.refused[code] ?? 0) + 1;
      continue;
    }
    if (!isNothing(answer.body)) found++;
    prepared.expected.push({ body, answer: answer.body });
    if (recorder) prepared.statements.push(await recorder.statementsOf(question.query, variables));
  }
  if (found === 0) throw new Error(`${question.name}: no request has an answer with anything in it`);
  return prepared;
}
