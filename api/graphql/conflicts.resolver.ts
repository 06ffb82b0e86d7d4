// Where do sources disagree?
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Conflict } from '../questions/conflicts.js';
import { conflicts } from '../questions/conflicts.js';
import { After, First, KnownAt, OptionalId } from './arguments.js';
import { ConflictConnection, ConflictType } from './conflicts.type.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { toRelay } from './relay.js';
import { StatementType } from './statement.type.js';

@Resolver(() => ConflictType)
export class ConflictResolver {
  @Query(() => ConflictConnection, {
    description:
      'Where do sources disagree? Found by rule (figures of one metric, period and basis that exclude each other; two headquarters or dates of foundation; labels with other members; a part above its whole), or written down by a person. By the name of what they are about.',
  })
  async conflicts(
    @OptionalId('about', 'Only conflicts about this entity.') about: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await conflicts(session, { about, knownAt, first, after }));
  }

  @FieldResolver(() => EntityType, { description: 'The entity that it is about.' })
  about(@Root() { about }: Conflict, @Ctx() { session }: Context) {
    return session.entityOf(about);
  }

  @FieldResolver(() => [StatementType], { description: 'The statements at odds, each with its evidence.' })
  statements(@Root() conflict: Conflict) {
    return conflict.statements();
  }
}
