// One run: everything is started in order, measured, and stopped whatever happens.

import { obtainNeo4j, WAYS } from '../tests/neo4j/obtain.js';
import type { StartedNeo4j, Wanted } from '../tests/neo4j/started.js';
import { environmentOf } from '../tests/neo4j/started.js';
import type { Plan } from './generate/plan.js';
import { writeWorld } from './generate/world.js';
import type { BareDriver, Recorder } from './limits/bare-driver.js';
import { bareDriver, recorder } from './limits/bare-driver.js';
import type { BareLoad } from './limits/bare-load.js';
import { bareLoad } from './limits/bare-load.js';
import type { Asked } from './limits/http.js';
import { connect, httpColumn } from './limits/http.js';
import { measure } from './measure.js';
import { prepare } from './prepare.js';
import type { Question } from './questions/question.js';
import type { QuestionResult, Result, StoreName } from './report/result.js';
import { thisMachine } from './report/result.js';
import { rivalColumn } from './rival/all.js';
import { startRival } from './rival/server.js';
import type { ByteServer } from './servers/bytes.js';
import { startByteServer } from './servers/bytes.js';
import { loadIntoMemory } from './servers/memory-load.js';
import { loadIntoNeo4j } from './servers/neo4j-load.js';
import { startService } from './servers/xintu.js';

export interface Run {
  store: StoreName;
  plan: Plan;
  questions: readonly Question[];
  seconds: number;
  /** How many different ones a question. */
  requests: number;
  /** Empty at first; the generated world goes there. */
  folder: string;
  heapMb: number | null;
}

interface Stage {
  service: Asked;
  kept: Asked;
  bytes: Asked;
  byteServer: ByteServer;
  recorder: Recorder | null;
  driver: BareDriver | null;
  /** On Neo4j only. */
  rival: Asked | null;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function measureQuestion(question: Question, stage: Stage, run: Run): Promise<QuestionResult> {
  const { plan, seconds, requests } = run;
  const { expected, statements, refused } = await prepare(question, { plan, requests, ...stage });
  await stage.byteServer.answer(expected.map(({ answer }) => answer));
  for (const { body } of expected) await stage.kept.post('/graphql', body);
  const rival = stage.rival && (await rivalColumn(question.name, stage.rival, expected));
  const columns = [
    httpColumn('service', stage.service, expected),
    httpColumn('kept', stage.kept, expected),
    ...(stage.driver ? [stage.driver.column(statements)] : []),
    httpColumn('http', stage.bytes, expected),
    ...(rival ? [rival] : []),
  ];
  const variants = expected.length;
  const measured = await measure(columns, { variants, seconds });
  const { p50, perSecond } = measured.service!;
  say(`${question.name}: p50 ${p50.toFixed(1)} ms, ${perSecond.toFixed(0)} answers a second`);
  return {
    ...{ name: question.name, variants, refused },
    answerBytes: median(expected.map(({ answer }) => answer.length)),
    cypherStatements: stage.driver ? median(statements.map(({ length }) => length)) : null,
    measured,
  };
}

/** Things that have to be stopped, the last one first. */
class Stops {
  readonly #stops: (() => unknown)[] = [];

  add<T>(started: T, stop: (started: T) => unknown): T {
    this.#stops.push(() => stop(started));
    return started;
  }

  async run(): Promise<void> {
    for (const stop of this.#stops.reverse()) await stop();
  }
}

/** A database that is measured compiles and collects as one in use does. */
const toMeasure = ({ companies }: Plan): Wanted => ({
  ...(companies > 200_000 ? { heap: '4g', pagecache: '4g' } : { heap: '2g', pagecache: '1g' }),
  java: ['-XX:+UseG1GC'],
  settings: {},
});

async function startNeo4j(plan: Plan): Promise<StartedNeo4j> {
  const neo4j = await obtainNeo4j(toMeasure(plan));
  if (!neo4j) throw new Error(`there is no Neo4j to measure: ${WAYS}`);
  return neo4j;
}

/** Into a database of its own that is new too, so that neither is warmed by the other. */
async function loadBare({ plan, folder, heapMb }: Run): Promise<BareLoad> {
  const neo4j = await startNeo4j(plan);
  try {
    return await bareLoad(folder, neo4j, heapMb);
  } finally {
    await neo4j.stop();
  }
}

async function load({ store, folder, heapMb }: Run, neo4j: StartedNeo4j | null) {
  const { readMs, deriveMs, writeMs, heapBytes, ...counts } = await loadIntoMemory(folder, heapMb);
  if (store === 'memory') {
    const parts = { read: readMs, derive: deriveMs, write: writeMs };
    return { ...counts, load: { parts, totalMs: readMs + deriveMs + writeMs, heapBytes } };
  }
  const loaded = await loadIntoNeo4j(folder, neo4j!, heapMb);
  return { ...counts, load: { parts: { write: loaded.writeMs }, totalMs: loaded.totalMs, heapBytes: null } };
}

/** Starts all that is asked. */
async function setUp({ heapMb, folder }: Run, neo4j: StartedNeo4j | null, stops: Stops) {
  const settings = neo4j ? environmentOf(neo4j) : { XINTU_DATA: folder };
  const start = async (keeping: Record<string, string>) =>
    stops.add(await startService({ ...settings, ...keeping }, heapMb), (each) => each.stop());
  const connectTo = ({ url }: { url: string }) => stops.add(connect(url), (each) => each.close());
  const service = await start({ XINTU_KEPT_MB: '0' });
  say(`the service is ready after ${(service.startMs / 1000).toFixed(1)} s`);
  const keeping = await start({});
  const byteServer = stops.add(await startByteServer(), (each) => each.stop());
  const rival = neo4j && stops.add(await startRival(neo4j), (each) => each.stop());
  const stage: Stage = {
    ...{ service: connectTo(service), kept: connectTo(keeping), bytes: connectTo(byteServer), byteServer },
    recorder: neo4j && stops.add(await recorder(neo4j), (each) => each.close()),
    driver: neo4j && stops.add(bareDriver(neo4j), (each) => each.close()),
    rival: rival && connectTo(rival),
  };
  return { service, stage };
}

async function onStage(run: Run, stops: Stops): Promise<Result> {
  const { plan, store, folder } = run;
  const begun = performance.now();
  await writeWorld(plan, folder);
  const generateMs = performance.now() - begun;
  say(`${plan.companies} companies generated in ${(generateMs / 1000).toFixed(1)} s`);
  const bare = store === 'neo4j' ? await loadBare(run) : null;
  const neo4j = store === 'neo4j' ? stops.add(await startNeo4j(plan), (each) => each.stop()) : null;
  const loaded = await load(run, neo4j);
  say(`${loaded.statements} statements loaded in ${(loaded.load.totalMs / 1000).toFixed(1)} s`);
  const { service, stage } = await setUp(run, neo4j, stops);
  const questions: QuestionResult[] = [];
  for (const question of run.questions) questions.push(await measureQuestion(question, stage, run));
  const { companies, seed } = plan;
  return {
    ...{ store, date: new Date().toISOString().slice(0, 10), machine: thisMachine(), node: process.version },
    neo4j: neo4j && { version: await stage.driver!.version(), how: neo4j.how },
    ...{ companies, seed, seconds: run.seconds, generateMs, bare, ...loaded },
    ...{ startMs: service.startMs, peakMemoryBytes: await service.peakMemory(), questions },
  };
}

/** Measures the questions of the run, and leaves nothing running. */
export async function runOn(run: Run): Promise<Result> {
  const stops = new Stops();
  try {
    return await onStage(run, stops);
  } finally {
    await stops.run();
  }
}
