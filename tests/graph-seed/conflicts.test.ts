// Conflicts between what is loaded now and what was there before.
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Dataset } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { ALL_TIME } from '../../api/model/time.js';
import { openStore } from '../../api/store/open.js';
import { reviewConflicts } from '../../graph-seed/conflicts.js';
import { withFolder } from '../dataset/small.js';

const small = (): Promise<Dataset> => withFolder({}, async (folder) => (await readDataset([folder])).dataset);

describe('conflicts with what was loaded before', () => {
  it('are those that loading all of it together finds', async () => {
    const first = await small();
    const [revenue] = first.observations;
    const second: Dataset = {
      ...first,
      ...{ relations: [], conflicts: [], observations: [{ ...revenue!, id: 'other', min: 1, max: 2 }] },
    };
    const store = openStore('memory:', { readTimeoutMs: 0 });
    await store.write(toStored(first), { prune: false });
    const stored = toStored(second);
    expect(stored.conflicts).toEqual([]);
    await store.write(stored, { prune: false });
    expect(await reviewConflicts(store, stored)).toBe(1);
    const together = toStored({ ...first, observations: [revenue!, ...second.observations] });
    const page = { first: 50, after: null };
    const { items } = await store.view().listConflicts({ about: null, window: ALL_TIME }, page);
    const sorted = (all: readonly { id: string }[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(items)).toEqual(sorted(together.conflicts));
  });
});
