// Relations counted in groups: how many to each city, in each year, with what sums.
import { limitExceeded } from '../errors.js';
import { inOrder } from '../model/grouped.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredEntity, StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { TallyBy } from '../model/tally.js';
import { ENTITY_KEYS } from '../model/tally.js';
import type { Moment } from '../model/time.js';
import type { TalliedGroup, TallyGroup, TallyQuery } from '../store/queries.js';
import type { Connection, NamedPage, PageRequest } from './connection.js';
import { keyPosition, pageOf, toConnection } from './connection.js';
import { LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';
import type { Sums } from './sums.js';
import { sumByCurrency } from './sums.js';

export interface TallyRequest extends Partial<Moment> {
  by: readonly TallyBy[];
  kinds?: readonly RelationKind[] | null | undefined;
  sector?: string | null | undefined;
  place?: string | null | undefined;
}

/** What the relations of a group have in common: an entity or a word; neither when it is not known. */
export interface TallyKey {
  by: TallyBy;
  entity: StoredEntity | null;
  value: string | null;
}

export interface TallyRow extends Pick<Sums, 'undisclosed'> {
  group: TallyKey[];
  count: number;
  /** Distinct `to`. */
  targets: number;
  sums: Sums['amounts'];
  /** The relations of the group, in the order of time; read for all groups at once. */
  relations(request: PageRequest): Promise<Connection<StoredRelation>>;
}

const isEntityKey = (by: TallyBy): boolean => (ENTITY_KEYS as readonly TallyBy[]).includes(by);

/** In the order of names, years and words; what is not known comes last. */
function compareKeys(a: TallyKey, b: TallyKey): number {
  if (a.entity && b.entity) return inOrder(a.entity, b.entity);
  const [left, right] = [a, b].map(({ entity, value }) => entity?.id ?? value);
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left! < right! ? -1 : 1;
}

/** The largest group first. */
function compareRows(a: TallyRow, b: TallyRow): number {
  if (a.count !== b.count) return b.count - a.count;
  const keys = a.group.map((key, i) => compareKeys(key, b.group[i]!));
  return keys.find((order) => order !== 0) ?? 0;
}

/** Pages of the relations of each group, each page read once for all groups. */
function pagesOf(session: Session, query: TallyQuery) {
  const nameOf = (group: TallyGroup) => JSON.stringify(group);
  const read = async (page: NamedPage) => {
    const groups = await session.view.tallied(query, page);
    return new Map(groups.map((each) => [nameOf(each.group), each]));
  };
  const pages = new Map<string, Promise<Map<string, TalliedGroup>>>();
  return async (group: TallyGroup, page: NamedPage): Promise<TalliedGroup> => {
    const key = JSON.stringify(page);
    if (!pages.has(key)) pages.set(key, read(page));
    return (await pages.get(key)!).get(nameOf(group))!;
  };
}

/**
 * How many relations of these kinds are there, in each city, sector, year …, to how many targets, and what do their amounts
 * add up to? A relation with several values of a key counts in the group of each, once.
 * @throws {XintuError} LIMIT_EXCEEDED when there are more groups than are answered at once: leaving some out would look
 * like none.
 */
export async function tally(session: Session, request: TallyRequest): Promise<TallyRow[]> {
  const query: TallyQuery = {
    by: [...new Set(request.by)],
    kinds: request.kinds ?? null,
    sector: await session.maybeIdOf('sector', request.sector, ['sector']),
    place: await session.maybeIdOf('place', request.place, ['place']),
    window: windowOf(request),
  };
  const rows = await session.view.tally(query, LIMITS.tally + 1);
  if (rows.length > LIMITS.tally)
    throw limitExceeded(
      `the answer has more than ${LIMITS.tally} groups; ask by fewer keys, or narrow it with kinds, sector or place`,
    );
  const keyOf = async (by: TallyBy, value: string | null): Promise<TallyKey> =>
    value !== null && isEntityKey(by)
      ? { by, entity: await session.entityOf(value), value: null }
      : { by, entity: null, value };
  const pages = pagesOf(session, query);
  const answer = rows.map(
    async ({ group, count, targets, sums, undisclosed }): Promise<TallyRow> => ({
      ...{ count, targets, undisclosed, sums: sumByCurrency(sums) },
      group: await Promise.all(query.by.map((by, i) => keyOf(by, group[i]!))),
      relations: async (request) => {
        const page = pageOf('relations', request);
        return toConnection(await pages(group, page), page, {
          positionOf: keyPosition,
          nodeOf: (relation) => asKnown(relation, query.window),
        });
      },
    }),
  );
  return (await Promise.all(answer)).sort(compareRows);
}
