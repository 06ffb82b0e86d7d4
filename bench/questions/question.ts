// A question that is measured: its query, and variables that differ with each request, always the same for one seed.
import type { Plan } from '../generate/plan.js';
import type { Random } from '../generate/random.js';

export interface Question {
  name: string;
  /** What is asked of whom, in both languages of the document. */
  asks: { en: string; zh: string };
  query: string;
  variables: (random: Random, plan: Plan) => Record<string, unknown>;
}
