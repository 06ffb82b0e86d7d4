// `neo4j-admin` of a Neo4j on this machine: where it is, how it is run, and what it says.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { badConfiguration, XintuError } from '../../errors.js';

/** A Neo4j on this machine that does not run. */
export interface Neo4jHome {
  /** Where its data and its configuration are. */
  home: string;
  /** Where its program is (`bin`, or `lib` with its jars), when that is not the home. */
  program?: string | undefined;
  /** The environment of the program. JAVA_HOME says which Java. */
  environment: Readonly<Record<string, string | undefined>>;
}

export interface AdminRun {
  /** Where the program finds files that are named without a folder. */
  folder?: string;
  /** Ends the program. */
  signal?: AbortSignal | undefined;
  onOutput?: (chunk: string) => void;
}

export interface AdminAnswer {
  succeeded: boolean;
  output: string;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The program, and the arguments it takes before ours. */
function commandOf({ home, program, environment }: Neo4jHome): [string, ...string[]] {
  if (!isFolder(home)) {
    throw badConfiguration(
      `there is no folder ${home}; --offline takes the home of a Neo4j, where its data and conf are`,
    );
  }
  const folder = program ?? home;
  const script = join(folder, 'bin/neo4j-admin');
  if (existsSync(script)) return [script];
  const lib = join(folder, 'lib');
  if (isFolder(lib) && readdirSync(lib).some((name) => /^neo4j-.*\.jar$/.test(name))) {
    const java = environment['JAVA_HOME'] ? join(environment['JAVA_HOME'], 'bin/java') : 'java';
    return [java, '-cp', join(lib, '*'), 'org.neo4j.server.startup.Neo4jAdminCommand'];
  }
  throw badConfiguration(
    `${folder} has neither bin/neo4j-admin nor lib with Neo4j's jars; name the folder that has with --program ` +
      '(/usr/share/neo4j where a package has installed it)',
  );
}

/** With all that it has started: Neo4j's command starts a second Java. */
function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    child.kill();
  }
}

/**
 * Runs neo4j-admin with these arguments and waits until it has ended.
 * @throws {XintuError} BAD_CONFIGURATION when there is no such Neo4j, or no Java.
 */
export async function runAdmin(
  neo4j: Neo4jHome,
  given: readonly string[],
  { folder, signal, onOutput }: AdminRun = {},
): Promise<AdminAnswer> {
  const [command, ...before] = commandOf(neo4j);
  signal?.throwIfAborted();
  const child = spawn(command, [...before, ...given], {
    cwd: folder ?? neo4j.home,
    env: { ...neo4j.environment, NEO4J_HOME: neo4j.home },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      onOutput?.(chunk);
    });
  }
  const stop = () => end(child);
  signal?.addEventListener('abort', stop);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal?.throwIfAborted();
    return answerOf(code, output);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw javaIsMissing(`there is no ${command}`);
    if (code === 'EACCES') throw badConfiguration(`${command} may not be run by this user`);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

const javaIsMissing = (what: string) =>
  badConfiguration(`${what}; Neo4j 5 needs Java 17 or 21: install it, or set JAVA_HOME to where it is`);

function answerOf(code: number | null, output: string): AdminAnswer {
  const old = /UnsupportedClassVersionError|(?:unable to find|cannot find|not found).*java|java.*not found/i;
  const [line] = code === 0 ? [] : (output.split('\n').filter((each) => old.test(each)) as [string?]);
  if (line !== undefined) throw javaIsMissing(`Neo4j says: ${line.trim()}`);
  return { succeeded: code === 0, output };
}

/** What the program has said in the end, without its hints to itself, as a reason why it has failed. */
export function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/--verbose|^\s+at |%/.test(line));
  return lines.slice(-6).join('\n');
}

/** The store refuses what it was asked, and says why. */
export const refused = (message: string) => new XintuError('STORE_REFUSED', message);
