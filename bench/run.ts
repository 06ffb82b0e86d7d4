// `npm run bench`: generates a world, serves it with the built service, and measures every question beside its limits.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { planOf } from './generate/plan.js';
import { QUESTIONS } from './questions/all.js';
import { writeDocuments } from './report/document.js';
import type { StoreName } from './report/result.js';
import { savedResults, saveResult } from './report/result.js';
import { describeResult } from './report/result-section.js';
import { runOn } from './stage.js';

interface Options {
  companies: number;
  store: StoreName;
  only?: string[];
  seconds: number;
  requests: number;
  seed: number;
  heap?: number;
  offline?: boolean;
  results?: string;
  document?: boolean;
}

const RESULTS = fileURLToPath(new URL('results', import.meta.url));

const above = (min: number) => (text: string) => {
  const value = Number(text);
  if (!(value >= min)) throw new InvalidArgumentError(`It must be a number from ${min} up.`);
  return value;
};

async function bench({ companies, seed, only, ...options }: Options): Promise<void> {
  if (options.document) return writeDocuments(await savedResults(RESULTS));
  const questions = QUESTIONS.filter(({ name }) => !only || only.includes(name));
  const folder = await mkdtemp(join(tmpdir(), 'xintu-bench-'));
  try {
    const plan = planOf(Math.floor(companies), seed);
    const heapMb = options.heap ?? null;
    const offlineOnly = options.offline ?? false;
    const result = await runOn({ ...options, plan, questions, folder, heapMb, offlineOnly });
    process.stdout.write(`\n${describeResult(result)}\n`);
    if (only) return;
    process.stdout.write(`\nsaved as ${await saveResult(options.results ?? RESULTS, result)}\n`);
    if (options.results === undefined) await writeDocuments(await savedResults(RESULTS));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await new Command('bench')
  .description('Measures every question on a generated world, beside the limits of database and HTTP.')
  .option('--companies <n>', 'how many companies; about ten statements each', above(100), 10_000)
  .addOption(
    new Option('--store <name>', 'what is served from').choices(['memory', 'neo4j']).default('memory'),
  )
  .addOption(
    new Option('--only <name...>', 'only these questions; nothing is saved').choices(
      QUESTIONS.map(({ name }) => name),
    ),
  )
  .option('--seconds <n>', 'how long each figure is measured', above(0.1), 4)
  .option('--requests <n>', 'how many different requests a question', above(1), 200)
  .option('--seed <n>', 'of the generated world', above(0), 1)
  .option('--heap <mb>', 'the heap of the service and of the loading; that of Node when not given', above(64))
  .option('--offline', 'load Neo4j only while it does not run, which is for large worlds')
  .option('--results <folder>', 'save there, and leave the documents as they are')
  .option('--document', 'measure nothing: write docs/benchmarks.md anew from the saved results')
  .action(bench)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`bench: ${(error as Error).stack}\n`);
    process.exitCode = 1;
  });
