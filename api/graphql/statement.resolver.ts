// Statements: what they join, and the sources that say so.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ShareRange } from '../model/share.js';
import { shareRange } from '../model/share.js';
import type { StoredEvidence, StoredMetric, StoredObservation, StoredRelation } from '../model/stored.js';
import type { CitedSource, StoredStatement } from '../questions/session.js';
import { allSources } from '../questions/sources.js';
import { conflictingWith, figures } from '../questions/statements.js';
import { After, First, KnownAt, OptionalId } from './arguments.js';
import { ObservationConnection, SourceConnection } from './connection.type.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { toRelay } from './relay.js';
import {
  EvidenceType,
  MetricType,
  MoneyType,
  ObservationType,
  RelationType,
  ShareRangeType,
  SourceType,
  StatementType,
} from './statement.type.js';

const globalId = (statement: StoredStatement) => `${'from' in statement ? 'rel' : 'obs'}:${statement.id}`;

@Resolver(() => StatementType)
export class StatementResolver {
  @FieldResolver(() => ID)
  id(@Root() statement: StoredStatement) {
    return globalId(statement);
  }

  @FieldResolver(() => [EvidenceType], { description: 'What it rests on: at least one piece.' })
  evidence(@Root() statement: StoredStatement) {
    return statement.evidence;
  }

  @FieldResolver(() => [StatementType], {
    description: 'The other statements of each conflict that this one is part of.',
  })
  conflictsWith(@Root() statement: StoredStatement, @Ctx() { session }: Context) {
    return conflictingWith(session, statement);
  }
}

@Resolver(() => RelationType)
export class RelationResolver {
  @FieldResolver(() => EntityType, { description: 'Where it starts: the investor, the holder, the part …' })
  from(@Root() { from }: StoredRelation, @Ctx() { session }: Context) {
    return session.entityOf(from);
  }

  @FieldResolver(() => EntityType, { description: 'Where it leads: the company, the whole …' })
  to(@Root() { to }: StoredRelation, @Ctx() { session }: Context) {
    return session.entityOf(to);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What the two ends exchanged; null when not disclosed.',
  })
  money(@Root() { amount, currency }: StoredRelation) {
    return amount === null ? null : { amount, currency };
  }

  @FieldResolver(() => ShareRangeType, { nullable: true, description: 'The share; null when none is given.' })
  share(@Root() { shareMin, shareMax }: StoredRelation) {
    return shareRange(shareMin, shareMax);
  }
}

@Resolver(() => ShareRangeType)
export class ShareRangeResolver {
  @FieldResolver(() => Boolean, { description: 'Are both bounds the same?' })
  exact(@Root() { min, max }: ShareRange) {
    return min === max;
  }
}

@Resolver(() => ObservationType)
export class ObservationResolver {
  @FieldResolver(() => EntityType, { description: 'What the figure is about.' })
  entity(@Root() { entity }: StoredObservation, @Ctx() { session }: Context) {
    return session.entityOf(entity);
  }

  @FieldResolver(() => MetricType, { description: 'What was measured.' })
  metric(@Root() { metric }: StoredObservation, @Ctx() { session }: Context) {
    return session.metric.load(metric);
  }

  @FieldResolver(() => [EntityType], {
    description: 'Of which market, in which place, with which customer …',
  })
  dimensions(@Root() { dimensions }: StoredObservation, @Ctx() { session }: Context) {
    return session.entitiesOf(dimensions);
  }

  @Query(() => ObservationConnection, {
    description: 'Which figures are there? In the order of their periods.',
  })
  async observations(
    @Arg('metrics', () => [String], { nullable: true, description: 'Only these metrics, by id.' })
    metrics: string[] | null,
    @Arg('entities', () => [ID], { nullable: true, description: 'Only figures about these entities.' })
    entities: string[] | null,
    @OptionalId('sector', 'About this sector or one below it, what is in it, or with it as a dimension.')
    sector: string | null,
    @Arg('period', () => String, {
      nullable: true,
      description: 'Only figures whose period lies within this date (EDTF).',
    })
    period: string | null,
    @KnownAt() knownAt: string | null,
    @First(50) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await figures(session, { metrics, entities, sector, period, knownAt, first, after }));
  }
}

@Resolver(() => MetricType)
export class MetricResolver {
  @FieldResolver(() => String)
  name(@Root() { nameZh }: StoredMetric) {
    return nameZh;
  }
}

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => SourceType, { description: 'Where it was published.' })
  source(@Root() { source }: StoredEvidence, @Ctx() { session }: Context) {
    return session.source.load(source);
  }

  @FieldResolver(() => [EntityType], { description: "Whose figure or claim it is when not the publisher's." })
  attributedTo(@Root() { attributed }: StoredEvidence, @Ctx() { session }: Context) {
    return session.entitiesOf(attributed);
  }
}

@Resolver(() => SourceType)
export class SourceResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: CitedSource) {
    return `src:${id}`;
  }

  @Query(() => SourceConnection, {
    description: 'Which sources do the data rest on? In the order of their ids.',
  })
  async sources(@First(50) first: number, @After() after: string | null, @Ctx() { session }: Context) {
    return toRelay(await allSources(session, { first, after }));
  }
}
