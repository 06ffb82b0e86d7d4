// GraphQL documents typed by the schema: a wrong field or variable is an error of `npm run check`.
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.js';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; Date: string; EdtfDate: string };
}>();

export type EntityKind = ReturnType<typeof graphql.scalar<'EntityKind'>>;
export type RelationKind = ReturnType<typeof graphql.scalar<'RelationKind'>>;
export type Certainty = ReturnType<typeof graphql.scalar<'Certainty'>>;
export type StateLevel = ReturnType<typeof graphql.scalar<'StateLevel'>>;
