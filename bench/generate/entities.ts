// The entities of a generated world, one after the other.
import type { EntityKind } from '../../api/model/kinds.js';
import type { Entity, Metric } from '../../api/model/statement.js';
import * as names from './names.js';
import type { Plan } from './plan.js';
import * as plans from './plan.js';
import { Random } from './random.js';

const entity = (id: string, kind: EntityKind, name: string, more: Partial<Entity> = {}): Entity => ({
  ...{ id, kind, name, nameEn: null, aliases: [], formerIds: [], identifiers: [] },
  ...{ stateLevel: null, placeLevel: null, summary: null, ...more },
});

/** Every path into a tree with these breadths, parents first. */
export function* paths(breadths: readonly number[], above: readonly number[] = []): Generator<number[]> {
  const [breadth, ...below] = breadths;
  for (let i = 0; i < (breadth ?? 0); i++) {
    yield [...above, i];
    yield* paths(below, [...above, i]);
  }
}

const PLACE_LEVELS = ['province', 'city', 'district'] as const;

function* trees(plan: Plan): Generator<Entity> {
  yield entity(plans.COUNTRY, 'place', '中国', { placeLevel: 'country' });
  for (const path of paths(plans.districtBreadths(plan))) {
    const placeLevel = PLACE_LEVELS[path.length - 1]!;
    yield entity(plans.placeId(path), 'place', names.placeName(path), { placeLevel });
  }
  for (const path of paths(plans.sectorBreadths(plan)))
    yield entity(plans.sectorId(path), 'sector', names.sectorName(path));
  for (const [i, name] of plans.EXCHANGES.entries()) yield entity(plans.exchangeId(i), 'organization', name);
}

/** The district where the company has its seat. */
export const seatOf = (i: number, plan: Plan): number[] =>
  plans.somePath(new Random(plan.seed, 'seat', i), plans.districtBreadths(plan));

function company(i: number, plan: Plan): Entity {
  const { name, legal, english } = names.companyNames(i, seatOf(i, plan)[0]!, plan.seed);
  return entity(plans.companyId(i), 'company', name, {
    ...{ nameEn: english, aliases: [legal] },
    identifiers: [{ scheme: 'uscc', value: `91${String(i).padStart(16, '0')}` }],
  });
}

const INVESTOR_NAMES = {
  fund: names.fundName,
  organization: names.collectiveName,
  'public-body': names.bodyName,
} as const;

function investor(rank: number): Entity {
  const kind = plans.investorKind(rank);
  return entity(plans.investorId(rank), kind, INVESTOR_NAMES[kind](rank), {
    stateLevel: plans.stateLevel(rank),
  });
}

export function* entities(plan: Plan): Generator<Entity> {
  yield* trees(plan);
  for (let i = 0; i < plan.companies; i++) yield company(i, plan);
  for (let i = 0; i < plan.investors; i++) yield investor(i);
  for (let i = 0; i < plan.persons; i++) yield entity(plans.personId(i), 'person', names.personName(i, plan));
  for (let i = 0; i < plan.products; i++) yield entity(plans.productId(i), 'product', names.productName(i));
  for (let i = 0; i < plan.policies; i++) yield entity(plans.policyId(i), 'policy', names.policyName(i));
}

const metric = (id: string, nameZh: string, nameEn: string, unit: string): Metric => ({
  ...{ id, nameZh, nameEn, unitKinds: [unit], description: null },
});

export const METRICS: readonly Metric[] = [
  metric('founded', '成立', 'Founded', 'date'),
  metric('revenue', '营业收入', 'Revenue', 'money'),
  metric('employees', '员工数', 'Employees', 'count'),
];
