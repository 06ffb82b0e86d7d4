// Using the space there is, and walking over it with the arrow keys.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearFigures } from '../../viewer/graph/clearance.js';
import type { Places } from '../../viewer/graph/packing.js';
import { arrange, fitZoom, gridOf, MOST_ZOOM, transposed } from '../../viewer/graph/packing.js';
import { withSeededRandom } from '../../viewer/graph/seeded-random.js';
import type { Arrow } from '../../viewer/graph/walk.js';
import { nodeTowards } from '../../viewer/graph/walk.js';

const coordinate = fc.integer({ min: -1000, max: 1000 });
const places: fc.Arbitrary<Places> = fc
  .array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 30 })
  .map((each) => new Map(each.map((place, i) => [`n${i}`, place])));
const box = fc.record({
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 200, max: 2000 }),
});
const ids = fc.array(fc.nat(), { maxLength: 40 }).map((each) => each.map((_, i) => `alone${i}`));

/** The least distance between any two of these. */
function closest(all: Places): number {
  const list = [...all.values()];
  const distances = list.flatMap((a, i) => list.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  return Math.min(Number.POSITIVE_INFINITY, ...distances);
}

describe('packing', () => {
  it('keeps what is joined in order along both axes, and puts what stands alone clear of it and of each other', () => {
    fc.assert(
      fc.property(places, ids, box, (joined, alone, room) => {
        const all = arrange([joined], alone, room);
        expect(all.size).toBe(joined.size + alone.length);
        const [first] = joined.keys();
        const [from, to] = [joined.get(first!)!, all.get(first!)!];
        for (const [id, { x, y }] of joined) {
          const place = all.get(id)!;
          for (const [before, after] of [
            [x - from.x, place.x - to.x],
            [y - from.y, place.y - to.y],
          ] as const) {
            expect(Math.abs(after)).toBeGreaterThanOrEqual(Math.abs(before) - 1e-6);
            expect(before * after).toBeGreaterThanOrEqual(0);
          }
        }
        const grid = new Map(alone.map((id) => [id, all.get(id)!]));
        expect(closest(grid)).toBeGreaterThan(80);
        const placed = [...joined.keys()].map((id) => all.get(id)!);
        const [right, bottom] = [
          Math.max(...placed.map(({ x }) => x)),
          Math.max(...placed.map(({ y }) => y)),
        ];
        for (const { x, y } of grid.values()) expect(x > right + 80 || y > bottom + 80).toBe(true);
      }),
    );
  });

  it('shows things at most a little smaller for the sake of distance', () => {
    fc.assert(
      fc.property(places, box, (each, room) => {
        const plain = Math.min(fitZoom(each, room), MOST_ZOOM);
        expect(fitZoom(arrange([each], [], room), room)).toBeGreaterThan(0.6 * plain);
      }),
    );
  });

  it('turns back when it is turned twice', () => {
    fc.assert(fc.property(places, (each) => void expect(transposed(transposed(each))).toEqual(each)));
  });

  it('makes grids without overlaps', () => {
    fc.assert(
      fc.property(ids, box, (alone, room) => void expect(closest(gridOf(alone, room))).toBeGreaterThan(80)),
    );
  });
});

describe('clearing', () => {
  it('leaves alone what is in nobody’s way', () => {
    const far: Places = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 400, y: 0 }],
      ['c', { x: 200, y: 300 }],
    ]);
    expect(clearFigures(far, [{ from: 'a', to: 'b' }])).toEqual(far);
  });

  it('moves a node and its name off a figure, and nodes off each other', () => {
    const crowded: Places = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 400, y: 0 }],
      ['on-figure', { x: 205, y: 3 }],
      ['on-b', { x: 402, y: 4 }],
    ]);
    const cleared = clearFigures(crowded, [{ from: 'a', to: 'b' }]);
    const [a, b, other] = ['a', 'b', 'on-figure'].map((id) => cleared.get(id)!);
    expect(Math.abs(other!.y - (a!.y + b!.y) / 2)).toBeGreaterThan(30);
    expect(closest(cleared)).toBeGreaterThan(70);
  });

  it('gives every node a place', () => {
    fc.assert(
      fc.property(places, (each) => {
        const ends = [...each.keys()];
        const cleared = clearFigures(each, [{ from: ends[0]!, to: ends.at(-1)! }]);
        expect([...cleared.keys()]).toEqual(ends);
        for (const { x, y } of cleared.values()) expect(Number.isFinite(x + y)).toBe(true);
      }),
    );
  });
});

describe('seeded lots', () => {
  it('fall the same each time, and others as before', () => {
    const draw = () => Array.from({ length: 50 }, () => Math.random());
    const { random } = Math;
    expect(withSeededRandom(draw)).toEqual(withSeededRandom(draw));
    expect(new Set(withSeededRandom(draw)).size).toBe(50);
    expect(() =>
      withSeededRandom(() => {
        throw new Error('on the way');
      }),
    ).toThrow('on the way');
    expect(Math.random).toBe(random);
  });
});

describe('an arrow key', () => {
  const cross = [
    { id: 'up', x: 0, y: -100 },
    { id: 'down', x: 0, y: 100 },
    { id: 'left', x: -100, y: 0 },
    { id: 'right', x: 100, y: 0 },
    { id: 'far-right', x: 300, y: 0 },
  ];

  it.each([
    ['ArrowUp', 'up'],
    ['ArrowDown', 'down'],
    ['ArrowLeft', 'left'],
    ['ArrowRight', 'right'],
  ] as const)('%s leads to the nearest node that way', (arrow, id) => {
    expect(nodeTowards({ x: 0, y: 0 }, arrow, cross)).toBe(id);
  });

  it('leads nowhere when nothing lies that way', () => {
    expect(nodeTowards({ x: 0, y: -100 }, 'ArrowUp', cross)).toBeNull();
  });

  it('never leads backwards', () => {
    const nodes = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 20 });
    fc.assert(
      fc.property(
        nodes,
        fc.constantFrom<Arrow>('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'),
        (each, arrow) => {
          const placed = each.map((place, i) => ({ ...place, id: `n${i}` }));
          const found = placed.find(({ id }) => id === nodeTowards({ x: 0, y: 0 }, arrow, placed));
          if (!found) return;
          const ahead = { ArrowUp: -found.y, ArrowDown: found.y, ArrowLeft: -found.x, ArrowRight: found.x }[
            arrow
          ];
          expect(ahead).toBeGreaterThan(0);
        },
      ),
    );
  });
});
