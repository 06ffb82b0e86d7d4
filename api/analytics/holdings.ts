// Who holds how much of whom, one stake per holder and company, whatever number of statements say so.
import { dayRange } from '../model/edtf.js';
import type { Graph } from '../model/graph.js';
import { grouped } from '../model/grouped.js';
import type { ShareRange } from '../model/share.js';
import { shareRange } from '../model/share.js';
import type { Entity, Relation } from '../model/statement.js';

/** What one holder has of one company: a range in percent, and the statements it is taken from. */
export interface Stake<R extends Relation = Relation> {
  holder: string;
  company: string;
  share: ShareRange;
  /** The statements whose span the share is: one, or several that no order of time decides between. */
  relations: R[];
  /** Do the statements give different shares? */
  conflict: boolean;
}

/** Sums of minima above this are no rounding: they contradict each other. */
export const OVERFULL = 100.5;

/** A share that rests on sums, to a millionth of a percent, so that no order of summing shows. */
export const rounded = (percent: number): number => Math.round(percent * 1e6) / 1e6;

/** The range of a statement; all of 0–100 when it gives no share. */
const rangeOf = ({ shareMin, shareMax }: Relation): ShareRange =>
  shareRange(shareMin, shareMax) ?? { min: 0, max: 100 };

/** Of several statements the latest start decides if each has one; otherwise all of them stand, as their span. */
function deciding<R extends Relation>(relations: readonly R[]): R[] {
  if (relations.some(({ start }) => start === null)) return [...relations];
  const latest = relations
    .map(({ start }) => dayRange(start).min)
    .sort()
    .at(-1);
  return relations.filter(({ start }) => dayRange(start).min === latest);
}

function stakeOf<R extends Relation>(relations: readonly R[]): Stake<R> {
  const standing = deciding(relations).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ranges = standing.map(rangeOf);
  const share = {
    min: Math.min(...ranges.map(({ min }) => min)),
    max: Math.max(...ranges.map(({ max }) => max)),
  };
  const [first] = standing as [R, ...R[]];
  const conflict = ranges.some(({ min, max }) => min !== share.min || max !== share.max);
  return { holder: first.from, company: first.to, share, relations: standing, conflict };
}

/** Every company with the stakes in it: the greatest first, then by holder. */
export type Holdings<R extends Relation = Relation> = ReadonlyMap<string, readonly Stake<R>[]>;

/** Who holds how much of each company of the graph? */
export function holdingsOf<R extends Relation>(graph: Graph<Entity, R>): Holdings<R> {
  const holds = graph.mapDirectedEdges((_, relation) => relation).filter(({ kind }) => kind === 'HOLDS');
  const order = (a: Stake<R>, b: Stake<R>) =>
    b.share.min - a.share.min || b.share.max - a.share.max || (a.holder < b.holder ? -1 : 1);
  return new Map(
    [...grouped(holds, ({ to }) => to)].map(([company, relations]) => {
      const byHolder = grouped(relations, ({ from }) => from);
      return [company, [...byHolder.values()].map(stakeOf).sort(order)];
    }),
  );
}

/** The sum of what is held at least, in percent. */
export const sumOfMinima = (stakes: readonly Stake[]): number =>
  rounded(stakes.reduce((sum, { share }) => sum + share.min, 0));
