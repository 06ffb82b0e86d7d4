// Amounts, shares and figures as people write them: 5亿元, 21.67%, CNY 500M. Nothing is rounded away.
import type { TFunction } from 'i18next';
import type { Certainty } from '../client/graphql.js';

/** What figures are written with: a language, and its words. */
export interface Words {
  t: TFunction;
  /** BCP 47. */
  tag: string;
}

interface Bounds {
  min: number | null;
  max: number | null;
}

/** Digits enough for the last yuan of billions. */
const DIGITS = 9;

function compact(value: number, tag: string): string {
  return new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: DIGITS }).format(value);
}

function currencyName(code: string, { t }: Words): string {
  return t(`currency.${code}` as 'currency.CNY', { defaultValue: code });
}

/** 500000000 CNY → 5亿元, CNY 500M. */
export function writeMoney({ amount, currency }: { amount: number; currency: string }, words: Words): string {
  const name = currencyName(currency, words);
  return words.tag.startsWith('zh')
    ? `${compact(amount, words.tag)}${name}`
    : `${name} ${compact(amount, words.tag)}`;
}

const number = (value: number, tag: string) =>
  new Intl.NumberFormat(tag, { maximumFractionDigits: DIGITS }).format(value);

/** A range as what is known of it: one value, at least, at most, or from … to …; with "about" when it is approximate. */
function writeBounds(
  { min, max }: Bounds,
  write: (value: number) => string,
  certainty: Certainty,
  { t }: Words,
): string {
  if (min === null && max === null) return '';
  if (min === null) return t('figure.atMost', { figure: write(max!) });
  if (max === null) return t('figure.atLeast', { figure: write(min) });
  if (min !== max) return t('figure.range', { min: write(min), max: write(max) });
  return certainty === 'APPROXIMATE' ? t('figure.approximate', { figure: write(min) }) : write(min);
}

/** A share; bounds that say nothing (0 and 100) are left out. */
export function writeShare(
  share: { min: number; max: number; exact: boolean },
  certainty: Certainty,
  words: Words,
): string {
  const bounds = share.exact
    ? share
    : { min: share.min === 0 ? null : share.min, max: share.max === 100 ? null : share.max };
  return writeBounds(bounds, (value) => `${number(value, words.tag)}%`, certainty, words);
}

/** The amount of a relation; approximate ones say so. */
export function writeAmount(
  money: { amount: number; currency: string },
  certainty: Certainty,
  words: Words,
): string {
  const written = writeMoney(money, words);
  return certainty === 'APPROXIMATE' ? words.t('figure.approximate', { figure: written }) : written;
}

const CURRENCY = /^[A-Z]{3}$/;

/** The value of a figure with its unit; empty for events, whose date is all there is. */
export function writeFigure(figure: Bounds & { unit: string; certainty: Certainty }, words: Words): string {
  const { unit, certainty } = figure;
  const { t, tag } = words;
  const unitName = t(`unit.${unit}` as 'unit.count', { defaultValue: unit });
  const write = (value: number) => {
    if (CURRENCY.test(unit)) return writeMoney({ amount: value, currency: unit }, words);
    if (unit === 'percent') return `${number(value, tag)}%`;
    if (unit === 'rank') return t('figure.rank', { figure: number(value, tag) });
    const large = Math.abs(value) >= 1e5 ? compact(value, tag) : number(value, tag);
    return unitName === '' ? large : `${large} ${unitName}`;
  };
  return writeBounds(figure, write, certainty, words);
}
