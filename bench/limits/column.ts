// What is measured side by side: the service, and the limits that nothing here can pass.

/** One way to have the same answers; the i-th request of a question is the same for all of them. */
export interface Column {
  name: ColumnName;
  /** Resolves when the answer has come in whole; throws `Failed` when it is not the right one. */
  ask: (i: number) => Promise<void>;
}

/** `rival` is for another server that answers the same questions. */
export const COLUMN_NAMES = ['service', 'kept', 'driver', 'http', 'rival'] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** An answer that is not the one that was expected; its code is counted. */
export class Failed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
