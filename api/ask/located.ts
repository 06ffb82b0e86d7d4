// What is in a place, a sector, on a market: the relations that say so, trees included.
import { ALL_TIME } from '../model/time.js';
import { StepReader } from '../questions/step-reader.js';
import type { Asking } from './draft.js';

/** LOCATED_IN of these, with a test of whether it leads into a place. */
export async function locations({ session }: Asking, ids: readonly string[], place: string) {
  const reader = new StepReader(session, ALL_TIME);
  const found = await reader.step(ids, ['LOCATED_IN'], 'out');
  await reader.climb(found.map(({ to }) => to));
  return found.filter(({ to }) => reader.above(to).has(place));
}

/** Relations by which companies are in a sector, on a market. */
export async function joining(
  { session }: Asking,
  ids: readonly string[],
  kind: 'IN_SECTOR' | 'LISTED_ON',
  root: string,
) {
  const reader = new StepReader(session, ALL_TIME);
  const found = await reader.step(ids, [kind], 'out');
  await reader.climb(found.map(({ to }) => to));
  return found.filter(({ to }) => reader.above(to).has(root));
}
