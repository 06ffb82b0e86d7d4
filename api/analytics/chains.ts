// The chains of holdings by which an owner's money comes into a company, the largest first.
import type { Relation } from '../model/statement.js';
import type { Holdings, Stake } from './holdings.js';

/** A simple chain from an owner (first) to the company (last), one stake a link. */
export interface Chain<R extends Relation = Relation> {
  owner: string;
  stakes: Stake<R>[];
  /** The product of the least shares, 0–1. */
  weight: number;
}

/** A chain as it grows upwards: the stake at its top, and the chain below that. */
interface Link<R extends Relation> {
  stake: Stake<R>;
  below: Link<R> | null;
  weight: number;
  length: number;
}

/** Chains for one owner, and chains looked at in all: a dense thicket of holdings has more of them than can be told. */
const PER_OWNER = 20;
const LOOKED_AT = 100_000;

function* stakesOf<R extends Relation>(chain: Link<R>): Generator<Stake<R>> {
  for (let at: Link<R> | null = chain; at; at = at.below) yield at.stake;
}

/** By the names of the holders from the top, where weight and length are the same. */
function byHolders<R extends Relation>(a: Link<R>, b: Link<R>): number {
  let [x, y]: (Link<R> | null)[] = [a, b];
  for (; x && y; x = x.below, y = y.below)
    if (x.stake.holder !== y.stake.holder) return x.stake.holder < y.stake.holder ? -1 : 1;
  return 0;
}

const order = <R extends Relation>(a: Link<R>, b: Link<R>): number =>
  b.weight - a.weight || a.length - b.length || byHolders(a, b);

/** The chains that may be walked on, of which the first in order is taken: a binary heap. */
class Front<R extends Relation> {
  readonly #heap: Link<R>[] = [];

  add(chain: Link<R>): void {
    const heap = this.#heap;
    let at = heap.push(chain) - 1;
    for (let up = (at - 1) >> 1; at > 0 && order(chain, heap[up]!) < 0; at = up, up = (at - 1) >> 1)
      heap[at] = heap[up]!;
    heap[at] = chain;
  }

  take(): Link<R> | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let at = 0;
    for (let down = 1; down < heap.length; down = 2 * at + 1) {
      if (down + 1 < heap.length && order(heap[down + 1]!, heap[down]!) < 0) down++;
      if (order(last, heap[down]!) <= 0) break;
      heap[at] = heap[down]!;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}

/**
 * By which chains does each of these owners hold the company? Best first from the company upwards, so that an owner's
 * chains come in falling order of their weight, then the shorter first; 20 an owner, simple ones only. Where there are
 * too many to look at them all, every owner still has its largest.
 */
export function chainsTo<R extends Relation>(
  company: string,
  holdings: Holdings<R>,
  owners: ReadonlySet<string>,
): Map<string, Chain<R>[]> {
  const found = new Map<string, Chain<R>[]>([...owners].map((owner) => [owner, []]));
  const front = new Front<R>();
  let looked = 0;
  const walkOn = (holder: string, below: Link<R> | null) => {
    const passed = new Set([company]);
    if (below) for (const stake of stakesOf(below)) passed.add(stake.holder);
    for (const stake of holdings.get(holder) ?? []) {
      const own = found.get(stake.holder);
      // The largest chain of an owner goes through the largest of each on it, so the first of each is walked on anyhow.
      if (!own || passed.has(stake.holder) || (looked >= LOOKED_AT && own.length > 0)) continue;
      looked++;
      const weight = ((below?.weight ?? 1) * stake.share.min) / 100;
      front.add({ stake, below, weight, length: (below?.length ?? 0) + 1 });
    }
  };
  walkOn(company, null);
  for (let chain = front.take(); chain; chain = front.take()) {
    const owner = chain.stake.holder;
    const own = found.get(owner)!;
    if (looked >= LOOKED_AT && own.length > 0) continue;
    if (own.length < PER_OWNER) own.push({ owner, stakes: [...stakesOf(chain)], weight: chain.weight });
    walkOn(owner, chain);
  }
  return found;
}
