// What a query costs, told before it runs: every field as often as the lists around it can have it asked.
import type {
  DocumentNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql';
import { getNamedType, getNullableType, isCompositeType, isListType, Kind } from 'graphql';
import { badInput, limitExceeded } from '../errors.js';
import { LIMITS } from '../questions/limits.js';
import { priceOf, UNKNOWN_LENGTH } from './prices.js';
import type { SelectedField } from './selected.js';
import { Selected } from './selected.js';

export interface ResolvedQuery {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As they were sent: not yet coerced. */
  variables: Readonly<Record<string, unknown>>;
}

/** A question, or a paged list within one, with all that is asked in it up to the next paged list. */
export interface CostlyPart {
  /** The names in the answer that lead to it. */
  path: string;
  points: number;
  /** How often it is asked. */
  times: number;
  /** The arguments that say how often, and how long it is, outermost first. */
  lengths: string[];
}

export interface QueryCost {
  points: number;
  /** Costliest first. */
  parts: CostlyPart[];
}

/** How long a list may be: by one of these arguments. */
const LENGTHS = ['first', 'limit'];
const MOST_PARTS_TOLD = 3;

/** The arguments and directives of one query, as far as they are known before coercion. */
class Given {
  constructor(readonly query: ResolvedQuery) {}

  /** Undefined when nothing is given and there is no default. */
  valueOf(node: ValueNode | undefined): unknown {
    if (node === undefined) return undefined;
    if (node.kind === Kind.VARIABLE) {
      const { value: name } = node.name;
      const known = this.query.operation.variableDefinitions?.find(
        ({ variable }) => variable.name.value === name,
      );
      const sent = Object.hasOwn(this.query.variables, name) ? this.query.variables[name] : undefined;
      return sent ?? this.valueOf(known?.defaultValue);
    }
    if (node.kind === Kind.LIST) return node.values;
    return 'value' in node ? node.value : undefined;
  }

  /** The number of an argument, its default when it is left out; 0 when it has none. */
  numberOf({ node, field }: SelectedField, argument: string): number {
    const given = node.arguments?.find(({ name }) => name.value === argument)?.value;
    const value = this.valueOf(given) ?? field.args.find(({ name }) => name === argument)?.defaultValue;
    if (value === undefined) return 0;
    const number = Number(Array.isArray(value) ? value.length : value);
    // One value may stand for a list of one. What is out of bounds is refused by the field itself, which says what its
    // bound is.
    return Number.isNaN(number) ? 1 : Math.min(Math.max(number, 0), LIMITS.subgraphRelations);
  }

  isLeftOut = ({ directives = [] }: SelectionNode): boolean =>
    directives.some((directive) => {
      const value = this.valueOf(directive.arguments?.[0]?.value);
      return directive.name.value === 'skip'
        ? value === true
        : directive.name.value === 'include' && value === false;
    });
}

/** Where a set of fields is asked. */
interface Place {
  times: number;
  path: readonly string[];
  /** Null at the root, where each question is a part of its own. */
  part: CostlyPart | null;
  /** The length of the lists right inside, when the field around them has said it: the edges of a page. */
  length: number | null;
}

class Bill {
  readonly parts: CostlyPart[] = [];
  readonly #given: Given;
  readonly #selected: Selected;

  constructor(query: ResolvedQuery) {
    this.#given = new Given(query);
    this.#selected = new Selected(query.schema, query.document, this.#given.isLeftOut);
  }

  add(set: SelectionSetNode, type: GraphQLNamedType, place: Place): void {
    for (const asked of this.#selected.in(set, type)) this.#addField(asked, place);
  }

  #addField(asked: SelectedField, place: Place): void {
    const { node, field, parent } = asked;
    const price = priceOf(parent, field.name);
    const of = (argument: string) => this.#given.numberOf(asked, argument);
    const argument = LENGTHS.find((name) => field.args.some((each) => each.name === name));
    const own = argument === undefined ? (price.items ?? null) : of(argument);
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type)) && isCompositeType(type);
    const items = isList ? (own ?? place.length ?? UNKNOWN_LENGTH) : (own ?? 0);
    const asking = typeof price.asking === 'function' ? price.asking(of) : (price.asking ?? 1);
    const path = [...place.path, (node.alias ?? node.name).value];
    const part = this.#partOf(asked, { ...place, path }, argument && `${argument}: ${items}`);
    part.points += place.times * (asking + items);
    if (!node.selectionSet) return;
    const times = isList ? place.times * items : place.times;
    this.add(node.selectionSet, type, { times, path, part, length: isList ? null : own });
  }

  #partOf({ node }: SelectedField, { part, path, times }: Place, length: string | undefined): CostlyPart {
    if (part !== null && length === undefined) return part;
    const lengths = [...(part?.lengths ?? []), ...(length ? [`${node.name.value}(${length})`] : [])];
    const own = { path: path.join('.'), points: 0, times, lengths };
    this.parts.push(own);
    return own;
  }
}

/**
 * What a query costs. It must be valid and of a small shape (document-shape.ts), so that this takes no more steps than
 * it may have fields.
 */
export function costOf(query: ResolvedQuery): QueryCost {
  const bill = new Bill(query);
  const type = query.schema.getQueryType()!;
  bill.add(query.operation.selectionSet, type, { times: 1, path: [], part: null, length: null });
  const parts = bill.parts.sort((a, b) => b.points - a.points);
  return { points: parts.reduce((sum, { points }) => sum + points, 0), parts };
}

const toldPart = ({ path, points, times }: CostlyPart) =>
  `${path} (${points}${times > 1 ? `, asked ${times} times` : ''})`;

/**
 * Is this cost within the budget?
 * @throws {XintuError} LIMIT_EXCEEDED naming cost, budget, what costs most, and what would make it cheaper.
 */
export function checkCost({ points, parts }: QueryCost): void {
  const most = LIMITS.query.cost;
  if (points <= most) return;
  const costliest = parts.slice(0, MOST_PARTS_TOLD).map(toldPart).join(', ');
  const lengths = parts[0]!.lengths.join(', ');
  const instead = lengths ? `ask for shorter lists than ${lengths}` : 'ask fewer of these at once';
  throw limitExceeded(
    `the query costs ${points} points; at most ${most} are answered. Most of it is ${costliest}; so ${instead}, leave out fields, or split the query`,
  );
}

/**
 * Is this a query?
 * @throws {XintuError} BAD_USER_INPUT when it is a mutation or a subscription.
 */
export function checkIsQuery({ operation }: OperationDefinitionNode): void {
  if (operation !== 'query')
    throw badInput(`${operation} is not offered; the data are only read, by queries`);
}

/**
 * Are the variables few and flat enough to be looked at one by one?
 * @throws {XintuError} LIMIT_EXCEEDED saying how many there may be.
 */
export function checkVariables(variables: ResolvedQuery['variables']): void {
  const { values, levels } = LIMITS.query.variables;
  let inside: unknown[] = Object.values(variables);
  for (let [count, level] = [0, 1]; inside.length > 0; level++) {
    count += inside.length;
    if (count > values)
      throw limitExceeded(`the variables hold more than ${values} values; ask with shorter lists`);
    if (level > levels)
      throw limitExceeded(`the variables are more than ${levels} levels deep; none has to be`);
    inside = inside.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}
