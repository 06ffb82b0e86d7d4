// Entities: found by id, by name and by what is said of them; and what is said of each.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Direction, EntityKind, RelationKind } from '../model/kinds.js';
import type { StoredEntity } from '../model/stored.js';
import { companies, entitiesOfKinds, findNode, searchEntities } from '../questions/entities.js';
import { figuresOf, relationsOf } from '../questions/statements.js';
import { After, AsOf, First, Kinds, KnownAt, OptionalId } from './arguments.js';
import { EntityConnection, ObservationConnection, RelationConnection } from './connection.type.js';
import type { Context } from './context.js';
import { EntityType, NodeType, SearchHitType } from './entity.type.js';
import { DirectionEnum, EntityKindEnum } from './enums.js';
import { toRelay } from './relay.js';

@Resolver(() => EntityType)
export class EntityResolver {
  @Query(() => NodeType, { nullable: true, description: 'What has this global id?' })
  async node(@Arg('id', () => ID, { description: 'A global id.' }) id: string, @Ctx() { session }: Context) {
    return (await findNode(session, id))?.value ?? null;
  }

  @Query(() => EntityType, { nullable: true, description: 'Which entity has this id, or once had it?' })
  entity(
    @Arg('id', () => ID, { description: 'An id of the dataset.' }) id: string,
    @Ctx() { session }: Context,
  ) {
    return session.entity.load(id);
  }

  @Query(() => [SearchHitType], {
    description: 'Which entities have a name like this? In any script, pinyin or initials; best first.',
  })
  search(
    @Arg('text', () => String, { description: 'What is looked for; 200 characters at most.' }) text: string,
    @Arg('kinds', () => [EntityKindEnum], { nullable: true, description: 'Only entities of these kinds.' })
    kinds: EntityKind[] | null,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most; 50 is the limit.' })
    first: number,
    @Ctx() { session }: Context,
  ) {
    return searchEntities(session, { text, kinds, first });
  }

  @Query(() => EntityConnection, { description: 'Which entities of these kinds are there? By name.' })
  async entities(
    @Arg('kinds', () => [EntityKindEnum], {
      nullable: true,
      description: 'Only entities of these kinds; of all when left out.',
    })
    kinds: EntityKind[] | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await entitiesOfKinds(session, { kinds, first, after }));
  }

  @Query(() => EntityConnection, { description: 'Which companies satisfy all of these conditions? By name.' })
  async companies(
    @OptionalId('sector', 'In this sector or one below it.') sector: string | null,
    @OptionalId('place', 'Located in this place or one inside it.') place: string | null,
    @Arg('text', () => String, { nullable: true, description: 'With a name that has all of this.' }) text:
      | string
      | null,
    @OptionalId('listedOn', 'Listed (not only filed) on this exchange or market.') listedOn: string | null,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await companies(session, { sector, place, text, listedOn, asOf, knownAt, first, after }));
  }

  @FieldResolver(() => RelationConnection, {
    description: 'The relations that touch it, in the order of time.',
  })
  async relations(
    @Root() entity: StoredEntity,
    @Kinds('Only relations of these kinds; all when left out.') kinds: RelationKind[] | null,
    @Arg('direction', () => DirectionEnum, { defaultValue: 'both', description: 'From it, to it, or both.' })
    direction: Direction,
    @OptionalId('with', 'Only relations with this entity.') other: string | null,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    const request = { kinds, direction, with: other, asOf, knownAt, first, after };
    return toRelay(await relationsOf(session, entity.id, request));
  }

  @FieldResolver(() => ObservationConnection, {
    description: 'The figures about it, in the order of their periods.',
  })
  async observations(
    @Root() entity: StoredEntity,
    @Arg('metrics', () => [String], { nullable: true, description: 'Only these metrics, by id.' })
    metrics: string[] | null,
    @Arg('period', () => String, {
      nullable: true,
      description: 'Only figures whose period lies within this date (EDTF).',
    })
    period: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    return toRelay(await figuresOf(session, entity.id, { metrics, period, knownAt, first, after }));
  }
}
