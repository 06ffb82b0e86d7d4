// A question as units: Han characters and words, folded as names are, with what stands for itself: years, rounds, numbers.
import { foldName } from '../model/name.js';

const UNIT =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[.'’&-](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*\+{0,2}%?/gu;
const ENGLISH = new Set(
  'the of in and who what which how is are does did has have between by with to for where when was were much many invested'.split(
    ' ',
  ),
);
/** What ends a sentence, where something follows. */
const SENTENCE_END = /[?？!！。;；]+(?=.*[\p{L}\p{N}])/u;

export interface Sentence {
  text: string;
  /** As written, lower case. */
  written: readonly string[];
  /** Folded one by one; longer spans are folded as a whole, see `span`. */
  folded: readonly string[];
  isChinese: boolean;
}

/** The units of one question; null of a text that is several sentences or none. */
export function toSentence(text: string): Sentence | null {
  const normal = text
    .normalize('NFKC')
    .replace(/['’]s(?!\p{L})/gu, ' s')
    .trim();
  if (SENTENCE_END.test(normal)) return null;
  const written = [...normal.matchAll(UNIT)].map(([unit]) => unit.toLowerCase());
  if (written.length === 0) return null;
  const folded = written.map((unit) => (unit.endsWith('+') ? unit : foldName(unit)));
  // Chinese names may stand in an English sentence, and latin names (GPU, Pre-IPO) in a Chinese one.
  const english = written.filter((unit) => ENGLISH.has(unit)).length;
  return { text: normal, written, folded, isChinese: /\p{Script=Han}/u.test(normal) && english < 2 };
}

/** The text of some units, as a name would be written. */
export function span({ written }: Sentence, begin: number, end: number): string {
  let text = '';
  for (let i = begin; i < end; i++) {
    const isHan = /\p{Script=Han}/u.test(written[i]!);
    const wasHan = i > begin && /\p{Script=Han}/u.test(written[i - 1]!);
    text += i > begin && !isHan && !wasHan ? ` ${written[i]}` : written[i]!;
  }
  return text;
}
