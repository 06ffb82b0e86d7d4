// How far is a listing, and who is on the way to one market?
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Adviser, ListingHistory, ListingStatus } from '../questions/listings.js';
import { listing, listings } from '../questions/listings.js';
import { After, AsOf, First, KnownAt } from './arguments.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { ListingStatusEnum } from './enums.js';
import { ListingAdviserType, ListingConnection, ListingHistoryType } from './listing.type.js';
import { toRelay } from './relay.js';
import { ObservationType } from './statement.type.js';

@Resolver(() => ListingHistoryType)
export class ListingResolver {
  @Query(() => [ListingHistoryType], {
    nullable: true,
    description:
      'How far is the listing of this company or fund, market by market: which steps, how long between them, who advised, what is to be raised? What is said without a market is an item without one. Empty: the data have nothing of it.',
  })
  listing(
    @Arg('of', () => ID, { description: 'The company or fund.' }) of: string,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return listing(session, { of, asOf, knownAt });
  }

  @Query(() => ListingConnection, {
    nullable: true,
    description:
      'Who is on the way to a listing here, or listed, and how far? In the order in which they reached their last step. More than 10,000 steps are refused.',
  })
  async listings(
    @Arg('on', () => ID, {
      description:
        'The exchange, board or place; with what is part of it (PART_OF) or lies in it (LOCATED_IN), so far as the data say so.',
    })
    on: string,
    @Arg('status', () => [ListingStatusEnum], {
      nullable: true,
      description: 'Only those who stand at one of these steps; all when left out.',
    })
    status: ListingStatus[] | null,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await listings(session, { on, status, asOf, knownAt, first, after }));
  }

  @FieldResolver(() => EntityType, { description: 'The company or fund.' })
  issuer(@Root() { issuer }: ListingHistory, @Ctx() { session }: Context) {
    return session.entityOf(issuer);
  }

  @FieldResolver(() => EntityType, {
    nullable: true,
    description: 'The exchange or board, or the place when only that is named; null when no market is.',
  })
  market(@Root() { market }: ListingHistory, @Ctx() { session }: Context) {
    return market === null ? null : session.entityOf(market);
  }

  @FieldResolver(() => [ListingAdviserType], {
    description: 'Who has advised the company, in the order of time. On which market, no statement says.',
  })
  advisers(@Root() history: ListingHistory) {
    return history.advisers();
  }

  @FieldResolver(() => [ObservationType], {
    description:
      'What it wants to raise (planned_raise). Figures are of the company; one that names another of its markets is left out.',
  })
  plannedRaise(@Root() history: ListingHistory) {
    return history.offering('plannedRaise');
  }

  @FieldResolver(() => [ObservationType], {
    description: 'What the money is for (use_of_proceeds): basis says what, and the parts need not add up.',
  })
  useOfProceeds(@Root() history: ListingHistory) {
    return history.offering('useOfProceeds');
  }

  @FieldResolver(() => [ObservationType], { description: 'What the offering brought (ipo_raised).' })
  raised(@Root() history: ListingHistory) {
    return history.offering('raised');
  }

  @FieldResolver(() => [ObservationType], {
    description:
      'What is said of going public: went_public (where no market is named), first_day_gain, ipo_rank.',
  })
  debut(@Root() history: ListingHistory) {
    return history.offering('debut');
  }
}

@Resolver(() => ListingAdviserType)
export class ListingAdviserResolver {
  @FieldResolver(() => EntityType, { description: 'Who advised.' })
  adviser(@Root() { adviser }: Adviser, @Ctx() { session }: Context) {
    return session.entityOf(adviser);
  }
}
