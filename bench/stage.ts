// One run: everything is started in order, measured, and stopped whatever happens.

import { javaIsThere } from '../tests/neo4j/from-jars.js';
import { obtainNeo4j, WAYS } from '../tests/neo4j/obtain.js';
import type { StartedNeo4j, Wanted } from '../tests/neo4j/started.js';
import { environmentOf } from '../tests/neo4j/started.js';
import type { Plan } from './generate/plan.js';
import { writeWorld } from './generate/world.js';
import type { BareDriver, Recorder } from './limits/bare-driver.js';
import { bareDriver, recorder } from './limits/bare-driver.js';
import { bareLoad } from './limits/bare-load.js';
import type { Asked } from './limits/http.js';
import { connect, httpColumn } from './limits/http.js';
import { keepBusy, measure } from './measure.js';
import { prepare } from './prepare.js';
import type { Question } from './questions/question.js';
import type { QuestionResult, Result, StoreName } from './report/result.js';
import { thisMachine } from './report/result.js';
import { rivalColumn } from './rival/all.js';
import { startRival } from './rival/server.js';
import type { ByteServer } from './servers/bytes.js';
import { startByteServer } from './servers/bytes.js';
import { loadIntoMemory } from './servers/memory-load.js';
import type { OfflineLoad } from './servers/neo4j-load.js';
import { loadOnline, startLoadedOffline } from './servers/neo4j-load.js';
import { Profiler } from './servers/profile.js';
import type { Service } from './servers/xintu.js';
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
  /** A Neo4j is loaded only while it does not run: the others take too long for a large world. */
  offlineOnly: boolean;
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

async function measureQuestion(question: Question, stage: Stage, run: Run) {
  const { plan, seconds, requests } = run;
  const { expected, statements, refused } = await prepare(question, { plan, requests, ...stage });
  await stage.byteServer.answer(expected.map(({ answer }) => answer));
  for (const { body } of expected) await stage.kept.post('/graphql', body);
  const rival = stage.rival && (await rivalColumn(question.name, stage.rival, expected));
  const service = httpColumn('service', stage.service, expected);
  const columns = [
    service,
    httpColumn('kept', stage.kept, expected),
    ...(stage.driver ? [stage.driver.column(statements)] : []),
    httpColumn('http', stage.bytes, expected),
    ...(rival ? [rival] : []),
  ];
  const variants = expected.length;
  const measured = await measure(columns, { variants, seconds });
  const { p50, perSecond } = measured.service!;
  say(`${question.name}: p50 ${p50.toFixed(1)} ms, ${perSecond.toFixed(0)} answers a second`);
  const result: QuestionResult = {
    ...{ name: question.name, variants, refused },
    answerBytes: median(expected.map(({ answer }) => answer.length)),
    cypherStatements: stage.driver ? median(statements.map(({ length }) => length)) : null,
    ...{ measured, profile: {} },
  };
  return { result, keepBusy: () => keepBusy(service, { variants, seconds }) };
}

/** Measures every question, and then, with a debugger at the service that would disturb that, where its time goes. */
async function measureAll(stage: Stage, service: Service, run: Run): Promise<QuestionResult[]> {
  const all = [];
  for (const question of run.questions) all.push(await measureQuestion(question, stage, run));
  const profiler = await Profiler.connect(await service.openDebugger());
  for (const { result, keepBusy: work } of all) result.profile = await profiler.shares(work);
  profiler.close();
  return all.map(({ result }) => result);
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

type Loads = Pick<Result, 'memory' | 'online' | 'bare' | 'offline'>;
const NO_LOADS: Loads = { memory: null, online: null, bare: null, offline: null };

/** Each load has a database of its own that is new, so that none is warmed by another; the last one is served. */
async function loadNeo4j({ plan, folder, heapMb, offlineOnly }: Run, stops: Stops) {
  let offline: OfflineLoad | null = null;
  if (await javaIsThere()) {
    const loaded = await startLoadedOffline(folder, toMeasure(plan), heapMb);
    offline = loaded.offline;
    say(`${offline.rows} rows loaded offline in ${(offline.totalMs / 1000).toFixed(1)} s`);
    if (offlineOnly) {
      stops.add(loaded.neo4j, (each) => each.stop());
      return { neo4j: loaded.neo4j, loads: { ...NO_LOADS, offline } };
    }
    await loaded.neo4j.stop();
  } else if (offlineOnly) throw new Error('loading offline takes Java and Maven here');
  const empty = await startNeo4j(plan);
  const bare = await bareLoad(folder, empty, heapMb).finally(() => empty.stop());
  const neo4j = stops.add(await startNeo4j(plan), (each) => each.stop());
  const online = await loadOnline(folder, neo4j, heapMb);
  say(`loaded online in ${(online.totalMs / 1000).toFixed(1)} s`);
  return { neo4j, loads: { ...NO_LOADS, bare, online, offline } };
}

async function load(run: Run, stops: Stops): Promise<{ neo4j: StartedNeo4j | null; loads: Loads }> {
  if (run.store === 'neo4j') return loadNeo4j(run, stops);
  return { neo4j: null, loads: { ...NO_LOADS, memory: await loadIntoMemory(run.folder, run.heapMb) } };
}

/** How much there is to ask about. */
async function countsOf({ post }: Asked): Promise<Pick<Result, 'entities' | 'statements'>> {
  const query = '{ dataset { entities relations observations } }';
  const { body } = await post('/graphql', JSON.stringify({ query }));
  const { entities, relations, observations } = JSON.parse(body.toString()).data.dataset;
  return { entities, statements: relations + observations };
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
  const { neo4j, loads } = await load(run, stops);
  const { service, stage } = await setUp(run, neo4j, stops);
  const counts = await countsOf(stage.service);
  const questions = await measureAll(stage, service, run);
  const peakMemoryBytes = await service.peakMemory();
  const { companies, seed } = plan;
  return {
    ...{ store, date: new Date().toISOString().slice(0, 10), machine: thisMachine(), node: process.version },
    neo4j: neo4j && { version: await stage.driver!.version(), how: neo4j.how },
    ...{ companies, seed, seconds: run.seconds, generateMs, ...loads, ...counts },
    ...{ startMs: service.startMs, peakMemoryBytes, questions },
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
