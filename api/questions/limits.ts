// How large a question may be: every bound, and the errors that say what to narrow.
import { badInput, limitExceeded } from '../errors.js';
import { isDay } from '../model/edtf.js';
import type { Moment, TimeWindow } from '../model/time.js';
import { timeWindow } from '../model/time.js';

export const LIMITS = {
  /** Items a page. */
  page: 200,
  /** Search hits. */
  search: 50,
  /** Steps of an expand. */
  depth: 4,
  /** Relations of an expand. */
  expand: 1000,
  /** Entities that an expand starts from, or ids in a filter. */
  ids: 200,
  /** Entities of a subgraph. */
  subgraph: 500,
  /** Relations of a subgraph. */
  subgraphRelations: 2000,
  /** Steps of a path. */
  pathLength: 6,
  /** Paths of one answer. */
  paths: 20,
  /** Links of holdings that an ownership looks through. */
  ownershipDepth: 20,
  /** Statements that one answer on ownership or circular capital gathers. */
  gathered: 5000,
  /** Groups of a tally. */
  tally: 1000,
  /** Figures of a comparison or of series, and companies of a sector that is compared. */
  figures: 1000,
  /** Steps of listings on one market, of which a page of listings is made. */
  listingSteps: 10_000,
  /** Characters of a search text. */
  text: 200,
  /** What one query may ask for in all. Introspection has 15 levels and 250 fields. */
  query: {
    /** Words and signs. */
    tokens: 2000,
    /** Operations and fragments. Each fragment is compared with each other one when a query is validated. */
    definitions: 50,
    depth: 20,
    fields: 1000,
    aliases: 100,
    directives: 100,
    variables: { values: 2000, levels: 10 },
    /** Points; see prices.ts. */
    cost: 2_000_000,
  },
} as const;

/** The number when it is between `min` and `max`; else an error that names the argument and the bound. */
export function bounded(
  name: string,
  value: number,
  { min = 1, max }: { min?: number; max: number },
): number {
  if (value < min) throw badInput(`${name} is ${value}; it must be at least ${min}`);
  if (value > max)
    throw limitExceeded(`${name} is ${value}; at most ${max} are answered at once, so page or narrow`);
  return value;
}

/** The same for the length of a list. */
export function boundedList<T>(name: string, values: readonly T[], max: number = LIMITS.ids): readonly T[] {
  if (values.length > max)
    throw limitExceeded(`${name} has ${values.length} values; at most ${max} are taken at once`);
  return values;
}

/** The window of the dates that a question gives. */
export function windowOf({ asOf = null, knownAt = null }: Partial<Moment>): TimeWindow {
  for (const [name, day] of Object.entries({ asOf, knownAt })) {
    if (day !== null && !isDay(day))
      throw badInput(`${name} is ${JSON.stringify(day)}; it must be a day like 2026-01-02`);
  }
  return timeWindow({ asOf, knownAt });
}
