// What is said about an entity, and one statement by itself.

import { badInput } from '../errors.js';
import { dayRange, EDTF_FORMS, parseEdtf } from '../model/edtf.js';
import type { Direction, RelationKind } from '../model/kinds.js';
import type { StoredObservation, StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { ObservationsQuery, RelationsQuery } from '../store/queries.js';
import type { Connection, PageRequest } from './connection.js';
import { keyPosition, pageOf, toConnection } from './connection.js';
import { boundedList, windowOf } from './limits.js';
import type { Session, StoredStatement } from './session.js';

export interface RelationsRequest extends PageRequest, Partial<Moment> {
  kinds?: readonly RelationKind[] | null | undefined;
  direction: Direction;
  with?: string | null | undefined;
}

/** Which relations touch this entity, in the order of time? */
export async function relationsOf(
  session: Session,
  entity: string,
  request: RelationsRequest,
): Promise<Connection<StoredRelation>> {
  const page = pageOf('relations', request);
  const query: RelationsQuery = {
    kinds: request.kinds ?? null,
    direction: request.direction,
    with: await session.maybeIdOf('with', request.with),
    window: windowOf(request),
  };
  const lists = session.listOf({ relations: query, page }, (ids) => session.view.relations(ids, query, page));
  return toConnection(await lists.load(entity), page, {
    positionOf: keyPosition,
    nodeOf: (relation) => asKnown(relation, query.window),
  });
}

export interface FiguresRequest extends PageRequest, Pick<Partial<Moment>, 'knownAt'> {
  metrics?: readonly string[] | null | undefined;
  period?: string | null | undefined;
}

/** Figures of any entity. @throws {XintuError} BAD_USER_INPUT when the period is no date, or a metric is not there. */
export async function figuresQuery(
  session: Session,
  request: Omit<FiguresRequest, keyof PageRequest>,
): Promise<ObservationsQuery> {
  const { metrics, period = null, knownAt = null } = request;
  if (period !== null && !parseEdtf(period))
    throw badInput(`period is ${JSON.stringify(period)}; it must be ${EDTF_FORMS}`);
  for (const id of boundedList('metrics', metrics ?? [])) {
    if (!(await session.metric.load(id)))
      throw badInput(`metrics: no metric has the id ${JSON.stringify(id)}`);
  }
  return {
    ...{ entities: null, sector: null, metrics: metrics ?? null },
    period: period === null ? null : dayRange(period),
    window: windowOf({ knownAt }),
  };
}

/** Which figures are about this entity, in the order of their periods? */
export async function figuresOf(
  session: Session,
  entity: string,
  request: FiguresRequest,
): Promise<Connection<StoredObservation>> {
  const page = pageOf('observations', request);
  const query = await figuresQuery(session, request);
  const lists = session.listOf({ figures: query, page }, (ids) =>
    session.view.observationsOf(ids, query, page),
  );
  return toConnection(await lists.load(entity), page, {
    positionOf: keyPosition,
    nodeOf: (observation) => asKnown(observation, query.window),
  });
}

export interface AllFiguresRequest extends FiguresRequest {
  entities?: readonly string[] | null | undefined;
  sector?: string | null | undefined;
}

/** Which figures are there, by metric, entity, sector and period? */
export async function figures(
  session: Session,
  request: AllFiguresRequest,
): Promise<Connection<StoredObservation>> {
  const page = pageOf('observations', request);
  const { entities } = request;
  const query: ObservationsQuery = {
    ...(await figuresQuery(session, request)),
    entities: entities ? await idsOf(session, 'entities', entities) : null,
    sector: await session.maybeIdOf('sector', request.sector, ['sector']),
  };
  return toConnection(await session.view.observations(query, page), page, {
    positionOf: keyPosition,
    nodeOf: (observation) => asKnown(observation, query.window),
  });
}

/** The present ids of the entities that a list argument names. */
export function idsOf(session: Session, argument: string, ids: readonly string[]): Promise<string[]> {
  return Promise.all(boundedList(argument, ids).map((id) => session.idOf(argument, id)));
}

/** The other statements of each conflict that this one is part of. */
export async function conflictingWith(
  session: Session,
  statement: StoredStatement,
): Promise<StoredStatement[]> {
  const conflicts = await session.conflicts.load(statement.id);
  const others = new Set(
    conflicts.flatMap(({ statements }) => statements).filter((id) => id !== statement.id),
  );
  const found = await Promise.all([...others].sort().map((id) => session.statement.load(id)));
  return found.filter((each) => each !== null);
}
