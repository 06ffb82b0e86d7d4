// Random small worlds and random calls, from which both stores must give the same answers.
import * as fc from 'fast-check';
import type { EntityKind, RelationKind } from '../../api/model/kinds.js';
import {
  CERTAINTIES,
  canJoin,
  ENTITY_KINDS,
  RELATION_KINDS,
  relationRule,
  STATE_LEVELS,
} from '../../api/model/kinds.js';
import type { Dataset, Entity, Evidence, Observation, Relation } from '../../api/model/statement.js';
import { TALLY_KEYS } from '../../api/model/tally.js';
import { timeWindow } from '../../api/model/time.js';

export const DATES = ['2019', '2021-03', '2022-06-15', '2023-01/2023-06', '2024-01/..', '../2020'];
const DAYS = ['2018-12-31', '2020-12-31', '2021-03-15', '2022-06-15', '2023-02-01', '2025-01-01'];
const NAMES = [
  '沐曦股份',
  '长鑫科技',
  '上海国资',
  '浦东创投',
  'Moore Threads',
  '壁仞',
  '重庆两江',
  'AI 芯片',
  '合肥产投',
  '燧原',
];
const ROUNDS = [null, 'A', 'B', 'E'];

const evidence = (sources: readonly string[]): fc.Arbitrary<Evidence> =>
  fc.record({
    source: fc.constantFrom(...sources),
    locator: fc.constantFrom('L1S1', 'L2S3|L4S1'),
    printed: fc.constantFrom(null, '5亿元'),
    note: fc.constant('why'),
    certainty: fc.constantFrom(...CERTAINTIES),
    attributed: fc.constantFrom<string[]>([], ['e0'], ['e0', 'e1']),
  });

const entity = (index: number): fc.Arbitrary<Entity> =>
  fc.record({
    id: fc.constant(`e${index}`),
    // Companies, places and sectors are what the questions are about: more of them.
    kind: fc.constantFrom<EntityKind>(
      'company',
      'company',
      'company',
      'fund',
      'organization',
      'place',
      'sector',
      ...ENTITY_KINDS,
    ),
    name: fc.constantFrom(...NAMES),
    nameEn: fc.constantFrom(null, 'MetaX', 'Big Fund II'),
    aliases: fc.subarray(['MX-1', '国家队', '長鑫']),
    formerIds: fc.constantFrom<string[]>([], [`old-${index}`]),
    identifiers: fc.constantFrom<Entity['identifiers']>(
      [],
      [{ scheme: 'ticker', value: '688802.SH' }],
      [{ scheme: 'gb2260', value: '310000' }],
      [{ scheme: 'gb2260', value: '310115' }],
    ),
    stateLevel: fc.constantFrom(null, null, ...STATE_LEVELS),
    placeLevel: fc.constantFrom(
      null,
      'city' as const,
      'city' as const,
      'province' as const,
      'district' as const,
    ),
    summary: fc.constant(null),
  });

function relation(
  index: number,
  entities: readonly Entity[],
  sources: readonly string[],
): fc.Arbitrary<Relation | null> {
  const kinds: RelationKind[] = [
    'INVESTED_IN',
    'HOLDS',
    'PART_OF',
    'CONTROLS',
    'IN_SECTOR',
    'LOCATED_IN',
    'LISTED_ON',
  ];
  return fc
    .tuple(
      fc.constantFrom(...kinds, ...kinds, ...RELATION_KINDS),
      fc.constantFrom(...entities),
      fc.constantFrom(...entities),
      fc.record({
        start: fc.constantFrom(null, ...DATES),
        amount: fc.constantFrom(null, 500_000_000, 30_000_000),
        share: fc.constantFrom(null, 21.67, 50),
        round: fc.constantFrom(...ROUNDS),
        role: fc.nat(7),
        evidence: fc.array(evidence(sources), { minLength: 1, maxLength: 3 }),
      }),
    )
    .map(([kind, from, to, { amount, share, role, ...rest }]) => {
      if (!canJoin(kind, from.kind, to.kind) || (from.id === to.id && kind !== 'HOLDS')) return null;
      const roles = relationRule(kind).roles;
      return {
        ...{ id: `r${index}`, kind, from: from.id, to: to.id, end: null, ...rest },
        ...{ amount, currency: amount === null ? null : amount > 1e8 ? 'CNY' : 'USD' },
        ...{ shareMin: share, shareMax: share, role: roles ? (roles[role % roles.length] ?? null) : null },
      };
    });
}

const observation = (
  index: number,
  ids: readonly string[],
  sources: readonly string[],
): fc.Arbitrary<Observation> =>
  fc.record({
    id: fc.constant(`o${index}`),
    entity: fc.constantFrom(...ids),
    metric: fc.constantFrom('revenue', 'founded'),
    min: fc.constantFrom(1, 2.5, 4),
    max: fc.constantFrom(3, 5, null),
    unit: fc.constant('CNY'),
    period: fc.constantFrom(null, ...DATES),
    basis: fc.constantFrom(null, 'target'),
    dimensions: fc.subarray([...ids], { maxLength: 2 }),
    evidence: fc.array(evidence(sources), { minLength: 1, maxLength: 2 }),
  });

const SOURCES: Dataset['sources'] = [
  { id: 'early', published: '2020' },
  { id: 'late', published: '2023-06' },
  { id: 'undated', published: null },
].map((source) => ({
  ...{ title: source.id, publisher: null, author: null, language: null, url: null, retrieved: null },
  ...{ kind: 'news' as const, ...source },
}));

/** A dataset of up to twelve entities with whatever relations are legal between them. */
export const smallWorld: fc.Arbitrary<Dataset> = fc
  .integer({ min: 3, max: 12 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, i) => entity(i))))
  .chain((entities) => {
    const ids = entities.map(({ id }) => id);
    const sources = SOURCES.map(({ id }) => id);
    return fc.record({
      sources: fc.constant(SOURCES),
      entities: fc.constant(entities),
      relations: fc
        .tuple(...Array.from({ length: 40 }, (_, i) => relation(i, entities, sources)))
        .map((all) => all.filter((each) => each !== null)),
      observations: fc.tuple(...Array.from({ length: 6 }, (_, i) => observation(i, ids, sources))),
      metrics: fc.constant(
        ['revenue', 'founded'].map((id) => ({
          id,
          nameZh: id,
          nameEn: null,
          unitKinds: ['money'],
          description: null,
        })),
      ),
      conflicts: fc.constant([]),
    });
  });

/** Everything a call may be asked with; which of it a call uses is its own affair. */
export const anyCall = fc.record({
  window: fc
    .record({ asOf: fc.constantFrom(null, null, ...DAYS), knownAt: fc.constantFrom(null, null, ...DAYS) })
    .map(timeWindow),
  entity: fc.constantFrom('e0', 'e1', 'e2', 'e3', 'e4', 'e11', 'nobody'),
  other: fc.constantFrom('e0', 'e1', 'e2', 'e5', 'e7'),
  scope: fc.constantFrom(null, null, 'e0', 'e1', 'e2', 'e3', 'e6'),
  scope2: fc.constantFrom(null, null, null, 'e0', 'e1', 'e4', 'e5'),
  belongsTo: fc.constantFrom(null, null, null, 'e0', 'e1', 'e2', 'e5'),
  companies: fc.constantFrom(null, null, ['e0', 'e1', 'e2', 'e3']),
  direction: fc.constantFrom('in' as const, 'out' as const, 'both' as const),
  kinds: fc.constantFrom<RelationKind[] | null>(
    null,
    ['INVESTED_IN', 'HOLDS'],
    ['PART_OF', 'CONTROLS'],
    ['LOCATED_IN', 'IN_SECTOR', 'HOLDS'],
  ),
  certainties: fc.option(fc.subarray([...CERTAINTIES], { minLength: 1 })),
  rollUp: fc.boolean(),
  levels: fc.option(fc.subarray([null, ...STATE_LEVELS]), { freq: 2 }),
  investorKinds: fc.constantFrom<EntityKind[] | null>(null, null, ['company', 'organization']),
  atLeast: fc.integer({ min: 1, max: 3 }),
  order: fc.constantFrom('company-count' as const, 'amount' as const, 'name' as const),
  sameRound: fc.boolean(),
  text: fc.constantFrom('沐曦', '长鑫', 'mx', 'moore', 'big fund', '上海', '國資', '芯片', '688802'),
  metrics: fc.constantFrom(null, ['revenue']),
  target: fc.constantFrom(null, null, { min: '2021-01-01', max: '2022-12-31' }),
  period: fc.constantFrom(null, { min: '2019-01-01', max: '2022-12-31' }),
  first: fc.integer({ min: 1, max: 5 }),
  maxLength: fc.integer({ min: 1, max: 6 }),
  by: fc.shuffledSubarray([...TALLY_KEYS], { maxLength: 3 }),
});

export type Call = typeof anyCall extends fc.Arbitrary<infer T> ? T : never;
