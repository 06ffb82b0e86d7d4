// What a query costs: more for longer lists and for heavy questions, told before it runs, and within one budget.
import type { GraphQLSchema } from 'graphql';
import { getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { PRICES } from '../../api/graphql/prices.js';
import type { QueryCost } from '../../api/graphql/query-cost.js';
import { checkCost, costOf } from '../../api/graphql/query-cost.js';
import { createSchema } from '../../api/graphql/schema.js';
import { LIMITS } from '../../api/questions/limits.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

function costOfText(query: string, variables: Record<string, unknown> = {}): QueryCost {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return costOf({ schema, document, operation: getOperationAST(document)!, variables });
}
const points = (query: string, variables?: Record<string, unknown>) => costOfText(query, variables).points;

describe('the prices', () => {
  it('are of fields that exist', () => {
    for (const coordinate of Object.keys(PRICES).filter((name) => !name.startsWith('__'))) {
      const [type, field] = coordinate.split('.') as [string, string];
      const fields = (
        schema.getType(type) as { getFields?(): Record<string, unknown> } | undefined
      )?.getFields?.();
      expect(Object.keys(fields ?? {}), coordinate).toContain(field);
    }
  });

  it('name every question', () => {
    const questions = Object.keys(schema.getQueryType()!.getFields()).map((name) => `Query.${name}`);
    expect(questions.filter((name) => !(name in PRICES))).toEqual([]);
  });
});

describe('a query costs', () => {
  const list = (first: string) => `{ sources(first: ${first}) { edges { node { id title } } } }`;

  it('its fields once for each item that its lists can have', () => {
    const [none, one, hundred] = ['0', '1', '100'].map((first) => points(list(first)));
    expect(hundred! - none!).toBe(100 * (one! - none!));
    const inner = (first: number) =>
      points(
        `{ companies(first: 50) { edges { node { relations(first: ${first}) { edges { cursor } } } } } }`,
      );
    // A row of the store, an edge, a cursor.
    expect(inner(21) - inner(20)).toBe(50 * 3);
  });

  it('the same whether the length is written, a variable, or a default', () => {
    const withVariable = `query ($n: Int! = 30) ${list('$n')}`;
    expect(points(withVariable, { n: 7 })).toBe(points(list('7')));
    expect(points(withVariable)).toBe(points(list('30')));
    expect(points(`query ($constructor: Int! = 30) ${list('$constructor')}`)).toBe(points(list('30')));
    expect(points('{ sources { edges { node { id title } } } }')).toBe(points(list('50')));
  });

  it('the rows of a page also when only their number is asked, but not what is not asked of them', () => {
    const [few, many] = [1, 200].map((n) => points(`{ sources(first: ${n}) { totalCount } }`));
    expect(many! - few!).toBe(199);
    expect(points('{ sources(first: 200) { totalCount coverage { considered } } }') - many!).toBe(2);
  });

  it('the same when its fields are in fragments, and once more for each alias', () => {
    const plain = points('{ entity(id: "a") { id name relations(first: 9) { totalCount } } }');
    expect(
      points(
        `{ entity(id: "a") { ...A } } fragment A on Entity { id ... on Node { ...B } }
         fragment B on Entity { name relations(first: 9) { totalCount } }`,
      ),
    ).toBe(plain);
    const twice = points(
      '{ a: entity(id: "a") { ...A } b: entity(id: "b") { ...A } } fragment A on Entity { id name relations(first: 9) { totalCount } }',
    );
    expect(twice).toBe(2 * plain);
  });

  it('nothing for what is left out by a directive, and what is in it when a variable lets it in', () => {
    const query = `query ($with: Boolean!) { dataset { version }
      ownership(of: "a") @include(if: $with) { warnings } ... @skip(if: true) { sources { totalCount } } }`;
    expect(points(query, { with: false })).toBe(points('{ dataset { version } }'));
    expect(points(query, { with: true })).toBe(
      points('{ dataset { version } ownership(of: "a") { warnings } }'),
    );
  });

  it.each([
    ['paths', 'paths(from: "a", to: "b") { length }'],
    ['ownership', 'ownership(of: "a") { warnings }'],
    ['expand', 'expand(from: ["a"]) { omitted }'],
    ['tally', 'tally(by: [CITY]) { count }'],
    ['investors', 'investors(first: 1) { totalCount }'],
    ['portfolio', 'portfolio(of: "a") { undisclosed }'],
  ])('far more for %s than for a name', (_, question) => {
    expect(points(`{ ${question} }`)).toBeGreaterThan(5 * points('{ entity(id: "a") { name } }'));
  });

  it.each([
    ['expand(from: ["a"], depth: 2) { omitted }', 'expand(from: ["a"]) { omitted }'],
    ['expand(from: ["a"], limit: 900) { omitted }', 'expand(from: ["a"]) { omitted }'],
    ['ownership(of: "a", depth: 20) { warnings }', 'ownership(of: "a") { warnings }'],
    ['paths(from: "a", to: "b") { length }', 'paths(from: "a", to: "b", maxLength: 2) { length }'],
    ['investors(rollUp: true) { totalCount }', 'investors { totalCount }'],
    ['tally(by: [CITY, YEAR]) { count }', 'tally(by: [CITY]) { count }'],
  ])('more for %s than for %s', (more, less) => {
    expect(points(`{ ${more} }`)).toBeGreaterThan(points(`{ ${less} }`));
  });

  it('for one key of a tally the same, also when it is given as a single variable', () => {
    const one = points('{ tally(by: [CITY]) { count } }');
    const query = 'query ($by: [TallyBy!]!) { tally(by: $by) { count } }';
    expect(points(query, { by: 'CITY' })).toBe(one);
    expect(points(query, { by: ['CITY'] })).toBe(one);
  });

  it('a sane price for any length that the field will refuse', () => {
    for (const n of [-1, 1e9, '1', {}, true, Number.POSITIVE_INFINITY]) {
      const { points } = costOfText(`query ($n: Int!) ${list('$n')}`, { n });
      expect(points).toBeGreaterThan(0);
      expect(points).toBeLessThan(20_000);
    }
  });

  it('an ordinary sum for the whole schema, and more than the budget for types of fields of types', () => {
    expect(points(getIntrospectionQuery())).toBeLessThan(LIMITS.query.cost / 5);
    const nested = (levels: number): string =>
      levels === 0 ? 'name' : `fields { type { ${nested(levels - 1)} } }`;
    const document = parse(`{ __schema { types { ${nested(5)} } } }`);
    const cost = costOf({ schema, document, operation: getOperationAST(document)!, variables: {} });
    expect(() => checkCost(cost)).toThrow(/__schema/);
  });
});

describe('a query over the budget', () => {
  it('is told its cost, the budget, what costs most and what would make it cheaper', () => {
    const query = (first: number) =>
      `query ($n: Int!) { companies(first: ${first}) { edges { node { all: relations(first: $n) { edges { node {
         to { relations(first: 20) { edges { node { id } } } } } } } } } } }`;
    const cost = costOfText(query(200), { n: 200 });
    expect(() => checkCost(cost)).toThrow(
      expect.objectContaining({
        code: 'LIMIT_EXCEEDED',
        message: `the query costs ${cost.points} points; at most 2000000 are answered. Most of it is \
companies.edges.node.all.edges.node.to.relations (5240000, asked 40000 times), \
companies.edges.node.all (170200, asked 200 times), companies (5601); so ask for shorter lists than \
companies(first: 200), relations(first: 200), relations(first: 20), leave out fields, or split the query`,
      }),
    );
    expect(() => checkCost(costOfText(query(50), { n: 50 }))).not.toThrow();
  });

  it('of many heavy questions is told to ask fewer', () => {
    const many = Array.from({ length: 70 }, (_, i) => `a${i}: portfolio(of: "${i}") { undisclosed }`);
    expect(() => checkCost(costOfText(`{ ${many.join(' ')} }`))).toThrow(
      /costs 3500070 points.* a0 \(50001\), a1 \(50001\), a2 \(50001\); so ask fewer of these at once/,
    );
  });
});
