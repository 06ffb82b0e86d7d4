// What a load need not ask of the database: what is stored of a table that held nothing when the load began.
import type { Properties } from './rows.js';

/** The tables that the status node counts. */
const COUNTED = ['sources', 'entities', 'relations', 'observations'] as const;

/**
 * Comparing costs as much as writing, and a relation is looked for under each kind. As long as the version is the one that
 * the last batch of this load has left, nobody else has written, and a table that was empty holds nothing but this load's.
 */
export class FirstLoad {
  #empty = new Set<string>();
  /** What our last batch has left; null before the first. */
  #version: string | null = null;

  /** Is certainly nothing stored of what this load still has for the table? The status must be locked. */
  isFirstOf(table: string, status: Properties): boolean {
    if (this.#version === null) this.#empty = new Set(COUNTED.filter((name) => !status[name]));
    else if (status['version'] !== this.#version) this.#empty.clear();
    return this.#empty.has(table);
  }

  /** To be told when a batch is committed. */
  hasLeft(version: string): void {
    this.#version = version;
  }
}
