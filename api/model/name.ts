// One folding and one tokenisation of names, so that 英偉達, 英伟达, NVIDIA and yingweida reach one node in either store.
import * as OpenCC from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const fromTaiwan = OpenCC.Converter({ from: 'tw', to: 'cn' });
const fromHongKong = OpenCC.Converter({ from: 'hk', to: 'cn' });
/** Each has characters that the other does not know (衞 in Hong Kong, 衛 in Taiwan). */
const toSimplified = (text: string): string => fromHongKong(fromTaiwan(text));
const toMainlandWording = OpenCC.CustomConverter(taiwanWords());
const HAN = /\p{Script=Han}/u;
const NOT_WORD = /[^\p{Letter}\p{Number}]+/gu;
const RUNS = /\p{Script=Han}+|[^\p{Script=Han}\s]+/gu;

/** How many syllables, or letters of a latin word, a prefix token may have. */
const LONGEST_PREFIX = 20;

/** Taiwan's words and the mainland's, both in Simplified: a Taiwan name is written in either script (輝達, 辉达). */
function taiwanWords(): [string, string][] {
  const dictionary = OpenCC.Locale.from['twp']![0]![0] as string;
  const words = dictionary.split('|').map((entry): [string, string] => {
    const [taiwan, mainland] = entry.split(' ').map((word) => toSimplified(word).toLowerCase());
    return [taiwan!, mainland!];
  });
  // A mainland word stands for itself: 塔吉克 becomes 塔吉克斯坦, and 塔吉克斯坦 must not become 塔吉克斯坦斯坦.
  return [...new Map([...words.map(([, mainland]): [string, string] => [mainland, mainland]), ...words])];
}

/** NFKC, lower case, Traditional → Simplified; punctuation becomes one space. The words stay those that are written. */
const simplify = (text: string): string =>
  toSimplified(text.normalize('NFKC').toLowerCase()).replace(NOT_WORD, ' ').trim();

/** Simplified and with the mainland's words for Taiwan's. */
function normalise(text: string): string {
  let current = text;
  // A phrase can be found in the output of another (and lower-casing can undo NFKC); a fixed point makes folding idempotent.
  for (let round = 0; round < 8; round++) {
    const next = toMainlandWording(simplify(current));
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
  const spelt = simplify(name).replace(/\p{Script=Han}+/gu, (han) => `${syllablesOf(han).join(' ')} `);
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
  yield initials.join('');
  yield* prefixes(syllables);
  yield* prefixes(initials);
  yield* syllables;
  yield* bigrams(syllables);
  yield* bigrams(initials);
}

/** Syllables of CJK runs, latin runs whole. */
const spelling = (folded: string): string[] =>
  [...folded.matchAll(RUNS)].flatMap(([run]) => (HAN.test(run) ? syllablesOf(run) : [run]));

/** The forms in which a name may be typed: folded, and with its own words where folding has changed them (智慧). */
const typedForms = (name: string): string[] => [
  ...new Set([foldName(name), simplify(name).replaceAll(' ', '')]),
];

/** How a name is typed: in its script, in pinyin and in initials (`沐曦股份`, `muxigufen`, `mxgf`); each perhaps in two ways. */
export function spellings(name: string): { script: string; pinyin: string; initials: string }[] {
  return typedForms(name).map((script) => {
    const syllables = spelling(script);
    return {
      script,
      pinyin: syllables.join(''),
      initials: syllables.map((syllable) => syllable[0]!).join(''),
    };
  });
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
    for (const [run] of `${normalise(name)} ${simplify(name)}`.matchAll(RUNS)) {
      const found = HAN.test(run) ? hanTokens(run) : prefixes([...run]);
      for (const token of found) tokens.add(token);
      tokens.add(run);
    }
    for (const form of typedForms(name).filter((each) => HAN.test(each)))
      for (const token of pinyinTokens(spelling(form))) tokens.add(token);
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
