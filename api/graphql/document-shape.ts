// The shape of a document, told from its text alone: one that is too large is refused before it is validated, because
// validating takes time that grows with the square of what is repeated, and fragments in fragments multiply.
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  ValidationRule,
} from 'graphql';
import { GraphQLError, Kind } from 'graphql';
import { limitExceeded } from '../errors.js';
import { LIMITS } from '../questions/limits.js';
import { fragmentsOf } from './selected.js';

/** How much there is, every fragment written out where it is spread. */
export interface Shape {
  /** Fields inside fields. */
  depth: number;
  /** Fields and fragments. */
  fields: number;
  /** Fields under another name, and fields that their set has already. */
  aliases: number;
  directives: number;
}

const NOTHING: Shape = { depth: 0, fields: 0, aliases: 0, directives: 0 };

const together = (a: Shape, b: Shape): Shape => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
});

const larger = (a: Shape, b: Shape): Shape => ({
  depth: Math.max(a.depth, b.depth),
  fields: Math.max(a.fields, b.fields),
  aliases: Math.max(a.aliases, b.aliases),
  directives: Math.max(a.directives, b.directives),
});

/** Measures each fragment once, however often it is spread, so that no node of the document is looked at twice. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Shape>();

  constructor(document: DocumentNode) {
    this.#fragments = fragmentsOf(document);
  }

  /** Inline fragments belong to the set that they are in: `names` has the fields of both. */
  ofSet({ selections }: SelectionSetNode, names = new Set<string>()): Shape {
    let shape = NOTHING;
    for (const each of selections) {
      const directives = each.directives?.length ?? 0;
      shape = together(shape, { ...NOTHING, fields: 1, directives });
      shape = together(shape, this.#ofSelection(each, names));
    }
    return shape;
  }

  ofFragment(name: string): Shape {
    const known = this.#measured.get(name);
    const fragment = this.#fragments.get(name);
    if (known || !fragment) return known ?? NOTHING;
    // In itself it counts for nothing: that a fragment has no end is told by the validation.
    this.#measured.set(name, NOTHING);
    const directives = fragment.directives?.length ?? 0;
    const shape = together(this.ofSet(fragment.selectionSet), { ...NOTHING, directives });
    this.#measured.set(name, shape);
    return shape;
  }

  #ofSelection(node: SelectionNode, names: Set<string>): Shape {
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return this.ofSet(node.selectionSet, names);
    return this.#ofField(node, names);
  }

  #ofField({ name, alias, selectionSet }: FieldNode, names: Set<string>): Shape {
    const inner = selectionSet ? this.ofSet(selectionSet) : NOTHING;
    const key = (alias ?? name).value;
    const counts = alias !== undefined || names.has(key);
    names.add(key);
    return { ...inner, depth: inner.depth + 1, aliases: inner.aliases + (counts ? 1 : 0) };
  }
}

/** The shape of all operations of a document together, or of its largest fragment when that is larger. */
export function shapeOf(document: DocumentNode): Shape {
  const measure = new Measure(document);
  let [operations, fragments] = [NOTHING, NOTHING];
  for (const each of document.definitions) {
    if (each.kind === Kind.OPERATION_DEFINITION) {
      const variables = each.variableDefinitions ?? [];
      const directives = [each, ...variables].reduce((sum, node) => sum + (node.directives?.length ?? 0), 0);
      operations = together(
        operations,
        together(measure.ofSet(each.selectionSet), { ...NOTHING, directives }),
      );
    } else if (each.kind === Kind.FRAGMENT_DEFINITION) {
      fragments = larger(fragments, measure.ofFragment(each.name.value));
    }
  }
  return larger(operations, fragments);
}

/** What makes a document too large, as the caller is told; null when it is small enough. */
function tooLarge(document: DocumentNode): string | null {
  const { depth, fields, aliases, directives } = shapeOf(document);
  const definitions = document.definitions.length;
  const most = LIMITS.query;
  const number = (n: number) => (n > 1_000_000 ? 'more than a million' : n);
  const told = (has: string, bound: number, instead: string) =>
    `the query ${has}; at most ${bound} are answered, so ${instead}`;
  if (definitions > most.definitions)
    return told(`has ${definitions} operations and fragments`, most.definitions, 'send only what is asked');
  if (depth > most.depth)
    return told(`is ${depth} fields deep`, most.depth, 'ask for what is deeper in a query of its own');
  if (fields > most.fields)
    return told(
      `has ${number(fields)} fields and fragments, every fragment written out`,
      most.fields,
      'split it',
    );
  if (aliases > most.aliases)
    return told(
      `has ${number(aliases)} aliases and repeated fields`,
      most.aliases,
      'split it or use arguments that take lists',
    );
  if (directives > most.directives)
    return told(
      `has ${number(directives)} directives`,
      most.directives,
      'leave out fields instead of skipping them',
    );
  return null;
}

/**
 * Refuses a document that is too large with LIMIT_EXCEEDED and has nothing else of it validated: what it puts in the
 * place of the document is empty.
 */
export const refusesLargeDocuments: ValidationRule = (context) => ({
  Document: {
    enter: (document) => {
      const message = tooLarge(document);
      if (message === null) return;
      context.reportError(new GraphQLError(message, { originalError: limitExceeded(message) }));
      return { ...document, definitions: [] };
    },
  },
});
