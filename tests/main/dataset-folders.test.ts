// The folders of the memory store: read again when they change, and never served half or wrong.
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderStore } from '../../api/main/dataset-folders.js';
import { SMALL, withFolder } from '../dataset/small.js';

const silent = { info: () => {}, warn: () => {} };
const PERSON = 'person-chen,person,陈维良,,,,,,\n';

const entitiesOf = async (folders: FolderStore) => (await folders.store.view().status()).entities;

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not happen within 8 s');
}

describe('the dataset folders', () => {
  it('are refused at the start when they are not legal', async () => {
    await withFolder({ metrics: null }, async (folder) => {
      await expect(FolderStore.open([folder], silent)).rejects.toThrow(/metrics\.csv.*missing/);
    });
  });

  it('are read again when a file has changed and then been still, beside requests that see the old state', async () => {
    await withFolder({}, async (folder) => {
      const folders = await FolderStore.open([folder], silent);
      folders.watch();
      try {
        const before = folders.store.view();
        await appendFile(join(folder, 'entities.csv'), PERSON);
        await until(async () => (await entitiesOf(folders)) === 5);
        expect((await before.status()).entities).toBe(4);
      } finally {
        folders.unwatch();
      }
    });
  });

  it('are read again on SIGHUP', async () => {
    await withFolder({}, async (folder) => {
      const folders = await FolderStore.open([folder], silent);
      folders.watch();
      try {
        await appendFile(join(folder, 'entities.csv'), PERSON);
        process.emit('SIGHUP');
        await until(async () => (await entitiesOf(folders)) === 5);
      } finally {
        folders.unwatch();
      }
    });
  });

  it('leave the graph as it was, with a warning, when they are not legal any more, and take it back when they are', async () => {
    await withFolder({}, async (folder) => {
      const folders = await FolderStore.open([folder], silent);
      await rm(join(folder, 'metrics.csv'));
      await folders.reload();
      expect(await entitiesOf(folders)).toBe(4);
      expect(folders.warnings).toEqual([expect.stringMatching(/were not read in.*metrics\.csv/s)]);
      await writeFile(join(folder, 'metrics.csv'), SMALL.metrics);
      await folders.reload();
      expect(folders.warnings).toEqual([]);
    });
  });
});
