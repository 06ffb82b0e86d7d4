// Subgraphs and paths, and the dataset as a whole.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Coverage } from '../questions/connection.js';
import { CoverageType } from './connection.type.js';
import { EdtfDate } from './scalars.js';
import { RelationType } from './statement.type.js';

@ObjectType('Path', { description: 'A way from one entity to another.' })
export class PathType {
  @Field(() => [RelationType], {
    description:
      'The relations of each step, walked in either direction: one, or all statements of a holding about which the sources differ.',
  })
  relations!: unknown[];
}

@ObjectType('Subgraph', { description: 'Entities and the relations between them.' })
export class SubgraphType {
  @Field(() => [RelationType], {
    description: 'The relations that were walked, step by step, in the order of time.',
  })
  relations!: unknown[];
  @Field(() => Boolean, { description: 'Was something left out?' })
  truncated!: boolean;
  @Field(() => Int, { description: 'Relations left out: exact at depth 1, else a lower bound.' })
  omitted!: number;
  @Field(() => [ID], { description: 'Ids that were asked for and that no entity has; only of subgraph.' })
  missing!: string[];
  @Field(() => CoverageType, { description: 'What the answer rests on.' })
  coverage!: Coverage;
}

@ObjectType('DatasetInfo', { description: 'What is loaded.' })
export class DatasetInfoType {
  @Field(() => String, { description: 'The same for the same data, in whatever store.' })
  version!: string;
  @Field(() => Int, { description: 'How many entities.' })
  entities!: number;
  @Field(() => Int, { description: 'How many relations.' })
  relations!: number;
  @Field(() => Int, { description: 'How many observations.' })
  observations!: number;
  @Field(() => Int, { description: 'How many sources.' })
  sources!: number;
  @Field(() => EdtfDate, { nullable: true, description: 'By when the latest source was published.' })
  latestPublished!: string | null;
  @Field(() => String, { description: 'When it was loaded or last changed, ISO 8601.' })
  loadedAt!: string;
}
