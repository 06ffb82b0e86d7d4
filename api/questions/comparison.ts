// Entities compared in one metric, like with like.
import type { Comparison as Answer } from '../analytics/comparison.js';
import { compareFigures } from '../analytics/comparison.js';
import { limitExceeded } from '../errors.js';
import type { StoredObservation } from '../model/stored.js';
import type { ObservationsQuery } from '../store/queries.js';
import type { Coverage } from './connection.js';
import { LIMITS } from './limits.js';
import type { MetricRequest } from './metric-figures.js';
import { figuresOfMetric, nameOrderOf } from './metric-figures.js';
import type { Session } from './session.js';
import { idsOf } from './statements.js';

export type { ComparedFigure, ComparisonGroup, ComparisonPart } from '../analytics/comparison.js';
export { COMPARISON_PARTS } from '../analytics/comparison.js';

export interface ComparisonRequest extends MetricRequest {
  entities?: readonly string[] | null | undefined;
}

export interface Comparison extends Answer<StoredObservation> {
  metric: string;
  /** Who was asked for, one by one or as the companies of the sector, and has no figure. */
  missing: string[];
  coverage: Coverage;
}

/** The companies of the sector, by name. */
async function companiesOf(session: Session, sector: string, query: ObservationsQuery): Promise<string[]> {
  const { items, total } = await session.view.companies(
    { sector, place: null, listedOn: null, tokens: [], window: query.window },
    { first: LIMITS.figures, after: null },
  );
  if (total > LIMITS.figures)
    throw limitExceeded(
      `${sector} has ${total} companies; at most ${LIMITS.figures} are compared at once, so give a narrower sector, or entities`,
    );
  return items.map(({ id }) => id);
}

/**
 * How do these entities (or what is in this sector, or all there are) compare in this metric? Figures that differ in
 * unit, basis, period or dimensions are in different groups. Null and empty lists are no zero: see `missing`.
 */
export async function comparison(session: Session, request: ComparisonRequest): Promise<Comparison> {
  const asked = request.entities ? [...new Set(await idsOf(session, 'entities', request.entities))] : null;
  const { query, figures, coverage } = await figuresOfMetric(
    session,
    request,
    asked,
    'entities, a sector or a period',
  );
  const expected = asked ?? (query.sector === null ? [] : await companiesOf(session, query.sector, query));
  const found = new Set(figures.map(({ entity }) => entity));
  return {
    metric: request.metric,
    ...compareFigures(figures, await nameOrderOf(session, figures)),
    missing: expected.filter((id) => !found.has(id)),
    coverage,
  };
}
