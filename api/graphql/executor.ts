// Executes valid queries. One that is often asked is compiled, so that no work is done per field that can be done once.
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLError,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import {
  execute,
  GraphQLScalarType,
  getNamedType,
  getVariableValues,
  isAbstractType,
  Kind,
  visit,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from './context.js';
import { Selected } from './selected.js';

export interface ExecutableQuery {
  document: DocumentNode;
  /** The operation that is asked; undefined when the document has several and none is named. */
  operation: OperationDefinitionNode | undefined;
  operationName: string | undefined;
  /** As they were sent: not yet coerced. */
  variables: Readonly<Record<string, unknown>>;
  context: Context;
}

export type Executor = (query: ExecutableQuery) => Promise<ExecutionResult>;

/** Compiling takes as long as some dozens of executions, so a query is compiled when it has been asked that often. */
const COMPILED_FROM = 50;
/** Nobody waits while code is made; a field inside an interface is compiled for each of its types. */
const MOST_COMPILED_FIELDS = 4000;
const MOST_VARIABLE_ERRORS = 50;

/**
 * The type that variables have for the compiler. Its own coercion refuses what GraphQL allows, e.g. an input object that
 * leaves out a non-null field which has a default; so variables reach it as graphql-js has coerced them.
 */
const COERCED = new GraphQLScalarType({ name: 'Coerced__' });

const withCoercedVariables = (document: DocumentNode): DocumentNode =>
  visit(document, {
    enter: (node) => {
      if (node.kind !== Kind.VARIABLE_DEFINITION) return;
      const name = { kind: Kind.NAME, value: COERCED.name } as const;
      return { kind: node.kind, variable: node.variable, type: { kind: Kind.NAMED_TYPE, name } };
    },
  });

/** The same schema, which also knows the type of the variables by name; introspection does not see it. */
function schemaForCompiler(schema: GraphQLSchema): GraphQLSchema {
  const getType = (name: string) => (name === COERCED.name ? COERCED : schema.getType(name));
  return Object.create(schema, { getType: { value: getType } });
}

/** How many fields the code has that executes this: what is inside an interface once for each of its types. */
function compiledFields(selected: Selected, set: SelectionSetNode, parent: GraphQLNamedType): number {
  let fields = 0;
  for (const { node, field } of selected.in(set, parent)) {
    const type = getNamedType(field.type);
    const types = isAbstractType(type) ? selected.schema.getPossibleTypes(type).length : 1;
    fields += 1 + (node.selectionSet ? types * compiledFields(selected, node.selectionSet, type) : 0);
  }
  return fields;
}

/** Errors of compiled queries lack extensions that errors of GraphQL always have. */
const asGraphQLError = (error: GraphQLError): GraphQLError =>
  error.extensions ? error : Object.create(error, { extensions: { value: {}, enumerable: true } });

/**
 * An executor of queries on this schema; documents are to be the same objects when they are asked again. Its errors
 * suggest names of the schema unless `hideSuggestions`.
 */
export function createExecutor(schema: GraphQLSchema, hideSuggestions = false): Executor {
  const compilerSchema = schemaForCompiler(schema);
  const asked = new WeakMap<OperationDefinitionNode, { times: number; compiled?: CompiledQuery }>();

  function compile(document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null {
    const selected = new Selected(schema, document);
    const fields = compiledFields(selected, operation.selectionSet, schema.getQueryType()!);
    if (fields > MOST_COMPILED_FIELDS) return null;
    const name = operation.name?.value ?? '';
    const options = { disablingCapturingStackErrors: true };
    const compiled = compileQuery(compilerSchema, withCoercedVariables(document), name, options);
    return isCompiledQuery(compiled) ? compiled : null;
  }

  function compiledOf(document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | undefined {
    const known = asked.get(operation) ?? { times: 0 };
    asked.set(operation, known);
    known.times += 1;
    const compiled = known.times === COMPILED_FROM ? compile(document, operation) : null;
    if (compiled) known.compiled = compiled;
    return known.compiled;
  }

  return async ({ document, operation, operationName, variables, context }) => {
    const compiled = operation && compiledOf(document, operation);
    if (!compiled) {
      const options = { operationName, variableValues: variables, contextValue: context, hideSuggestions };
      return execute({ schema, document, ...options });
    }
    const definitions = operation.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(schema, definitions, variables, {
      maxErrors: MOST_VARIABLE_ERRORS,
      hideSuggestions,
    });
    if (errors) return { errors };
    const result = await compiled.query({}, context, coerced);
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
  };
}
