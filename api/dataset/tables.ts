// The tables of a dataset folder: their columns, and how each cell is read and written.
import {
  CERTAINTIES,
  ENTITY_KINDS,
  PLACE_LEVELS,
  RELATION_KINDS,
  SOURCE_KINDS,
  STATE_LEVELS,
} from '../model/kinds.js';
import type { CellReader } from './cells.js';
import * as cell from './cells.js';

/** A column: how a cell is read, and whether it may be empty ("not given"). */
export interface Column<T> {
  read: CellReader<T>;
  required: boolean;
  /** Is what one row says often said by another? False for ids and free text. */
  recurs: boolean;
}
export type Columns = Record<string, Column<unknown>>;

/** A row as read: required columns have a value, the others a value or null. */
export type Row<C extends Columns> = {
  -readonly [K in keyof C]: C[K] extends { read: CellReader<infer T>; required: infer R }
    ? R extends true
      ? T
      : T | null
    : never;
};

const must = <T>(read: CellReader<T>) => ({ read, required: true, recurs: true }) as const;
const may = <T>(read: CellReader<T>) => ({ read, required: false, recurs: true }) as const;
const unique = <C extends Column<unknown>>(column: C) => ({ ...column, recurs: false });

const EVIDENCE = {
  certainty: must(cell.oneOf(CERTAINTIES)),
  attributed: may(cell.several(cell.id)),
  source: must(cell.id),
  locator: must(cell.text),
  printed: unique(may(cell.text)),
  note: unique(may(cell.text)),
};

export const TABLES = {
  sources: {
    id: unique(must(cell.id)),
    title: unique(must(cell.text)),
    publisher: may(cell.text),
    author: may(cell.text),
    published: may(cell.date),
    language: may(cell.text),
    url: unique(may(cell.text)),
    kind: must(cell.oneOf(SOURCE_KINDS)),
    retrieved: may(cell.date),
  },
  entities: {
    id: unique(must(cell.id)),
    kind: must(cell.oneOf(ENTITY_KINDS)),
    name: unique(must(cell.text)),
    name_en: unique(may(cell.text)),
    aliases: unique(may(cell.several(cell.alias))),
    identifiers: unique(may(cell.several(cell.identifier))),
    state_level: may(cell.oneOf(STATE_LEVELS)),
    place_level: may(cell.oneOf(PLACE_LEVELS)),
    summary: unique(may(cell.text)),
  },
  relations: {
    id: unique(must(cell.id)),
    kind: must(cell.oneOf(RELATION_KINDS)),
    from: must(cell.id),
    to: must(cell.id),
    start: may(cell.date),
    end: may(cell.date),
    amount: may(cell.amount),
    currency: may(cell.currency),
    share_min: may(cell.percentShare),
    share_max: may(cell.percentShare),
    round: may(cell.text),
    role: may(cell.text),
    ...EVIDENCE,
  },
  observations: {
    id: unique(must(cell.id)),
    entity: must(cell.id),
    metric: must(cell.metricId),
    value_min: may(cell.number),
    value_max: may(cell.number),
    unit: must(cell.text),
    period: may(cell.date),
    basis: may(cell.text),
    dimensions: may(cell.several(cell.id)),
    ...EVIDENCE,
  },
  metrics: {
    id: must(cell.metricId),
    name_zh: must(cell.text),
    name_en: unique(may(cell.text)),
    unit_kinds: must(cell.several(cell.text)),
    description: may(cell.text),
  },
  conflicts: {
    id: unique(must(cell.id)),
    about: must(cell.id),
    topic: must(cell.text),
    statements: must(cell.several(cell.id)),
    explanation: unique(must(cell.text)),
  },
} as const satisfies Record<string, Columns>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
export type TableRow<T extends TableName> = Row<(typeof TABLES)[T]>;

/** The one table that a folder may lack. */
export const OPTIONAL_TABLES: ReadonlySet<TableName> = new Set(['conflicts']);

/** A row with the place it was read from, for the report. */
export interface Placed<R> {
  table: TableName;
  file: string;
  line: number;
  row: R;
  /** Columns whose cells could not be read and are null, required or not. Their fault has been told. */
  unread: ReadonlySet<string>;
}
export type PlacedRows = { [T in TableName]: Placed<TableRow<T>>[] };
