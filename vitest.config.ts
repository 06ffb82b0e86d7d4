// Two projects: `unit` needs no server, `server` has a real Neo4j.
import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// One copy of graphql: Vite would take graphql's `module` entry for what it transforms, and Node takes `main` for the
// rest, which ends in "another module or realm".
const graphql = createRequire(import.meta.url).resolve('graphql');
const shared = { resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] } };
const server = { deps: { inline: ['type-graphql'] } };

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.server.test.ts'],
          server,
        },
      },
      {
        ...shared,
        test: {
          name: 'server',
          include: ['tests/**/*.server.test.ts'],
          globalSetup: ['tests/neo4j/global-setup.ts', 'tests/viewer/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          server,
        },
      },
    ],
  },
});
