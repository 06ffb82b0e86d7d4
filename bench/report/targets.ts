// What the service is to reach beside its limits, and what it has reached at the size where that is asked.
import type { ColumnName } from '../limits/column.js';
import type { Result } from './result.js';

/** Companies; about a million statements. */
export const TARGET_SIZE = 100_000;

export interface Target {
  wanted: number;
  /** Is more better? */
  atLeast: boolean;
  /** Null where one of its sides is not measured. */
  measured: number | null;
}

export const isMissed = ({ wanted, atLeast, measured }: Target): boolean =>
  measured !== null && (atLeast ? measured < wanted : measured > wanted);

export const LOADS = [
  'memoryRate',
  'memoryHeap',
  'online',
  'offline',
  'profileKept',
  'profileComputed',
] as const;
export type LoadTarget = (typeof LOADS)[number];

export interface QuestionTargets {
  name: string;
  /** p50 of the service over that of the bare driver. */
  driver: Target;
  /** Answers a second of the service on Neo4j over those of the rival. */
  rival: Target;
  /** The same of the service on memory. */
  memory: Target;
}

/** How many times as many answers as the rival's: 20 where its client has to finish the work, 1.2 where the database is the limit. */
const OVER_RIVAL: Record<string, number> = {
  ...{ profile: 2, portfolio: 2, expand: 2, search: 1.2 },
  ...{ 'state-investors': 20, 'co-investors': 20, paths: 20, ownership: 20, tally: 20 },
};

type Figure = 'p50' | 'perSecond';

const figureOf = (result: Result | undefined, name: string, column: ColumnName, figure: Figure) =>
  result?.questions.find((each) => each.name === name)?.measured[column]?.[figure] ?? null;

const over = (a: number | null | undefined, b: number | null | undefined) =>
  a === null || a === undefined || b === null || b === undefined ? null : a / b;

/** At the size where targets are set. */
const resultOf = (results: readonly Result[], store: Result['store']) =>
  results.find((result) => result.store === store && result.companies === TARGET_SIZE);

/** Of loading, and of the profile page beside bare HTTP. */
export function loadTargets(results: readonly Result[]): Record<LoadTarget, Target> {
  const [memory, neo4j] = [resultOf(results, 'memory'), resultOf(results, 'neo4j')];
  const loaded = memory?.memory;
  const loadedMs = loaded ? loaded.readMs + loaded.deriveMs + loaded.writeMs : null;
  const offlineMs = neo4j?.offline ? neo4j.offline.filesMs + neo4j.offline.importMs : null;
  const ofHttp = (column: ColumnName) =>
    over(figureOf(memory, 'profile', column, 'perSecond'), figureOf(memory, 'profile', 'http', 'perSecond'));
  return {
    memoryRate: {
      wanted: 60_000,
      atLeast: true,
      measured: over(memory && memory.statements * 1000, loadedMs),
    },
    memoryHeap: { wanted: 1_500, atLeast: false, measured: over(loaded?.heapBytes, memory?.statements) },
    online: { wanted: 0.7, atLeast: true, measured: over(neo4j?.bare?.ms, neo4j?.online?.writeMs) },
    offline: { wanted: 3, atLeast: true, measured: over(neo4j?.online?.writeMs, offlineMs) },
    profileKept: { wanted: 0.4, atLeast: true, measured: ofHttp('kept') },
    profileComputed: { wanted: 0.4, atLeast: true, measured: ofHttp('service') },
  };
}

/** Of each question that is measured on Neo4j. */
export function questionTargets(results: readonly Result[]): QuestionTargets[] {
  const [memory, neo4j] = [resultOf(results, 'memory'), resultOf(results, 'neo4j')];
  return (neo4j?.questions ?? []).map(({ name }) => {
    const rival = figureOf(neo4j, name, 'rival', 'perSecond');
    const p50 = (column: ColumnName) => figureOf(neo4j, name, column, 'p50');
    return {
      name,
      driver: { wanted: 1.25, atLeast: false, measured: over(p50('service'), p50('driver')) },
      rival: {
        ...{ wanted: OVER_RIVAL[name] ?? 1.2, atLeast: true },
        measured: over(figureOf(neo4j, name, 'service', 'perSecond'), rival),
      },
      memory: {
        ...{ wanted: 10, atLeast: true },
        measured: over(figureOf(memory, name, 'service', 'perSecond'), rival),
      },
    };
  });
}
