// How many are there, by what?
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RelationKind } from '../model/kinds.js';
import type { TallyBy } from '../model/tally.js';
import type { TallyKey, TallyRow } from '../questions/tally.js';
import { tally } from '../questions/tally.js';
import { After, AsOf, First, Kinds, KnownAt, OptionalId } from './arguments.js';
import { RelationConnection } from './connection.type.js';
import type { Context } from './context.js';
import { constantCase, TallyByEnum } from './enums.js';
import { toRelay } from './relay.js';
import { TallyKeyType, TallyRowType } from './tally.type.js';

@Resolver(() => TallyRowType)
export class TallyResolver {
  @Query(() => [TallyRowType], {
    nullable: true,
    description:
      'How many relations are there in each city, sector, year …, to how many entities, with what sums? The largest group first; what is not known is a group, too. More than 1000 groups are refused.',
  })
  tally(
    @Arg('by', () => [TallyByEnum], { description: 'The keys of a group; without any, all is one group.' })
    by: TallyBy[],
    @Kinds('Count only relations of these kinds; of all when left out.') kinds: RelationKind[] | null,
    @OptionalId(
      'sector',
      'Count only relations of which the end that has the sector (see TallyBy) is in this one or one below it.',
    )
    sector: string | null,
    @OptionalId(
      'place',
      'Count only relations of which the end that has the place (see TallyBy) is in this one or one inside it.',
    )
    place: string | null,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return tally(session, { by, kinds, sector, place, asOf, knownAt });
  }

  @FieldResolver(() => RelationConnection, { description: 'The relations counted, in the order of time.' })
  async relations(@Root() row: TallyRow, @First(20) first: number, @After() after: string | null) {
    return toRelay(await row.relations({ first, after }));
  }
}

@Resolver(() => TallyKeyType)
export class TallyKeyResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The kind, year, round or state level. Null of a level: nothing says that it is the state.',
  })
  value(@Root() { by, value }: TallyKey) {
    return by === 'state-level' && value !== null ? constantCase(value) : value;
  }
}
