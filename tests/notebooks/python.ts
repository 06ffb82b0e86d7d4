// The Python that executes the notebooks: an environment of its own with what notebooks/requirements.txt names, made once.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/xintu-notebooks/', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('../../notebooks/requirements.txt', import.meta.url));
const INSTALLED_WITHIN_MS = 10 * 60_000;

const COMMANDS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];
const IS_FIT = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';
const HOW =
  'install Python 3.11 or later with venv (apt-get install python3-venv) and let pip reach its registry, or set XINTU_TEST_PYTHON';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** A Python of the machine that is new enough and can make environments; null when it has none. */
async function findPython(): Promise<string | null> {
  const given = process.env['XINTU_TEST_PYTHON'];
  for (const command of given ? [given] : COMMANDS) {
    const fits = await run(command, ['-c', IS_FIT]).then(
      () => true,
      () => false,
    );
    if (fits) return command;
  }
  return null;
}

/** Makes an environment aside, and moves it into place only when complete, so that what is there can be used. */
async function makeEnvironment(command: string, place: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'making-'));
  try {
    await run(command, ['-m', 'venv', folder]);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
    await run(join(folder, 'bin/python'), install, { timeout: INSTALLED_WITHIN_MS });
    // Another run may have been faster; its environment is the same.
    await rename(folder, place).catch((error) => {
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What an environment was made for is in its name; those of other requirements are of no use any more. */
async function environment(command: string): Promise<string> {
  const name = `python-${createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex')
    .slice(0, 12)}`;
  const place = join(CACHE, name);
  const python = join(place, 'bin/python');
  // Its Python is a link to that of the machine, which may be gone since.
  const works = await run(python, ['-c', '']).then(
    () => true,
    () => false,
  );
  if (works) return python;
  const begun = Date.now();
  await rm(place, { recursive: true, force: true });
  await makeEnvironment(command, place);
  const others = (await readdir(CACHE)).filter((each) => each.startsWith('python-') && each !== name);
  await Promise.all(others.map((each) => rm(join(CACHE, each), { recursive: true, force: true })));
  say(`Python for the notebooks: made in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return python;
}

/** The Python of the environment; null, said aloud, when it cannot be had; throws instead with CI=true. */
export async function pythonForNotebooks(): Promise<string | null> {
  const command = await findPython();
  let reason = 'there is no Python 3.11 or later with venv';
  if (command) {
    try {
      return await environment(command);
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      reason = `${command} cannot be given what they need (${(stderr || message).trim().split('\n').at(-1)})`;
    }
  }
  if (process.env['CI'] === 'true') {
    throw new Error(
      `the notebooks cannot be executed: ${reason}, and with CI=true none may be skipped: ${HOW}`,
    );
  }
  say(`!!! All tests of the notebooks are SKIPPED, because ${reason}. To run them: ${HOW}`);
  return null;
}

/** Variables that keep what Jupyter, IPython and matplotlib of this user have and leave behind out of it. */
export function ownFolders(): Record<string, string | undefined> {
  return {
    JUPYTER_CONFIG_DIR: join(CACHE, 'jupyter/config'),
    JUPYTER_DATA_DIR: join(CACHE, 'jupyter/data'),
    JUPYTER_RUNTIME_DIR: join(CACHE, 'jupyter/runtime'),
    IPYTHONDIR: join(CACHE, 'ipython'),
    MPLCONFIGDIR: join(CACHE, 'matplotlib'),
    MPLBACKEND: undefined,
  };
}
