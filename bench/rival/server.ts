// The rival: @neo4j/graphql on Apollo's own server, as its manual says, in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';
import { programEnvironment } from '../../api/config.js';
import type { TestNeo4j } from '../../tests/neo4j/started.js';
import { messageOf } from '../servers/child.js';
import { TYPE_DEFS } from './schema.js';

export interface RivalServer {
  url: string;
  stop: () => void;
}

/** In the process of its own. Apollo's cache control costs a third of the throughput, so it is off, as with us. */
async function serve({ uri, username, password }: TestNeo4j): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const schema = await new Neo4jGraphQL({ typeDefs: TYPE_DEFS, driver }).getSchema();
  const server = new ApolloServer({ schema, plugins: [ApolloServerPluginCacheControlDisabled()] });
  process.on('disconnect', () => process.exit());
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  process.send?.(url);
}

export async function startRival({ uri, username, password }: TestNeo4j): Promise<RivalServer> {
  const args = ['--rival', JSON.stringify({ uri, username, password })];
  const env = { ...programEnvironment(), NODE_ENV: 'production' };
  const child = fork(fileURLToPath(import.meta.url), args, { env });
  const url = (await messageOf(child, 'the rival')) as string;
  return { url: new URL(url).origin, stop: () => child.disconnect() };
}

const [command, to] = process.argv.slice(2);
if (command === '--rival') await serve(JSON.parse(to!) as TestNeo4j);
