// The offline load on ordinary bad days: what is missing, and what to do. Nothing of Neo4j is needed to be told.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SMALL, withFolder } from '../dataset/small.js';
import { runSeed } from './seed-process.js';

describe('seed --offline', { timeout: 20_000 }, () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'xintu-home-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  /** A program that says this and fails. */
  async function saying(words: string, code = 1) {
    await mkdir(join(home, 'bin'), { recursive: true });
    const script = `#!/bin/sh\necho "${words}" >&2\nexit ${code}\n`;
    await writeFile(join(home, 'bin/neo4j-admin'), script, { mode: 0o755 });
  }

  it('says that the home is not there', async () => {
    const { code, error } = await runSeed(['--offline', join(home, 'nowhere')]);
    expect(error).toMatch(/^seed: there is no folder \S+nowhere; --offline takes the home of a Neo4j.*\n$/);
    expect(code).toBe(1);
  });

  it('says where the program may be, when the home has none', async () => {
    const { error } = await runSeed(['--offline', home]);
    expect(error).toMatch(/has neither bin\/neo4j-admin nor lib with Neo4j's jars; .* --program/);
  });

  it('says which Java to install, when there is none', async () => {
    await mkdir(join(home, 'lib'));
    await writeFile(join(home, 'lib/neo4j-5.26.jar'), '');
    const { code, error } = await runSeed(['--offline', home], { JAVA_HOME: home });
    expect(error).toMatch(/^seed: there is no \S+bin\/java; Neo4j 5 needs Java 17 or 21: .* JAVA_HOME .*\n$/);
    expect(code).toBe(1);
  });

  it('says so too when Neo4j itself finds no Java', async () => {
    await saying('Unable to find java. (Cannot execute /usr/bin/java)');
    expect((await runSeed(['--offline', home])).error).toMatch(/Neo4j says: .*; Neo4j 5 needs Java 17 or 21/);
  });

  it('passes on what Neo4j says of a configuration it refuses', async () => {
    await saying(
      "Failed to read config: No declared setting with name: nonsense\nRun with '--verbose' for more",
    );
    const { error } = await runSeed(['--offline', home]);
    expect(error).toMatch(/does not say what its database neo4j is:\nFailed to read config: .*nonsense\n$/);
  });

  it('is not for removing what is gone', async () => {
    expect((await runSeed(['--offline', home, '--prune'])).error).toMatch(
      /--offline <home>' cannot be used with option '--prune'/,
    );
  });

  it('loads nothing of a folder that has a fault', async () => {
    await saying("Database does not exist: 'neo4j'. Directory 'x' does not contain a database");
    await withFolder({ metrics: null }, async (folder) => {
      const { code, error } = await runSeed(['--offline', home, folder]);
      expect(error).toMatch(/the dataset has 1 fault/);
      expect(code).toBe(1);
    });
    expect(await readdir(home)).toEqual(['bin']);
  });

  it('refuses a character by which lists are told apart, and leaves nothing behind', async () => {
    await saying("Database does not exist: 'neo4j'. Directory 'x' does not contain a database");
    const entities = SMALL.entities.replace('浦東創投', '浦東\u001f創投');
    await withFolder({ entities }, async (folder) => {
      expect((await runSeed(['--offline', home, folder])).error).toMatch(/U\+001F.*load without --offline/);
    });
    expect(await readdir(home)).toEqual(['bin']);
  });

  it('only validates with --check', async () => {
    const { code, out } = await runSeed(['--offline', join(home, 'nowhere'), '--check']);
    expect(out).toMatch(/no faults/);
    expect(code).toBe(0);
  });
});
