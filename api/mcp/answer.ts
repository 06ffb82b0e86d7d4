// An answer as a model reads it: facts of the whole, and rows that are given page by page.
import type { Connection, Coverage, Edge } from '../questions/connection.js';

/** A row of an answer, and what it cites: sources and metrics are told once a page. */
export interface Row {
  value: unknown;
  sources: readonly string[];
  metrics: readonly string[];
}

/** Rows that stand together: in a list of the answer, or in one group of such a list. */
export interface Part {
  /** The tool finds this part again by it, when the page before has ended here. */
  key: string;
  /** The name of the list. */
  list: string;
  /** Of a group: what is said of it as a whole, and the name of its rows. */
  group?: { head: object; rows: string };
  rows: readonly Row[];
}

export interface Answer {
  /** What is said of the answer as a whole; told on each page. */
  about: object;
  /** How many things answer the question. */
  found: number;
  coverage: Coverage | null;
  /** What it means that nothing is found, where no coverage tells it. */
  nothing?: Nothing;
  parts: AsyncIterable<Part>;
}

export type Status = 'answered' | 'none-match' | 'not-in-data' | 'not-understood';
export interface Nothing {
  status: Exclude<Status, 'answered'>;
  note: string;
}

const NOT_IN_DATA: Nothing = {
  status: 'not-in-data',
  note: 'the data have nothing on this; that is no finding that there is none',
};
const NONE_MATCH: Nothing = {
  status: 'none-match',
  note: 'the data have statements on this, but none meets these conditions',
};

/** Is there an answer, and if not: because nothing is recorded, or because nothing recorded matches? */
export function statusOf({ found, coverage, nothing }: Answer): { status: Status; note?: string } {
  if (found > 0) return { status: 'answered' };
  return nothing ?? (coverage !== null && coverage.considered > 0 ? NONE_MATCH : NOT_IN_DATA);
}

/** The fields that are known: one that is missing is not in the data. */
export function known(record: object): Record<string, unknown> {
  const isKnown = (value: unknown) =>
    value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(record).filter(([, value]) => isKnown(value)));
}

/** A row that cites nothing. */
export const plainRow = (value: unknown): Row => ({ value, sources: [], metrics: [] });

/** Writes a part when there is room for it: an answer may have far more rows than its first page. */
export type PartWriter = () => Promise<Omit<Part, 'key'>>;

/** The parts of an answer that is computed as a whole. */
export async function* wholeParts(parts: readonly PartWriter[], from: string | null): AsyncGenerator<Part> {
  for (let at = Number(from ?? 0); at < parts.length; at++) yield { ...(await parts[at]!()), key: `${at}` };
}

/** A part with these rows. */
export const listPart =
  (list: string, rows: readonly Row[]): PartWriter =>
  async () => ({ list, rows });

export interface Paged<T, E extends Edge<T>> {
  /** Key of the part to begin with. */
  from: string | null;
  /** Reads the page of the list that begins after this cursor. */
  read: (after: string | null) => Promise<Connection<T, E>>;
  /** The parts of one page; `keys` has the key of the page, and of each edge but the first that of the edge before it. */
  toParts: (edges: E[], keys: string[]) => Promise<Part[]>;
}

/** An answer whose parts are read page by page while there is room for them. */
export async function pagedAnswer<T, E extends Edge<T>>(
  about: (first: Connection<T, E>) => object,
  { from, read, toParts }: Paged<T, E>,
): Promise<Answer> {
  const first = await read(from || null);
  async function* parts(): AsyncGenerator<Part> {
    let key = from ?? '';
    for (let page = first; ; page = await read(key)) {
      const cursors = page.edges.map(({ cursor }) => cursor);
      yield* await toParts(page.edges, [key, ...cursors]);
      if (!page.hasNextPage) return;
      key = cursors.at(-1)!;
    }
  }
  return { about: about(first), found: first.totalCount, coverage: first.coverage, parts: parts() };
}
