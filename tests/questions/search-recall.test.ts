// How well search finds the entities of the seed data: by every one of their names, in either script, and by a fragment.
import { fileURLToPath } from 'node:url';
import * as OpenCC from 'opencc-js/cn2t';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { foldName, spellings } from '../../api/model/name.js';
import type { Dataset, Entity } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { searchEntities } from '../../api/questions/entities.js';
import { Session } from '../../api/questions/session.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';

const SEED = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));
const HAN = /^\p{Script=Han}+$/u;
const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'tw' });
const toHongKong = OpenCC.Converter({ from: 'cn', to: 'hk' });

const formsOf = ({ name, nameEn, aliases }: Entity): string[] => [
  ...new Set(
    [name, ...(nameEn ? [nameEn] : []), ...aliases].flatMap((form) => [
      form,
      toTaiwan(form),
      toHongKong(form),
    ]),
  ),
];

describe('search over the seed data', () => {
  let store: GraphStore;
  let dataset: Dataset;

  beforeAll(async () => {
    ({ dataset } = await readDataset([SEED]));
    store = openStore('memory:', { readTimeoutMs: 0 });
    await store.write(toStored(dataset), { prune: false });
  });

  const hits = async (text: string, first: number) =>
    (await searchEntities(new Session(store.view()), { text, first })).map(({ entity }) => entity.id);

  /** How many of these texts bring their entity among the first hits, and those that do not. */
  const recall = async (asked: readonly (readonly [text: string, id: string])[], first: number) => {
    expect(asked.length).toBeGreaterThan(100);
    const missed: string[] = [];
    for (const [text, id] of asked) if (!(await hits(text, first)).includes(id)) missed.push(`${text} ${id}`);
    return { missed, share: 1 - missed.length / asked.length };
  };

  it('finds every entity by each of its names, in either script, before any whose name it is not', async () => {
    const bearers = new Map<string, Set<string>>();
    for (const entity of dataset.entities)
      for (const form of formsOf(entity)) {
        const folded = foldName(form);
        bearers.set(folded, (bearers.get(folded) ?? new Set()).add(entity.id));
      }
    const misses: string[] = [];
    for (const entity of dataset.entities)
      for (const form of formsOf(entity)) {
        const namesakes = bearers.get(foldName(form))!;
        const found = await hits(form, namesakes.size);
        if (!found.includes(entity.id)) misses.push(`${form}: ${found.join(', ')}, not ${entity.id}`);
      }
    expect(misses).toEqual([]);
  });

  it('finds an entity by most two-character fragments of its name among the first five', async () => {
    const asked = dataset.entities.flatMap(({ id, name }) => {
      const characters = HAN.test(name) ? [...name] : [];
      return characters.length < 3
        ? []
        : characters.slice(1).map((character, i) => [characters[i]! + character, id] as const);
    });
    const { share } = await recall(asked, 5);
    expect(share).toBeGreaterThanOrEqual(0.88);
  });

  it('finds an entity by the pinyin initials of its name among the first five', async () => {
    const asked = dataset.entities
      .filter(({ name }) => HAN.test(name))
      .flatMap(({ id, name }) => spellings(name).map(({ initials }) => [initials, id] as const));
    const { share } = await recall(asked, 5);
    expect(share).toBeGreaterThanOrEqual(0.99);
  });
});
