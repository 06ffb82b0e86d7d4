// Figures of one metric as series, by who made them: side by side, and never merged.
import type { DayRange } from '../model/edtf.js';
import { dayAfter, dayNumber, dayRange, FIRST_DAY, LAST_DAY } from '../model/edtf.js';
import { byText, grouped, inOrder } from '../model/grouped.js';
import type { StoredObservation } from '../model/stored.js';
import type { EntityOrder } from './comparison.js';

/** Who says a figure: those it is attributed to, or when nobody is named those who published it. */
interface Claim {
  makers: string[];
  /** The publisher when no maker is named; null when the source names none either. */
  publisher: string | null;
  /** The sources that say so. */
  sources: string[];
}

/** Figures of the same makers about the same entity, with the same unit, basis and dimensions. */
export interface FigureSeries extends Claim {
  entity: string;
  unit: string;
  basis: string | null;
  dimensions: string[];
  /** Do all figures cover the same length of time? */
  evenPeriods: boolean;
  /** In the order of their periods; undated ones last. */
  points: StoredObservation[];
}

export interface SeriesContext {
  byName: EntityOrder;
  /** The publisher of a source; null when it has none. */
  publisherOf: (source: string) => string | null;
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** A name for the makers of a claim: a publisher is one maker, whichever of its sources says it. */
const makerKey = ({ makers, publisher, sources }: Claim): string =>
  JSON.stringify([makers, publisher, makers.length > 0 || publisher !== null ? [] : sources]);

/**
 * Each piece of evidence says whose figure it is. Pieces that name nobody count only when no piece does: they repeat
 * what others name the maker of.
 */
function claimsOf({ evidence }: StoredObservation, { publisherOf }: SeriesContext): Claim[] {
  const attributed = evidence.filter((piece) => piece.attributed.length > 0);
  const pieces = (attributed.length > 0 ? attributed : evidence).map((piece) => ({
    makers: unique(piece.attributed),
    publisher: piece.attributed.length > 0 ? null : publisherOf(piece.source),
    sources: [piece.source],
  }));
  return [...grouped(pieces, makerKey).values()].map((same) => ({
    ...same[0]!,
    sources: unique(same.flatMap(({ sources }) => sources)),
  }));
}

/** How long is this time: in months when it is whole months, else in days; open and missing dates are of no length. */
function lengthOf({ min, max }: DayRange): string {
  if (min === FIRST_DAY || max === LAST_DAY) return 'unknown';
  const next = dayAfter(max);
  if (!min.endsWith('-01') || !next.endsWith('-01')) return `${dayNumber(max) - dayNumber(min) + 1} days`;
  const months = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return `${months(next) - months(min)} months`;
}

/** What is about the same comes side by side; where makers are named, before where only the publisher is known. */
const sideBySide =
  (byName: EntityOrder) =>
  (a: FigureSeries, b: FigureSeries): number => {
    const about = ({ dimensions, unit, basis }: FigureSeries) =>
      [dimensions.join('|'), unit, basis ?? ''].join('\n');
    const by = ({ makers, publisher, sources }: FigureSeries) =>
      makers.length > 0 ? makers.join('|') : `~ ${publisher ?? `~ ${sources.join('|')}`}`;
    return byName(a.entity, b.entity) || byText(about(a), about(b)) || byText(by(a), by(b));
  };

const byPeriod = (a: StoredObservation, b: StoredObservation): number =>
  byText(a.sortKey, b.sortKey) || byText(a.periodMax, b.periodMax) || inOrder(a, b);

function toSeries(said: readonly { claim: Claim; figure: StoredObservation }[]): FigureSeries {
  const [{ claim, figure }] = said as [(typeof said)[number]];
  const points = said.map((each) => each.figure).sort(byPeriod);
  const { entity, unit, basis, dimensions } = figure;
  return {
    ...{ entity, unit, basis, dimensions: unique(dimensions) },
    ...{ makers: claim.makers, publisher: claim.publisher },
    sources: unique(said.flatMap((each) => each.claim.sources)),
    evenPeriods: new Set(points.map(({ period }) => lengthOf(dayRange(period)))).size === 1,
    points,
  };
}

/** Which series do these figures of one metric make? A figure that several makers give is in the series of each. */
export function seriesOf(figures: readonly StoredObservation[], context: SeriesContext): FigureSeries[] {
  const said = figures.flatMap((figure) => claimsOf(figure, context).map((claim) => ({ claim, figure })));
  const keyOf = ({ claim, figure: { entity, unit, basis, dimensions } }: (typeof said)[number]) =>
    JSON.stringify([makerKey(claim), entity, unit, basis, unique(dimensions)]);
  return [...grouped(said, keyOf).values()].map(toSeries).sort(sideBySide(context.byName));
}
