// Who put money where: rounds of companies, partners and managers of funds, and what stands above an investor.
import type { Relation } from '../../api/model/statement.js';
import { someDay, someEvidence } from './evidence.js';
import type { Plan } from './plan.js';
import { companyId, groupAbove, investorId, investorKind, stateLevel } from './plan.js';
import { Random } from './random.js';
import { relation } from './relation.js';

const ROUNDS = ['angel', 'A', 'B', 'C', 'D'];
const MILLION = 1_000_000;

function howManyRounds(random: Random): number {
  const drawn = random.next();
  return [0.4, 0.65, 0.85, 0.95].filter((bound) => drawn >= bound).length + (drawn >= 0.98 ? 1 : 0);
}

function moneyOf(random: Random) {
  if (random.chance(0.3)) return { amount: null, currency: null, printed: null };
  const millions = random.between(1, 50) * 10;
  const [currency, unit] = random.chance(0.9) ? (['CNY', ''] as const) : (['USD', '美'] as const);
  return { amount: millions * MILLION, currency, printed: `${millions * 100}万${unit}元` };
}

/** Mostly one of the investors by rank; one in twenty is another company. */
function someInvestor(random: Random, company: number, plan: Plan): string {
  if (random.chance(0.05)) {
    const other = random.between(0, plan.companies - 1);
    if (other !== company) return companyId(other);
  }
  return investorId(random.rank(plan.investors));
}

export function* investments(plan: Plan): Generator<Relation> {
  for (let company = 0; company < plan.companies; company++) {
    const random = new Random(plan.seed, 'rounds', company);
    const rounds = howManyRounds(random);
    const firstYear = random.between(2016, 2020);
    for (let number = 0; number < rounds; number++) {
      const start = `${firstYear + number}-${String(random.between(1, 12)).padStart(2, '0')}`;
      const count = random.between(1, 3);
      for (let i = 0; i < count; i++) {
        const { printed, ...money } = moneyOf(random);
        yield relation({
          ...{
            id: `invests-${company}-${number}-${i}`,
            kind: 'INVESTED_IN',
            to: companyId(company),
            ...money,
          },
          ...{ from: someInvestor(random, company, plan), start, round: ROUNDS[number]! },
          role: i === 0 && random.chance(0.7) ? 'lead' : null,
          evidence: someEvidence(random, plan, printed),
        });
      }
    }
  }
}

function* aboutFund(rank: number, plan: Plan): Generator<Relation> {
  const random = new Random(plan.seed, 'fund', rank);
  const to = investorId(rank);
  const partners = random.between(1, 4);
  for (let i = 0; i < partners; i++) {
    const { printed, ...money } = moneyOf(random);
    const drawn = random.rank(plan.investors);
    const isCompany = random.chance(0.3) || drawn === rank;
    const from = isCompany ? companyId(random.between(0, plan.companies - 1)) : investorId(drawn);
    const evidence = someEvidence(random, plan, printed);
    yield relation({
      id: `funds-${rank}-${i}`,
      kind: 'FUNDS',
      from,
      to,
      start: someDay(random),
      ...money,
      evidence,
    });
  }
  const manager = companyId(random.between(0, plan.companies - 1));
  yield relation({
    id: `manages-${rank}`,
    kind: 'MANAGES',
    from: manager,
    to,
    evidence: someEvidence(random, plan),
  });
  if (stateLevel(rank) !== null) {
    const from = investorId(Math.floor(rank / 20) * 20);
    yield relation({
      id: `controls-${rank}`,
      kind: 'CONTROLS',
      from,
      to,
      evidence: someEvidence(random, plan),
    });
  }
}

export function* aboutInvestors(plan: Plan): Generator<Relation> {
  for (let rank = 0; rank < plan.investors; rank++) {
    if (investorKind(rank) === 'fund') {
      yield* aboutFund(rank, plan);
      continue;
    }
    const above = groupAbove(rank);
    const evidence = someEvidence(new Random(plan.seed, 'group-above', rank), plan);
    const from = investorId(rank);
    if (above !== null && above !== rank) {
      yield relation({ id: `part-${rank}`, kind: 'PART_OF', from, to: investorId(above), evidence });
    }
  }
}
