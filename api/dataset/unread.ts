// What could not be read. A reference to it is not at fault: its own fault has been told.
import type { ReadTable } from './csv.js';
import type { TableName } from './tables.js';

export class Unread {
  readonly #ids = new Map<TableName, Set<string>>();
  readonly #tables = new Set<TableName>();

  add(table: TableName, { faulty, isWhole }: Pick<ReadTable, 'faulty' | 'isWhole'>): void {
    this.#ids.set(table, new Set([...(this.#ids.get(table) ?? []), ...faulty]));
    if (!isWhole) this.#tables.add(table);
  }

  /** Are all rows of this table known? */
  isWhole(table: TableName): boolean {
    return !this.#tables.has(table) && !this.#ids.get(table)?.size;
  }

  /** May there be such a row among what could not be read? */
  mayHold(table: TableName, id: string): boolean {
    return this.#tables.has(table) || (this.#ids.get(table)?.has(id) ?? false);
  }
}
