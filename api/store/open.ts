// The only way into a store: a URL becomes an adapter.
import { badConfiguration } from '../errors.js';
import { MemoryStore } from './memory/store.js';
import type { Neo4jOptions } from './neo4j/connection.js';
import { Neo4jStore } from './neo4j/store.js';
import type { GraphStore } from './port.js';

const NEO4J_SCHEMES = ['neo4j:', 'neo4j+s:', 'neo4j+ssc:', 'bolt:', 'bolt+s:', 'bolt+ssc:'];

/**
 * Opens the store of this URL: `memory:` (empty; write a dataset into it), or one of Neo4j's schemes. Nothing is
 * connected yet: `ping` tells whether it answers.
 * @throws {XintuError} BAD_CONFIGURATION when the URL names no store.
 */
export function openStore(url: string, options: Neo4jOptions): GraphStore {
  const scheme = /^[a-z0-9+]+:/i.exec(url)?.[0].toLowerCase();
  if (scheme === 'memory:') return new MemoryStore();
  if (scheme !== undefined && NEO4J_SCHEMES.includes(scheme)) return new Neo4jStore(url, options);
  throw badConfiguration(
    `${url} names no store; use memory: or one of ${NEO4J_SCHEMES.map((s) => `${s}//host`).join(', ')}`,
  );
}
