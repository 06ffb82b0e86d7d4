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
/** How far an axis may be drawn out: more would tear apart what belongs together. */
const STRETCHES = [1, 1.15, 1.3, 1.45];
/** Nothing is shown larger than this when all of it is seen, so room beyond is better used for distance. */
export const MOST_ZOOM = 1.4;
/** Distance is worth something, but less than size: below ½, so that drawing out both axes alike never pays. */
const WORTH_OF_DISTANCE = 0.4;

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

const stretched = (places: Places, sx: number, sy: number): Places =>
  new Map([...places].map(([id, { x, y }]) => [id, { x: x * sx, y: y * sy }]));

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

/** These ids in a grid below the places, and in one to the right of them. */
function packedBeside(places: Places, ids: readonly string[]): Places[] {
  if (ids.length === 0) return [places];
  const bounds = boundsOf(places);
  const { width, height } = sizeOf(bounds);
  const across = Math.min(ids.length, Math.max(1, Math.floor(width / CELL.width)));
  const columns = Math.ceil(ids.length / Math.max(1, Math.floor(height / CELL.height)));
  const at = (grid: Places, left: number, top: number): Places =>
    new Map([...places, ...[...grid].map(([id, { x, y }]) => [id, { x: x + left, y: y + top }] as const)]);
  const middle = { x: (bounds.x1 + bounds.x2) / 2, y: (bounds.y1 + bounds.y2) / 2 };
  const besideHeight = (Math.ceil(ids.length / columns) - 1) * CELL.height;
  return [
    at(rows(ids, across), middle.x - ((across - 1) * CELL.width) / 2, bounds.y2 + 1.3 * CELL.height),
    at(rows(ids, columns), bounds.x2 + 1.2 * CELL.width, middle.y - besideHeight / 2),
  ];
}

/**
 * Of these ways to place what is joined, each drawn out along its axes and with what stands alone below or beside it, the
 * one that uses the box best: large, and then with distance.
 */
export function arrange(ways: readonly Places[], alone: readonly string[], box: Box): Places {
  let best = { places: ways[0]!, score: Number.NEGATIVE_INFINITY };
  for (const way of ways)
    for (const sx of STRETCHES)
      for (const sy of STRETCHES)
        for (const places of packedBeside(stretched(way, sx, sy), alone)) {
          const score = Math.min(fitZoom(places, box), MOST_ZOOM) * (sx * sy) ** WORTH_OF_DISTANCE;
          if (score > best.score) best = { places, score };
        }
  return best.places;
}
