// Holds the documents to the code: what they name exists, what exists they name, and their examples run.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../api/config.js';
import { readDataset } from '../api/dataset/read.js';
import { toStored } from '../api/model/stored.js';
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
const numbered = (where: string) => (query: string, i: number) => ({ name: `${where} #${i + 1}`, query });
const examples = [
  ...documents.flatMap((document) => blocks(read(document), 'graphql').map(numbered(document))),
  ...EXAMPLES.map(numbered('the editor')),
];

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
    const options = [...read('graph-seed/seed.ts').matchAll(/\.option\('(--[\w-]+)/g)].map(
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

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(new URL(link, root)))).toEqual([]);
  });
});

describe('the two READMEs', () => {
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

  it.each(examples)('$name runs and has an answer', async ({ query }) => {
    const { data, errors } = await server.ask(query);
    expect(errors).toBeUndefined();
    for (const answer of Object.values(data as Record<string, unknown>)) {
      expect(JSON.stringify(answer)).not.toMatch(/^(null|\[\]|\{"edges":\[\]\})$/);
    }
  });

  it('README.md shows the real answer to its first question', async () => {
    const { data } = await server.ask(blocks(english, 'graphql')[0]!);
    expect(JSON.parse(blocks(english, 'json')[0]!)).toEqual({ data });
  });

  it('the curl of README.md asks its first question', () => {
    const [, body] = /-d '(.*)'$/m.exec(english) ?? [];
    const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(squeeze(JSON.parse(body!).query)).toBe(squeeze(blocks(english, 'graphql')[0]!));
  });
});

describe('the seed command', () => {
  it('explains its options in its own help', () => {
    const tsx = fileURLToPath(new URL('node_modules/.bin/tsx', root));
    const help = execFileSync(tsx, [fileURLToPath(new URL('graph-seed/seed.ts', root)), '--help'], {
      encoding: 'utf8',
    });
    for (const option of ['--check', '--clear', '--prune']) expect(help).toContain(option);
  });
});
