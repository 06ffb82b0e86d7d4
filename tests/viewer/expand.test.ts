// Which neighbours come next when an entity is expanded, and how many relations are then still left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH, nextNeighbours } from '../../viewer/state/neighbours.js';

const link = (from: string, to: string) => ({ from: { id: from }, to: { id: to } });
const star = (size: number, prefix: string) =>
  Array.from({ length: size }, (_, i) => link('hub', `${prefix}${i}`));

describe('expanding', () => {
  it('brings a batch of the closest kinds, and counts every relation that is not drawn', () => {
    const near = star(BATCH + 5, 'n');
    const all = [...near, ...star(3, 'far')];
    const { ids, left } = nextNeighbours(
      { relations: near, omitted: 0 },
      { relations: all, omitted: 7 },
      new Set(['hub']),
    );
    expect(ids).toEqual(near.slice(0, BATCH).map(({ to }) => to.id));
    expect(left).toBe(5 + 3 + 7);
  });

  it('brings the other kinds once the closest are all there', () => {
    const near = [link('hub', 'n0')];
    const all = [...near, link('far0', 'hub')];
    const { ids, left } = nextNeighbours(
      { relations: near, omitted: 0 },
      { relations: all, omitted: 0 },
      new Set(['hub', 'n0']),
    );
    expect([ids, left]).toEqual([['far0'], 0]);
  });

  it('comes to an end with nothing left, however it starts', () => {
    const ends = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 120 });
    fc.assert(
      fc.property(ends, ends, (near, far) => {
        const relations = near.map((n) => link('hub', `e${n}`));
        const all = { relations: [...relations, ...far.map((n) => link(`e${n}`, 'hub'))], omitted: 0 };
        const shown = new Set(['hub']);
        for (;;) {
          const { ids, left } = nextNeighbours({ relations, omitted: 0 }, all, shown);
          if (ids.length === 0) {
            expect(left).toBe(0);
            break;
          }
          for (const id of ids) {
            expect(shown.has(id)).toBe(false);
            shown.add(id);
          }
        }
      }),
    );
  });
});
