// Listings on their way: of one company or fund, and all on one exchange or market.
import type { Adviser, ListingCourse, ListingStatus } from '../analytics/listing.js';
import { advisersOf, listingCourses } from '../analytics/listing.js';
import { limitExceeded } from '../errors.js';
import { inOrder } from '../model/grouped.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredObservation, StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment, TimeWindow } from '../model/time.js';
import { timeWindow } from '../model/time.js';
import type { Listing } from '../store/queries.js';
import type { Connection, Coverage, PageRequest } from './connection.js';
import { keyPosition, pageOf, toConnection } from './connection.js';
import { LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';

export type { Adviser, AdviserRole, ListingStage, ListingStatus } from '../analytics/listing.js';
export { ADVISER_ROLES } from '../analytics/listing.js';

/** What is said of an offering, by the field that has it. */
export const OFFERING_METRICS = {
  plannedRaise: ['planned_raise'],
  useOfProceeds: ['use_of_proceeds'],
  raised: ['ipo_raised'],
  debut: ['went_public', 'first_day_gain', 'ipo_rank'],
} as const;
export type OfferingPart = keyof typeof OFFERING_METRICS;

/** The course of one issuer on one market, or on one that no source names. */
export interface ListingHistory extends Omit<ListingCourse, 'market' | 'considered'> {
  market: string | null;
  coverage: Coverage;
  /** Read for all histories of an answer at once, like what is said of the offering. */
  advisers(): Promise<Adviser[]>;
  offering(part: OfferingPart): Promise<StoredObservation[]>;
}

export interface ListingRequest extends Partial<Moment> {
  of: string;
}
export interface ListingsRequest extends PageRequest, Partial<Moment> {
  on: string;
  status?: readonly ListingStatus[] | null | undefined;
}

/** A history is made of all that was known, begun or not, ended or not. */
const known = ({ knownBy }: TimeWindow): TimeWindow => ({
  ...timeWindow({ asOf: null, knownAt: null }),
  knownBy,
});

const PAGE = { first: LIMITS.page, after: null };

/** A list that is not read in pages here. @throws {XintuError} LIMIT_EXCEEDED when it is longer than a page. */
function whole<T>({ items, total }: Listing<T>, what: string, instead: string): T[] {
  if (total > items.length)
    throw limitExceeded(
      `there are ${total} ${what}, more than ${LIMITS.page}; ask ${instead}, which has pages`,
    );
  return items;
}

/** The statements of one kind that touch an entity. */
async function linksOf(
  session: Session,
  entity: string,
  { kind, direction, window }: { kind: RelationKind; direction: 'in' | 'out'; window: TimeWindow },
): Promise<StoredRelation[]> {
  const query = { kinds: [kind], direction, with: null, window: known(window) };
  const lists = session.listOf({ relations: query, page: PAGE }, (ids) =>
    session.view.relations(ids, query, PAGE),
  );
  const links = whole(await lists.load(entity), `relations ${kind} of ${entity}`, 'entity { relations }');
  return links.map((relation) => asKnown(relation, window));
}

/** All figures of an issuer's offerings that do not begin after the day of the window. */
async function offeringsOf(
  session: Session,
  issuer: string,
  window: TimeWindow,
): Promise<StoredObservation[]> {
  const query = {
    ...{ entities: null, sector: null, period: null },
    metrics: Object.values(OFFERING_METRICS).flat(),
    window: known(window),
  };
  const lists = session.listOf({ figures: query, page: PAGE }, (ids) =>
    session.view.observationsOf(ids, query, PAGE),
  );
  const figures = whole(await lists.load(issuer), `figures of the offerings of ${issuer}`, 'observations');
  return figures
    .filter(({ periodMin }) => periodMin <= window.startsBy)
    .map((figure) => asKnown(figure, window));
}

/** A figure that names another market of the issuer belongs to that one. */
async function offeringOn(
  session: Session,
  { issuer, market }: { issuer: string; market: string | null },
  window: TimeWindow,
): Promise<StoredObservation[]> {
  const [figures, steps] = await Promise.all([
    offeringsOf(session, issuer, window),
    linksOf(session, issuer, { kind: 'LISTED_ON', direction: 'out', window }),
  ]);
  const others = new Set(steps.map(({ to }) => to).filter((to) => to !== market));
  return figures.filter(
    ({ dimensions }) => dimensions.includes(market ?? '') || !dimensions.some((id) => others.has(id)),
  );
}

function toHistory(
  session: Session,
  { considered, ...course }: Omit<ListingCourse, 'market'> & { market: string | null },
  window: TimeWindow,
): ListingHistory {
  const undated = course.stages.filter(({ relation }) => relation.undated).length;
  return {
    ...course,
    coverage: { considered, undated },
    advisers: async () =>
      advisersOf(await linksOf(session, course.issuer, { kind: 'ADVISES', direction: 'in', window }), window),
    offering: async (part) => {
      const metrics: readonly string[] = OFFERING_METRICS[part];
      return (await offeringOn(session, course, window)).filter(({ metric }) => metrics.includes(metric));
    },
  };
}

/** Of whom something is said, but no market: who went public somewhere, or is being prepared for it. */
async function withoutMarket(
  session: Session,
  issuer: string,
  window: TimeWindow,
): Promise<ListingHistory[]> {
  const course = { status: null, since: null, certainty: null, stages: [], considered: 0 };
  const history = toHistory(session, { issuer, market: null, ...course }, window);
  const [figures, advisers] = await Promise.all([offeringsOf(session, issuer, window), history.advisers()]);
  return figures.length + advisers.length > 0 ? [history] : [];
}

/**
 * How far is the listing of this company or fund, market by market? Markets of which a step is known are there even when
 * none had begun on the day. What is said of an offering without any market is a history of its own.
 */
export async function listing(session: Session, request: ListingRequest): Promise<ListingHistory[]> {
  const issuer = await session.idOf('of', request.of, ['company', 'fund']);
  const window = windowOf(request);
  const steps = await linksOf(session, issuer, { kind: 'LISTED_ON', direction: 'out', window });
  if (steps.length === 0) return withoutMarket(session, issuer, window);
  return listingCourses(steps, window).map((course) => toHistory(session, course, window));
}

/** The market, and what is part of it or lies in it, of the kinds that something is listed on. */
async function marketsIn(session: Session, on: string, window: TimeWindow): Promise<string[]> {
  const markets = new Set([on]);
  const step = {
    kinds: ['PART_OF', 'LOCATED_IN'] as const,
    direction: 'in' as const,
    window: known(window),
    except: [],
  };
  for (let frontier = [on]; frontier.length > 0; ) {
    const { relations, total } = await session.view.step(frontier, step, LIMITS.gathered);
    if (total > LIMITS.gathered)
      throw limitExceeded(
        `more than ${LIMITS.gathered} things are in ${on} or part of it; name the exchange or board itself`,
      );
    const inside = await session.entitiesOf([...new Set(relations.map(({ from }) => from))]);
    const fresh = inside.filter(
      ({ id, kind }) => (kind === 'organization' || kind === 'place') && !markets.has(id),
    );
    frontier = fresh.map(({ id }) => id);
    for (const id of frontier) markets.add(id);
  }
  return [...markets];
}

/**
 * Who is on the way to a listing on this exchange or market, on its boards or in it, and how far? In the order in which
 * they reached their last step. @throws {XintuError} LIMIT_EXCEEDED when there are more steps than are read at once.
 */
export async function listings(
  session: Session,
  request: ListingsRequest,
): Promise<Connection<ListingHistory>> {
  const page = pageOf('listings', request);
  const on = await session.idOf('on', request.on, ['organization', 'place']);
  const window = windowOf(request);
  const query = {
    kinds: ['LISTED_ON'] as const,
    direction: 'in' as const,
    window: known(window),
    except: [],
  };
  const { relations, total } = await session.view.step(
    await marketsIn(session, on, window),
    query,
    LIMITS.listingSteps,
  );
  if (total > LIMITS.listingSteps)
    throw limitExceeded(
      `${on} has ${total} steps of listings; at most ${LIMITS.listingSteps} are read, so name one board of it, or ask listing of one company`,
    );
  const steps = relations.map((relation) => asKnown(relation, window));
  const courses = listingCourses(steps, window).filter(
    ({ stages, status }) =>
      stages.length > 0 && (!request.status || (status !== null && request.status.includes(status))),
  );
  const lastOf = ({ stages }: ListingCourse) => stages.at(-1)!.relation;
  const [sortKey, id] = (page.after ?? ['', '']) as [string, string];
  const rest = courses.filter((course) => inOrder(lastOf(course), { sortKey, id }) > 0);
  const counted = courses.flatMap(({ stages }) => stages);
  return toConnection(
    {
      items: rest.slice(0, page.first),
      hasNext: rest.length > page.first,
      total: courses.length,
      considered: total,
      undated: counted.filter(({ relation }) => relation.undated).length,
    },
    page,
    {
      positionOf: (course) => keyPosition(lastOf(course)),
      nodeOf: (course) => toHistory(session, course, window),
    },
  );
}
