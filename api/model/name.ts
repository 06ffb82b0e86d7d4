// One folding and one tokenisation of names, so that 英偉達, 英伟达, NVIDIA and yingweida reach one node in either store.
import * as OpenCC from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const toSimplified = OpenCC.Converter({ from: 'twp', to: 'cn' });
const HAN = /\p{Script=Han}/u;
const NOT_WORD = /[^\p{Letter}\p{Number}]+/gu;
const RUNS = /\p{Script=Han}+|[^\p{Script=Han}\s]+/gu;

/** How many syllables, or letters of a latin word, a prefix token may have. */
const LONGEST_PREFIX = 20;

/** NFKC, lower case, Traditional → Simplified with Taiwan wording; punctuation becomes one space. */
function normalise(text: string): string {
  let current = text;
  // OpenCC can find a phrase in its own output (and lower-casing can undo NFKC); a fixed point makes folding idempotent.
  for (let round = 0; round < 8; round++) {
    const next = toSimplified(current.normalize('NFKC').toLowerCase()).replace(NOT_WORD, ' ').trim();
    if (next === current) break;
    current = next;
  }
  return current;
}

/** The form under which two names are the same name: without case, script, spaces and punctuation. */
export function foldName(text: string): string {
  let folded = normalise(text).replaceAll(' ', '');
  for (let round = 0; round < 8; round++) {
    const next = normalise(folded).replaceAll(' ', '');
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

const syllablesOf = (han: string): string[] => pinyin(han, { toneType: 'none', type: 'array', v: true });

/** What is compared when names are sorted: pinyin and latin letters, ASCII only so that every store sorts alike. */
export function nameSortKey(name: string): string {
  const spelt = normalise(name).replace(/\p{Script=Han}+/gu, (han) => `${syllablesOf(han).join(' ')} `);
  return spelt
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]/gu, (char) => `~${char.codePointAt(0)!.toString(16).padStart(6, '0')}`)
    .replace(/ +/g, ' ')
    .trim();
}

function* bigrams(characters: readonly string[]): Generator<string> {
  for (let i = 0; i + 1 < characters.length; i++) yield characters[i]! + characters[i + 1]!;
}

function* prefixes(parts: readonly string[]): Generator<string> {
  for (let n = 1; n <= Math.min(parts.length, LONGEST_PREFIX); n++) yield parts.slice(0, n).join('');
}

function* hanTokens(han: string): Generator<string> {
  const characters = [...han];
  yield* characters;
  yield* bigrams(characters);
}

/** Pinyin of the whole and of its beginnings, its initials and theirs, and both of every two neighbours. */
function* pinyinTokens(syllables: readonly string[]): Generator<string> {
  const initials = syllables.map((syllable) => syllable[0]!);
  yield syllables.join('');
  yield* prefixes(syllables);
  yield* prefixes(initials);
  yield* syllables;
  yield* bigrams(syllables);
  yield* bigrams(initials);
}

/** Syllables of CJK runs, latin runs whole. */
const spelling = (folded: string): string[] =>
  [...folded.matchAll(RUNS)].flatMap(([run]) => (HAN.test(run) ? syllablesOf(run) : [run]));

/** How a name is typed in pinyin and in initials: `muxigufen` and `mxgf`. */
export function spellings(name: string): { pinyin: string; initials: string } {
  const syllables = spelling(foldName(name));
  return { pinyin: syllables.join(''), initials: syllables.map((syllable) => syllable[0]!).join('') };
}

/**
 * The tokens under which a name is found: CJK single characters and bigrams, latin words with their beginnings,
 * pinyin and pinyin initials, and the folded whole with `=` before it.
 */
export function nameTokens(names: readonly string[]): string[] {
  const tokens = new Set<string>();
  for (const name of names) {
    const whole = foldName(name);
    if (whole === '') continue;
    tokens.add(`=${whole}`);
    for (const [run] of normalise(name).matchAll(RUNS)) {
      const found = HAN.test(run) ? hanTokens(run) : prefixes([...run]);
      for (const token of found) tokens.add(token);
      tokens.add(run);
    }
    if (HAN.test(whole)) for (const token of pinyinTokens(spelling(whole))) tokens.add(token);
  }
  return [...tokens].sort();
}

/**
 * The tokens that a search text asks for. CJK runs of two or more ask for their bigrams (their single characters would
 * add nothing), latin runs for themselves; in the order of the text, so that the last is the one still being typed.
 */
export function queryTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const [run] of normalise(text).matchAll(RUNS)) {
    const characters = [...run];
    if (!HAN.test(run) || characters.length === 1) tokens.add(run);
    else for (const pair of bigrams(characters)) tokens.add(pair);
  }
  return [...tokens];
}
