// Every question that the viewer asks, and the shapes of the answers.
import type { ResultOf } from 'gql.tada';
import { graphql } from './graphql.js';

/** What is needed to name and draw an entity. */
const ENTITY = graphql(`
  fragment EntityName on Entity { id kind name nameEn stateLevel }
`);

/** A relation as an edge: who, how, when, how much, how sure. */
const EDGE = graphql(`
  fragment Edge on Relation {
    id kind start end round role certainty
    from { id } to { id }
    money { amount currency } share { min max exact }
  }
`);

const EVIDENCE = graphql(
  `
  fragment EvidenceOf on Evidence {
    locator printed note certainty
    source { id title publisher published url kind }
    attributedTo { ...EntityName }
  }
`,
  [ENTITY],
);

const RELATION = graphql(
  `
  fragment RelationOf on Relation {
    id kind start end round role certainty
    from { ...EntityName } to { ...EntityName }
    money { amount currency } share { min max exact }
    evidence { ...EvidenceOf }
    conflictsWith { id }
  }
`,
  [ENTITY, EVIDENCE],
);

const OBSERVATION = graphql(
  `
  fragment ObservationOf on Observation {
    id min max unit period basis certainty
    metric { id name nameEn description }
    entity { ...EntityName }
    dimensions { ...EntityName }
    evidence { ...EvidenceOf }
    conflictsWith { id }
  }
`,
  [ENTITY, EVIDENCE],
);

export const SEARCH = graphql(
  `
  query Search($text: String!, $kinds: [EntityKind!]) {
    search(text: $text, kinds: $kinds, first: 10) { matched entity { ...EntityName } }
  }
`,
  [ENTITY],
);

/** The sectors that a question can be asked about. */
export const SECTORS = graphql(
  `
  query Sectors {
    entities(kinds: [SECTOR], first: 200) { edges { node { ...EntityName } } }
  }
`,
  [ENTITY],
);

/** Which state capital is behind at least so many companies of a sector, and which companies are in it? */
export const STATE_CAPITAL = graphql(
  `
  query StateCapital($filter: InvestorFilter!, $rollUp: Boolean!, $sector: ID, $withCompanies: Boolean!) {
    investors(filter: $filter, rollUp: $rollUp, first: 50) {
      totalCount
      coverage { considered undated }
      edges {
        node { ...EntityName }
        companyCount
        companies(first: 50) { ...EntityName }
        amounts { amount currency }
        undisclosed
        relations(first: 100) { id certainty from { id } to { id } }
      }
    }
    companies(sector: $sector, first: 200) @include(if: $withCompanies) { totalCount edges { node { id } } }
  }
`,
  [ENTITY],
);

/** Every relation that joins two of these entities. */
export const NETWORK = graphql(
  `
  query Network($of: [ID!]!) {
    subgraph(of: $of, limit: 2000) {
      entities { ...EntityName }
      relations { ...Edge }
      missing
      omitted
      coverage { datasetVersion }
    }
  }
`,
  [ENTITY, EDGE],
);

/** What is one step from an entity: by the relations that the service walks by itself, and by all. */
export const NEIGHBOURS = graphql(`
  query Neighbours($of: ID!, $allKinds: [RelationKind!]) {
    near: expand(from: [$of], limit: 500) { relations { id from { id } to { id } } omitted }
    all: expand(from: [$of], kinds: $allKinds, limit: 500) { relations { id from { id } to { id } } omitted }
  }
`);

export const ENTITY_DETAILS = graphql(
  `
  query EntityDetails($id: ID!, $relations: Int!, $observations: Int!) {
    entity(id: $id) {
      ...EntityName
      aliases
      identifiers { scheme value }
      summary
      relations(first: $relations) { totalCount edges { node { ...RelationOf } } }
      observations(first: $observations) { totalCount edges { node { ...ObservationOf } } }
    }
  }
`,
  [ENTITY, RELATION, OBSERVATION],
);

export const RELATION_DETAILS = graphql(
  `
  query RelationDetails($id: ID!) { node(id: $id) { __typename id ...RelationOf } }
`,
  [RELATION],
);

export type EntityName = ResultOf<typeof ENTITY>;
export type Edge = ResultOf<typeof EDGE>;
export type Evidence = ResultOf<typeof EVIDENCE>;
export type Relation = ResultOf<typeof RELATION>;
export type Observation = ResultOf<typeof OBSERVATION>;
export type StateCapital = ResultOf<typeof STATE_CAPITAL>;
