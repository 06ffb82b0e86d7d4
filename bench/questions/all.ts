// All questions that are measured, in the order of the document, and the requests that ask them.
import type { Plan } from '../generate/plan.js';
import { Random } from '../generate/random.js';
import { paths, search, stateInvestors, tallyByCity } from './across.js';
import { coInvestors, expand, ownership, portfolio, profile } from './pages.js';
import type { Question } from './question.js';

export const QUESTIONS: readonly Question[] = [
  ...[profile, portfolio, stateInvestors, coInvestors],
  ...[paths, ownership, search, tallyByCity, expand],
];

/** The variables of so many requests, the same for the same plan. */
export function variablesOf(question: Question, plan: Plan, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, i) =>
    question.variables(new Random(plan.seed, question.name, i), plan),
  );
}
