// The same network is drawn the same each time: fcose draws lots, and takes no generator of its own.

const SEED = 0x5eed;

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to place nodes. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs something that does not wait, with lots that fall the same each time. */
export function withSeededRandom<T>(run: () => T): T {
  const { random } = Math;
  Math.random = mulberry32(SEED);
  try {
    return run();
  } finally {
    Math.random = random;
  }
}
