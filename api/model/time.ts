// When does something hold, and when could one have known it? The one implementation of `asOf` and `knownAt`.
import { FIRST_DAY, LAST_DAY } from './edtf.js';
import type { Certainty } from './kinds.js';
import { CERTAINTIES } from './kinds.js';

/** The two dates of a question, ISO days; null means "all that is known". */
export interface Moment {
  asOf: string | null;
  knownAt: string | null;
}

/**
 * A moment as bounds that are compared as strings. Left-out dates become bounds that everything passes, so that stores
 * need no case for "not given".
 */
export interface TimeWindow {
  /** A relation must be able to have begun by this day. */
  startsBy: string;
  /** … and to have lasted until this day. */
  endsFrom: string;
  /** Some evidence must have been published by this day. */
  knownBy: string;
}

export const ALL_TIME: TimeWindow = { startsBy: LAST_DAY, endsFrom: FIRST_DAY, knownBy: LAST_DAY };

export function timeWindow({ asOf, knownAt }: Moment): TimeWindow {
  return { startsBy: asOf ?? LAST_DAY, endsFrom: asOf ?? FIRST_DAY, knownBy: knownAt ?? LAST_DAY };
}

/** What a store keeps of a statement's evidence so that `knownAt` is a comparison of strings. */
export interface KnownKeys {
  /** The first day by which a source had said it; the last day of all when no source says when it was published. */
  knownFrom: string;
  /** `day certainty`, ascending: from that day on the statement was known with that certainty. */
  certaintySteps: readonly string[];
}

/** What a store keeps of a relation's dates so that `asOf` is a comparison of strings. */
export interface PeriodKeys {
  startMin: string;
  startMax: string;
  endMin: string;
  endMax: string;
  /** True when neither a start nor an end is given. */
  undated: boolean;
}

/** Was this known by the day of the window? */
export const isKnown = (keys: Pick<KnownKeys, 'knownFrom'>, window: TimeWindow): boolean =>
  keys.knownFrom <= window.knownBy;

/** Does this relation hold: is it known, not known to begin later, and not known to have ended before? */
export const holds = (keys: PeriodKeys & KnownKeys, window: TimeWindow): boolean =>
  isKnown(keys, window) && keys.startMin <= window.startsBy && keys.endMax >= window.endsFrom;

/** How sure was the statement by the day of the window? Null when it was not known. */
export function certaintyAt(keys: KnownKeys, window: TimeWindow): Certainty | null {
  const step = keys.certaintySteps.findLast((each) => each.slice(0, 10) <= window.knownBy);
  return step === undefined ? null : (step.slice(11) as Certainty);
}

/** Steps of a single piece of evidence: there are as many as days and certainties, not as statements. */
const singleSteps = new Map<string, readonly string[]>();

function singleStep({ publishedBy, certainty }: { publishedBy: string; certainty: Certainty }) {
  const step = `${publishedBy} ${certainty}`;
  const steps = singleSteps.get(step) ?? [step];
  singleSteps.set(step, steps);
  return steps;
}

/** The steps of {@link KnownKeys.certaintySteps} of evidences that were published on these days. */
export function certaintySteps(
  evidence: readonly { publishedBy: string; certainty: Certainty }[],
): readonly string[] {
  if (evidence.length === 1) return singleStep(evidence[0]!);
  const byDay = [...evidence].sort((a, b) => (a.publishedBy < b.publishedBy ? -1 : 1));
  const steps: string[] = [];
  let best: number = CERTAINTIES.length;
  for (const { publishedBy, certainty } of byDay) {
    const rank = CERTAINTIES.indexOf(certainty);
    if (rank >= best) continue;
    best = rank;
    if (steps.at(-1)?.startsWith(publishedBy)) steps.pop();
    steps.push(`${publishedBy} ${certainty}`);
  }
  return steps;
}
