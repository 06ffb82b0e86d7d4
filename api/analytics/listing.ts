// The course of a listing: its steps in order with the days between them, and who advised on it.
import type { DayCount } from '../model/edtf.js';
import { dayRange, daysBetween } from '../model/edtf.js';
import { byText, grouped, inOrder } from '../model/grouped.js';
import type { Certainty } from '../model/kinds.js';
import { LISTING_ROLES, RELATION_RULES } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import type { TimeWindow } from '../model/time.js';

export type ListingStatus = (typeof LISTING_ROLES)[number];

/** Roles of those who advise on a listing. */
export const ADVISER_ROLES = RELATION_RULES.ADVISES.roles;
export type AdviserRole = (typeof ADVISER_ROLES)[number];

export interface ListingStage {
  /** Null when the statement names no step. */
  status: ListingStatus | null;
  relation: StoredRelation;
  /** Days since the stage before; null for the first, and when one of the two has no start. */
  days: DayCount | null;
}

/** The course of one issuer on one market. */
export interface ListingCourse {
  issuer: string;
  market: string;
  /** The last step; null when none had begun, when it has no name, and when a listing is known to have ended. */
  status: ListingStatus | null;
  /** When that step began. */
  since: string | null;
  certainty: Certainty | null;
  stages: ListingStage[];
  /** How many steps are known, whether they had begun or not. */
  considered: number;
}

export interface Adviser {
  adviser: string;
  role: AdviserRole | null;
  relation: StoredRelation;
  /** Is it known to have ended? */
  ended: boolean;
  /** Who began next, when or after it had ended. */
  replacedBy: StoredRelation[];
}

const statusOf = ({ role }: StoredRelation): ListingStatus | null =>
  LISTING_ROLES.find((each) => each === role) ?? null;

/** By start, then by step, then by id: the last one is the status. A step of which the start is open comes first. */
const inCourse = (a: StoredRelation, b: StoredRelation): number =>
  byText(a.listingKey, b.listingKey) || byText(a.id, b.id);

function toStage(relation: StoredRelation, before: StoredRelation | undefined): ListingStage {
  const isDated = before && before.start !== null && relation.start !== null;
  const days = isDated ? daysBetween(dayRange(before.start), dayRange(relation.start)) : null;
  return { status: statusOf(relation), relation, days };
}

function toCourse(steps: readonly StoredRelation[], window: TimeWindow): ListingCourse {
  const { from, to } = steps[0]!;
  const begun = steps.filter(({ startMin }) => startMin <= window.startsBy).sort(inCourse);
  const last = begun.at(-1);
  const isOver = last?.role === 'listed' && last.endMax < window.endsFrom;
  return {
    issuer: from,
    market: to,
    status: last && !isOver ? statusOf(last) : null,
    since: last?.start ?? null,
    certainty: last?.certainty ?? null,
    stages: begun.map((relation, i) => toStage(relation, begun[i - 1])),
    considered: steps.length,
  };
}

/**
 * What have these statements of LISTED_ON been, issuer by issuer and market by market, up to the day of the window?
 * Steps that had ended by then are part of it. Courses are in the order of their last steps in time.
 */
export function listingCourses(steps: readonly StoredRelation[], window: TimeWindow): ListingCourse[] {
  const keyOf = ({ stages, issuer, market }: ListingCourse) => {
    const last = stages.at(-1)?.relation;
    return { sortKey: last?.sortKey ?? '~', id: last?.id ?? `${issuer} ${market}` };
  };
  return [...grouped(steps, ({ from, to }) => `${from} ${to}`).values()]
    .map((own) => toCourse(own, window))
    .sort((a, b) => inOrder(keyOf(a), keyOf(b)));
}

/** Those who began next after this one had ended: the first of the others, and who began on the same day. */
function successorsOf(relation: StoredRelation, all: readonly StoredRelation[]): StoredRelation[] {
  const after = all.filter(
    ({ from, startMin }) =>
      from !== relation.from && startMin >= relation.endMin && startMin > relation.startMin,
  );
  const first = after.map(({ startMin }) => startMin).sort()[0];
  return after.filter(({ startMin }) => startMin === first);
}

/** Who has advised, in the order of time, up to the day of the window, and by whom was who replaced? */
export function advisersOf(advice: readonly StoredRelation[], window: TimeWindow): Adviser[] {
  const begun = advice.filter(({ startMin }) => startMin <= window.startsBy).sort(inOrder);
  return begun.map((relation) => {
    const ended = relation.end !== null && relation.endMax < window.startsBy;
    return {
      adviser: relation.from,
      role: ADVISER_ROLES.find((each) => each === relation.role) ?? null,
      relation,
      ended,
      replacedBy: ended ? successorsOf(relation, begun) : [],
    };
  });
}
