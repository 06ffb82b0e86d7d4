// Questions of the port as parameters and shapes of statements, and rows as answers.
import type { Record as Row } from 'neo4j-driver';
import type {
  BackingQuery,
  InvestorRow,
  InvestorsQuery,
  ObservationsQuery,
  Page,
  Position,
} from '../queries.js';
import { toNumber } from './connection.js';
import { pageParameters } from './listing.js';
import type { Properties } from './rows.js';

/** Whitespace separates terms, and everything else that Lucene's syntax knows is escaped. */
export function luceneQuery(tokens: readonly string[], atLeast: number): string {
  const must = atLeast >= tokens.length ? '+' : '';
  return tokens
    .map((token) => token.replace(/[^\p{Letter}\p{Number}]/gu, '\\$&').replace(/^(and|or|not)$/i, '\\$&'))
    .map((term, i) => `${must}${term}${i === tokens.length - 1 ? '*' : ''}`)
    .join(' ');
}

/** For each condition whether it was given: the shape of the statement that is needed. */
export const shapeOf = <Q extends object>(query: Q) =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value !== null && value !== false]),
  ) as {
    [K in keyof Q]: boolean;
  };

/** Conditions that were not given have no clause, so their parameters are left out. */
export const given = (query: object) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null));

/** Backing conditions side by side, as statements and parameters have them. */
export const flat = <Q extends BackingQuery>({ together, window: _, ...query }: Q) => ({
  ...query,
  together: together?.investor ?? null,
  sameRound: together?.sameRound ?? false,
});

/** No state is an empty text in Cypher, where null equals nothing. */
export const levelParameters = (levels: InvestorsQuery['levels']) =>
  levels === null ? {} : { levels: levels.map((level) => level ?? '') };

export function figureQuestion({ window, period, ...query }: ObservationsQuery, page: Page) {
  const days = period === null ? {} : { periodMin: period.min, periodMax: period.max };
  return {
    shape: shapeOf({ ...query, period }),
    parameters: { ...given(query), ...days, ...window, ...pageParameters(page) },
  };
}

/** Of several conditions what there is to choose from of the one with the least. */
export const leastConsidered = (row: Row | undefined) =>
  Math.min(...((row?.get('considered') ?? [0]) as unknown[]).map(toNumber));

export function toInvestorRow(row: Properties): InvestorRow {
  return {
    investor: row['investor'] as string,
    companies: toNumber(row['companies']),
    disclosed: row['disclosed'] as InvestorRow['disclosed'],
    undisclosed: toNumber(row['undisclosed']),
    position: [toNumber(row['lead']), row['name'], row['investor']] as Position,
  };
}
