import { defineConfig } from 'vitest/config';

// type-graphql is inlined because vitest otherwise loads a second copy of graphql ("another module or realm").
const server = { deps: { inline: ['type-graphql'] } };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.server.test.ts'], server } },
      {
        test: {
          name: 'server',
          include: ['tests/**/*.server.test.ts'],
          globalSetup: ['tests/neo4j/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          server,
        },
      },
    ],
  },
});
