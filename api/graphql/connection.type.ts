// Relay connections (https://relay.dev/graphql/connections.htm), each with totalCount and coverage.
import { Field, Int, ObjectType } from 'type-graphql';
import type { Coverage } from '../questions/connection.js';
import type { InvestorEdge } from '../questions/investors.js';
import { EntityType } from './entity.type.js';
import { ObservationType, RelationType, SourceType } from './statement.type.js';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Is there more after this page?' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Was there something before this page?' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first edge.' })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last edge; give it as after for the next page.',
  })
  endCursor!: string | null;
}

@ObjectType('Coverage', {
  description:
    'What an answer rests on. considered 0: not in the data. considered > 0 and nothing in the list: none match.',
})
export class CoverageType {
  @Field(() => Int, {
    description:
      'How many statements there were to choose from, whatever asOf and certainties ask. Of several conditions (companies): on the one with the fewest. Where no statement decides (entities): how many entities.',
  })
  considered!: number;
  @Field(() => Int, { description: 'How many of the statements that count have no date; asOf keeps them.' })
  undated!: number;
}

@ObjectType()
export abstract class EdgeFields {
  @Field(() => String, { description: 'Its place in the list.' })
  cursor!: string;
}

@ObjectType()
export abstract class ConnectionFields {
  @Field(() => PageInfoType, { description: 'Where this page stands in the list.' })
  pageInfo!: PageInfoType;
  @Field(() => Int, { description: 'How many there are in all pages.' })
  totalCount!: number;
  @Field(() => CoverageType, { description: 'What the whole list rests on.' })
  coverage!: Coverage;
}

const edge = { description: 'One item of a page.' };
const connection = { description: 'A page of a list.' };
const edges = { description: 'The items of this page.' };
const node = { description: 'The item.' };

@ObjectType('EntityEdge', edge)
export class EntityEdge extends EdgeFields {
  @Field(() => EntityType, node)
  node!: unknown;
}
@ObjectType('EntityConnection', connection)
export class EntityConnection extends ConnectionFields {
  @Field(() => [EntityEdge], edges)
  edges!: EntityEdge[];
}

@ObjectType('RelationEdge', edge)
export class RelationEdge extends EdgeFields {
  @Field(() => RelationType, node)
  node!: unknown;
}
@ObjectType('RelationConnection', connection)
export class RelationConnection extends ConnectionFields {
  @Field(() => [RelationEdge], edges)
  edges!: RelationEdge[];
}

@ObjectType('ObservationEdge', edge)
export class ObservationEdge extends EdgeFields {
  @Field(() => ObservationType, node)
  node!: unknown;
}
@ObjectType('ObservationConnection', connection)
export class ObservationConnection extends ConnectionFields {
  @Field(() => [ObservationEdge], edges)
  edges!: ObservationEdge[];
}

@ObjectType('SourceEdge', edge)
export class SourceEdge extends EdgeFields {
  @Field(() => SourceType, node)
  node!: unknown;
}
@ObjectType('SourceConnection', connection)
export class SourceConnection extends ConnectionFields {
  @Field(() => [SourceEdge], edges)
  edges!: SourceEdge[];
}

@ObjectType('InvestorEdge', { description: 'An investor, and what it backs in sum.' })
export class InvestorEdgeType extends EdgeFields {
  @Field(() => Int, { description: 'Distinct companies backed.' })
  companyCount!: number;
  @Field(() => Int, {
    description: 'How many of its backing relations name no amount, stakes (HOLDS) included.',
  })
  undisclosed!: number;
}
@ObjectType('InvestorConnection', connection)
export class InvestorConnection extends ConnectionFields {
  @Field(() => [InvestorEdgeType], edges)
  edges!: InvestorEdge[];
}
