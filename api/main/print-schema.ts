// Prints the GraphQL schema; the build writes it to schema.graphql.
import { createSchema, printedSchema } from '../graphql/schema.js';

process.stdout.write(printedSchema(await createSchema()));
