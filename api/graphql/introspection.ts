// A schema that is not asked about itself, for whoever switches that off.
import type { ValidationRule } from 'graphql';
import { GraphQLError } from 'graphql';

const OF_THE_SCHEMA = ['__schema', '__type'];

/** Refuses questions about the schema; `__typename` stays, which clients need to tell what they got. */
export const refusesIntrospection: ValidationRule = (context) => ({
  Field: {
    enter: (node) => {
      if (!OF_THE_SCHEMA.includes(node.name.value)) return;
      const message =
        'introspection is switched off here; the schema is in schema.graphql of the sources of Xintu';
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  },
});
