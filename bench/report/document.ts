// The saved results as docs/benchmarks.md and its translation.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COLUMN_NAMES } from '../limits/column.js';
import { QUESTIONS } from '../questions/all.js';
import type { GrowthRow } from './growth.js';
import { growthOf } from './growth.js';
import type { QuestionResult, Result } from './result.js';
import type { Words } from './words.js';
import { CHINESE, ENGLISH } from './words.js';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

const grouped = (value: number) => Math.round(value).toLocaleString('en-US');
/** Three digits, which is more than a shared machine can promise. */
const figure = (value: number) => (value >= 100 ? grouped(value) : String(Number(value.toPrecision(3))));
const seconds = (ms: number) => `${figure(ms / 1000)} s`;
const megabytes = (bytes: number) => `${grouped(bytes / 1e6)} MB`;
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
const inMiddle = (values: readonly string[]) => values.join('\n\n');

function questionRows({ name, measured, answerBytes, cypherStatements }: QuestionResult): string[][] {
  return COLUMN_NAMES.flatMap((column) => {
    const figures = measured[column];
    if (!figures) return [];
    const { p50, p95, p99, perSecond } = figures;
    const ofOurs = column === 'service' || column === 'driver';
    const statements = ofOurs && cypherStatements !== null ? String(cypherStatements) : '';
    return [
      [
        `\`${name}\``,
        column,
        ...[p50, p95, p99, perSecond].map(figure),
        column === 'rival' ? '' : figure(answerBytes / 1000),
        statements,
      ],
    ];
  });
}

function loadRows(
  { generateMs, load, bare, startMs, peakMemoryBytes, statements }: Result,
  words: Words,
): string[][] {
  const { facts, perStatement, rate } = words;
  const rated = (ms: number) => `${seconds(ms)}, ${grouped((statements / ms) * 1000)} ${rate}`;
  const parts = (['read', 'derive', 'write'] as const).flatMap((part) => {
    const ms = load.parts[part];
    return ms === undefined ? [] : [[facts[part], rated(ms)]];
  });
  const { heapBytes } = load;
  const heap =
    heapBytes === null ? '' : `${megabytes(heapBytes)}, ${grouped(heapBytes / statements)} B ${perStatement}`;
  return [
    [facts.generate, rated(generateMs)],
    ...[[facts.total, rated(load.totalMs)], ...parts],
    ...(bare
      ? [[facts.bare, `${seconds(bare.ms)}, ${grouped((bare.rows / bare.ms) * 1000)} ${words.rows}`]]
      : []),
    ...(heap === '' ? [] : [[facts.heap, heap]]),
    [facts.start, seconds(startMs)],
    ...(peakMemoryBytes === null ? [] : [[facts.peak, megabytes(peakMemoryBytes)]]),
  ];
}

function notes({ questions }: Result, words: Words): string[] {
  return questions.flatMap(({ name, refused, variants, measured }) => [
    ...Object.entries(refused).map(([code, count]) => words.refused(name, count, code, variants)),
    ...COLUMN_NAMES.flatMap((column) =>
      Object.entries(measured[column]?.failed ?? {}).map(([code, count]) =>
        words.failed(name, column, count, code),
      ),
    ),
  ]);
}

/** The tables of one run. */
export function describeResult(result: Result, words: Words = ENGLISH): string {
  const { machine, node, neo4j, entities, statements, seed } = result;
  const hardware = `${machine.cpu}, ${machine.cores} × CPU, ${grouped(machine.memoryBytes / 2 ** 30)} GiB, ${machine.system}`;
  const database = neo4j ? `, ${neo4j.version} (${neo4j.how})` : '';
  const size = `${grouped(entities)} entities, ${grouped(statements)} statements, seed ${seed}`;
  const facts = { date: result.date, machine: hardware, versions: `Node.js ${node}${database}`, size };
  const remarks = notes(result, words).map((note) => `- ${note}`);
  return inMiddle([
    `## ${words.section(words.store[result.store], grouped(result.companies))}`,
    words.made({ ...facts, seconds: result.seconds }),
    table([words.load.what, words.load.value], loadRows(result, words)),
    table(words.heads, result.questions.flatMap(questionRows)),
    ...(remarks.length > 0 ? [remarks.join('\n')] : []),
  ]);
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
  return `${inMiddle([
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
