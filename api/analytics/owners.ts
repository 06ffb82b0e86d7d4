// Everyone who has something of a company, directly or through others: what the walk says of each, in percent.
import type { ShareRange } from '../model/share.js';
import type { Holdings } from './holdings.js';
import type { Walk } from './walk.js';

export interface Owner {
  owner: string;
  /** What it holds of the company itself; null when it holds only through others. */
  direct: ShareRange | null;
  /** What it has looked through all chains; null where the data contradict themselves. */
  integrated: ShareRange | null;
}

/** In percent, finer than any source and coarser than what floating point leaves of an exact threshold. */
const toPercent = (chance: number): number => Math.round(Math.min(1, chance) * 1e12) / 1e10;

/** A range in percent of a least chance and of what may be added to it. */
export const percent = (low: number, more = 0): ShareRange => ({
  min: toPercent(low),
  max: toPercent(low + more),
});

/** Is the answer of the walk no answer for this owner: minima that contradict each other, or a group that is its own? */
function isVoid(company: string, walk: Walk, owner: string): boolean {
  if (walk.overfull.includes(company) || walk.entangled.includes(company)) return true;
  const closed = walk.closed.find((group) => group.includes(company));
  return closed !== undefined && !closed.includes(owner);
}

/** The owners of a company, the one with most of it first. */
export function ownersOf(company: string, walk: Walk, holdings: Holdings): Owner[] {
  const direct = new Map((holdings.get(company) ?? []).map(({ holder, share }) => [holder, share]));
  const owners = [...walk.reached].map(([owner, { reach, unknown }]) => ({
    owner,
    direct: direct.get(owner) ?? null,
    integrated: isVoid(company, walk, owner) ? null : percent(reach, unknown),
  }));
  const weight = ({ direct: own, integrated }: Owner) =>
    [integrated?.min ?? 0, own?.min ?? 0, integrated?.max ?? 0] as const;
  return owners.sort((a, b) => {
    const [x, y] = [weight(a), weight(b)];
    return y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || (a.owner < b.owner ? -1 : 1);
  });
}
