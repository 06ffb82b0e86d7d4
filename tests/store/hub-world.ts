// A world with hubs, the same at every run: most of it hangs on one investor, one sector, one place and one company,
// while what is around an ordinary entity does not depend on how large the world is.
import type { RelationKind } from '../../api/model/kinds.js';
import type { Dataset, Entity, Observation, Relation } from '../../api/model/statement.js';

const SOURCES_PER_COMPANIES = 20;
/** Each ordinary sector, place and investor has this many companies in every size of the world. */
const AROUND = 5;

const FAMILY = ['长', '沐', '壁', '燧', '寒', '摩', '景', '天', '华', '中'];
const FIELD = ['芯', '光', '微', '晶', '智', '电', '磁', '材', '封', '存'];
const digits = (n: number) => [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 10];
const nameOf = (n: number) => {
  const [a, b, c] = digits(n) as [number, number, number];
  return `${FAMILY[a]}${FIELD[b]}${FIELD[c]}科技${n}`;
};

function entity(id: string, kind: Entity['kind'], rest: Partial<Entity> = {}): Entity {
  return {
    ...{ id, kind, name: id, nameEn: null, aliases: [], formerIds: [], identifiers: [] },
    ...{ stateLevel: null, placeLevel: null, summary: null, ...rest },
  };
}

const sourceOf = (n: number) => `source-${Math.floor(n / SOURCES_PER_COMPANIES)}`;
const evidenceOf = (n: number) => [
  {
    ...{ source: sourceOf(n), locator: 'L1S1', printed: null, note: null, attributed: [] },
    certainty: n % 7 === 0 ? ('inferred' as const) : ('stated' as const),
  },
];

/** Every fifth is undated; the others begin in some month of ten years. */
const startOf = (n: number) =>
  n % 5 === 0 ? null : `${2015 + (n % 10)}-${String(1 + (n % 12)).padStart(2, '0')}`;

function relation(kind: RelationKind, ends: [string, string], n: number, rest: Partial<Relation> = {}) {
  const [from, to] = ends;
  return {
    ...{ id: `${kind}-${from}-${to}`, kind, from, to, start: startOf(n), end: null, amount: null },
    ...{ currency: null, shareMin: null, shareMax: null, round: null, role: null, evidence: evidenceOf(n) },
    ...rest,
  };
}

function observation(id: string, about: string, n: number): Observation {
  return {
    ...{ id, entity: about, metric: n % 2 === 0 ? 'revenue' : 'staff', min: n, max: n, unit: 'CNY' },
    ...{ period: n % 5 === 0 ? null : String(2015 + (n % 10)), basis: null, dimensions: [] },
    evidence: evidenceOf(n),
  };
}

const figureOf = (id: string, about: string, rest: Partial<Observation>): Observation => ({
  ...observation(id, about, 1),
  ...rest,
});

/** What hangs on one company: an ordinary group of its own, and the hubs. */
function companyOf(n: number): { relations: Relation[]; observations: Observation[] } {
  const [id, group] = [`co-${n}`, Math.floor(n / AROUND)];
  const money = { amount: 1e8 + n, currency: 'CNY', round: ['A', 'B'][n % 2]! };
  const relations = [
    relation('IN_SECTOR', [id, `sec-${group}`], n),
    relation('IN_SECTOR', [id, 'sec-hub'], n),
    relation('LOCATED_IN', [id, `pl-${group}`], n),
    relation('LOCATED_IN', [id, 'pl-hub'], n),
    relation('INVESTED_IN', [`fund-${group}`, id], n, money),
    relation('INVESTED_IN', [`fund-${group}-b`, id], n, money),
    relation('INVESTED_IN', ['fund-hub', id], n, money),
    relation('SUPPLIES', ['co-hub', id], n),
    ...(n % 4 === 0 ? [relation('LISTED_ON', [id, 'pl-market'], n, { role: 'listed' })] : []),
  ];
  const observations = [
    observation(`figure-${n}`, id, n),
    ...(n % 4 === 0 ? [observation(`hub-${n}`, 'co-hub', n)] : []),
  ];
  return { relations, observations };
}

/** What hangs on one ordinary group of companies: a sector, a place, a policy, and two investors, one of them the state's. */
function groupOf(g: number): { entities: Entity[]; relations: Relation[]; observations: Observation[] } {
  return {
    entities: [
      ...[entity(`sec-${g}`, 'sector'), entity(`pl-${g}`, 'place'), entity(`fund-${g}`, 'fund')],
      entity(`fund-${g}-b`, 'fund', { stateLevel: 'district' }),
      entity(`pol-${g}`, 'policy'),
      ...(g % 5 === 0 ? [entity(`org-${g}`, 'organization', { stateLevel: 'municipal' })] : []),
    ],
    relations: [
      relation('PART_OF', [`sec-${g}`, 'sec-all'], g),
      relation('PART_OF', [`pl-${g}`, 'pl-all'], g),
      relation('PART_OF', [`fund-${g}`, `org-${g - (g % 5)}`], g),
      relation('LOCATED_IN', [`fund-${g}`, `pl-${g}`], g),
      relation('HOLDS', [`fund-${g}`, 'co-hub'], g, { shareMin: 0.01, shareMax: 0.01 }),
      relation('ISSUED', [`org-${g - (g % 5)}`, `pol-${g}`], g),
      relation('APPLIES_TO', [`pol-${g}`, `sec-${g}`], g, { role: 'supports' }),
      relation('APPLIES_TO', [`pol-${g}`, `pl-${g}`], g),
    ],
    observations: [
      figureOf(`goal-${g}`, `pol-${g}`, { metric: 'goal', min: g, max: g, period: '2027', basis: 'target' }),
      // Two that exclude each other.
      figureOf(`disputed-${g}`, `co-${g}`, { metric: 'share', min: 1, max: 1, period: '2024' }),
      figureOf(`disputing-${g}`, `co-${g}`, { metric: 'share', min: 2, max: null, period: '2024' }),
    ],
  };
}

/** The world of so many companies; a smaller one is part of every larger one. */
export function hubWorld(companies: number): Dataset {
  const each = Array.from({ length: companies }, (_, n) => companyOf(n));
  const groups = Array.from({ length: companies / AROUND }, (_, g) => groupOf(g));
  const sources = Array.from({ length: companies / SOURCES_PER_COMPANIES }, (_, n) => ({
    ...{ id: `source-${n}`, title: `source ${n}`, publisher: null, author: null, language: null, url: null },
    ...{ published: String(2015 + (n % 10)), retrieved: null, kind: 'news' as const },
  }));
  return {
    sources,
    entities: [
      ...['sec-all', 'sec-hub'].map((id) => entity(id, 'sector')),
      ...['pl-all', 'pl-hub', 'pl-market'].map((id) => entity(id, 'place')),
      entity('fund-hub', 'fund', { stateLevel: 'central' }),
      entity('co-hub', 'company', { name: '枢纽集团', formerIds: ['co-hub-once'] }),
      ...Array.from({ length: companies }, (_, n) => entity(`co-${n}`, 'company', { name: nameOf(n) })),
      ...groups.flatMap(({ entities }) => entities),
    ],
    relations: [
      relation('PART_OF', ['sec-hub', 'sec-all'], 1),
      relation('PART_OF', ['pl-hub', 'pl-all'], 1),
      ...[...each, ...groups].flatMap(({ relations }) => relations),
    ],
    observations: [...each, ...groups].flatMap(({ observations }) => observations),
    metrics: ['revenue', 'staff', 'goal', 'share'].map((id) => ({
      ...{ id, nameZh: id, nameEn: null, unitKinds: ['money'], description: null },
    })),
    conflicts: [
      {
        ...{ id: 'conflict', about: 'co-7', topic: 'revenue', explanation: 'two figures' },
        statements: ['figure-7', 'hub-8'],
      },
    ],
  };
}
