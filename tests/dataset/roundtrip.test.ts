// Writing a dataset and reading it again gives the same statements.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { writeDataset } from '../../api/dataset/write.js';
import type { Dataset } from '../../api/model/statement.js';
import { smallWorld } from '../store/worlds.js';

/** Text that tempts a CSV writer: quotes, commas, line breaks, blanks at the ends. */
const awkward = fc.constantFrom(
  'a,b',
  'say "so"',
  'two\nlines',
  ' 空格 ',
  '=1+1',
  '沐曦',
  "it's",
  '\ttab',
  'a|b',
);
const number = fc.oneof(
  fc.constantFrom(0.1, 1e-7, 123456789012345, 21.67),
  fc.double({ min: 0, max: 1e15, noNaN: true }),
);

const worlds: fc.Arbitrary<Dataset> = fc
  .tuple(smallWorld, awkward, awkward, number)
  .map(([world, title, note, value]) => ({
    ...world,
    sources: world.sources.map((source) => ({ ...source, title })),
    entities: world.entities.map((entity, i) => ({ ...entity, summary: note, name: `${entity.name} ${i}` })),
    observations: world.observations.map((each) => ({ ...each, min: value, max: null, unit: each.unit })),
    relations: world.relations.map((each) => ({
      ...each,
      evidence: each.evidence.map((piece) => ({ ...piece, note })),
      ...(each.kind.endsWith('_WITH') && each.from > each.to ? { from: each.to, to: each.from } : {}),
    })),
  }));

describe('a dataset folder', () => {
  it('that was written reads as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const folder = await mkdtemp(join(tmpdir(), 'xintu-roundtrip-'));
        try {
          await writeDataset(world, folder);
          const { dataset } = await readDataset([folder]);
          expect(dataset).toEqual(world);
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
      { numRuns: 40 },
    );
  });
});
