// The grammar: for each kind of question the orders of words in which it is asked. A pattern is read word by word: a class
// of the lexicon, `@slot` an entity, `#period` a time, `#metric`, `#round`, `#number`; `a|b` either; `?` may be missing.
import type { EntityKind } from '../model/kinds.js';
import { FACT_PATTERNS } from './patterns-facts.js';
import { MONEY_PATTERNS } from './patterns-money.js';

const BODY: readonly EntityKind[] = ['company', 'fund', 'public-body', 'person', 'organization', 'place'];
const ANY: readonly EntityKind[] | null = null;

/** What an entity in a slot may be; null: of any kind. */
export const SLOTS = {
  company: ['company', 'project'],
  holder: BODY,
  issuer: ['company', 'fund'],
  investor: BODY,
  body: BODY,
  agency: BODY.filter((kind) => kind !== 'place'),
  a: ANY,
  b: ANY,
  subject: ANY,
  sector: ['sector'],
  place: ['place'],
  market: ['organization', 'place'],
  list: ['list'],
} as const satisfies Record<string, readonly EntityKind[] | null>;
export type SlotName = keyof typeof SLOTS;

export const PATTERNS = { ...MONEY_PATTERNS, ...FACT_PATTERNS };

export type Intent = keyof typeof PATTERNS;
