// A notebook: as it is saved, as it comes out of a fresh execution, and what of its outputs is the same on any machine.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ownFolders } from './python.js';

const run = promisify(execFile);
const EXECUTE = fileURLToPath(new URL('execute.py', import.meta.url));
const EXECUTED_WITHIN_MS = 120_000;

export const NOTEBOOKS = ['state-capital', 'cxmt-ownership'] as const;

interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: 'stdout' | 'stderr';
  text?: string[];
  data?: Record<string, unknown>;
}
interface Cell {
  id: string;
  cell_type: 'code' | 'markdown';
  source: string[];
  outputs?: Output[];
}
export interface Notebook {
  cells: Cell[];
}

export const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../notebooks/${name}.ipynb`, import.meta.url));

export const savedNotebook = async (name: string): Promise<Notebook> =>
  JSON.parse(await readFile(pathOf(name), 'utf8')) as Notebook;

/** The text of the notebook after all its cells have run in order; throws what the first broken cell says. */
export async function execute(python: string, name: string, url: string): Promise<string> {
  const env = { ...process.env, ...ownFolders(), XINTU_URL: `${url}/graphql` };
  const options = { env, timeout: EXECUTED_WITHIN_MS, maxBuffer: 64 * 1024 * 1024 };
  return (await run(python, [EXECUTE, pathOf(name)], options)).stdout;
}

/** What the last cell prints. */
export function resultOf(notebook: Notebook): unknown {
  const printed = notebook.cells
    .at(-1)
    ?.outputs?.map(({ text }) => (text ?? []).join(''))
    .join('');
  return JSON.parse(printed ?? '');
}

export const picturesOf = (notebook: Notebook): number =>
  notebook.cells.flatMap(({ outputs }) => outputs ?? []).filter(({ data }) => data?.['image/png']).length;

/** The cells with what they show, but for pictures, and what the setup says about the machine (its fonts). */
export function shownBy(notebook: Notebook): unknown[] {
  return notebook.cells.map(({ id, source, outputs = [] }) => ({
    id,
    source: source.join(''),
    outputs:
      id === 'setup' ? [] : outputs.filter(({ name, data }) => name !== 'stderr' && !data?.['image/png']),
  }));
}
