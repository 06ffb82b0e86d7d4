// Latency at one client and throughput at sixteen, of all columns of a question in turn.
import type { Column, ColumnName } from './limits/column.js';
import { Failed } from './limits/column.js';

export const CLIENTS = 16;
/** The columns take turns this often, so that a noisy minute of the machine touches all of them. */
const ROUNDS = 4;

export interface Figures {
  /** At one client, in milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** How many requests the latencies are of. */
  requests: number;
  /** At sixteen clients. */
  perSecond: number;
  /** Answers that were not the expected one, by the code of their error. */
  failed: Record<string, number>;
}

export type Measured = Partial<Record<ColumnName, Figures>>;

/** What one column has shown so far. */
class Tally {
  readonly latencies: number[] = [];
  readonly failed: Record<string, number> = {};
  answers = 0;
  busyMs = 0;
  /** Which request is next; each column goes through the same ones in the same order. */
  next = 0;

  figures(): Figures {
    const sorted = this.latencies.sort((a, b) => a - b);
    const quantile = (q: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
    return {
      ...{ p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), requests: sorted.length },
      ...{ perSecond: (this.answers / this.busyMs) * 1000, failed: this.failed },
    };
  }
}

/** Asks once more; true when the answer was the expected one. */
async function askNext({ ask }: Column, tally: Tally, variants: number): Promise<boolean> {
  try {
    await ask(tally.next++ % variants);
    return true;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    tally.failed[error.code] = (tally.failed[error.code] ?? 0) + 1;
    return false;
  }
}

async function alone(column: Column, tally: Tally, { variants, ms }: { variants: number; ms: number }) {
  const end = performance.now() + ms;
  do {
    const begun = performance.now();
    if (await askNext(column, tally, variants)) tally.latencies.push(performance.now() - begun);
  } while (performance.now() < end);
}

async function together(column: Column, tally: Tally, { variants, ms }: { variants: number; ms: number }) {
  const begun = performance.now();
  const client = async () => {
    do {
      if (await askNext(column, tally, variants)) tally.answers++;
    } while (performance.now() < begun + ms);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  tally.busyMs += performance.now() - begun;
}

/** Sixteen clients ask for so long, and nothing is measured. */
export const keepBusy = (column: Column, { variants, seconds }: { variants: number; seconds: number }) =>
  together(column, new Tally(), { variants, ms: seconds * 1000 });

/** Measures each figure for so many seconds, after a warm-up that does not count. */
export async function measure(
  columns: readonly Column[],
  { variants, seconds }: { variants: number; seconds: number },
): Promise<Measured> {
  const slice = { variants, ms: (seconds * 1000) / ROUNDS };
  const tallies = new Map(columns.map((column) => [column, new Tally()]));
  for (const column of columns) {
    const warm = new Tally();
    await alone(column, warm, slice);
    await together(column, warm, slice);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [column, tally] of tallies) await alone(column, tally, slice);
    for (const [column, tally] of tallies) await together(column, tally, slice);
  }
  return Object.fromEntries(columns.map((column) => [column.name, tallies.get(column)!.figures()]));
}
