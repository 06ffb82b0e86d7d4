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

/** Chains for one owner, and chains looked at in all: a dense thicket of holdings has more of them than can be told. */
const PER_OWNER = 20;
const LOOKED_AT = 20_000;

const before = (a: Chain, b: Chain): number =>
  b.weight - a.weight ||
  a.stakes.length - b.stakes.length ||
  (a.stakes.map(({ holder }) => holder).join('|') < b.stakes.map(({ holder }) => holder).join('|') ? -1 : 1);

/** A heap would be quicker for a wide front; a sorted front is small here, and needs no library. */
function insert<R extends Relation>(front: Chain<R>[], chain: Chain<R>): void {
  let [low, high] = [0, front.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(front[middle]!, chain) < 0) high = middle;
    else low = middle + 1;
  }
  front.splice(low, 0, chain);
}

/**
 * By which chains does each of these owners hold the company? Best first from the company upwards, so that an owner's
 * chains come in falling order of their weight, then the shorter first; 20 an owner, simple ones only.
 */
export function chainsTo<R extends Relation>(
  company: string,
  holdings: Holdings<R>,
  owners: ReadonlySet<string>,
): Map<string, Chain<R>[]> {
  const found = new Map<string, Chain<R>[]>([...owners].map((owner) => [owner, []]));
  const front: Chain<R>[] = [{ owner: company, stakes: [], weight: 1 }];
  for (let looked = 0; front.length > 0 && looked < LOOKED_AT; looked++) {
    const chain = front.pop()!;
    const own = found.get(chain.owner);
    if (chain.stakes.length > 0 && own && own.length < PER_OWNER) own.push(chain);
    for (const stake of holdings.get(chain.owner) ?? []) {
      const passed = stake.holder === company || chain.stakes.some(({ holder }) => holder === stake.holder);
      if (passed || !owners.has(stake.holder)) continue;
      const weight = (chain.weight * stake.share.min) / 100;
      insert(front, { owner: stake.holder, stakes: [stake, ...chain.stakes], weight });
    }
  }
  return found;
}
