// How do entities compare in one metric?
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { StoredObservation } from '../model/stored.js';
import type { ComparedFigure, Comparison, ComparisonGroup } from '../questions/comparison.js';
import { comparison } from '../questions/comparison.js';
import { KnownAt, OptionalId } from './arguments.js';
import { ComparedFigureType, ComparisonGroupType, ComparisonType } from './comparison.type.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { MetricType, ObservationType } from './statement.type.js';

@Resolver(() => ComparisonType)
export class ComparisonResolver {
  @Query(() => ComparisonType, {
    nullable: true,
    description:
      'How do these entities compare in this metric, like with like? What differs in unit, basis, period or dimensions is never mixed. Of all entities when neither entities nor sector is given; more than 1000 figures are refused.',
  })
  comparison(
    @Arg('metric', () => ID, { description: 'The metric, by id.' }) metric: string,
    @Arg('entities', () => [ID], {
      nullable: true,
      description: 'Only figures about these entities; 200 at most.',
    })
    entities: string[] | null,
    @OptionalId(
      'sector',
      'Only figures about this sector or one below it, what is in it, or with it as a dimension.',
    )
    sector: string | null,
    @Arg('period', () => String, {
      nullable: true,
      description: 'Only figures whose period lies within this date (EDTF).',
    })
    period: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return comparison(session, { metric, entities, sector, period, knownAt });
  }

  @FieldResolver(() => MetricType, { description: 'What is compared.' })
  metric(@Root() { metric }: Comparison, @Ctx() { session }: Context) {
    return session.metric.load(metric);
  }

  @FieldResolver(() => [EntityType], {
    description:
      'Who has no figure in these groups, of the entities that were asked for or, when only a sector was, of its companies.',
  })
  missing(@Root() { missing }: Comparison, @Ctx() { session }: Context) {
    return session.entitiesOf(missing);
  }
}

@Resolver(() => ComparisonGroupType)
export class ComparisonGroupResolver {
  @FieldResolver(() => [EntityType], {
    description: 'Of which market, in which place, with which customer …; of all of them.',
  })
  dimensions(@Root() { dimensions }: ComparisonGroup<StoredObservation>, @Ctx() { session }: Context) {
    return session.entitiesOf(dimensions);
  }
}

@Resolver(() => ComparedFigureType)
export class ComparedFigureResolver {
  @FieldResolver(() => ObservationType, { description: 'The figure, with its entity and its evidence.' })
  observation(@Root() { figure }: ComparedFigure<StoredObservation>) {
    return figure;
  }
}
