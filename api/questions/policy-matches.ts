// Which policies may apply to a company, and what places offer side by side: gathered from the store.
import type { PolicyMatch } from '../analytics/policy-conditions.js';
import { judgePolicies } from '../analytics/policy-conditions.js';
import { limitExceeded } from '../errors.js';
import { grouped } from '../model/grouped.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredEntity, StoredObservation, StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment, TimeWindow } from '../model/time.js';
import type { Coverage } from './connection.js';
import { bounded, LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';

export type {
  ConditionKind,
  ConditionState,
  PolicyCondition,
  PolicyMatch,
} from '../analytics/policy-conditions.js';
export { CONDITION_KINDS, CONDITION_STATES } from '../analytics/policy-conditions.js';

/** Reads statements in steps, and refuses more than one answer may rest on. */
export class PolicyReader {
  readonly #parents = new Map<string, string[]>();

  constructor(
    readonly session: Session,
    readonly window: TimeWindow,
  ) {}

  async step(ids: readonly string[], kinds: readonly RelationKind[], direction: 'in' | 'out') {
    if (ids.length === 0) return [];
    const query = { kinds, direction, window: this.window, except: [] };
    const { relations, total } = await this.session.view.step([...new Set(ids)], query, LIMITS.gathered);
    if (total > LIMITS.gathered)
      throw limitExceeded(
        `the answer rests on more than ${LIMITS.gathered} statements; ask policies(place, sector)`,
      );
    return relations.map((relation) => asKnown(relation, this.window));
  }

  /** Learns what these places and sectors are part of; see `above`. */
  async climb(ids: readonly string[]): Promise<void> {
    let frontier = ids.filter((id) => !this.#parents.has(id));
    while (frontier.length > 0) {
      for (const id of frontier) this.#parents.set(id, []);
      for (const { from, to } of await this.step(frontier, ['PART_OF'], 'out'))
        this.#parents.get(from)!.push(to);
      frontier = [...new Set(frontier.flatMap((id) => this.#parents.get(id)!))].filter(
        (id) => !this.#parents.has(id),
      );
    }
  }

  /** Everything that is known to be above a place or sector, itself included. */
  above(id: string): ReadonlySet<string> {
    const found = new Set([id]);
    for (const at of found) for (const parent of this.#parents.get(at) ?? []) found.add(parent);
    return found;
  }

  /** Figures of each of these policies. */
  async figuresOf(policies: readonly string[]): Promise<Map<string, StoredObservation[]>> {
    const query = { entities: policies, sector: null, metrics: null, period: null, window: this.window };
    const page = { first: LIMITS.page, after: null };
    const found = await this.session.view.observationsOf(policies, query, page);
    return new Map(
      [...found].map(([id, { items }]) => [id, items.map((each) => asKnown(each, this.window))]),
    );
  }
}

/** What each policy applies to; a measure that says nothing of that applies as its policies do. */
async function applicationsOf(reader: PolicyReader, policies: readonly string[]) {
  const partOf = await reader.step(policies, ['PART_OF'], 'out');
  const wholes = grouped(partOf, ({ from }) => from);
  const stated = await reader.step([...policies, ...partOf.map(({ to }) => to)], ['APPLIES_TO'], 'out');
  const byPolicy = grouped(stated, ({ from }) => from);
  return new Map(
    policies.map((policy): [string, StoredRelation[]] => {
      const own = byPolicy.get(policy) ?? [];
      const inherited = (wholes.get(policy) ?? []).flatMap(({ to }) => byPolicy.get(to) ?? []);
      return [policy, own.length > 0 ? own : inherited];
    }),
  );
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
  const reader = new PolicyReader(session, windowOf(request));
  const ofCompany = await reader.step([company], ['LOCATED_IN', 'IN_SECTOR'], 'out');
  const own = ofCompany.map(({ to }) => to);
  await reader.climb(own);
  const around = [company, ...own.flatMap((id) => [...reader.above(id)])];
  const reaching = (await reader.step(around, ['APPLIES_TO'], 'in')).map(({ from }) => from);
  const measures = (await reader.step(reaching, ['PART_OF'], 'in')).map(({ from }) => from);
  const policies = [...new Set([...reaching, ...measures])];
  const applications = await applicationsOf(reader, policies);
  const met = [...applications.values()].flat();
  const entities = await session.entitiesOf([...new Set([...policies, ...met.map(({ to }) => to)])]);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const matches = judgePolicies({
    ...{ company, ofCompany, applications, figures: await reader.figuresOf(policies) },
    entityOf: (id) => byId.get(id)!,
    above: (id) => reader.above(id),
  }).filter(({ state }) => request.unmet || state !== 'unmet');
  const undated = new Set(met.filter((each) => each.undated).map(({ id }) => id)).size;
  return {
    ...{ company: await session.entityOf(company), total: matches.length, matches: matches.slice(0, first) },
    coverage: { considered: new Set(met.map(({ id }) => id)).size, undated },
  };
}
