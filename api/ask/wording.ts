// Figures, dates and lists as people write them, in the language of the asker: 5亿元, 36.79%, 2024年1月.
import type { RelationKind } from '../model/kinds.js';
import type { ShareRange } from '../model/share.js';
import type { StoredEntity, StoredObservation, StoredRelation } from '../model/stored.js';

export type Lang = 'zh' | 'en';

/** Names that one sentence lists at most. */
export const NAMED = 20;

const DIGITS = 9;
const plain = (value: number, lang: Lang) =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en', {
    maximumFractionDigits: DIGITS,
    useGrouping: lang === 'en',
  }).format(value);

const SCALES: Record<Lang, readonly (readonly [number, string])[]> = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
  ],
};

/** 500000000 → 5亿, 500 million; nothing is rounded away. */
export function scaled(value: number, lang: Lang): string {
  const [size, word] = SCALES[lang].find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${plain(value / size, lang)}${word}`;
}

const CURRENCIES: Record<string, string> = {
  ...{
    CNY: '元',
    USD: '美元',
    HKD: '港元',
    EUR: '欧元',
    JPY: '日元',
    KRW: '韩元',
    TWD: '新台币',
    GBP: '英镑',
  },
};

export const money = (amount: number, currency: string, lang: Lang): string =>
  lang === 'zh'
    ? `${scaled(amount, lang)}${CURRENCIES[currency] ?? currency}`
    : `${currency} ${scaled(amount, lang)}`;

/** One value, at least, at most, or from … to …. */
function bounds(
  min: number | null,
  max: number | null,
  lang: Lang,
  write: (value: number) => string,
): string {
  const zh = lang === 'zh';
  if (min !== null && max !== null)
    return min === max ? write(min) : `${write(min)}${zh ? '至' : ' to '}${write(max)}`;
  if (min !== null) return `${zh ? '至少' : 'at least '}${write(min)}`;
  return max === null ? '' : `${zh ? '至多' : 'at most '}${write(max)}`;
}

const percent = (value: number) => `${plain(value, 'zh')}%`;

export const share = ({ min, max }: ShareRange, lang: Lang): string =>
  bounds(min === 0 && max > 0 ? null : min, max === 100 && min < 100 ? null : max, lang, percent);

const UNITS: Record<string, string> = {
  count: '',
  percent: '%',
  times: '倍',
  cards: '卡',
  rank: '',
  days: '天',
  months: '个月',
  years: '年',
  points: '分',
};

/** The value of a figure with its unit; of an event its date. */
export function figure({ min, max, unit, period, certainty }: StoredObservation, lang: Lang): string {
  if (unit === 'date') return date(period, lang);
  const about = certainty === 'approximate' && min === max ? (lang === 'zh' ? '约' : 'about ') : '';
  const one = (value: number) => {
    if (/^[A-Z]{3}$/.test(unit)) return money(value, unit, lang);
    if (unit === 'percent') return percent(value);
    if (unit === 'rank') return lang === 'zh' ? `第${value}` : `no. ${value}`;
    return lang === 'zh'
      ? `${scaled(value, lang)}${UNITS[unit] ?? ` ${unit}`}`
      : `${scaled(value, lang)}${unit === 'count' ? '' : ` ${unit}`}`;
  };
  return about + bounds(min, max, lang, one);
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function day(edtf: string, lang: Lang): string {
  const [year, month, dayOfMonth] = edtf.split('-');
  if (lang === 'zh')
    return `${year}年${month ? `${Number(month)}月` : ''}${dayOfMonth ? `${Number(dayOfMonth)}日` : ''}`;
  return [
    ...(dayOfMonth ? [Number(dayOfMonth)] : []),
    ...(month ? [MONTHS[Number(month) - 1]] : []),
    year,
  ].join(' ');
}

/** An EDTF date in words; empty when there is none. */
export function date(edtf: string | null, lang: Lang): string {
  if (edtf === null) return '';
  const [from, to] = edtf.split('/');
  const zh = lang === 'zh';
  if (to === undefined) return day(from!, lang);
  if (from === '..') return zh ? `不晚于${day(to, lang)}` : `by ${day(to, lang)}`;
  if (to === '..') return zh ? `${day(from!, lang)}起` : `from ${day(from!, lang)}`;
  return zh ? `${day(from!, lang)}至${day(to, lang)}` : `${day(from!, lang)} to ${day(to, lang)}`;
}

export const nameOf = ({ name, nameEn }: StoredEntity, lang: Lang): string =>
  lang === 'en' ? (nameEn ?? name) : name;

/** Several as one phrase; past `NAMED` it says how many more there are. */
export function list(items: readonly string[], lang: Lang): string {
  const shown = items.slice(0, NAMED);
  const more = items.length - shown.length;
  const text = shown.join(lang === 'zh' ? '、' : ', ');
  if (more === 0) return text;
  return lang === 'zh' ? `${text}等${items.length}个` : `${text} and ${more} more`;
}

/** What is known of a relation beside its ends: amount, share, round, role, time. */
export function details(relation: StoredRelation, lang: Lang): string {
  const { amount, currency, shareMin, shareMax, round, role, start, certainty } = relation;
  const held =
    shareMin === null && shareMax === null ? '' : share({ min: shareMin ?? 0, max: shareMax ?? 100 }, lang);
  const about = certainty === 'approximate' ? (lang === 'zh' ? '约' : 'about ') : '';
  const parts = [
    ...(amount === null ? [] : [`${about}${money(amount, currency!, lang)}`]),
    ...[held, round === null ? '' : roundName(round, lang), role ?? '', date(start, lang)],
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return lang === 'zh' ? `(${parts.join(',')})` : ` (${parts.join(', ')})`;
}

const ROUND_NAMES: Record<string, string> = {
  angel: '天使轮',
  strategic: '战略投资',
  'follow-on': '追加投资',
  'Pre-IPO': 'Pre-IPO轮',
};

export function roundName(round: string, lang: Lang): string {
  if (lang === 'en') return /^[A-Z]\d?\+*$/.test(round) ? `round ${round}` : round;
  return ROUND_NAMES[round] ?? (/^[A-Z]\d?\+*$/.test(round) ? `${round}轮` : round);
}

const KIND_WORDS: Record<RelationKind, readonly [zh: string, en: string]> = {
  INVESTED_IN: ['投资', 'invested in'],
  FUNDS: ['出资', 'funds'],
  HOLDS: ['持股', 'holds shares of'],
  MANAGES: ['管理', 'manages'],
  CONTROLS: ['控制', 'controls'],
  FOUNDED: ['创立', 'founded'],
  WORKS_FOR: ['任职于', 'works for'],
  LOCATED_IN: ['位于', 'is located in'],
  IN_SECTOR: ['属于', 'is in'],
  PART_OF: ['隶属于', 'is part of'],
  MEMBER_OF: ['列入', 'is a member of'],
  ISSUED: ['发布', 'issued'],
  APPLIES_TO: ['适用于', 'applies to'],
  SUPPLIES: ['供应', 'supplies'],
  MAKES: ['生产', 'makes'],
  OPERATES: ['运营', 'operates'],
  USES: ['使用', 'uses'],
  LISTED_ON: ['上市于', 'listing on'],
  ADVISES: ['辅导或保荐', 'advises'],
  PARTNERS_WITH: ['合作', 'is a partner of'],
  COMPETES_WITH: ['竞争', 'competes with'],
};

export const kindWord = (kind: RelationKind, lang: Lang): string => KIND_WORDS[kind][lang === 'zh' ? 0 : 1];
