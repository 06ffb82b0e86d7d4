// Holds the documents to the code: what they name exists, what exists they name, and their examples run.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../api/config.js';
import { readDataset } from '../api/dataset/read.js';
import { PRICES } from '../api/graphql/prices.js';
import { toStored } from '../api/model/stored-dataset.js';
import { LIMITS } from '../api/questions/limits.js';
import { openStore } from '../api/store/open.js';
import { EXAMPLES } from '../viewer/editor/examples.js';
import type { RunningServer } from './http/running.js';
import { startServer } from './http/running.js';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');
const { scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  string,
  Record<string, string>
>;

/** The fenced blocks of a language. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, of]) => of === language)
    .map(([, , body]) => body!);
}

const documents = [
  'README.md',
  'README.zh-CN.md',
  ...(existsSync(new URL('docs', root))
    ? readdirSync(new URL('docs', root)).map((name) => `docs/${name}`)
    : []),
].filter((name) => name.endsWith('.md'));

/** Documents with their translation. */
const translations = documents
  .filter((document) => !document.endsWith('.zh-CN.md'))
  .map((document) => [document, document.replace(/\.md$/, '.zh-CN.md')] as const);

/** A query of a document, and the answer that the document shows below it. */
interface Example {
  name: string;
  query: string;
  shown?: string;
}

function examplesOf(document: string): Example[] {
  const examples: Example[] = [];
  for (const [, language, body] of read(document).matchAll(/^```(graphql|json)\n(.*?)^```$/gms)) {
    if (language === 'graphql') examples.push({ name: `${document} #${examples.length + 1}`, query: body! });
    else examples.at(-1)!.shown = body!;
  }
  return examples;
}

const examples: Example[] = [
  ...documents.flatMap(examplesOf),
  ...EXAMPLES.map((query, i) => ({ name: `the editor #${i + 1}`, query })),
];

/** The fields of Query that a query asks. */
function questionsOf(query: string): string[] {
  const operations = parse(query).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const asked = operations.flatMap(({ selectionSet }) => selectionSet.selections);
  return asked.flatMap((each) => (each.kind === Kind.FIELD ? [each.name.value] : []));
}

/** The places in a text that a link can lead to, as GitHub names them. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!.toLowerCase());
  return headings.map((heading) => heading.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}

describe.each([
  ['README.md', english],
  ['README.zh-CN.md', chinese],
])('%s', (_, text) => {
  it('names every environment variable of the service, and no other', () => {
    const table = [...text.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(([, name]) => name!);
    expect(table.sort()).toEqual(Object.keys(VARIABLES).sort());
  });

  it('names every environment variable of the tests', () => {
    const sources = readdirSync(new URL('tests', root), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts'),
    );
    const used = sources.flatMap((name) =>
      [...read(`tests/${name}`).matchAll(/process\.env(?:\['|\.)([A-Z][A-Z0-9_]+)/g)].map(
        ([, variable]) => variable!,
      ),
    );
    for (const name of used) expect(text).toContain(`\`${name}${name === 'CI' ? '=true' : ''}\``);
  });

  it('names every variable of docker-compose.yml', () => {
    const used = [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name!);
    expect(used.length).toBeGreaterThan(0);
    for (const name of used) expect(text).toContain(`\`${name}\``);
  });

  it('names every npm script, and none that there is not', () => {
    const named = [...text.matchAll(/npm (?:run ([\w-]+)|(start|test))/g)].map(
      ([, run, short]) => run ?? short!,
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(scripts!).sort());
  });

  it('names every option of the seed command', () => {
    const options = [...read('graph-seed/seed.ts').matchAll(/(?:\.option|new Option)\(\s*'(--[\w-]+)/g)].map(
      ([, option]) => option!,
    );
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) expect(text).toContain(`| \`${option}\` |`);
  });

  it('says why each library is there', () => {
    const why = text
      .split('\n')
      .filter((line) => /^\| `/.test(line))
      .join('\n');
    const typesOnly = (name: string) => name.startsWith('@types/') || name === 'graphology-types';
    const libraries = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !typesOnly(name));
    expect(libraries.filter((name) => !why.includes(`\`${name}\``))).toEqual([]);
  });
});

describe.each(documents)('%s', (document) => {
  it('links to files and places that exist', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    const broken = links.filter(([, path, place]) => {
      const file = new URL(path || document, path ? new URL(document, root) : root);
      if (!existsSync(file)) return true;
      return place !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(place);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

describe.each(translations)('%s and %s', (original, translation) => {
  const [english, chinese] = [read(original), read(translation)];
  const shape = (text: string) =>
    text
      .split('\n')
      .filter((line) => /^#+ /.test(line))
      .map((line) => line.replace(/ .*/, ''));
  const commands = (text: string) => blocks(text, 'sh').map((block) => block.replace(/ *#.*$/gm, ''));
  const tables = (text: string) => [...text.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell);

  it('have the same sections, commands, queries, answers and tables', () => {
    expect(shape(chinese)).toEqual(shape(english));
    expect(commands(chinese)).toEqual(commands(english));
    for (const language of ['graphql', 'json'])
      expect(blocks(chinese, language)).toEqual(blocks(english, language));
    expect(blocks(chinese, 'cypher').map((each) => each.replace(/^\/\/.*$/gm, ''))).toEqual(
      blocks(english, 'cypher').map((each) => each.replace(/^\/\/.*$/gm, '')),
    );
    expect(tables(chinese)).toEqual(tables(english));
  });
});

describe('the examples of the documents', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const store = openStore('memory:', { readTimeoutMs: 0 });
    const seed = fileURLToPath(new URL('graph-seed/data', root));
    await store.write(toStored((await readDataset([seed])).dataset), { prune: false });
    server = await startServer(() => store);
  });
  afterAll(() => server.stop());

  it.each(examples)('$name has an answer, and it is the one that is shown', async ({ query, shown }) => {
    const { data, errors } = await server.ask(query);
    expect(errors).toBeUndefined();
    for (const answer of Object.values(data as Record<string, unknown>)) {
      expect(JSON.stringify(answer)).not.toMatch(/^(null|\[\])$|"edges":\[\]/);
    }
    if (shown !== undefined) expect(JSON.parse(shown)).toEqual({ data });
  });

  it('the curl of README.md asks its first question', () => {
    const [, body] = /-d '(.*)'$/m.exec(english) ?? [];
    const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(squeeze(JSON.parse(body!).query)).toBe(squeeze(blocks(english, 'graphql')[0]!));
  });
});

describe('docs/questions.md', () => {
  it('has a section and an example of every question of the schema', () => {
    const questions = Object.keys(buildSchema(read('schema.graphql')).getQueryType()!.getFields()).sort();
    const asked = examplesOf('docs/questions.md').flatMap(({ query }) => questionsOf(query));
    expect([...new Set(asked)].sort()).toEqual(questions);
    const sections = [...read('docs/questions.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(expect.arrayContaining(questions));
  });

  it('shows the answer of every example', () => {
    const examples = examplesOf('docs/questions.md');
    expect(examples.filter(({ shown }) => shown === undefined)).toEqual([]);
  });
});

describe.each(['docs/operations.md', 'docs/operations.zh-CN.md'])('%s', (document) => {
  const number = (text: string) => Number(text.replaceAll(',', ''));
  const rows = [...read(document).matchAll(/^\| `(\w+)` \| (.+?) (?:\||$)/gm)].map(
    ([, name, cell]) => [name!, cell!] as const,
  );

  it('says what each question costs', () => {
    const told = new Map(rows);
    for (const [coordinate, { asking }] of Object.entries(PRICES)) {
      const [type, question] = coordinate.split('.');
      if (type !== 'Query') continue;
      const cell = told.get(question!) ?? '';
      if (typeof asking === 'number') expect(number(cell), question).toBe(asking);
      else
        for (const [, argument] of String(asking).matchAll(/of\(['"](\w+)['"]\)/g))
          expect(cell, question).toContain(`\`${argument}\``);
    }
  });

  it('says every bound of a query', () => {
    const { variables, ...bounds } = LIMITS.query;
    const told = new Map(rows.map(([name, cell]) => [name, number(cell)]));
    for (const [name, bound] of Object.entries({ ...bounds, variables: variables.values }))
      expect(told.get(name), name).toBe(bound);
  });
});

describe('the seed command', () => {
  it('explains its options in its own help', () => {
    const tsx = fileURLToPath(new URL('node_modules/.bin/tsx', root));
    const help = execFileSync(tsx, [fileURLToPath(new URL('graph-seed/seed.ts', root)), '--help'], {
      encoding: 'utf8',
    });
    for (const option of ['--check', '--clear', '--prune', '--indexes', '--offline', '--program'])
      expect(help).toContain(option);
  });
});
