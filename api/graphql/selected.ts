// The fields that a valid query selects, whatever fragments they are written in.
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import {
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';

export interface SelectedField {
  node: FieldNode;
  field: GraphQLField<unknown, unknown>;
  /** The type that the field is asked of. */
  parent: GraphQLNamedType;
}

const META_FIELDS = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((each) => [each.name.value, each]));
}

/** What is selected in a document of a schema; it must be valid, and small by its shape (document-shape.ts). */
export class Selected {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    /** Is this left out of the answer, by @skip or @include? */
    readonly isLeftOut: (node: SelectionNode) => boolean = () => false,
  ) {
    this.#fragments = fragmentsOf(document);
  }

  /** The fields that a set selects of a type, those in fragments included. */
  *in({ selections }: SelectionSetNode, parent: GraphQLNamedType): Generator<SelectedField> {
    for (const node of selections) {
      if (this.isLeftOut(node)) continue;
      if (node.kind === Kind.FIELD) {
        const field = this.#fieldOf(parent, node.name.value);
        yield { node, field, parent };
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value)! : node;
      const condition = fragment.typeCondition?.name.value;
      const type = condition === undefined ? parent : this.schema.getType(condition)!;
      yield* this.in(fragment.selectionSet, type);
    }
  }

  #fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> {
    const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    return own ?? META_FIELDS.find((each) => each.name === name)!;
  }
}
