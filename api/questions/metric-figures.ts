// All figures of one metric that a question is about, read at once: a part of them would make other ranks and series.
import { limitExceeded } from '../errors.js';
import { inOrder } from '../model/grouped.js';
import type { StoredObservation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { ObservationsQuery } from '../store/queries.js';
import type { Coverage } from './connection.js';
import { LIMITS } from './limits.js';
import type { Session } from './session.js';
import { figuresQuery } from './statements.js';

export interface MetricRequest extends Pick<Partial<Moment>, 'knownAt'> {
  metric: string;
  sector?: string | null | undefined;
  period?: string | null | undefined;
}

export interface MetricFigures {
  query: ObservationsQuery;
  figures: StoredObservation[];
  coverage: Coverage;
}

/**
 * Which figures of this metric are there, of these entities (of any when null), in this sector?
 * @throws {XintuError} LIMIT_EXCEEDED, saying how to narrow, when there are more than are answered at once.
 */
export async function figuresOfMetric(
  session: Session,
  request: MetricRequest,
  entities: readonly string[] | null,
  narrower: string,
): Promise<MetricFigures> {
  const { metric, period, knownAt = null } = request;
  const query: ObservationsQuery = {
    ...(await figuresQuery(session, { metrics: [metric], period, knownAt })),
    entities,
    sector: await session.maybeIdOf('sector', request.sector, ['sector']),
  };
  const { items, total, considered, undated } = await session.view.observations(query, {
    first: LIMITS.figures,
    after: null,
  });
  if (total > LIMITS.figures)
    throw limitExceeded(
      `there are ${total} figures of ${metric}; at most ${LIMITS.figures} are answered at once, so narrow it with ${narrower}`,
    );
  const figures = items.map((figure) => asKnown(figure, query.window));
  return { query, figures, coverage: { considered, undated } };
}

/** The order of the names of what these figures are about. */
export async function nameOrderOf(session: Session, figures: readonly StoredObservation[]) {
  const ids = [...new Set(figures.map(({ entity }) => entity))];
  const entities = new Map((await session.entitiesOf(ids)).map((entity) => [entity.id, entity]));
  return (a: string, b: string): number => inOrder(entities.get(a)!, entities.get(b)!);
}
