// A conflict of statements: sides that cannot, or should not, all hold.
import { byId, grouped } from './grouped.js';
import type { ConflictNote, Evidence, Observation, Relation } from './statement.js';

export const CONFLICT_RULES = ['figures', 'founded', 'headquarters', 'label', 'part'] as const;
export type ConflictRule = (typeof CONFLICT_RULES)[number];

/** Sides that cannot hold together, each with all that says it: it could be seen once one piece of each was published. */
export type Clash = readonly (readonly Evidence[])[];

/** What a rule has found, before it has an id. */
export interface Finding {
  rule: ConflictRule;
  about: string;
  topic: string;
  explanation: string;
  /** The statements (ids) at odds. */
  statements: readonly string[];
  /** Any one of these makes it a conflict. */
  clashes: readonly Clash[];
}

/** A conflict with what decides when it can have been known. */
export interface Conflict extends ConflictNote {
  byRule: boolean;
  clashes: readonly Clash[];
}

/** What the rules look things up in. */
export interface Known {
  nameOf: (id: string) => string;
  /** Everything that this place or sector is part of, itself included. */
  above: (id: string) => ReadonlySet<string>;
}

type Statement = Observation | Relation;

export const evidenceOf = (statements: readonly Statement[]): Evidence[] =>
  statements.flatMap(({ evidence }) => evidence);

/** Those of these statements that exclude another one: side by side (a side says the same), and which sides clash. */
export function oddsOf<T extends Statement>(
  statements: readonly T[],
  sideOf: (statement: T) => string,
  areApart: (a: T, b: T) => boolean,
): { sides: T[][]; clashes: Clash[] } {
  const sides = [...grouped([...statements].sort(byId), sideOf).values()];
  const pairs = sides.flatMap((a, i) =>
    sides.slice(i + 1).flatMap((b) => (areApart(a[0]!, b[0]!) ? [[a, b] as const] : [])),
  );
  const atOdds = new Set(pairs.flat());
  return {
    sides: sides.filter((side) => atOdds.has(side)),
    clashes: pairs.map(([a, b]) => [evidenceOf(a), evidenceOf(b)]),
  };
}

/** In the words of its source, else the bare value; with who says so. */
export function said({ min, max, unit, period, evidence }: Observation): string {
  const [printed] = evidence.flatMap((piece) => piece.printed ?? []).sort();
  const bounds =
    min === max
      ? `${min}`
      : min === null
        ? `at most ${max}`
        : max === null
          ? `at least ${min}`
          : `${min}–${max}`;
  return `${unit === 'date' ? period : (printed ?? `${bounds} ${unit}`)} (${sourcesOf(evidence)})`;
}

export const sourcesOf = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.map(({ source }) => source))].sort().join(', ');
