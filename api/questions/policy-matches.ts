// Which policies may apply to a company, and what places offer side by side: gathered from the store.
import type { PolicyMatch } from '../analytics/policy-conditions.js';
import { judgePolicies } from '../analytics/policy-conditions.js';
import { grouped } from '../model/grouped.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredEntity, StoredRelation } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { Coverage } from './connection.js';
import { bounded, LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';
import { StepReader } from './step-reader.js';

export type {
  ConditionKind,
  ConditionState,
  PolicyCondition,
  PolicyMatch,
} from '../analytics/policy-conditions.js';
export { CONDITION_KINDS, CONDITION_STATES } from '../analytics/policy-conditions.js';

/** What these policies and those that they are part of apply to, and who issued them. */
async function statedOf(reader: StepReader, policies: readonly string[]) {
  const partOf = await reader.step(policies, ['PART_OF'], 'out');
  const all = [...policies, ...partOf.map(({ to }) => to)];
  const [applied, issued] = await Promise.all([
    reader.step(all, ['APPLIES_TO'], 'out'),
    reader.step(all, ['ISSUED'], 'in'),
  ]);
  const statements = [...applied, ...issued];
  return {
    statements,
    stated: grouped(statements, ({ kind, from, to }) => (kind === 'ISSUED' ? to : from)),
    partOf: grouped(partOf, ({ from }) => from),
  };
}

/** The policies and measures that apply to the company, or to where or what it is in, or that were issued where it is. */
async function reaching(reader: StepReader, company: string, ofCompany: readonly StoredRelation[]) {
  const aboveAll = (kind: RelationKind) =>
    ofCompany.filter((each) => each.kind === kind).flatMap(({ to }) => [...reader.above(to)]);
  const places = aboveAll('LOCATED_IN');
  const [applied, issued] = await Promise.all([
    reader.step([company, ...places, ...aboveAll('IN_SECTOR')], ['APPLIES_TO'], 'in'),
    reader.step(places, ['ISSUED'], 'out'),
  ]);
  const whole = [...applied.map(({ from }) => from), ...issued.map(({ to }) => to)];
  const measures = (await reader.step(whole, ['PART_OF'], 'in')).map(({ from }) => from);
  const found = await reader.session.entitiesOf([...new Set([...whole, ...measures])]);
  return found.filter(({ kind }) => kind === 'policy' || kind === 'measure').map(({ id }) => id);
}

export interface MatchesRequest extends Partial<Moment> {
  company: string;
  /** Also those of which a condition is known not to be met. */
  unmet: boolean;
  first: number;
}

export interface PolicyMatches {
  company: StoredEntity;
  matches: PolicyMatch[];
  total: number;
  coverage: Coverage;
}

/** Which policies and measures may apply to this company, and by which conditions? Those whose conditions are met first. */
export async function policyMatches(session: Session, request: MatchesRequest): Promise<PolicyMatches> {
  const first = bounded('first', request.first, { max: LIMITS.page });
  const company = await session.idOf('company', request.company, ['company']);
  const window = windowOf(request);
  const reader = new StepReader(session, windowOf({ knownAt: request.knownAt ?? null }));
  const ofCompany = await reader.step([company], ['LOCATED_IN', 'IN_SECTOR'], 'out');
  await reader.climb(ofCompany.map(({ to }) => to));
  const policies = await reaching(reader, company, ofCompany);
  const { statements, stated, partOf } = await statedOf(reader, policies);
  const ends = statements.flatMap(({ from, to }) => [from, to]);
  const entities = await session.entitiesOf([...new Set([...policies, ...ends])]);
  await reader.climb(
    entities.filter(({ kind }) => kind === 'place' || kind === 'sector').map(({ id }) => id),
  );
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const matches = judgePolicies({
    ...{ company, window, ofCompany, policies, stated, partOf, figures: await reader.figuresOf(policies) },
    entityOf: (id) => byId.get(id)!,
    above: (id) => reader.above(id),
  }).filter(({ state }) => request.unmet || state !== 'unmet');
  return {
    ...{ company: await session.entityOf(company), total: matches.length, matches: matches.slice(0, first) },
    coverage: { considered: statements.length, undated: statements.filter(({ undated }) => undated).length },
  };
}
