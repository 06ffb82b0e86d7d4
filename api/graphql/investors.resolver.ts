// Who backs whom, and together with whom.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { InvestorEdge, InvestorOrder } from '../questions/investors.js';
import { coInvestors, investors } from '../questions/investors.js';
import { After, AsOf, First, InvestorFilterInput, KnownAt } from './arguments.js';
import { InvestorConnection, InvestorEdgeType } from './connection.type.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { InvestorOrderEnum } from './enums.js';
import { toRelay } from './relay.js';
import { MoneyType, RelationType } from './statement.type.js';

@Resolver(() => InvestorEdgeType)
export class InvestorResolver {
  @Query(() => InvestorConnection, {
    description:
      'Which investors back the most of the companies that count? E.g. state funds behind at least two GPU firms.',
  })
  async investors(
    @Arg('filter', () => InvestorFilterInput, {
      nullable: true,
      description: 'Which investors, and what counts.',
    })
    filter: InvestorFilterInput | null,
    @Arg('rollUp', () => Boolean, {
      defaultValue: false,
      description:
        'Count for the topmost holder of each investor through PART_OF (body → group) and CONTROLS.',
    })
    rollUp: boolean,
    @Arg('orderBy', () => InvestorOrderEnum, {
      defaultValue: 'company-count',
      description: 'What comes first.',
    })
    orderBy: InvestorOrder,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await investors(session, { filter, rollUp, orderBy, asOf, knownAt, first, after }));
  }

  @Query(() => InvestorConnection, {
    description: 'Who invested in the same companies as this investor? Relations without a round share none.',
  })
  async coInvestors(
    @Arg('of', () => ID, { description: 'The investor.' }) of: string,
    @Arg('sameRound', () => Boolean, {
      defaultValue: true,
      description: 'Only in the same round of a company; else in the same company at any time.',
    })
    sameRound: boolean,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await coInvestors(session, { of, sameRound, asOf, knownAt, first, after }));
  }

  @FieldResolver(() => EntityType, { description: 'The investor; its topmost holder when rolled up.' })
  node(@Root() { node }: InvestorEdge, @Ctx() { session }: Context) {
    return session.entityOf(node);
  }

  @FieldResolver(() => [MoneyType], { description: 'Sums of what was disclosed, one per currency.' })
  amounts(@Root() { amounts }: InvestorEdge) {
    return amounts;
  }

  @FieldResolver(() => [EntityType], { description: 'The companies backed, by name.' })
  async companies(
    @Root() edge: InvestorEdge,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most; 200 is the limit.' })
    first: number,
    @Ctx() { session }: Context,
  ) {
    return session.entitiesOf(await edge.companies(first));
  }

  @FieldResolver(() => [RelationType], {
    description: 'What the count rests on in the order of time, then the links of the roll-up.',
  })
  relations(
    @Root() edge: InvestorEdge,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many at most; 200 is the limit.' })
    first: number,
  ) {
    return edge.relations(first);
  }
}
