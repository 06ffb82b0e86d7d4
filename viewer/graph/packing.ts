// Using the space there is: how well places fit a box, and where to put what stands alone.

export interface Place {
  x: number;
  y: number;
}
export type Places = Map<string, Place>;
export interface Box {
  width: number;
  height: number;
}

/** What a node takes with its label, so that neither runs into the next. */
const CELL = { width: 124, height: 84 };
/** Is a box so narrow that names have to be larger and nearer to each other? In pixels. */
export const isNarrow = (width: number): boolean => width < 560;
/** The longer axis is drawn out so much at most: more would tear apart what belongs together. */
const MOST_STRETCH = 1.45;

interface Bounds {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

function boundsOf(places: Places): Bounds {
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  return { x1: Math.min(...xs), x2: Math.max(...xs), y1: Math.min(...ys), y2: Math.max(...ys) };
}

const sizeOf = ({ x1, x2, y1, y2 }: Bounds): Box => ({
  width: x2 - x1 + CELL.width,
  height: y2 - y1 + CELL.height,
});

/** How far places can be enlarged so that the box still holds them. */
export function fitZoom(places: Places, box: Box): number {
  const { width, height } = sizeOf(boundsOf(places));
  return Math.min(box.width / width, box.height / height);
}

/** The same places with their axes exchanged. */
export function transposed(places: Places): Places {
  return new Map([...places].map(([id, { x, y }]) => [id, { x: y, y: x }]));
}

/** Draws the places out along the axis that the box has room for. */
export function stretchTo(places: Places, box: Box): Places {
  const { width, height } = sizeOf(boundsOf(places));
  const wanted = box.width / box.height / (width / height);
  const [sx, sy] = wanted > 1 ? [Math.min(wanted, MOST_STRETCH), 1] : [1, Math.min(1 / wanted, MOST_STRETCH)];
  return new Map([...places].map(([id, { x, y }]) => [id, { x: x * sx, y: y * sy }]));
}

/** These ids in rows of `columns`, the first at the origin. */
function rows(ids: readonly string[], columns: number): Places {
  return new Map(
    ids.map((id, i) => [id, { x: (i % columns) * CELL.width, y: Math.floor(i / columns) * CELL.height }]),
  );
}

/** A grid in the proportions of the box. */
export function gridOf(ids: readonly string[], box: Box): Places {
  const columns = Math.ceil(Math.sqrt((ids.length * CELL.height * box.width) / (CELL.width * box.height)));
  return rows(ids, Math.max(1, Math.min(columns, ids.length)));
}

/** Adds these ids in a grid below or to the right of the places, wherever all can then be shown larger. */
export function packBeside(places: Places, ids: readonly string[], box: Box): Places {
  if (ids.length === 0) return places;
  const bounds = boundsOf(places);
  const { width, height } = sizeOf(bounds);
  const across = Math.max(1, Math.floor(width / CELL.width));
  const down = Math.max(1, Math.floor(height / CELL.height));
  const at = (grid: Places, left: number, top: number): Places =>
    new Map([...places, ...[...grid].map(([id, { x, y }]) => [id, { x: x + left, y: y + top }] as const)]);
  const below = rows(ids, Math.min(across, ids.length));
  const belowWidth = (Math.min(across, ids.length) - 1) * CELL.width;
  const beside = rows(ids, Math.ceil(ids.length / down));
  const besideHeight = (Math.ceil(ids.length / Math.ceil(ids.length / down)) - 1) * CELL.height;
  const ways = [
    at(below, (bounds.x1 + bounds.x2 - belowWidth) / 2, bounds.y2 + 1.3 * CELL.height),
    at(beside, bounds.x2 + 1.2 * CELL.width, (bounds.y1 + bounds.y2 - besideHeight) / 2),
  ] as const;
  return fitZoom(ways[1], box) > fitZoom(ways[0], box) ? ways[1] : ways[0];
}
