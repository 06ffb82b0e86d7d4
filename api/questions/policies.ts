// Policies and measures: found by who issued them, where, for what and with which target.
import { badInput } from '../errors.js';
import { parseEdtf } from '../model/edtf.js';
import type { StoredEntity } from '../model/stored.js';
import type { Connection, PageRequest } from './connection.js';
import { keyPosition, pageOf, toConnection } from './connection.js';
import { namedTokens } from './entities.js';
import { windowOf } from './limits.js';
import type { Session } from './session.js';

export interface PoliciesRequest extends PageRequest {
  issuedBy?: string | null | undefined;
  place?: string | null | undefined;
  sector?: string | null | undefined;
  metric?: string | null | undefined;
  targetYear?: number | null | undefined;
  text?: string | null | undefined;
  knownAt?: string | null | undefined;
}

function daysOfYear(year: number | null | undefined) {
  if (year === null || year === undefined) return null;
  const days = parseEdtf(String(year).padStart(4, '0'));
  if (!days || !Number.isInteger(year)) throw badInput(`targetYear is ${year}; it must be a year like 2027`);
  return days;
}

/**
 * Which policies and measures were issued by this body or place, reach this place (they apply to it or to what it is part
 * of, or one of these issued them), are for this sector or one below it, have a figure of this metric, aim at that year,
 * have this in their name? By name.
 */
export async function policies(
  session: Session,
  request: PoliciesRequest,
): Promise<Connection<StoredEntity>> {
  const page = pageOf('policies', request);
  const { metric = null } = request;
  if (metric !== null && !(await session.metric.load(metric)))
    throw badInput(`metric: there is no metric ${JSON.stringify(metric)}; observations name theirs`);
  const query = {
    issuedBy: await session.maybeIdOf('issuedBy', request.issuedBy),
    place: await session.maybeIdOf('place', request.place, ['place']),
    sector: await session.maybeIdOf('sector', request.sector, ['sector']),
    metric,
    target: daysOfYear(request.targetYear),
    tokens: namedTokens(request.text),
    window: windowOf({ knownAt: request.knownAt ?? null }),
  };
  return toConnection(await session.view.policies(query, page), page, {
    positionOf: keyPosition,
    nodeOf: (entity) => entity,
  });
}
