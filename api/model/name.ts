// One folding and one tokenisation of names, so that 英偉達, 英伟达, NVIDIA and yingweida reach one node in either store.
import * as OpenCC from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const ASCII = /^\p{ASCII}*$/u;
/** No dictionary has a word without a character of Chinese. */
const unlessAscii =
  (convert: (text: string) => string) =>
  (text: string): string =>
    ASCII.test(text) ? text : convert(text);

const fromTaiwan = OpenCC.Converter({ from: 'tw', to: 'cn' });
const fromHongKong = OpenCC.Converter({ from: 'hk', to: 'cn' });
/** Each has characters that the other does not know (衞 in Hong Kong, 衛 in Taiwan). */
const toSimplified = unlessAscii((text) => fromHongKong(fromTaiwan(text)));
const toMainlandWording = unlessAscii(OpenCC.CustomConverter(taiwanWords()));
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

/** Simplified (which the text may have been before) and with the mainland's words for Taiwan's. */
function normalise(text: string, simplified = simplify(text)): string {
  let [before, current] = [text, toMainlandWording(simplified)];
  // A phrase can be found in the output of another (and lower-casing can undo NFKC); a fixed point makes folding idempotent.
  for (let round = 1; round < 8 && current !== before; round++) {
    before = current;
    current = toMainlandWording(simplify(current));
  }
  return current;
}

/** A normalised text without its spaces; what meets then may be a word of its own. */
function joined(normal: string): string {
  let current = normal;
  for (let round = 0; round < 8 && current.includes(' '); round++)
    current = normalise(current.replaceAll(' ', ''));
  return current.replaceAll(' ', '');
}

/** The form under which two names are the same name: without case, script, spaces and punctuation. */
export const foldName = (text: string): string => joined(normalise(text));

const TONELESS = { toneType: 'none', type: 'array', v: true } as const;

/** The one syllable of each character that has only one; null for the others, whose neighbours decide. */
const onlySyllables = new Map<string, string | null>();

function onlySyllable(character: string): string | null {
  const known = onlySyllables.get(character);
  if (known !== undefined) return known;
  const all = new Set(pinyin(character, { ...TONELESS, multiple: true }));
  const only = all.size === 1 ? [...all][0]! : null;
  onlySyllables.set(character, only);
  return only;
}

function syllablesOf(han: string): string[] {
  const syllables: string[] = [];
  for (const character of han) {
    const only = onlySyllable(character);
    if (only === null) return pinyin(han, TONELESS);
    syllables.push(only);
  }
  return syllables;
}

/** The forms in which a name is compared. */
interface Forms {
  /** Its own words, simplified. */
  own: string;
  /** The mainland's words. */
  normal: string;
  folded: string;
  /** How it may be typed: folded, and with its own words where folding has changed them (智慧). */
  typed: string[];
}

function formsOf(name: string): Forms {
  const own = simplify(name);
  const normal = normalise(name, own);
  const folded = joined(normal);
  return { own, normal, folded, typed: [...new Set([folded, own.replaceAll(' ', '')])] };
}

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

/** Takes a token: what stands in this text from `begin` to before `end`. Most tokens are taken very often. */
export type TakeToken = (text: string, begin: number, end: number) => void;

/** Raised when a name has other tokens than before, so that what is stored by them is stored anew. */
export const TOKENISATION = 1;

/** Where each of the parts ends in the text that they make together. */
function endsOf(parts: readonly string[]): number[] {
  let end = 0;
  return parts.map((part) => {
    end += part.length;
    return end;
  });
}

function takeParts(text: string, ends: readonly number[], take: TakeToken) {
  for (let i = 0; i < ends.length; i++) take(text, ends[i - 1] ?? 0, ends[i]!);
}

function takeBigrams(text: string, ends: readonly number[], take: TakeToken) {
  for (let i = 1; i < ends.length; i++) take(text, ends[i - 2] ?? 0, ends[i]!);
}

function takePrefixes(text: string, ends: readonly number[], take: TakeToken) {
  for (let i = 0; i < Math.min(ends.length, LONGEST_PREFIX); i++) take(text, 0, ends[i]!);
}

/** Pinyin of the whole and of its beginnings, its initials and theirs, and both of every two neighbours. */
function takePinyin(syllables: readonly string[], take: TakeToken) {
  const whole = syllables.join('');
  const initials = syllables.map((syllable) => syllable[0]!).join('');
  const [ends, initialEnds] = [endsOf(syllables), syllables.map((_, i) => i + 1)];
  take(whole, 0, whole.length);
  take(initials, 0, initials.length);
  takePrefixes(whole, ends, take);
  takePrefixes(initials, initialEnds, take);
  takeParts(whole, ends, take);
  takeBigrams(whole, ends, take);
  takeBigrams(initials, initialEnds, take);
}

/** The runs of a text of one script each. */
const runsOf = (text: string): string[] => text.match(RUNS) ?? [];

/** Syllables of CJK runs, latin runs whole. */
const spelling = (typed: string): string[] =>
  runsOf(typed).flatMap((run) => (HAN.test(run) ? syllablesOf(run) : [run]));

/** How a name is typed: in its script, in pinyin and in initials (`沐曦股份`, `muxigufen`, `mxgf`); each perhaps in two ways. */
export function spellings(name: string): { script: string; pinyin: string; initials: string }[] {
  return formsOf(name).typed.map((script) => {
    const syllables = spelling(script);
    return {
      script,
      pinyin: syllables.join(''),
      initials: syllables.map((syllable) => syllable[0]!).join(''),
    };
  });
}

/**
 * Takes the tokens under which a name is found, some of them several times: CJK single characters and bigrams, latin
 * words with their beginnings, pinyin and pinyin initials, and the folded whole with `=` before it.
 */
export function takeNameTokens(name: string, take: TakeToken): void {
  const { own, normal, folded, typed } = formsOf(name);
  if (folded === '') return;
  take(`=${folded}`, 0, folded.length + 1);
  for (const run of runsOf(own === normal ? own : `${normal} ${own}`)) {
    const ends = endsOf([...run]);
    if (HAN.test(run)) {
      takeParts(run, ends, take);
      takeBigrams(run, ends, take);
    } else takePrefixes(run, ends, take);
    take(run, 0, run.length);
  }
  for (const form of typed) if (HAN.test(form)) takePinyin(spelling(form), take);
}

/** The tokens under which any of these names is found, each once. */
export function nameTokens(names: readonly string[]): Set<string> {
  const tokens = new Set<string>();
  for (const name of names) takeNameTokens(name, (text, begin, end) => tokens.add(text.slice(begin, end)));
  return tokens;
}

/**
 * The tokens that a search text asks for. CJK runs of two or more ask for their bigrams (their single characters would
 * add nothing), latin runs for themselves; in the order of the text, so that the last is the one still being typed.
 */
export function queryTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of runsOf(normalise(text))) {
    const characters = [...run];
    if (!HAN.test(run) || characters.length === 1) tokens.add(run);
    else takeBigrams(run, endsOf(characters), (text, begin, end) => tokens.add(text.slice(begin, end)));
  }
  return [...tokens];
}
