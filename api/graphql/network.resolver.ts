// Neighbourhoods and paths, and what is loaded.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Direction, RelationKind } from '../model/kinds.js';
import type { Path, Subgraph } from '../questions/network.js';
import { expand, shortestPaths, subgraph } from '../questions/network.js';
import { AsOf, Kinds, KnownAt } from './arguments.js';
import { CoverageType } from './connection.type.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { DirectionEnum } from './enums.js';
import { DatasetInfoType, PathType, SubgraphType } from './network.type.js';

const WALKED = 'Left out: all but IN_SECTOR, LOCATED_IN, MEMBER_OF, LISTED_ON, APPLIES_TO, COMPETES_WITH.';

@Resolver(() => SubgraphType)
export class SubgraphResolver {
  @Query(() => SubgraphType, { nullable: true, description: 'What is around these entities?' })
  expand(
    @Arg('from', () => [ID], { description: 'Where to start; 200 at most.' }) from: string[],
    @Arg('depth', () => Int, { defaultValue: 1, description: 'How many steps; 4 is the limit.' })
    depth: number,
    @Kinds(`Walk only relations of these kinds. ${WALKED}`) kinds: RelationKind[] | null,
    @Arg('direction', () => DirectionEnum, {
      defaultValue: 'both',
      description: 'Which way relations are walked.',
    })
    direction: Direction,
    @Arg('limit', () => Int, {
      defaultValue: 100,
      description: 'How many relations at most; 1000 is the limit.',
    })
    limit: number,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return expand(session, { from, depth, kinds, direction, limit, asOf, knownAt });
  }

  @Query(() => SubgraphType, {
    nullable: true,
    description: 'How do these entities hang together? Every relation that joins two of them.',
  })
  subgraph(
    @Arg('of', () => [ID], { description: 'The entities; 500 at most.' }) of: string[],
    @Kinds('Only relations of these kinds; of all when left out.') kinds: RelationKind[] | null,
    @Arg('limit', () => Int, {
      defaultValue: 1000,
      description: 'How many relations at most; 2000 is the limit.',
    })
    limit: number,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return subgraph(session, { of, kinds, limit, asOf, knownAt });
  }

  @FieldResolver(() => [EntityType], { description: 'The start first, then step by step.' })
  entities(@Root() { entities }: Subgraph, @Ctx() { session }: Context) {
    return session.entitiesOf(entities);
  }
}

@Resolver(() => PathType)
export class PathResolver {
  @Query(() => [PathType], {
    nullable: true,
    description:
      'By which shortest ways do two entities hang together? All are of the least length, and differ in their entities.',
  })
  paths(
    @Arg('from', () => ID, { description: 'One end.' }) from: string,
    @Arg('to', () => ID, { description: 'The other end.' }) to: string,
    @Arg('maxLength', () => Int, { defaultValue: 6, description: 'How many steps at most; 6 is the limit.' })
    maxLength: number,
    @Kinds(`Walk only relations of these kinds. ${WALKED}`) kinds: RelationKind[] | null,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many paths at most; 20 is the limit.' })
    first: number,
    @Ctx() { session }: Context,
  ) {
    return shortestPaths(session, { from, to, maxLength, kinds, asOf, knownAt, first });
  }

  @FieldResolver(() => [EntityType], { description: 'From one end to the other.' })
  entities(@Root() { entities }: Path, @Ctx() { session }: Context) {
    return session.entitiesOf(entities);
  }

  @FieldResolver(() => Int, { description: 'How many steps.' })
  length(@Root() { entities }: Path) {
    return entities.length - 1;
  }
}

@Resolver(() => CoverageType)
export class DatasetResolver {
  @Query(() => DatasetInfoType, { description: 'What is loaded?' })
  dataset(@Ctx() { session }: Context) {
    return session.status();
  }

  @FieldResolver(() => String, { description: 'The version of the data that was asked.' })
  async datasetVersion(@Ctx() { session }: Context) {
    return (await session.status()).version;
  }
}
