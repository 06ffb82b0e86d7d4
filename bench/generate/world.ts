// A whole generated world as a dataset folder: the same bytes for the same seed and number of companies.
import { writeDataset } from '../../api/dataset/write.js';
import type { Observation, Relation } from '../../api/model/statement.js';
import { aboutCompanies, aboutPersons, aboutPolicies, aboutProducts, trees } from './business.js';
import { entities, METRICS } from './entities.js';
import { someDay, someEvidence, sources } from './evidence.js';
import { aboutInvestors, investments } from './financing.js';
import { holdings } from './holdings.js';
import type { Plan } from './plan.js';
import { companyId } from './plan.js';
import { Random } from './random.js';

function* relations(plan: Plan): Generator<Relation> {
  yield* trees(plan);
  yield* aboutCompanies(plan);
  yield* holdings(plan);
  yield* investments(plan);
  yield* aboutInvestors(plan);
  yield* aboutPersons(plan);
  yield* aboutProducts(plan);
  yield* aboutPolicies(plan);
}

const figure = (
  given: Pick<Observation, 'id' | 'entity' | 'metric' | 'evidence'> & Partial<Observation>,
) => ({
  ...{ min: null, max: null, unit: 'count', period: null, basis: null, dimensions: [], ...given },
});

/** Two a company on average: when it was founded, what it sold, how many work there. */
function* observations(plan: Plan): Generator<Observation> {
  for (let i = 0; i < plan.companies; i++) {
    const random = new Random(plan.seed, 'figures', i);
    const entity = companyId(i);
    const founded = { id: `founded-${i}`, entity, metric: 'founded', unit: 'date', period: someDay(random) };
    yield figure({ ...founded, evidence: someEvidence(random, plan) });
    const period = `${random.between(2019, 2025)}`;
    if (random.chance(0.7)) {
      const min = random.between(1, 9999) * 100_000;
      const revenue = { id: `revenue-${i}`, entity, metric: 'revenue', unit: 'CNY', period, min, max: min };
      yield figure({ ...revenue, evidence: someEvidence(random, plan, `${min / 10_000}万元`) });
    }
    if (random.chance(0.3)) {
      const min = random.between(10, 5000);
      const employees = { id: `employees-${i}`, entity, metric: 'employees', period, min };
      yield figure({ ...employees, evidence: someEvidence(random, plan, `超${min}人`) });
    }
  }
}

/** Writes the world record by record: a million companies need no more memory than a thousand. */
export async function writeWorld(plan: Plan, folder: string): Promise<void> {
  await writeDataset(
    {
      ...{ sources: sources(plan), entities: entities(plan), metrics: METRICS, conflicts: [] },
      ...{ relations: relations(plan), observations: observations(plan) },
    },
    folder,
  );
}
