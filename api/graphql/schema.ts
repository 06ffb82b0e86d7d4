// The questions as a GraphQL schema.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { isInterfaceType, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AskResolver } from './ask.resolver.js';
import {
  ComparedFigureResolver,
  ComparisonGroupResolver,
  ComparisonResolver,
} from './comparison.resolver.js';
import { ConflictResolver } from './conflicts.resolver.js';
import { EntityResolver } from './entity.resolver.js';
import { ENTITY_TYPES, typeNameOf } from './entity.type.js';
import {
  CircularCapitalResolver,
  FinancingResolver,
  MoneyCircleResolver,
  PortfolioCompanyResolver,
  PortfolioResolver,
  TradingInvestorResolver,
  TradingInvestorsResolver,
} from './financing.resolver.js';
import { InvestorResolver } from './investors.resolver.js';
import { ListingAdviserResolver, ListingResolver } from './listing.resolver.js';
import { DatasetResolver, PathResolver, SubgraphResolver } from './network.resolver.js';
import {
  ControlResolver,
  GroupStakeResolver,
  OwnerShareResolver,
  OwnershipResolver,
  RuleTestResolver,
} from './ownership.resolver.js';
import { PolicyResolver } from './policies.resolver.js';
import { SeriesResolver } from './series.resolver.js';
import {
  EvidenceResolver,
  MetricResolver,
  ObservationResolver,
  RelationResolver,
  ShareRangeResolver,
  SourceResolver,
  StatementResolver,
} from './statement.resolver.js';
import { TallyKeyResolver, TallyResolver } from './tally.resolver.js';

/** The executable schema. Its resolvers read everything through the session of the context. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      EntityResolver,
      InvestorResolver,
      SubgraphResolver,
      PathResolver,
      DatasetResolver,
      FinancingResolver,
      PortfolioResolver,
      PortfolioCompanyResolver,
      CircularCapitalResolver,
      MoneyCircleResolver,
      TradingInvestorsResolver,
      TradingInvestorResolver,
      OwnershipResolver,
      OwnerShareResolver,
      GroupStakeResolver,
      ControlResolver,
      RuleTestResolver,
      StatementResolver,
      RelationResolver,
      ShareRangeResolver,
      ObservationResolver,
      MetricResolver,
      EvidenceResolver,
      SourceResolver,
      TallyResolver,
      TallyKeyResolver,
      ComparisonResolver,
      ComparisonGroupResolver,
      ComparedFigureResolver,
      SeriesResolver,
      ListingResolver,
      ListingAdviserResolver,
      ConflictResolver,
      PolicyResolver,
      AskResolver,
    ],
    orphanedTypes: [...ENTITY_TYPES],
    validate: false,
  });
  // type-graphql makes a promise of every type's name, and compiled queries do not wait for one.
  for (const type of Object.values(schema.getTypeMap()))
    if (isInterfaceType(type)) type.resolveType = typeNameOf;
  return schema;
}

/** The schema as text, as it is committed in schema.graphql. */
export const printedSchema = (schema: GraphQLSchema): string => `${printSchema(schema)}\n`;
