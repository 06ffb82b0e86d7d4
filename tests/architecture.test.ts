// Holds the code to the table of rooms in README.md: imports, cycles, sizes, and no file outside a room.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Room {
  name: string;
  /** Rooms it may import; null for anything. `api/*` stands for all rooms that begin so. */
  mayImport: string[] | null;
}

/** The rows `| \`room\` | what | may import |` of the table under "The house". */
function roomsOf(readme: string): Room[] {
  const rows = [...readme.matchAll(/^\| (`[^|]+) \|[^|]*\| ([^|]*) ?\|$/gm)];
  return rows.flatMap(([, names, imports]) => {
    const listed = [...imports!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    const mayImport = imports!.trim() === 'anything' ? null : listed;
    return [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ name: name!, mayImport }));
  });
}

const rooms = roomsOf(readFileSync(join(root, 'README.md'), 'utf8'));

function sourcesOf(ending: RegExp): string[] {
  const skipped = new Set(['node_modules', 'dist', '.git', '.venv', 'coverage']);
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path);
      return ending.test(entry.name) ? [path] : [];
    });
  return walk('.');
}

const files = sourcesOf(/\.tsx?$/).filter((file) => !/^[^/]+\.config\.ts$/.test(file));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

const existsInHouse = (file: string) => files.includes(file);

/** The room of a file: the longest room name that is its folder, or itself without `.ts`. */
function roomOf(file: string): Room | undefined {
  const matching = rooms.filter(({ name }) => file === `${name}.ts` || file.startsWith(`${name}/`));
  return matching.sort((a, b) => b.name.length - a.name.length)[0];
}

/** The project's own files that a file imports, types included. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(textOf(file), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.') && !/\.(css|json)$/.test(fileName))
    .map(({ fileName }) => normalize(join(dirname(file), fileName)).replace(/\.js$/, ''))
    .map((path) => ['.tsx', '.d.ts'].map((ending) => path + ending).find(existsInHouse) ?? `${path}.ts`);
}

function mayImport(from: Room, to: Room): boolean {
  if (from.name === to.name || from.mayImport === null) return true;
  return from.mayImport.some((name) =>
    name.endsWith('/*') ? to.name.startsWith(name.slice(0, -1)) : name === to.name,
  );
}

/** One import cycle, or null. */
function findCycle(graph: ReadonlyMap<string, string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}

/** Functions by their names (or lines) with their lengths in lines. */
function functionLengths(file: string): { where: string; lines: number; parameters: number }[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: { where: string; lines: number; parameters: number }[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const start = lineOf(node.getStart());
      // A parameter with a decorator is a declaration of the GraphQL schema, not an argument that somebody passes.
      const parameters = node.parameters.filter(
        (each) => !ts.canHaveDecorators(each) || !ts.getDecorators(each)?.length,
      );
      found.push({
        where: `${file}:${start}`,
        lines: lineOf(node.end) - start + 1,
        parameters: parameters.length,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the house', () => {
  // What gql.tada writes is nobody's prose.
  const product = files.filter((file) => !file.startsWith('tests/') && !file.endsWith('.d.ts'));

  it('has a table of rooms in README.md', () => {
    expect(rooms.length).toBeGreaterThan(10);
    expect(new Set(rooms.map(({ name }) => name)).size).toBe(rooms.length);
  });

  it('has every TypeScript file in a room', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
  });

  it('has rooms that exist', () => {
    const empty = rooms.filter(
      ({ name }) => !files.some((file) => file === `${name}.ts` || file.startsWith(`${name}/`)),
    );
    expect(empty.map(({ name }) => name)).toEqual([]);
  });

  it('imports only what the table allows', () => {
    const forbidden = product.flatMap((file) =>
      importsOf(file)
        .filter((imported) => !roomOf(imported) || !mayImport(roomOf(file)!, roomOf(imported)!))
        .map((imported) => `${file} → ${imported}`),
    );
    expect(forbidden).toEqual([]);
  });

  it('has no import cycle, not even of types', () => {
    expect(findCycle(new Map(files.map((file) => [file, importsOf(file)])))).toBeNull();
  });

  it('imports files that exist', () => {
    const missing = files.flatMap((file) => importsOf(file).filter((imported) => !files.includes(imported)));
    expect(missing.map((file) => relative('.', file))).toEqual([]);
  });

  it('has no file over 300 lines, no function over 60, no more than 4 parameters', () => {
    expect(product.filter((file) => textOf(file).split('\n').length > 301)).toEqual([]);
    const functions = product.flatMap(functionLengths);
    expect(functions.filter(({ lines }) => lines > 60)).toEqual([]);
    expect(functions.filter(({ parameters }) => parameters > 4)).toEqual([]);
  });

  it('has no component over 150 lines', () => {
    expect(product.filter((file) => file.endsWith('.tsx') && textOf(file).split('\n').length > 151)).toEqual(
      [],
    );
  });

  it('has no colour outside the one file of the visual language', () => {
    const styles = sourcesOf(/\.css$/).filter((file) => file !== 'viewer/theme/theme.css');
    expect(styles.length).toBeGreaterThan(3);
    expect(styles.filter((file) => /#[0-9a-f]{3,8}\b|\brgb|\bhsl|\boklch/i.test(textOf(file)))).toEqual([]);
  });

  it('opens every file with a comment that says what it is for', () => {
    expect(files.filter((file) => !/^\/[/*]/.test(textOf(file)))).toEqual([]);
  });

  it('keeps Cypher, the environment and drivers where they belong', () => {
    const having = (pattern: RegExp) => product.filter((file) => pattern.test(textOf(file)));
    expect(having(/process\.env/)).toEqual(['api/config.ts']);
    expect(
      having(/\b(MATCH|MERGE|UNWIND) [([$]/).filter(
        (file) => !/^(bench\/|api\/store\/cypher(-\w+)?\.ts$)/.test(file),
      ),
    ).toEqual([]);
    expect(
      having(/from 'neo4j-driver'/).filter((file) => !/^(api\/store\/neo4j|bench)\//.test(file)),
    ).toEqual([]);
    expect(having(/from 'type-graphql'/).filter((file) => !file.startsWith('api/graphql/'))).toEqual([]);
    const ofMcp = /^api\/(mcp\/|http\/mcp\.ts$|main\/mcp\.ts$)/;
    expect(having(/from '@modelcontextprotocol\//).filter((file) => !ofMcp.test(file))).toEqual([]);
    expect(having(/['"]cytoscape/).filter((file) => !file.startsWith('viewer/graph/'))).toEqual([]);
    expect(having(/\bfetch\(/).filter((file) => !file.startsWith('viewer/client/'))).toEqual([]);
  });

  it('has no barrel, default export or room for odds and ends', () => {
    expect(
      product.filter((file) => /\b(utils?|helpers?|common|manager|service|impl|index)\.tsx?$/.test(file)),
    ).toEqual([]);
    expect(product.filter((file) => /^export default|^export \* from/m.test(textOf(file)))).toEqual([]);
  });
});
