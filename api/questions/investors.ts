// Who backs whom: investors by what they back, and who invested together with one of them.
import { badInput } from '../errors.js';
import type { Certainty, EntityKind, StateLevel } from '../model/kinds.js';
import { STATE_LEVELS } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { Backing, BackingQuery, InvestorsQuery } from '../store/queries.js';
import type { Connection, Edge, PageRequest } from './connection.js';
import { pageOf, toConnection } from './connection.js';
import { bounded, LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';
import { idsOf } from './statements.js';
import type { Sums } from './sums.js';
import { sumByCurrency } from './sums.js';

export interface InvestorFilter {
  state?: boolean | null | undefined;
  stateLevels?: readonly StateLevel[] | null | undefined;
  kinds?: readonly EntityKind[] | null | undefined;
  place?: string | null | undefined;
  backsSector?: string | null | undefined;
  backsPlace?: string | null | undefined;
  backsAny?: readonly string[] | null | undefined;
  certainties?: readonly Certainty[] | null | undefined;
  atLeast: number;
}

/** What comes first. AMOUNT counts CNY only. */
export type InvestorOrder = InvestorsQuery['order'];

export interface InvestorsRequest extends PageRequest, Partial<Moment> {
  filter?: InvestorFilter | null | undefined;
  rollUp: boolean;
  orderBy: InvestorOrder;
}

export interface CoInvestorsRequest extends PageRequest, Partial<Moment> {
  of: string;
  sameRound: boolean;
}

/** One investor of an answer. What its count rests on is read when it is asked for, for the whole page at once. */
export interface InvestorEdge extends Edge<string>, Sums {
  companyCount: number;
  companies(first: number): Promise<string[]>;
  relations(first: number): Promise<StoredRelation[]>;
}

/** The backing relations in the order of time, then the links of their roll-up. */
function merged({ relations, links }: Backing, query: BackingQuery, first: number): StoredRelation[] {
  return [...relations, ...links].slice(0, first).map((relation) => asKnown(relation, query.window));
}

async function ask(
  session: Session,
  query: InvestorsQuery,
  request: PageRequest,
): Promise<Connection<string, InvestorEdge>> {
  const page = pageOf('investors', request);
  const listing = await session.view.investors(query, page);
  const investors = listing.items.map(({ investor }) => investor);
  const backing = new Map<string, Promise<Map<string, Backing>>>();
  const rests = (limits: { companies: number; relations: number }): Promise<Map<string, Backing>> => {
    const key = JSON.stringify(limits);
    if (!backing.has(key)) backing.set(key, session.view.backing(investors, query, limits));
    return backing.get(key)!;
  };
  const connection = toConnection(listing, page, {
    positionOf: ({ position }) => position,
    nodeOf: ({ investor }) => investor,
  });
  return {
    ...connection,
    edges: connection.edges.map((edge, i) => {
      const row = listing.items[i]!;
      return {
        ...edge,
        companyCount: row.companies,
        amounts: sumByCurrency(row.disclosed),
        undisclosed: row.undisclosed,
        companies: async (first) => {
          const limits = {
            companies: bounded('companies first', first, { min: 0, max: LIMITS.page }),
            relations: 0,
          };
          return (await rests(limits)).get(row.investor)!.companies;
        },
        relations: async (first) => {
          const limits = {
            companies: 0,
            relations: bounded('relations first', first, { min: 0, max: LIMITS.page }),
          };
          return merged((await rests(limits)).get(row.investor)!, query, first);
        },
      };
    }),
  };
}

/** The levels that pass `state` and `stateLevels`, null being no state; null when any does. */
function levelsOf({ state, stateLevels }: Pick<InvestorFilter, 'state' | 'stateLevels'>) {
  if ((state ?? null) === null && !stateLevels) return null;
  return [null, ...STATE_LEVELS].filter(
    (level) =>
      ((state ?? null) === null || state === (level !== null)) &&
      (!stateLevels || (level !== null && stateLevels.includes(level))),
  );
}

/** Which investors back the most of these companies? The question that Xintu was born for. */
export async function investors(session: Session, request: InvestorsRequest) {
  const { filter, rollUp, orderBy } = request;
  const atLeast = filter?.atLeast ?? 1;
  if (atLeast < 1) throw badInput(`atLeast is ${atLeast}; it must be at least 1`);
  const { backsAny, certainties } = filter ?? {};
  const query: InvestorsQuery = {
    sector: await session.maybeIdOf('backsSector', filter?.backsSector, ['sector']),
    place: await session.maybeIdOf('backsPlace', filter?.backsPlace, ['place']),
    companies: backsAny ? await idsOf(session, 'backsAny', backsAny) : null,
    together: null,
    certainties: certainties ?? null,
    rollUp,
    window: windowOf(request),
    levels: levelsOf(filter ?? {}),
    kinds: filter?.kinds ?? null,
    investorPlace: await session.maybeIdOf('place', filter?.place, ['place']),
    atLeast,
    order: orderBy,
  };
  return ask(session, query, request);
}

/** Who invested in the same companies as this investor: in the same round of one, or at any time? */
export async function coInvestors(session: Session, request: CoInvestorsRequest) {
  const query: InvestorsQuery = {
    ...{ sector: null, place: null, companies: null, certainties: null, rollUp: false },
    ...{ levels: null, kinds: null, investorPlace: null, atLeast: 1 },
    together: { investor: await session.idOf('of', request.of), sameRound: request.sameRound },
    order: 'company-count',
    window: windowOf(request),
  };
  return ask(session, query, request);
}
