// The saved results as docs/benchmarks.md and its translation.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COLUMN_NAMES } from '../limits/column.js';
import { QUESTIONS } from '../questions/all.js';
import type { GrowthRow } from './growth.js';
import { growthOf } from './growth.js';
import type { Result } from './result.js';
import { describeResult } from './result-section.js';
import { figure, grouped, paragraphs, table } from './tables.js';
import type { Target } from './targets.js';
import { isMissed, LOADS, loadTargets, questionTargets, TARGET_SIZE } from './targets.js';
import type { Words } from './words.js';
import { CHINESE, ENGLISH } from './words.js';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

/** What is reached, and why not where it is not; nothing before the size of the targets is saved. */
function describeTargets(results: readonly Result[], words: Words): string[] {
  const questions = questionTargets(results);
  if (questions.length === 0) return [];
  const { targets } = words;
  const loads = loadTargets(results);
  const shown = (target: Target) => {
    if (target.measured === null) return '';
    const value = figure(target.measured);
    return isMissed(target) ? `${value} (${targets.missed})` : value;
  };
  const sign = ({ atLeast, wanted }: Target) => `${atLeast ? '≥' : '≤'} ${figure(wanted)}`;
  const misses = [
    ...LOADS.filter((name) => isMissed(loads[name])),
    ...(['driver', 'rival', 'memory'] as const).filter((name) =>
      questions.some((each) => isMissed(each[name])),
    ),
  ];
  return [
    `## ${targets.title(grouped(TARGET_SIZE))}`,
    targets.what,
    table(
      targets.loadHeads,
      LOADS.map((name) => [targets.loads[name], sign(loads[name]), shown(loads[name])]),
    ),
    table(
      targets.heads,
      questions.map(({ name, driver, rival, memory }) => [
        ...[`\`${name}\``, shown(driver), sign(rival), shown(rival), shown(memory)],
      ]),
    ),
    ...(misses.length > 0 ? [targets.why, misses.map((name) => `- ${targets.misses[name]}`).join('\n')] : []),
  ];
}

/** How one store's questions grow; nothing before two sizes of it are saved. */
function describeGrowth(results: readonly Result[], words: Words): string[] {
  const rows = growthOf(results);
  if (rows.length === 0) return [];
  const sizes = results.map(({ companies }) => grouped(companies));
  const exponents = sizes.slice(1).map((to, i) => words.growth.exponent(sizes[i]!, to));
  const cell = (value: number | null, show: (value: number) => string) => (value === null ? '' : show(value));
  const cells = ({ name, p50, exponents: slopes }: GrowthRow) => [
    `\`${name}\``,
    ...p50.map((ms) => cell(ms, figure)),
    ...slopes.map((slope) => cell(slope, (value) => value.toFixed(2))),
  ];
  return [
    `## ${words.growth.title(words.store[results[0]!.store])}`,
    words.growth.what,
    table([words.heads[0]!, ...sizes, ...exponents], rows.map(cells)),
  ];
}

const COMMANDS = [
  'npm run bench -- --companies 10000 --store memory',
  'npm run bench -- --document',
  'npm run bench -- --help',
] as const;

/** The whole document. */
export function documentOf(results: readonly Result[], words: Words): string {
  const width = Math.max(...COMMANDS.map(({ length }) => length));
  const commands = COMMANDS.map((command, i) => `${command.padEnd(width)}   # ${words.comments[i]}`);
  const language = words === CHINESE ? 'zh' : 'en';
  const translation = words === CHINESE ? '[English](benchmarks.md)' : '[中文](benchmarks.zh-CN.md)';
  return `${paragraphs([
    `# ${words.title}`,
    ...words.preface,
    translation,
    `## ${words.again}`,
    ['```sh', ...commands, '```'].join('\n'),
    `## ${words.columns}`,
    COLUMN_NAMES.filter((name) =>
      results.some(({ questions }) => questions.some(({ measured }) => measured[name])),
    )
      .map((name) => `- ${name}: ${words.meanings[name]}`)
      .join('\n'),
    `## ${words.questions}`,
    table(
      [words.heads[0]!, words.question],
      QUESTIONS.map(({ name, asks }) => [`\`${name}\``, asks[language]]),
    ),
    ...describeTargets(results, words),
    ...(['memory', 'neo4j'] as const).flatMap((store) =>
      describeGrowth(
        results.filter((result) => result.store === store),
        words,
      ),
    ),
    ...results.map((result) => describeResult(result, words)),
  ])}\n`;
}

/** The documents, by the names of their files. */
export const documentsOf = (results: readonly Result[]): Record<string, string> => ({
  'benchmarks.md': documentOf(results, ENGLISH),
  'benchmarks.zh-CN.md': documentOf(results, CHINESE),
});

export async function writeDocuments(results: readonly Result[]): Promise<void> {
  for (const [name, text] of Object.entries(documentsOf(results))) await writeFile(`${DOCS}${name}`, text);
}
