// Figures on lines that can be read: nodes with their names are moved off them, and off each other.
import type { Place, Places } from './packing.js';

/** Half of what a node takes with its name below it, and half of what a figure takes; in pixels. */
const NODE = { width: 54, height: 38, below: 12 };
const FIGURE = { width: 30, height: 12 };
const ROUNDS = 24;

/** A line with a figure in its middle. */
export interface FigureLine {
  from: string;
  to: string;
}

/** Moves `a`, and `b` when it is given, until the boxes around them no longer overlap, along the shorter way. */
function part(a: Place, b: Place, [width, height]: readonly [number, number], both: boolean): boolean {
  const [dx, dy] = [a.x - b.x, a.y - b.y];
  const [overX, overY] = [width - Math.abs(dx), height - Math.abs(dy)];
  if (overX <= 0 || overY <= 0) return false;
  const step = both ? 0.5 : 1;
  const axis = overX < overY ? 'x' : 'y';
  const move = axis === 'x' ? Math.sign(dx || 1) * overX * step : Math.sign(dy || 1) * overY * step;
  a[axis] += move;
  if (both) b[axis] -= move;
  return true;
}

/**
 * The same places, but for nodes that stood on a figure or on another node. A few rounds of pushing apart (as in Dwyer,
 * Marriott and Stuckey, "Fast node overlap removal", 2005, without its guarantee of least movement).
 */
export function clearFigures(places: Places, lines: readonly FigureLine[]): Places {
  const cleared: Places = new Map([...places].map(([id, place]) => [id, { ...place }]));
  const nodes = [...cleared];
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    for (const [i, [, a]] of nodes.entries())
      for (const [, b] of nodes.slice(i + 1))
        moved = part(a, b, [2 * NODE.width, 2 * NODE.height], true) || moved;
    for (const { from, to } of lines) {
      const [start, end] = [cleared.get(from)!, cleared.get(to)!];
      // The box of a node reaches further down than up, for its name.
      const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 - NODE.below };
      for (const [id, place] of nodes) {
        if (id === from || id === to) continue;
        moved = part(place, middle, [NODE.width + FIGURE.width, NODE.height + FIGURE.height], false) || moved;
      }
    }
  }
  return cleared;
}
