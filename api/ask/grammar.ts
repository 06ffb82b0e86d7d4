// A question's tokens → what is asked: every unit of the sentence must be used up by a pattern, or be a filler.
import type { StoredEntity } from '../model/stored.js';
import type { Intent, SlotName } from './patterns.js';
import { PATTERNS, SLOTS } from './patterns.js';
import type { Token } from './tokens.js';

/** What a question asks for: an intent with what stands in its slots. */
export interface Parse {
  intent: Intent;
  slots: Partial<Record<SlotName, StoredEntity[]>>;
  classes: ReadonlySet<string>;
  metric: string | null;
  period: string | null;
  round: string | null;
  number: number | null;
  /** How many tokens it took: of two readings the one with longer words is meant. */
  cost: number;
}

interface Element {
  alternatives: readonly string[];
  isOptional: boolean;
}

const elementsOf = (pattern: string): Element[] =>
  pattern
    .trim()
    .split(/ +/)
    .map((text) => ({
      alternatives: text.split('|').map((each) => each.replace(/\?$/, '')),
      isOptional: text.endsWith('?'),
    }));

const COMPILED = (Object.entries(PATTERNS) as [Intent, readonly string[]][]).flatMap(([intent, patterns]) =>
  patterns.map((pattern) => ({ intent, elements: elementsOf(pattern) })),
);

type State = Omit<Parse, 'intent'>;

const START: State = {
  ...{ slots: {}, classes: new Set(), metric: null, period: null, round: null, number: null, cost: 0 },
};

/** `wh` is any word that asks, `what` one that does not ask for a person or body. */
const isOfClass = (given: string, element: string): boolean =>
  given === element || (element === 'wh' && given === 'who') || (element === 'what' && given === 'wh');

/** The state after this token has been read as this element; null when it cannot be. */
function taken(element: string, token: Token, state: State): State | null {
  const next = { ...state, cost: state.cost + 1 };
  if (element.startsWith('@')) {
    if (token.type !== 'entity') return null;
    const slot = element.slice(1) as SlotName;
    const kinds: readonly string[] | null = SLOTS[slot];
    const entities = token.entities.filter(({ kind }) => kinds === null || kinds.includes(kind));
    return entities.length > 0 ? { ...next, slots: { ...state.slots, [slot]: entities } } : null;
  }
  switch (element) {
    case '#metric':
      return token.type === 'metric' ? { ...next, metric: token.metric } : null;
    case '#period':
      return token.type === 'period' ? { ...next, period: token.edtf } : null;
    case '#round':
      return token.type === 'round' ? { ...next, round: token.round } : null;
    case '#number':
      return token.type === 'number' ? { ...next, number: token.value } : null;
    default: {
      if (token.type !== 'word' || !isOfClass(token.class, element)) return null;
      return { ...next, classes: new Set([...state.classes, element]) };
    }
  }
}

/** All ways to read the rest of the sentence by the rest of a pattern. */
function readings(
  tokensAt: readonly Token[][],
  elements: readonly Element[],
  at: { unit: number; element: number },
  state: State,
): State[] {
  const { unit, element } = at;
  const rest = elements.slice(element);
  if (unit === tokensAt.length) return rest.every(({ isOptional }) => isOptional) ? [state] : [];
  const found: State[] = [];
  for (const token of tokensAt[unit]!) {
    if (token.type !== 'filler') continue;
    const after = { unit: token.end, element };
    found.push(...readings(tokensAt, elements, after, { ...state, cost: state.cost + 1 }));
  }
  for (let i = 0; i < rest.length; i++) {
    for (const token of tokensAt[unit]!) {
      for (const alternative of rest[i]!.alternatives) {
        const next = taken(alternative, token, state);
        if (next)
          found.push(...readings(tokensAt, elements, { unit: token.end, element: element + i + 1 }, next));
      }
    }
    if (!rest[i]!.isOptional) break;
  }
  return found;
}

const keyOf = ({ cost: _, classes, slots, ...parse }: Parse) =>
  JSON.stringify([
    parse,
    [...classes].filter((each) => DECIDING.has(each)).sort(),
    Object.entries(slots).map(([slot, entities]) => [slot, entities.map(({ id }) => id)]),
  ]);

/** Words that change what is answered, not only how it is asked. */
const DECIDING = new Set([
  ...['central', 'provincial', 'municipal', 'district', 'lead', 'issue'],
  'state',
  'fund',
  'several',
  'when',
  'where',
  'hq',
  'amount',
  'disclosed',
  'largest',
  'sum',
]);

/** What the question can mean: of several readings those with the longest words, each once. None: not understood. */
export function parse(tokens: readonly Token[], length: number): Parse[] {
  const tokensAt = Array.from({ length }, (_, unit) => tokens.filter(({ begin }) => begin === unit));
  const all = COMPILED.flatMap(({ intent, elements }) =>
    readings(tokensAt, elements, { unit: 0, element: 0 }, START).map(
      (state): Parse => ({ ...state, intent }),
    ),
  );
  const least = Math.min(...all.map(({ cost }) => cost));
  const best = all.filter(({ cost }) => cost === least);
  return [...new Map(best.map((each) => [keyOf(each), each])).values()];
}
