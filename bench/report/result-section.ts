// One run as a section of the document: how it was loaded, how fast it answers, and where its time goes.
import { COLUMN_NAMES } from '../limits/column.js';
import type { QuestionResult, Result } from './result.js';
import { figure, grouped, megabytes, paragraphs, percent, seconds, table } from './tables.js';
import type { ProfileGroup, Words } from './words.js';
import { ENGLISH } from './words.js';

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

function loadRows(result: Result, { facts, perStatement, rate, rows }: Words): string[][] {
  const { generateMs, memory, online, bare, offline, startMs, peakMemoryBytes, statements } = result;
  const rated = (ms: number) => `${seconds(ms)}, ${grouped((statements / ms) * 1000)} ${rate}`;
  const perSecond = (count: number, ms: number) => `${seconds(ms)}, ${grouped((count / ms) * 1000)} ${rows}`;
  const intoMemory = memory && [
    [facts.memory, rated(memory.readMs + memory.deriveMs + memory.writeMs)],
    [facts.read, rated(memory.readMs)],
    [facts.derive, rated(memory.deriveMs)],
    [facts.write, rated(memory.writeMs)],
    [
      facts.heap,
      `${megabytes(memory.heapBytes)}, ${grouped(memory.heapBytes / statements)} B ${perStatement}`,
    ],
  ];
  const whileRunning = online && [
    [facts.online, rated(online.totalMs)],
    [facts.onlineWrite, bare ? perSecond(bare.rows, online.writeMs) : rated(online.writeMs)],
  ];
  const stopped = offline && [
    [facts.offline, rated(offline.totalMs)],
    [facts.offlineWrite, perSecond(offline.rows, offline.filesMs + offline.importMs)],
    [facts.offlineImport, perSecond(offline.rows, offline.importMs)],
    [facts.indexes, seconds(offline.indexesMs)],
  ];
  return [
    [facts.generate, rated(generateMs)],
    ...(intoMemory ?? []),
    ...(whileRunning ?? []),
    ...(bare ? [[facts.bare, perSecond(bare.rows, bare.ms)]] : []),
    ...(stopped ?? []),
    [facts.start, seconds(startMs)],
    ...(peakMemoryBytes === null ? [] : [[facts.peak, megabytes(peakMemoryBytes)]]),
  ];
}

/** What of a process belongs together in the table; what is named nowhere serves HTTP. */
const GROUPS: Record<string, ProfileGroup> = {
  waiting: 'waiting',
  'neo4j-driver': 'driver',
  'garbage collection': 'collection',
  engine: 'engine',
  'engine and system calls': 'engine',
  ...{ graphql: 'graphql', 'graphql-jit': 'graphql', 'type-graphql': 'graphql' },
  ...{ 'api/graphql': 'graphql', '@apollo/server': 'graphql', 'fast-json-stringify': 'graphql' },
  ...{ 'api/store/neo4j': 'store', 'api/store/memory': 'store', 'api/store': 'store' },
  ...{ 'api/questions': 'questions', 'api/analytics': 'questions', 'api/model': 'questions' },
};

const GROUP_NAMES = [
  'waiting',
  'driver',
  'store',
  'questions',
  'graphql',
  'http',
  'collection',
  'engine',
] as const;

function profileRow({ name, profile }: QuestionResult): string[] {
  const shares = new Map<ProfileGroup, number>();
  for (const [owner, share] of Object.entries(profile)) {
    const group = GROUPS[owner] ?? 'http';
    shares.set(group, (shares.get(group) ?? 0) + share);
  }
  return [`\`${name}\``, ...GROUP_NAMES.map((group) => percent(shares.get(group) ?? 0))];
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
  const { heads, profile } = words;
  return paragraphs([
    `## ${words.section(words.store[result.store], grouped(result.companies))}`,
    words.made({ ...facts, seconds: result.seconds }),
    table([words.load.what, words.load.value], loadRows(result, words)),
    table(heads, result.questions.flatMap(questionRows)),
    ...(remarks.length > 0 ? [remarks.join('\n')] : []),
    profile.what,
    table(
      [heads[0]!, ...GROUP_NAMES.map((group) => profile.groups[group])],
      result.questions.map(profileRow),
    ),
  ]);
}
