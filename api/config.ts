// The only reader of the environment: every variable, what it means, and what it is when it is not set.
import { delimiter } from 'node:path';
import { badConfiguration } from './errors.js';

export interface Config {
  host: string;
  port: number;
  /** `memory:` or the URL of a Neo4j. */
  storeUrl: string;
  neo4j: { username?: string | undefined; password?: string | undefined; database?: string | undefined };
  /** Dataset folders; empty for the seed data that come with Xintu. */
  folders: string[];
  readTimeoutMs: number;
  keptBytes: number;
  introspection: boolean;
  editor: boolean;
  /** Names by which /mcp may be asked, besides localhost and addresses. */
  mcpHosts: string[];
  logLevel: string;
}

/** Every variable by name, with its documentation. README.md's table is held against this by a test. */
export const VARIABLES = {
  PORT: 'the port to listen on; 4000 when not set',
  HOST: 'the address to listen on; 127.0.0.1 when not set, so that only this machine reaches it',
  NEO4J_URI: 'a Neo4j to serve from and to seed, e.g. neo4j://localhost:7687; the memory store when not set',
  NEO4J_USERNAME: 'the user of that Neo4j; neo4j when only the password is set; no log-in when neither is',
  NEO4J_PASSWORD: 'its password',
  NEO4J_DATABASE: "its database; the server's default when not set",
  XINTU_DATA: `dataset folders, joined by ${delimiter}; graph-seed/data when not set`,
  XINTU_READ_TIMEOUT_MS: 'how long one read may take in the database, in milliseconds; 10000 when not set',
  XINTU_KEPT_MB:
    'how many megabytes of answers are kept for questions asked again; 64 when not set, 0 for none',
  XINTU_INTROSPECTION:
    'on or off: may the schema be asked about itself, and do errors suggest its names; on when not set',
  XINTU_EDITOR: 'on or off: is the GraphQL editor served to browsers at /graphql; on when not set',
  XINTU_MCP_HOSTS:
    'names, joined by commas, by which /mcp may be asked besides localhost and IP addresses; none when not set',
  LOG_LEVEL:
    'fatal, error, warn, info, debug or trace; info when not set; from debug on each request is logged',
} as const;

type Variable = keyof typeof VARIABLES;
export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/**
 * The configuration that the environment describes. A variable that is set to nothing counts as not set.
 * @throws {XintuError} BAD_CONFIGURATION naming the variable, its value and what would be legal.
 */
export function readConfig(environment: Environment = process.env): Config {
  const value = (name: Variable) => environment[name]?.trim() || undefined;
  const whole = (name: Variable, fallback: number, [min, max]: [number, number]): number => {
    const text = value(name);
    if (text === undefined) return fallback;
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw badConfiguration(
      `${name} is ${JSON.stringify(text)}; it must be a whole number from ${min} to ${max}`,
    );
  };
  const oneOf = (name: Variable, fallback: string, legal: readonly string[]): string => {
    const text = value(name) ?? fallback;
    if (legal.includes(text)) return text;
    throw badConfiguration(`${name} is ${JSON.stringify(text)}; it must be one of ${legal.join(', ')}`);
  };
  const password = value('NEO4J_PASSWORD');
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: whole('PORT', 4000, [0, 65535]),
    storeUrl: (value('NEO4J_URI') ?? 'memory:').replace(/^memory:.*$/i, 'memory:'),
    neo4j: {
      username: value('NEO4J_USERNAME') ?? (password === undefined ? undefined : 'neo4j'),
      password,
      database: value('NEO4J_DATABASE'),
    },
    folders: (value('XINTU_DATA') ?? '').split(delimiter).filter((folder) => folder !== ''),
    readTimeoutMs: whole('XINTU_READ_TIMEOUT_MS', 10_000, [1, 600_000]),
    keptBytes: whole('XINTU_KEPT_MB', 64, [0, 65_536]) * 1024 * 1024,
    introspection: oneOf('XINTU_INTROSPECTION', 'on', ['on', 'off']) === 'on',
    editor: oneOf('XINTU_EDITOR', 'on', ['on', 'off']) === 'on',
    mcpHosts: (value('XINTU_MCP_HOSTS') ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
    logLevel: oneOf('LOG_LEVEL', 'info', LOG_LEVELS),
  };
}

/** The environment for a program that we start: ours. */
export const programEnvironment = (): Environment => process.env;
