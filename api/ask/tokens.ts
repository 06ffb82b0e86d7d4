// What stretches of a question can mean: words of the lexicon, names of entities and metrics, numbers, times, rounds. The
// stretches overlap; the grammar picks those that make sense together.
import { grouped } from '../model/grouped.js';
import { foldName } from '../model/name.js';
import type { StoredEntity, StoredMetric } from '../model/stored.js';
import type { Session } from '../questions/session.js';
import type { WordClass } from './lexicon.js';
import { FILLERS, METRIC_WORDS, WORDS } from './lexicon.js';
import type { Sentence } from './sentence.js';
import { span } from './sentence.js';

export type Token = { begin: number; end: number } & (
  | { type: 'word'; class: WordClass }
  | { type: 'filler' }
  | { type: 'entity'; entities: StoredEntity[] }
  | { type: 'metric'; metric: string }
  | { type: 'number'; value: number }
  | { type: 'period'; edtf: string }
  | { type: 'round'; round: string }
);

/** Units that a name has at most; longer ones are not recognised. */
const LONGEST_NAME = 40;
/** The same of a metric's name. */
const LONGEST_METRIC = 12;
/** Names that are looked up at once. */
const NAMES_AT_ONCE = 500;
/** After every real name: the store takes the last one also as the beginning of a name. */
const NO_NAME = '=\u{10ffff}';

const HAN_NUMBERS: Record<string, number> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
};

type Span = readonly [begin: number, end: number];

/** Every stretch that may be a name, by its folded text: folding is most of the work, and is done once. */
type Stretches = ReadonlyMap<string, readonly Span[]>;

function spansOf({ written }: Sentence, longest: number): Span[] {
  return written.flatMap((_, begin) =>
    Array.from(
      { length: Math.min(longest, written.length - begin) },
      (__, i): Span => [begin, begin + i + 1],
    ),
  );
}

function stretchesOf(sentence: Sentence): Stretches {
  const stretches = grouped(spansOf(sentence, LONGEST_NAME), (each) => foldName(span(sentence, ...each)));
  stretches.delete('');
  return stretches;
}

/** Who is named by some stretch? Every entity that has exactly that name, whatever its script and spaces. */
async function entitiesIn(spans: Stretches, session: Session): Promise<Token[]> {
  const names = [...spans.keys()];
  const chunks = Array.from({ length: Math.ceil(names.length / NAMES_AT_ONCE) }, (_, i) =>
    names.slice(i * NAMES_AT_ONCE, (i + 1) * NAMES_AT_ONCE),
  );
  const found = await Promise.all(
    chunks.map((chunk) =>
      session.view.search([...chunk.map((name) => `=${name}`), NO_NAME], {
        kinds: null,
        atLeast: 1,
        limit: 200,
      }),
    ),
  );
  const bySpan = new Map<Span, StoredEntity[]>();
  for (const entity of found.flat()) {
    const own = [
      entity.name,
      entity.nameEn ?? '',
      ...entity.aliases,
      ...entity.identifiers.map(({ value }) => value),
    ];
    for (const name of new Set(own.map(foldName)))
      for (const each of spans.get(name) ?? []) bySpan.set(each, [...(bySpan.get(each) ?? []), entity]);
  }
  return [...bySpan].map(([[begin, end], entities]) => ({
    ...{ type: 'entity' as const, begin, end },
    entities: [...new Map(entities.map((entity) => [entity.id, entity])).values()],
  }));
}

/** Names of metrics, those of the data and what people call them. */
function metricNames(metrics: readonly StoredMetric[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, id: string) => {
    const folded = foldName(name);
    if (folded !== '') names.set(folded, (names.get(folded) ?? new Set()).add(id));
  };
  for (const { id, nameZh, nameEn } of metrics) {
    add(nameZh, id);
    if (nameEn) add(nameEn, id);
    for (const word of METRIC_WORDS[id] ?? []) add(word, id);
  }
  return names;
}

function metricsIn(stretches: Stretches, metrics: readonly StoredMetric[]): Token[] {
  return [...metricNames(metrics)].flatMap(([name, ids]) =>
    (stretches.get(name) ?? [])
      .filter(([begin, end]) => end - begin <= LONGEST_METRIC)
      .flatMap(([begin, end]) => [...ids].map((metric): Token => ({ type: 'metric', metric, begin, end }))),
  );
}

function wordsIn(sentence: Sentence): Token[] {
  return spansOf(sentence, 6).flatMap(([begin, end]): Token[] => {
    const text = sentence.folded.slice(begin, end).join(' ');
    const classes = WORDS.get(text) ?? [];
    return [
      ...classes.map((wordClass): Token => ({ type: 'word', class: wordClass, begin, end })),
      ...(FILLERS.has(text) ? [{ type: 'filler' as const, begin, end }] : []),
    ];
  });
}

function numbersIn({ folded }: Sentence): Token[] {
  return folded.flatMap((unit, begin): Token[] => {
    const value = HAN_NUMBERS[unit] ?? (/^\d{1,3}$/.test(unit) ? Number(unit) : undefined);
    return value === undefined ? [] : [{ type: 'number', value, begin, end: begin + 1 }];
  });
}

const two = (month: string) => month.padStart(2, '0');
/** Times, in the units joined by spaces. */
const PERIODS: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^(\d{4}) 年 (?:上 半 年|前 六 个 月)(?= |$)/, (year) => `${year}-01/${year}-06`],
  [/^(\d{4}) 年 下 半 年(?= |$)/, (year) => `${year}-07/${year}-12`],
  [/^(\d{4}) 年 前 三 季 度(?= |$)/, (year) => `${year}-01/${year}-09`],
  [
    /^(\d{4}) 年 (\d{1,2}) 月 (\d{1,2}) [日号](?= |$)/,
    (year, month, day) => `${year}-${two(month!)}-${two(day!)}`,
  ],
  [/^(\d{4}) 年 (\d{1,2}) 月(?= |$)/, (year, month) => `${year}-${two(month!)}`],
  [/^(\d{4}) 年(?: 度)?(?= |$)/, (year) => year!],
  [/^(?:the )?first half of (\d{4})(?= |$)/, (year) => `${year}-01/${year}-06`],
  [/^(?:the )?second half of (\d{4})(?= |$)/, (year) => `${year}-07/${year}-12`],
  [/^((?:19|20)\d\d)(?= |$)/, (year) => year!],
];

/** Rounds, in the units joined by spaces; as the data write them. */
const ROUNDS: readonly [RegExp, (round: string) => string][] = [
  [/^天 使 轮(?: 融 资)?(?= |$)/, () => 'angel'],
  [/^(?:the )?angel round(?= |$)/, () => 'angel'],
  [/^战 略 (?:轮|融 资|投 资)(?= |$)/, () => 'strategic'],
  [/^(?:the )?strategic round(?= |$)/, () => 'strategic'],
  [/^pre-?ipo(?: 轮| round)?(?= |$)/, () => 'Pre-IPO'],
  [/^([a-z]\d?\+{0,2}) 轮(?: 融 资)?(?= |$)/, (round) => round.toUpperCase()],
  [/^(?:the )?(?:series|round) ([a-z]\d?\+{0,2})(?= |$)/, (round) => round.toUpperCase()],
  [/^(?:the )?([a-z]\+{0,2}) round(?= |$)/, (round) => round.toUpperCase()],
];

function matchesIn<T>(
  { folded }: Sentence,
  rules: readonly [RegExp, (...parts: string[]) => string][],
  toToken: (value: string, at: Span) => T,
): T[] {
  return folded.flatMap((_, begin) =>
    rules.flatMap(([pattern, write]) => {
      const found = pattern.exec(folded.slice(begin).join(' '));
      if (!found) return [];
      return [toToken(write(...found.slice(1)), [begin, begin + found[0].split(' ').length])];
    }),
  );
}

/** Everything that stretches of the sentence can mean. */
export async function tokensOf(sentence: Sentence, session: Session): Promise<Token[]> {
  const stretches = stretchesOf(sentence);
  const [entities, metrics] = await Promise.all([entitiesIn(stretches, session), session.allMetrics()]);
  return [
    ...entities,
    ...metricsIn(stretches, metrics),
    ...wordsIn(sentence),
    ...numbersIn(sentence),
    ...matchesIn(sentence, PERIODS, (edtf, [begin, end]): Token => ({ type: 'period', edtf, begin, end })),
    ...matchesIn(sentence, ROUNDS, (round, [begin, end]): Token => ({ type: 'round', round, begin, end })),
  ];
}
