// The connections of the schema are as Relay wants them: the relay rules of graphql-eslint on the printed schema.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parser, rules } from '@graphql-eslint/eslint-plugin';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createSchema, printedSchema } from '../../api/graphql/schema.js';

const PRINTED = fileURLToPath(new URL('../../schema.graphql', import.meta.url));

/** Nodes of an edge need not be `Node`s, and lists that are short are no connections. */
const RULES: Linter.RulesRecord = {
  'relay/relay-arguments': ['error', { includeBoth: false }],
  'relay/relay-connection-types': 'error',
  'relay/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
  'relay/relay-page-info': 'error',
};

function faultsOf(schema: string): (string | null)[] {
  const languageOptions = { parser, parserOptions: { graphQLConfig: { schema: PRINTED } } };
  // The types of the rules are those of ESLint 9.
  const plugins = { relay: { rules } } as unknown as NonNullable<Linter.Config['plugins']>;
  const config = { files: ['*.graphql'], languageOptions, plugins, rules: RULES } as Linter.Config;
  const found = new Linter().verify(schema, [config], 'schema.graphql');
  return found.map(({ ruleId, message, line }) => `${line}: ${ruleId ?? message}`);
}

describe('schema.graphql', () => {
  const printed = readFileSync(PRINTED, 'utf8');

  it('is the schema that is served', async () => {
    expect(printedSchema(await createSchema())).toBe(printed);
  });

  it('has connections, edges, arguments and PageInfo as Relay wants them', () => {
    expect(faultsOf(printed)).toEqual([]);
  });

  it.each([
    ['a connection without edges', 'type ThingConnection { pageInfo: PageInfo! }', 'relay-connection-types'],
    ['an edge without a cursor', 'type RelationEdge { node: Relation! }', 'relay-edge-types'],
    [
      'a connection that cannot be paged',
      'type Query { sources(after: String): SourceConnection! }',
      'relay-arguments',
    ],
    [
      'a page that does not say where it stands',
      'type PageInfo { hasNextPage: Boolean! }',
      'relay-page-info',
    ],
  ])('would not pass with %s', (_, type, rule) => {
    expect(faultsOf(type)).toContainEqual(expect.stringMatching(rule));
  });
});
