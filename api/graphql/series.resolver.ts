// Who says what of one metric, over time?
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { FigureSeries } from '../questions/series.js';
import { series } from '../questions/series.js';
import { KnownAt, OptionalId } from './arguments.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { FigureSeriesType } from './series.type.js';
import { SourceType } from './statement.type.js';

@Resolver(() => FigureSeriesType)
export class SeriesResolver {
  @Query(() => [FigureSeriesType], {
    nullable: true,
    description:
      'Which figures and forecasts of this metric are there over time, by whom? Those of different makers stand side by side. More than 1000 figures are refused. Empty: the data have none of it.',
  })
  series(
    @Arg('metric', () => ID, { description: 'The metric, by id.' }) metric: string,
    @OptionalId('entity', 'Only figures about this entity.') entity: string | null,
    @OptionalId(
      'sector',
      'Only figures about this sector or one below it, what is in it, or with it as a dimension.',
    )
    sector: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return series(session, { metric, entity, sector, knownAt });
  }

  @FieldResolver(() => [EntityType], {
    description:
      'Whose figures they are, several when they are said to be of them together; empty when nobody is named.',
  })
  makers(@Root() { makers }: FigureSeries, @Ctx() { session }: Context) {
    return session.entitiesOf(makers);
  }

  @FieldResolver(() => [SourceType], {
    description: 'The sources that give these figures as those of the makers.',
  })
  sources(@Root() { sources }: FigureSeries, @Ctx() { session }: Context) {
    return session.source.loadMany(sources);
  }

  @FieldResolver(() => EntityType, { description: 'What they are about.' })
  entity(@Root() { entity }: FigureSeries, @Ctx() { session }: Context) {
    return session.entityOf(entity);
  }

  @FieldResolver(() => [EntityType], { description: 'Of which market, in which place …; of all of them.' })
  dimensions(@Root() { dimensions }: FigureSeries, @Ctx() { session }: Context) {
    return session.entitiesOf(dimensions);
  }
}
