// What an answerer hands back, and what it is given.
import type { StoredEntity } from '../model/stored.js';
import type { Session, StoredStatement } from '../questions/session.js';
import type { Parse } from './grammar.js';
import type { SlotName } from './patterns.js';
import type { Lang } from './wording.js';

export const ANSWER_STATUSES = ['answered', 'not-in-data', 'not-understood'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

export interface Draft {
  status: Exclude<AnswerStatus, 'not-understood'>;
  text: string;
  /** What the question was taken to mean. */
  interpretation: string;
  /** The GraphQL that asks the same, and its variables. */
  operation: string;
  variables: Record<string, unknown>;
  entities: (string | StoredEntity)[];
  statements: readonly StoredStatement[];
  caveats?: string[];
}

export interface Asking {
  session: Session;
  parse: Parse;
  lang: Lang;
  /** The one entity of a slot. */
  the: (slot: SlotName) => StoredEntity;
  /** Picks by language. */
  say: (zh: string, en: string) => string;
}

/** Null: after all it is not understood. */
export type Answerer = (asking: Asking) => Promise<Draft | null>;

/** An answer that the data do not have. */
export const notInData = (
  { say }: Asking,
  about: Pick<Draft, 'interpretation' | 'operation' | 'variables' | 'entities'>,
  caveats: string[] = [],
): Draft => ({
  ...{ ...about, status: 'not-in-data', statements: [], caveats },
  text: say(`数据中没有:${about.interpretation}`, `Not in the data: ${about.interpretation}`),
});
