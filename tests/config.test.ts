// The environment: what it means when it is empty, and what is said when it is wrong.
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../api/config.js';

describe('the configuration', () => {
  it('serves the seed data from memory to this machine when nothing is set', () => {
    expect(readConfig({})).toEqual({
      ...{
        host: '127.0.0.1',
        port: 4000,
        storeUrl: 'memory:',
        folders: [],
        readTimeoutMs: 10_000,
        keptBytes: 64 * 1024 * 1024,
        introspection: true,
        editor: true,
        mcpHosts: [],
        logLevel: 'info',
      },
      neo4j: { username: undefined, password: undefined, database: undefined },
    });
  });

  it('takes a variable that is set to nothing as not set', () => {
    const empty = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('takes the names by which MCP is asked with commas or blanks between them', () => {
    expect(readConfig({ XINTU_MCP_HOSTS: 'Xintu.example, mcp.example' }).mcpHosts).toEqual([
      'xintu.example',
      'mcp.example',
    ]);
  });

  it('names the Neo4j, whose user is neo4j when only a password is set', () => {
    const config = readConfig({
      NEO4J_URI: 'neo4j://db:7687',
      NEO4J_PASSWORD: 'secret',
      NEO4J_DATABASE: 'xintu',
    });
    expect(config.storeUrl).toBe('neo4j://db:7687');
    expect(config.neo4j).toEqual({ username: 'neo4j', password: 'secret', database: 'xintu' });
  });

  it('switches introspection and the editor off each for itself', () => {
    expect(readConfig({ XINTU_INTROSPECTION: 'off' })).toMatchObject({ introspection: false, editor: true });
    expect(readConfig({ XINTU_EDITOR: 'off' })).toMatchObject({ introspection: true, editor: false });
  });

  it.each([
    [{ PORT: 'http' }, /PORT is "http"; it must be a whole number from 0 to 65535/],
    [{ PORT: '65536' }, /PORT/],
    [{ XINTU_READ_TIMEOUT_MS: '0' }, /XINTU_READ_TIMEOUT_MS is "0"/],
    [{ XINTU_KEPT_MB: '-1' }, /XINTU_KEPT_MB is "-1"; it must be a whole number from 0 to 65536/],
    [{ XINTU_INTROSPECTION: 'no' }, /XINTU_INTROSPECTION is "no"; it must be one of on, off/],
    [{ XINTU_EDITOR: 'false' }, /XINTU_EDITOR is "false"; it must be one of on, off/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud"; it must be one of fatal/],
  ])('refuses %j and says what is legal', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});
