// A conflict of statements: sides that cannot, or should not, all hold.
import type { ConflictNote, Evidence, Observation } from './statement.js';

export const CONFLICT_RULES = ['figures', 'founded', 'headquarters', 'label', 'part'] as const;
export type ConflictRule = (typeof CONFLICT_RULES)[number];

/** What a rule has found, before it has an id. */
export interface Finding {
  rule: ConflictRule;
  about: string;
  topic: string;
  explanation: string;
  /** Statements (ids) that say the same, side by side. */
  sides: readonly (readonly string[])[];
  /** How many sides must be known for it to be a conflict. */
  needed: number;
}

/** A conflict with what decides when it can have been known. */
export interface Conflict extends ConflictNote {
  byRule: boolean;
  sides: readonly (readonly string[])[];
  needed: number;
}

/** What the rules look things up in. */
export interface Known {
  nameOf: (id: string) => string;
  /** Everything that this place or sector is part of, itself included. */
  above: (id: string) => ReadonlySet<string>;
}

/** In the words of its source, else the bare value; with who says so. */
export function said({ min, max, unit, period, evidence }: Observation): string {
  const printed = evidence.find((piece) => piece.printed !== null)?.printed;
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
  [...new Set(evidence.map(({ source }) => source))].join(', ');
