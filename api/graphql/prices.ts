// What each field costs that costs more than any other. A point is about a microsecond of one processor, as measured on
// a Neo4j with 10,000 companies (docs/benchmarks.md); half as right is right enough to tell cheap from dear.
import type { GraphQLNamedType } from 'graphql';
import { isInterfaceType, isObjectType } from 'graphql';
import { LIMITS } from '../questions/limits.js';

/** The number that an argument has: a list's length, 1 for true. */
export type NumberOf = (argument: string) => number;

export interface Price {
  /** Points for asking once; 1 when left out. */
  asking?: number | ((of: NumberOf) => number);
  /** Items of its list, when it has no `first` and no `limit` that says so. */
  items?: number;
}

/** Items that are counted for a list of which nothing says how long it is. */
export const UNKNOWN_LENGTH = 5;

/** The prices of fields, by type or interface. Every question has one. */
export const PRICES: Readonly<Record<string, Price>> = {
  'Query.node': { asking: 500 },
  'Query.entity': { asking: 500 },
  'Query.search': { asking: 5000 },
  'Query.entities': { asking: 2000 },
  'Query.companies': { asking: 5000 },
  'Query.financing': { asking: 5000 },
  'Query.portfolio': { asking: 50_000 },
  'Query.circularCapital': { asking: 20_000 },
  'Query.tradingInvestors': { asking: 10_000 },
  'Query.investors': { asking: (of) => 30_000 * (1 + of('rollUp')) },
  'Query.coInvestors': { asking: 50_000 },
  'Query.expand': { asking: (of) => 50 * of('depth') * of('limit') },
  'Query.subgraph': { asking: (of) => 50 * of('limit') },
  'Query.paths': { asking: (of) => 2000 * of('maxLength') },
  'Query.policies': { asking: 5000 },
  'Query.policyMatches': { asking: 20_000 },
  'Query.placeMeasures': { asking: 20_000, items: 20 },
  'Query.conflicts': { asking: 5000 },
  'Query.ask': { asking: 200_000 },
  'Query.dataset': { asking: 500 },
  'Query.ownership': { asking: (of) => 1500 * of('depth') },
  'Query.observations': { asking: 5000 },
  'Query.comparison': { asking: 20_000 },
  'Query.series': { asking: 20_000, items: 100 },
  'Query.listing': { asking: 2000 },
  'Query.listings': { asking: 50_000 },
  'Query.sources': { asking: 1000 },
  'Query.tally': { asking: (of) => 20_000 * of('by'), items: LIMITS.tally },

  'Entity.relations': { asking: 50 },
  'Entity.observations': { asking: 50 },
  'InvestorEdge.companies': { asking: 20 },
  'InvestorEdge.relations': { asking: 20 },
  'TallyRow.relations': { asking: 50 },
  'Source.statementCount': { asking: 50 },
  'Statement.conflictsWith': { asking: 5, items: 1 },
  'Statement.evidence': { items: 2 },
  'OwnerShare.paths': { asking: 50 },
  'Ownership.owners': { items: 20 },
  'Financing.rounds': { items: 10 },
  'Portfolio.companies': { items: 50 },
  // Together the figures that one answer may have, LIMITS.figures.
  'Comparison.groups': { items: 50 },
  'ComparisonGroup.figures': { items: 20 },
  'FigureSeries.points': { items: 10 },
  'Comparison.missing': { items: 100 },
  'ListingHistory.advisers': { asking: 50 },
  'ListingHistory.plannedRaise': { asking: 50, items: 1 },
  'ListingHistory.useOfProceeds': { asking: 50 },
  'ListingHistory.raised': { asking: 50, items: 1 },
  'ListingHistory.debut': { asking: 50, items: 2 },

  // A schema asked about itself: types of fields of types … has no end either.
  '__Schema.types': { items: 100 },
  '__Type.fields': { items: 10 },
  '__Type.possibleTypes': { items: 10 },
  '__Field.args': { items: 2 },
};

/** The price of a field of this type; empty when it is like any other. */
export function priceOf(type: GraphQLNamedType, field: string): Price {
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  const priced = [type, ...interfaces].find(({ name }) => `${name}.${field}` in PRICES);
  return priced ? PRICES[`${priced.name}.${field}`]! : {};
}
