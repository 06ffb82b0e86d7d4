// Figures of one metric side by side: like with like, never mixed, and ranked only as far as their ranges allow.
import { dayNumber, dayRange, FIRST_DAY, LAST_DAY } from '../model/edtf.js';
import { byText, grouped } from '../model/grouped.js';
import type { Observation } from '../model/statement.js';

/** What figures must have in common to be compared. */
export const COMPARISON_PARTS = ['unit', 'basis', 'period', 'dimensions'] as const;
export type ComparisonPart = (typeof COMPARISON_PARTS)[number];

/**
 * A figure among those that are like it. `rank` is null when ranges overlap so that it cannot be told; it then lies
 * between `rankMin` and `rankMax`, which are equal to it otherwise.
 */
export interface ComparedFigure<O> {
  figure: O;
  /** Is one value said, not a bound or a range? */
  exact: boolean;
  rank: number | null;
  rankMin: number;
  rankMax: number;
}

export interface ComparisonGroup<O> {
  unit: string;
  basis: string | null;
  /** Null when none is said, and of events (unit `date`), of which it is the value. */
  period: string | null;
  /** Ids, in their order. */
  dimensions: string[];
  /** What sets it apart from the largest group; nothing of that one. */
  differsIn: ComparisonPart[];
  /** Distinct entities. */
  entityCount: number;
  figures: ComparedFigure<O>[];
}

export interface Comparison<O> {
  /** Is all of it like for like: one group, of a period that is known? */
  comparable: boolean;
  /** That of the most entities first. */
  groups: ComparisonGroup<O>[];
}

/** Compares two entities by name, with a total order. */
export type EntityOrder = (a: string, b: string) => number;

/** The values that a figure can mean, turned so that the more comes first; infinite where no bound is said. */
interface Values {
  min: number;
  max: number;
}

/** An event has its value in its period. */
const isEvent = ({ unit }: Pick<Observation, 'unit'>): boolean => unit === 'date';

/** Of places in a ranking the smaller, of events the earlier is first; of all else the more. */
function valuesOf(figure: Observation): Values {
  const { unit, period } = figure;
  const days = dayRange(period);
  const [min, max] = isEvent(figure)
    ? [dayNumber(days.min), dayNumber(days.max)]
    : [figure.min ?? -Infinity, figure.max ?? Infinity];
  return isEvent(figure) || unit === 'rank' ? { min: -max, max: -min } : { min, max };
}

/** The four parts as texts that are equal exactly when figures are alike. Periods are alike when their days are. */
function partsOf(figure: Observation): Record<ComparisonPart, string> {
  const { unit, basis, period, dimensions } = figure;
  const days = dayRange(period);
  return {
    unit,
    basis: basis ?? '',
    period: isEvent(figure) || period === null ? '' : `${days.min}/${days.max}`,
    dimensions: [...dimensions].sort().join('|'),
  };
}

const keyOf = (figure: Observation): string => {
  const parts = partsOf(figure);
  return JSON.stringify(COMPARISON_PARTS.map((part) => parts[part]));
};

/** All that is said of each entity together: from the least to the most that it can be. */
function hullsOf(figures: readonly Observation[]): Map<string, Values> {
  const hulls = new Map<string, Values>();
  for (const figure of figures) {
    const { min, max } = valuesOf(figure);
    const before = hulls.get(figure.entity) ?? { min, max };
    hulls.set(figure.entity, { min: Math.min(min, before.min), max: Math.max(max, before.max) });
  }
  return hulls;
}

/**
 * An entity is before a figure when the least that it can be is more than the most of the figure; equal, when both are
 * said exactly and are the same. Everything else but the reverse leaves the order open.
 */
function rankedAmong<O extends Observation>(
  figure: O,
  hulls: ReadonlyMap<string, Values>,
): ComparedFigure<O> {
  const own = valuesOf(figure);
  const exact = own.min === own.max;
  let before = 0;
  let open = 0;
  for (const [entity, other] of hulls) {
    if (entity === figure.entity || other.max < own.min) continue;
    const isEqual = exact && other.min === own.min && other.max === own.max;
    if (other.min > own.max) before++;
    else if (!isEqual) open++;
  }
  const rankMin = before + 1;
  return { figure, exact, rank: open === 0 ? rankMin : null, rankMin, rankMax: rankMin + open };
}

/** What can be the most first: by what is known at least, then at most; then by the name of the entity. */
const inRank =
  (byName: EntityOrder) =>
  (a: Observation, b: Observation): number => {
    const [left, right] = [valuesOf(a), valuesOf(b)];
    // Infinities that are equal have no difference.
    if (left.min !== right.min) return left.min > right.min ? -1 : 1;
    if (left.max !== right.max) return left.max > right.max ? -1 : 1;
    return byName(a.entity, b.entity) || byText(a.id, b.id);
  };

function toGroup<O extends Observation>(
  figures: readonly O[],
  byName: EntityOrder,
): Omit<ComparisonGroup<O>, 'differsIn'> {
  const hulls = hullsOf(figures);
  const ordered = [...figures].sort(inRank(byName));
  const [first] = ordered;
  const { unit, basis, dimensions } = first!;
  // The same days may be written in two ways.
  const periods = figures.flatMap(({ period }) => period ?? []).sort();
  return {
    ...{ unit, basis, dimensions: [...dimensions].sort() },
    period: isEvent(first!) ? null : (periods[0] ?? null),
    entityCount: hulls.size,
    figures: ordered.map((figure) => rankedAmong(figure, hulls)),
  };
}

/** The largest first; of equals the latest period, then by what their parts are. */
function bySize<O extends Observation>(
  a: Omit<ComparisonGroup<O>, 'differsIn'>,
  b: Omit<ComparisonGroup<O>, 'differsIn'>,
): number {
  const [left, right] = [a, b].map(({ figures }) => figures[0]!.figure) as [O, O];
  return (
    b.entityCount - a.entityCount ||
    b.figures.length - a.figures.length ||
    byText(partsOf(right).period, partsOf(left).period) ||
    byText(keyOf(left), keyOf(right))
  );
}

const isBounded = (period: string | null): boolean => {
  const days = dayRange(period);
  return days.min !== FIRST_DAY && days.max !== LAST_DAY;
};

/**
 * How do these figures of one metric compare? In groups of the same unit, basis, period and dimensions. Within a group
 * those of other entities decide the rank of a figure; two figures of one entity do not compete, and both stand.
 */
export function compareFigures<O extends Observation>(
  figures: readonly O[],
  byName: EntityOrder,
): Comparison<O> {
  const groups = [...grouped(figures, keyOf).values()].map((own) => toGroup(own, byName)).sort(bySize);
  const [largest] = groups;
  if (!largest) return { comparable: false, groups: [] };
  const partsOfLargest = partsOf(largest.figures[0]!.figure);
  return {
    comparable: groups.length === 1 && (largest.unit === 'date' || isBounded(largest.period)),
    groups: groups.map((group) => {
      const parts = partsOf(group.figures[0]!.figure);
      return {
        ...group,
        differsIn: COMPARISON_PARTS.filter((part) => parts[part] !== partsOfLargest[part]),
      };
    }),
  };
}
