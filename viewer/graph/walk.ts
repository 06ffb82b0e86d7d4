// Walking over the graph with the arrow keys: to the nearest node in a direction.

export interface Placed {
  id: string;
  x: number;
  y: number;
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const HEADINGS: Record<Arrow, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How far to the side a node may lie: 60° off the heading. */
const LEAST_COSINE = 0.5;

/**
 * The node that is meant by an arrow from a point: of those within 60° of its heading the nearest, those straight ahead
 * preferred. Null when there is none.
 */
export function nodeTowards(
  from: { x: number; y: number },
  arrow: Arrow,
  nodes: readonly Placed[],
): string | null {
  const [dx, dy] = HEADINGS[arrow];
  let best: { id: string; cost: number } | null = null;
  for (const { id, x, y } of nodes) {
    const [ox, oy] = [x - from.x, y - from.y];
    const distance = Math.hypot(ox, oy);
    const cosine = distance === 0 ? 0 : (ox * dx + oy * dy) / distance;
    if (cosine < LEAST_COSINE) continue;
    const cost = distance / cosine;
    if (!best || cost < best.cost || (cost === best.cost && id < best.id)) best = { id, cost };
  }
  return best?.id ?? null;
}
