// Figures of one metric as series, side by side by who made them.
import type { FigureSeries } from '../analytics/series.js';
import { seriesOf } from '../analytics/series.js';
import type { MetricRequest } from './metric-figures.js';
import { figuresOfMetric, nameOrderOf } from './metric-figures.js';
import type { Session } from './session.js';

export type { FigureSeries } from '../analytics/series.js';

export interface SeriesRequest extends Omit<MetricRequest, 'period'> {
  entity?: string | null | undefined;
}

/**
 * Which series of this metric are there, by whom, about what? Figures and forecasts of different makers, about different
 * entities, or of a different unit, basis or dimension are in different series.
 */
export async function series(session: Session, request: SeriesRequest): Promise<FigureSeries[]> {
  const entity = await session.maybeIdOf('entity', request.entity);
  const entities = entity === null ? null : [entity];
  const { figures } = await figuresOfMetric(session, request, entities, 'entity or a sector');
  const sources = new Set(figures.flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  const published = await Promise.all([...sources].map((id) => session.source.load(id)));
  const publishers = new Map(published.map((source) => [source?.id, source?.publisher]));
  return seriesOf(figures, {
    byName: await nameOrderOf(session, figures),
    publisherOf: (source) => publishers.get(source) ?? null,
  });
}
