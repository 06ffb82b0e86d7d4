// How much a query asks for, told from its text alone, so that one that is too large is refused before it costs anything.
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { getNamedType, isAbstractType, isInterfaceType, isObjectType, Kind } from 'graphql';
import { badInput, limitExceeded } from '../errors.js';
import { LIMITS } from '../questions/limits.js';

export interface ResolvedQuery {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As they were sent: not yet coerced. */
  variables: Readonly<Record<string, unknown>>;
}

/** Answers without an argument that says how long their lists may be, and how long they can be. */
const UNPAGED: Record<string, number> = {
  tally: LIMITS.tally,
  comparison: LIMITS.figures,
  series: LIMITS.figures,
};

interface Size {
  /** Fields inside fields. */
  depth: number;
  /** Fields, every fragment written out. */
  fields: number;
  aliases: number;
  /** Items that all lists together can hold: a list inside a list counts for each item of the outer one. */
  items: number;
  /** Fields, every fragment written out, and what is inside an interface once for each of its types. */
  compiled: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, items: 0, compiled: 0 };

const together = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  items: a.items + b.items,
  compiled: a.compiled + b.compiled,
});

const fieldOf = (type: GraphQLNamedType | undefined, name: string) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

/** The sizes of the parts of one query. Each fragment is measured once, however often it is spread. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Size>();

  constructor(readonly query: ResolvedQuery) {
    const fragments = query.document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
  }

  ofSet({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): Size {
    const sizes = selections.map((each) => {
      if (each.kind === Kind.FIELD) return this.#ofField(each, fieldOf(type, each.name.value));
      if (each.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(each.name.value);
      const condition = each.typeCondition?.name.value;
      return this.ofSet(
        each.selectionSet,
        condition === undefined ? type : this.query.schema.getType(condition),
      );
    });
    return sizes.reduce(together, NOTHING);
  }

  #ofFragment(name: string): Size {
    const fragment = this.#fragments.get(name)!;
    const size =
      this.#measured.get(name) ??
      this.ofSet(fragment.selectionSet, this.query.schema.getType(fragment.typeCondition.name.value));
    this.#measured.set(name, size);
    return size;
  }

  #ofField(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): Size {
    const type = field && getNamedType(field.type);
    const inner = node.selectionSet ? this.ofSet(node.selectionSet, type) : NOTHING;
    const types = isAbstractType(type) ? this.query.schema.getPossibleTypes(type).length : 1;
    const length = this.#lengthOf(node, field);
    return {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      aliases: inner.aliases + (node.alias ? 1 : 0),
      items: length === null ? inner.items : length * (1 + inner.items),
      compiled: types * inner.compiled + 1,
    };
  }

  /** How many items the field may have, by its `first` or `limit`; null when it takes neither and can have only a few. */
  #lengthOf(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number | null {
    const argument = field?.args.find(({ name }) => name === 'first' || name === 'limit');
    if (!argument) return UNPAGED[node.name.value] ?? null;
    const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
    let length: unknown = argument.defaultValue;
    if (given?.kind === Kind.INT) length = given.value;
    if (given?.kind === Kind.VARIABLE) length = this.#valueOf(given.name.value) ?? length;
    // A length that is out of bounds is refused by the field itself, which says what its bound is.
    return Math.min(Math.max(Number(length) || 0, 0), LIMITS.subgraphRelations);
  }

  #valueOf(variable: string): unknown {
    const definition = this.query.operation.variableDefinitions?.find(
      (each) => each.variable.name.value === variable,
    );
    const fallback = definition?.defaultValue;
    return this.query.variables[variable] ?? (fallback?.kind === Kind.INT ? fallback.value : undefined);
  }
}

const sizeOf = (query: ResolvedQuery): Size =>
  new Measure(query).ofSet(query.operation.selectionSet, query.schema.getQueryType()!);

/** How many fields does the code have that executes this valid query? */
export const compiledFields = (query: ResolvedQuery): number => sizeOf(query).compiled;

/**
 * Is this valid query small enough to be answered?
 * @throws {XintuError} LIMIT_EXCEEDED saying which bound it passes; BAD_USER_INPUT when it is no query at all.
 */
export function checkSize(query: ResolvedQuery): void {
  const { operation } = query;
  if (operation.operation !== 'query')
    throw badInput(`${operation.operation} is not offered; the data are only read, by queries`);
  const size = sizeOf(query);
  const bound = (name: keyof typeof LIMITS.query, told: (number: number) => string, instead: string) => {
    const most = LIMITS.query[name];
    if (size[name] > most)
      throw limitExceeded(`${told(size[name])}; at most ${most} are answered, ${instead}`);
  };
  bound('depth', (n) => `the query is ${n} fields deep`, 'so ask for what is deeper in a query of its own');
  bound('fields', (n) => `the query has ${n} fields`, 'so split it');
  bound('aliases', (n) => `the query has ${n} aliases`, 'so split it or use arguments that take lists');
  bound(
    'items',
    (n) => `the lists of the query can hold ${n} items`,
    'so give the inner ones a smaller first',
  );
}
