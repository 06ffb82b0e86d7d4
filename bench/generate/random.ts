// Chance that can be repeated: a stream of numbers for each record, so that no record depends on how many came before.

/** The finishing steps of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** mulberry32 (Tommy Ettinger, public domain), seeded by what the numbers are for. */
export class Random {
  #state: number;

  /** The same seed, purpose and index give the same numbers. */
  constructor(seed: number, purpose: string, index = 0) {
    let state = mixed(seed);
    for (let i = 0; i < purpose.length; i++) state = Math.imul(state ^ purpose.charCodeAt(i), 16777619);
    this.#state = mixed(mixed(state) ^ Math.imul(index + 1, 0x9e3779b1));
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `min` to `max`, both inclusive. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)]!;
  }

  /**
   * A rank below `count`, small ones more often: the r-th is drawn in proportion to r^(1/power − 1). With power 3 the
   * numbers of draws a rank gets have a power-law tail with exponent 2.5, like the investments of investors.
   */
  rank(count: number, power = 3): number {
    return Math.min(count - 1, Math.floor(count * this.next() ** power));
  }
}
