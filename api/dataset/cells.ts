// How one cell of a table is read: a reader returns the value or says what would be legal.
import { EDTF_FORMS, parseEdtf } from '../model/edtf.js';
import { isCurrency } from '../model/kinds.js';

/** Thrown by a reader; its message completes "…: expected". */
export class IllegalCell extends Error {}

/** Reads a non-empty cell. */
export type CellReader<T> = (text: string) => T;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const METRIC_ID = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
export const LARGEST_CELL = 10_240;

export const text: CellReader<string> = (cell) => cell;

export const id: CellReader<string> = (cell) => {
  if (!ID.test(cell)) throw new IllegalCell('lowercase ASCII words joined by hyphens, like co-muxi');
  return cell;
};

export const metricId: CellReader<string> = (cell) => {
  if (!METRIC_ID.test(cell))
    throw new IllegalCell('lowercase ASCII words joined by underscores, like round_amount');
  return cell;
};

export const date: CellReader<string> = (cell) => {
  if (parseEdtf(cell) === null) throw new IllegalCell(EDTF_FORMS);
  return cell;
};

export const currency: CellReader<string> = (cell) => {
  if (!isCurrency(cell)) throw new IllegalCell('an ISO 4217 code like CNY (not RMB) or USD');
  return cell;
};

/** A decimal number that a double keeps: no digit of it is ever lost. */
export const number: CellReader<number> = (cell) => {
  if (!NUMBER.test(cell)) throw new IllegalCell('a plain decimal number in full, like 500000000 or 21.67');
  const value = Number(cell);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new IllegalCell(`a number within ±${Number.MAX_SAFE_INTEGER}, which is kept to the last digit`);
  }
  return value;
};

export const amount: CellReader<number> = (cell) => {
  const value = number(cell);
  if (value < 0) throw new IllegalCell('an amount of 0 or more');
  return value;
};

export const percentShare: CellReader<number> = (cell) => {
  const value = number(cell);
  if (value < 0 || value > 100) throw new IllegalCell('a share between 0 and 100 percent');
  return value;
};

export function oneOf<T extends string>(values: readonly T[]): CellReader<T> {
  const legal = new Map<string, T>(values.map((value) => [value, value]));
  return (cell) => {
    const value = legal.get(cell);
    if (value === undefined) throw new IllegalCell(`one of ${values.join(', ')}`);
    return value;
  };
}

/** Several values joined by `|`; blanks around them do not count, nor does a repetition. */
export function several<T>(each: CellReader<T>): CellReader<T[]> {
  return (cell) => {
    const parts = cell.split('|').map((part) => part.trim());
    if (parts.includes('')) throw new IllegalCell('values joined by single | with none of them empty');
    return [...new Set(parts)].map(each);
  };
}

export const identifier: CellReader<{ scheme: string; value: string }> = (cell) => {
  const [, scheme, value] = /^([a-z0-9]+):(\S.*)$/.exec(cell) ?? [];
  if (!scheme || !value)
    throw new IllegalCell('scheme:value like uscc:91310115MA1K4D8C0X or ticker:688802.SH');
  return { scheme, value };
};

/** A name, or `id:old-id` for an id that now means this entity. */
export const alias: CellReader<{ name: string } | { formerId: string }> = (cell) =>
  cell.startsWith('id:') ? { formerId: id(cell.slice(3)) } : { name: cell };
