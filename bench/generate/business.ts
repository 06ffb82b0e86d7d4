// Where companies are and what they do: places, sectors, people, products, trade, listings, policies.
import type { Relation } from '../../api/model/statement.js';
import { paths, seatOf } from './entities.js';
import { fromTrees, someDay, someEvidence } from './evidence.js';
import type { Plan } from './plan.js';
import * as plans from './plan.js';
import { Random } from './random.js';
import { relation } from './relation.js';

export function* trees(plan: Plan): Generator<Relation> {
  const evidence = fromTrees;
  for (const path of paths(plans.districtBreadths(plan))) {
    const [from, above] = [plans.placeId(path), path.slice(0, -1)];
    const to = above.length > 0 ? plans.placeId(above) : plans.COUNTRY;
    yield relation({ id: `in-${from}`, kind: 'PART_OF', from, to, evidence });
  }
  for (const path of paths(plans.sectorBreadths(plan))) {
    const [from, above] = [plans.sectorId(path), path.slice(0, -1)];
    const to = plans.sectorId(above);
    if (above.length > 0) yield relation({ id: `in-${from}`, kind: 'PART_OF', from, to, evidence });
  }
  for (const i of plans.EXCHANGES.keys()) {
    const from = plans.exchangeId(i);
    yield relation({ id: `at-${from}`, kind: 'LOCATED_IN', from, to: plans.COUNTRY, evidence });
  }
}

const someSector = (random: Random, plan: Plan) =>
  plans.sectorId(plans.somePath(random, plans.sectorBreadths(plan)));

function* listing(i: number, plan: Plan, random: Random): Generator<Relation> {
  const to = plans.exchangeId(random.between(0, plans.EXCHANGES.length - 1));
  for (const [year, role] of ['accepted', 'listed'].entries()) {
    const step = { id: `lists-${i}-${role}`, kind: 'LISTED_ON', from: plans.companyId(i), to } as const;
    yield relation({ ...step, role, start: `${2022 + year}`, evidence: someEvidence(random, plan) });
  }
}

/** Where it sits, what it is in, whom it supplies. */
export function* aboutCompanies(plan: Plan): Generator<Relation> {
  for (let i = 0; i < plan.companies; i++) {
    const random = new Random(plan.seed, 'company', i);
    const from = plans.companyId(i);
    const place = { id: `seat-${i}`, kind: 'LOCATED_IN', from, to: plans.placeId(seatOf(i, plan)) } as const;
    yield relation({ ...place, role: 'headquarters', evidence: someEvidence(random, plan) });
    const sectors = new Set([someSector(random, plan)]);
    if (random.chance(0.2)) sectors.add(someSector(random, plan));
    for (const [number, to] of [...sectors].entries())
      yield relation({
        id: `does-${i}-${number}`,
        kind: 'IN_SECTOR',
        from,
        to,
        evidence: someEvidence(random, plan),
      });
    const buyer = random.between(0, plan.companies - 1);
    if (buyer !== i && random.chance(0.6)) {
      const to = plans.companyId(buyer);
      const start = random.chance(0.5) ? `${random.between(2018, 2025)}` : null;
      yield relation({
        id: `sells-${i}`,
        kind: 'SUPPLIES',
        from,
        to,
        start,
        evidence: someEvidence(random, plan),
      });
    }
    if (random.chance(0.03)) yield* listing(i, plan, random);
  }
}

export function* aboutPersons(plan: Plan): Generator<Relation> {
  for (let i = 0; i < plan.persons; i++) {
    const random = new Random(plan.seed, 'person', i);
    const [from, to] = [plans.personId(i), plans.companyId(random.between(0, plan.companies - 1))];
    const evidence = someEvidence(random, plan);
    yield relation({
      id: `works-${i}`,
      kind: 'WORKS_FOR',
      from,
      to,
      role: '董事长',
      start: someDay(random),
      evidence,
    });
    if (random.chance(0.4)) yield relation({ id: `founds-${i}`, kind: 'FOUNDED', from, to, evidence });
  }
}

export function* aboutProducts(plan: Plan): Generator<Relation> {
  for (let i = 0; i < plan.products; i++) {
    const random = new Random(plan.seed, 'product', i);
    const [product, evidence] = [plans.productId(i), someEvidence(random, plan)];
    const maker = plans.companyId(random.between(0, plan.companies - 1));
    yield relation({ id: `makes-${i}`, kind: 'MAKES', from: maker, to: product, evidence });
    yield relation({
      id: `is-${i}`,
      kind: 'IN_SECTOR',
      from: product,
      to: someSector(random, plan),
      evidence,
    });
  }
}

export function* aboutPolicies(plan: Plan): Generator<Relation> {
  for (let i = 0; i < plan.policies; i++) {
    const random = new Random(plan.seed, 'policy', i);
    const [from, evidence] = [plans.policyId(i), someEvidence(random, plan)];
    const body = plans.investorId((i * 20 + 10) % (Math.floor(plan.investors / 20) * 20));
    yield relation({
      id: `issues-${i}`,
      kind: 'ISSUED',
      from: body,
      to: from,
      start: someDay(random),
      evidence,
    });
    const targets = [someSector(random, plan), plans.placeId(plans.somePath(random, [plan.provinces]))];
    for (const [number, to] of targets.entries())
      yield relation({
        id: `applies-${i}-${number}`,
        kind: 'APPLIES_TO',
        from,
        to,
        role: 'supports',
        evidence,
      });
  }
}
