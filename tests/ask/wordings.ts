// Wordings by people who had not seen the grammar, with what a right answer must have. Set 1 was then used to widen the
// grammar; set 2 was written afterwards, and its faults were mended too: docs/ask.md says what each set showed at first.
import { readFileSync } from 'node:fs';
import type { Answer } from '../../api/ask/ask.js';

export interface Wording {
  question: string;
  kind: string;
  /** SILENT: any answer is wrong. */
  expect: 'ANSWERED' | 'SILENT' | 'SILENT_OR_RIGHT';
  facts?: { entities?: string[]; text?: string[]; statements?: string[] };
}

export const wordings = (set: 1 | 2): Wording[] =>
  JSON.parse(readFileSync(new URL(`wordings-${set}.json`, import.meta.url), 'utf8'));

/** What an answer lacks of the facts. */
export function missing({ facts = {} }: Wording, answer: Answer): string[] {
  const lacks = (wanted: readonly string[] = [], has: (fact: string) => boolean) =>
    wanted.filter((fact) => !has(fact));
  return [
    ...lacks(facts.entities, (id) => answer.entities.some((entity) => entity.id === id)),
    ...lacks(facts.statements, (id) => answer.statements.some((statement) => statement.id === id)),
    ...lacks(facts.text, (text) => answer.text.includes(text)),
  ];
}

export type Verdict = 'right' | 'silent' | 'wrong';

export function verdictOf(wording: Wording, answer: Answer): Verdict {
  if (answer.status !== 'answered') return 'silent';
  if (wording.expect === 'SILENT') return 'wrong';
  return missing(wording, answer).length === 0 ? 'right' : 'wrong';
}
