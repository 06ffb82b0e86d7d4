// Who holds whom: groups of companies over many levels, across each other and in circles, with holders from outside.
import type { Relation } from '../../api/model/statement.js';
import { someDay, someEvidence } from './evidence.js';
import type { Group, Plan } from './plan.js';
import { companyId, groups, investorId, personId } from './plan.js';
import { Random } from './random.js';
import { relation } from './relation.js';

interface Stake {
  from: string;
  share: number;
}

/** In its group, which is a tree of two branches a company: 300 companies are eight levels deep. */
const parentOf = (member: number) => Math.floor((member - 1) / 2);

function fromGroup(member: number, { first, size }: Group, random: Random): Stake[] {
  const stakes: Stake[] = [];
  const held = (by: number, share: number) => stakes.push({ from: companyId(first + by), share });
  if (member > 0) held(parentOf(member), random.between(30, 70));
  if (member > 2 && random.chance(0.3)) {
    const other = random.between(0, member - 1);
    if (other !== parentOf(member)) held(other, random.between(1, 9));
  }
  // Two companies at the bottom have a little of two at the top, which closes circles over all levels.
  if (member === 0 && size >= 3) held(size - 1, random.between(2, 8));
  if (member === 1 && size >= 6) held(size - 2, random.between(1, 5));
  if (random.chance(0.002)) held(member, random.between(1, 3));
  return stakes;
}

/** People and investors; all together have at most 78 percent of a company at the top, and 15 of another. */
function fromOutside(member: number, plan: Plan, random: Random): Stake[] {
  const count = member === 0 ? random.between(1, 3) : random.between(0, 1);
  const most = member === 0 ? 26 : 15;
  const holders = new Set<string>();
  for (let i = 0; i < count; i++) {
    const person = random.chance(0.4);
    holders.add(
      person ? personId(random.between(0, plan.persons - 1)) : investorId(random.rank(plan.investors)),
    );
  }
  return [...holders].map((from) => ({ from, share: random.between(2, most) + random.between(0, 99) / 100 }));
}

function stakeIn(company: number, number: number, { from, share }: Stake, plan: Plan): Relation {
  const random = new Random(plan.seed, `stake-${number}`, company);
  // One in ten is told as "more than": nobody knows how much more.
  const isFloor = random.chance(0.1);
  return relation({
    ...{ id: `holds-${company}-${number}`, kind: 'HOLDS', from, to: companyId(company) },
    start: random.chance(0.6) ? someDay(random) : null,
    ...{ shareMin: share, shareMax: isFloor ? null : share },
    evidence: someEvidence(random, plan, `${isFloor ? '超' : ''}${share}%`),
  });
}

export function* holdings(plan: Plan): Generator<Relation> {
  for (const group of groups(plan)) {
    for (let member = 0; member < group.size; member++) {
      const company = group.first + member;
      const random = new Random(plan.seed, 'holdings', company);
      const stakes = [...fromGroup(member, group, random), ...fromOutside(member, plan, random)];
      for (const [number, stake] of stakes.entries()) yield stakeIn(company, number, stake, plan);
    }
  }
}
