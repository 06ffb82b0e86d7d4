// How much of everything there is in a world of so many companies, and by which ids: nothing has to be looked up later.
import type { StateLevel } from '../../api/model/kinds.js';
import { Random } from './random.js';

export interface Plan {
  seed: number;
  companies: number;
  /** Organizations, public bodies and funds together, by rank: the first has by far the most investments. */
  investors: number;
  persons: number;
  products: number;
  policies: number;
  sources: number;
  provinces: number;
  citiesEach: number;
  districtsEach: number;
  /** Sectors on the first level, and below each sector on the next. */
  branches: number;
  sectorsEach: number;
}

const PROVINCES = 31;
const BRANCHES = 10;
const within = (min: number, value: number, max: number) => Math.min(max, Math.max(min, Math.ceil(value)));

/** The trees of places and sectors are whole from 10,000 companies on. */
export function planOf(companies: number, seed: number): Plan {
  return {
    ...{ seed, companies, provinces: PROVINCES, branches: BRANCHES },
    investors: Math.max(40, Math.ceil(companies * 0.12)),
    persons: Math.ceil(companies / 4),
    products: Math.ceil(companies / 5),
    policies: Math.ceil(companies / 200),
    sources: Math.max(10, Math.ceil(companies / 20)),
    citiesEach: within(2, companies / 1000, 10),
    districtsEach: within(1, companies / 2000, 5),
    sectorsEach: within(2, companies / 1500, 6),
  };
}

export const EXCHANGES = ['上海证券交易所', '深圳证券交易所', '北京证券交易所', '香港联交所'];

export const companyId = (i: number) => `co-${i}`;
export const personId = (i: number) => `person-${i}`;
export const productId = (i: number) => `prod-${i}`;
export const policyId = (i: number) => `pol-${i}`;
export const sourceId = (i: number) => `src-${i}`;
export const exchangeId = (i: number) => `exchange-${i}`;
export const TREES = 'trees';
export const COUNTRY = 'place-china';
export const placeId = (path: readonly number[]) => `place-${path.join('-')}`;
export const sectorId = (path: readonly number[]) => `sec-${path.join('-')}`;

export type InvestorKind = 'organization' | 'public-body' | 'fund';

/** Every twentieth rank is a collective of state capital, every twentieth a public body, the others are funds. */
export function investorKind(rank: number): InvestorKind {
  if (rank % 20 === 0) return 'organization';
  return rank % 20 === 10 ? 'public-body' : 'fund';
}

const PREFIXES = { organization: 'org', 'public-body': 'pb', fund: 'fund' } as const;
export const investorId = (rank: number) => `${PREFIXES[investorKind(rank)]}-${rank}`;

const LEVELS: readonly StateLevel[] = ['central', 'provincial', 'municipal', 'district'];

/** Collectives and public bodies are the state's, and every third fund. */
export function stateLevel(rank: number): StateLevel | null {
  if (investorKind(rank) === 'fund' && rank % 3 !== 0) return null;
  return LEVELS[Math.floor(rank / 20) % LEVELS.length]!;
}

/** The collective above a collective or a public body; null for the topmost. */
export const groupAbove = (rank: number): number | null =>
  rank === 0 ? null : Math.floor(rank / 20 / 4) * 20;

/** A sector or place for a record: more often one of the first. Chosen level by level. */
export function somePath(random: Random, breadths: readonly number[]): number[] {
  return breadths.map((breadth) => random.rank(breadth, 1.5));
}

export const districtBreadths = (plan: Plan) => [plan.provinces, plan.citiesEach, plan.districtsEach];
export const sectorBreadths = (plan: Plan) => [plan.branches, plan.sectorsEach, plan.sectorsEach];

/** A group of companies that hold each other: `size` companies from `first` on. */
export interface Group {
  first: number;
  size: number;
}

const LARGEST_GROUP = 300;

/** All companies in groups: most are alone, few groups are large (power law, exponent 2.25). */
export function* groups({ seed, companies }: Plan): Generator<Group> {
  for (let first = 0; first < companies; ) {
    const drawn = Math.floor(new Random(seed, 'group', first).next() ** -0.8);
    const size = Math.max(1, Math.min(drawn, LARGEST_GROUP, companies - first));
    yield { first, size };
    first += size;
  }
}
