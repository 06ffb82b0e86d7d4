// What a user of @neo4j/graphql would write to serve the same database: its types, mapped to what our store writes.
import type { RelationKind } from '../../api/model/kinds.js';
import { RELATION_KINDS } from '../../api/model/kinds.js';

/** INVESTED_IN → investedIn and investedInBy: the two ends of a relation as fields. */
export const fieldOf = (kind: RelationKind | 'UNDER', direction: 'out' | 'in'): string => {
  const name = kind.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return direction === 'out' ? name : `${name}By`;
};

const ends = (kind: RelationKind | 'UNDER', properties: string) =>
  (['out', 'in'] as const)
    .map(
      (direction) =>
        `${fieldOf(kind, direction)}: [Entity!]! @relationship(type: "${kind}", direction: ${direction.toUpperCase()}${properties})`,
    )
    .join('\n  ');

/** Either end: one type cannot have this beside the two of {@link ends}. */
const eitherEnd = (kind: RelationKind) =>
  `${fieldOf(kind, 'out')}: [Neighbour!]! @relationship(type: "${kind}", direction: OUT, queryDirection: UNDIRECTED)`;

/** A property under the name that our own answers have for it. */
const named = (name: string, type: string) =>
  `${name}: ${type} @alias(property: "${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}")`;

/** Evidence is lists of equal length on a statement. That its sources are nodes is known to no relationship. */
const STATEMENT = `
  id: String!
  certainty: String
  source: [String!]
  locator: [String!]
  printed: [String!]
  note: [String!]
  ${named('rowCertainty', '[String!]')}
  ${named('sortKey', 'String')}`;

/** The index is of the tokens of names, a list; only a text can be named as its field, but nothing reads which that is. */
const NAMES =
  '@fulltext(indexes: [{indexName: "entity_tokens", queryName: "entitiesByToken", fields: ["name"]}])';

export const TYPE_DEFS = `
type Entity @node(labels: ["Entity"]) @plural(value: "entities") ${NAMES} @mutation(operations: []) @subscription(events: []) {
  id: String!
  kind: String!
  name: String!
  aliases: [String!]
  summary: String
  identifiers: [String!]
  ${named('nameEn', 'String')}
  ${named('stateLevel', 'String')}
  ${named('sortKey', 'String')}
  ${named('nameLength', 'Float')}
  observations: [Observation!]! @relationship(type: "ABOUT", direction: IN)
  ${RELATION_KINDS.map((kind) => ends(kind, ', properties: "Relation"')).join('\n  ')}
  ${ends('UNDER', '')}
}

type Neighbour @node(labels: ["Entity"]) @mutation(operations: []) @subscription(events: []) {
  id: String!
  ${RELATION_KINDS.map(eitherEnd).join('\n  ')}
}

type Relation @relationshipProperties {${STATEMENT}
  start: String
  end: String
  amount: Float
  currency: String
  round: String
  role: String
  ${named('shareMin', 'Float')}
  ${named('shareMax', 'Float')}
}

type Observation @node(labels: ["Observation"]) @mutation(operations: []) @subscription(events: []) {${STATEMENT}
  metric: String!
  unit: String
  period: String
  basis: String
  min: Float @alias(property: "value_min")
  max: Float @alias(property: "value_max")
}

type Source @node(labels: ["Source"]) @mutation(operations: []) @subscription(events: []) {
  id: String!
  title: String
  published: String
}
`;
