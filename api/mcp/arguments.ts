// Arguments that several tools take, each with its few words: a model reads them before it asks anything.
import { z } from 'zod';
import type { Certainty, EntityKind, RelationKind, StateLevel } from '../model/kinds.js';
import { CERTAINTIES, ENTITY_KINDS, RELATION_KINDS, STATE_LEVELS } from '../model/kinds.js';

const oneOf = <T extends string>(words: readonly T[]) => z.enum(words as readonly [T, ...T[]]);

export const id = (description: string) => z.string().describe(description);
export const ids = (description: string) => z.array(z.string()).describe(description);
export const yes = (description: string) => z.boolean().optional().describe(description);
/** A whole number; what passes `most` is refused by the question itself, which says what to ask instead. */
export const upTo = (most: number, usual: number, least = 1) =>
  z.int().meta({ minimum: least, maximum: most }).default(usual);

export const entityKinds = z.array(oneOf<EntityKind>(ENTITY_KINDS)).optional();
export const relationKinds = z.array(oneOf<RelationKind>(RELATION_KINDS)).optional();
export const certainties = z.array(oneOf<Certainty>(CERTAINTIES)).optional();
export const stateLevels = z.array(oneOf<StateLevel>(STATE_LEVELS)).optional();

/** Of a question that can be asked as of a day. */
export const MOMENT = {
  asOf: z.string().optional().describe('YYYY-MM-DD: what held that day'),
  knownAt: z.string().optional().describe('YYYY-MM-DD: what was published by then'),
};

export interface GivenMoment {
  asOf?: string | undefined;
  knownAt?: string | undefined;
}
/** The moment of a question, as the questions take it. */
export const momentOf = ({ asOf = undefined, knownAt = undefined }: GivenMoment) => ({
  asOf: asOf ?? null,
  knownAt: knownAt ?? null,
});
