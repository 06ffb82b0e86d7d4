// The seed command without a Neo4j: it validates, and says what to set.
import { describe, expect, it } from 'vitest';
import { SMALL, withFolder } from '../dataset/small.js';
import { runSeed } from './seed-process.js';

describe('the seed command', () => {
  it('finds no fault in the seed data, and no warning', async () => {
    const { code, out } = await runSeed(['--check']);
    expect(out).toMatch(/no faults, 0 warnings; \d+ sources, \d+ entities, \d+ relations, \d+ observations/);
    expect(code).toBe(0);
  });

  it('tells every fault with its place, and loads nothing', async () => {
    await withFolder({ metrics: null }, async (folder) => {
      const { code, error } = await runSeed(['--check', folder]);
      expect(error).toMatch(
        /the dataset has 1 fault; nothing was read in:\n.*metrics\.csv: the file is missing/,
      );
      expect(code).toBe(1);
    });
  });

  it('tells every fault even when there are many', async () => {
    const bad = Array.from({ length: 30 }, (_, i) => `Bad${i},metric,,count,\n`).join('');
    await withFolder({ metrics: SMALL.metrics + bad }, async (folder) => {
      const { error } = await runSeed(['--check', folder]);
      expect(error.match(/metrics\.csv:\d+ column id, value "Bad\d+"/g)).toHaveLength(30);
    });
  });

  it('says what to set when no Neo4j is named', async () => {
    const { code, error } = await runSeed([], { NEO4J_URI: '' });
    expect(error).toMatch(/nothing was loaded\. Set NEO4J_URI .* NEO4J_PASSWORD/);
    expect(code).toBe(1);
  });

  it('says that the Neo4j which is named does not answer', async () => {
    const { code, error } = await runSeed([], { NEO4J_URI: 'bolt://127.0.0.1:1' });
    expect(error).toMatch(/seed: Neo4j at bolt:\/\/127\.0\.0\.1:1 does not answer/);
    expect(code).toBe(1);
  });
});
