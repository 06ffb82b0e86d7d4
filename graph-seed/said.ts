// What the seed command shows: lines, and how far a long work is.
import { SingleBar } from 'cli-progress';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** How far a work is, in units of its stage. */
export type Show = (stage: string, done: number, total: number) => void;

/** Does the work with a bar, which begins anew with each stage and is gone in the end. */
export async function showProgress<T>(work: (show: Show) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    format: '{bar} {percentage}% {value}/{total} {stage}, {eta} s left',
    clearOnComplete: true,
  });
  let shown: string | null = null;
  try {
    return await work((stage, done, total) => {
      if (stage !== shown) bar.start(total, 0, { stage });
      shown = stage;
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
