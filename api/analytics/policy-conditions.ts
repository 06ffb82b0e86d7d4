// Which policies and measures may apply to a company? Each condition that a policy states, held against what is known of
// the company: met, unmet, or unknown where nothing says.
import { grouped, inOrder } from '../model/grouped.js';
import type { StoredEntity, StoredObservation, StoredRelation } from '../model/stored.js';

export const CONDITION_STATES = ['met', 'unmet', 'unknown'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

/**
 * Being in a place; in a sector; not in a prohibited one; being one of those it is for; being one of those that are named
 * as supported or attracted, which excludes nobody; what a figure's basis says in words.
 */
export const CONDITION_KINDS = ['place', 'sector', 'prohibited-sector', 'named', 'example', 'basis'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export interface PolicyCondition {
  kind: ConditionKind;
  state: ConditionState;
  /** What is asked for: any of these will do. Empty of a basis. */
  subjects: StoredEntity[];
  /** What a basis says, in words. */
  text: string | null;
  /** What states the condition, then what of the company decides it. */
  statements: (StoredRelation | StoredObservation)[];
}

export interface PolicyMatch {
  policy: StoredEntity;
  /** Unmet when one condition is, met when all are. */
  state: ConditionState;
  conditions: PolicyCondition[];
}

/** All that is known of the company and of the policies. */
export interface PolicyFacts {
  company: string;
  entityOf: (id: string) => StoredEntity;
  /** Everything that a place or sector is part of, itself included. */
  above: (id: string) => ReadonlySet<string>;
  /** LOCATED_IN and IN_SECTOR of the company. */
  ofCompany: readonly StoredRelation[];
  /** APPLIES_TO of each policy, its own and those of the policies that a measure is part of. */
  applications: ReadonlyMap<string, readonly StoredRelation[]>;
  /** The figures of each policy. */
  figures: ReadonlyMap<string, readonly StoredObservation[]>;
}

/** Is what the company is in, by relations of this kind, among these or below one? Not known when it is in nothing. */
function within(
  facts: PolicyFacts,
  kind: 'LOCATED_IN' | 'IN_SECTOR',
  wanted: readonly string[],
): Pick<PolicyCondition, 'state'> & { by: StoredRelation[] } {
  const own = facts.ofCompany.filter((each) => each.kind === kind);
  const fitting = own.filter(({ to }) => wanted.some((id) => facts.above(to).has(id)));
  if (fitting.length > 0) return { state: 'met', by: fitting };
  return { state: own.length > 0 ? 'unmet' : 'unknown', by: own };
}

const OPPOSITE: Record<ConditionState, ConditionState> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };

/** One condition out of applications of one sort, of which any is enough. */
function conditionOf(
  facts: PolicyFacts,
  kind: ConditionKind,
  given: readonly StoredRelation[],
): PolicyCondition {
  const ids = [...new Set(given.map(({ to }) => to))];
  const subjects = ids.map(facts.entityOf);
  const about = { kind, subjects, text: null };
  if (kind === 'named' || kind === 'example') {
    const naming = given.filter(({ to }) => to === facts.company);
    if (naming.length > 0) return { ...about, state: 'met', statements: naming };
    // Who is on a list need not be known.
    const isOpen = kind === 'example' || subjects.some((subject) => subject.kind === 'list');
    return { ...about, state: isOpen ? 'unknown' : 'unmet', statements: [...given] };
  }
  const { state, by } = within(facts, kind === 'place' ? 'LOCATED_IN' : 'IN_SECTOR', ids);
  const decided = kind === 'prohibited-sector' ? OPPOSITE[state] : state;
  return { ...about, state: decided, statements: [...given, ...by] };
}

function kindOf(facts: PolicyFacts, { to, role }: StoredRelation): ConditionKind {
  const { kind } = facts.entityOf(to);
  if (kind === 'place') return 'place';
  if (kind === 'sector') return role === 'prohibits' ? 'prohibited-sector' : 'sector';
  return role === null ? 'named' : 'example';
}

/** What the basis of a rate says has to be read by a person. Targets of the policy itself are no conditions. */
const basisConditions = (figures: readonly StoredObservation[]): PolicyCondition[] =>
  figures
    .filter(({ basis, metric }) => basis !== null && metric === 'subsidy_rate')
    .map((figure) => ({
      ...{ kind: 'basis' as const, state: 'unknown' as const, subjects: [] },
      ...{ text: figure.basis, statements: [figure] },
    }));

function together(conditions: readonly PolicyCondition[]): ConditionState {
  if (conditions.some(({ state }) => state === 'unmet')) return 'unmet';
  return conditions.every(({ state }) => state === 'met') ? 'met' : 'unknown';
}

/** Being named is enough; examples count only where nothing else is asked for. */
function deciding(conditions: readonly PolicyCondition[]): PolicyCondition[] {
  const isNaming = ({ kind }: PolicyCondition) => kind === 'named' || kind === 'example';
  if (conditions.some((each) => isNaming(each) && each.state === 'met'))
    return conditions.filter((each) => each.kind === 'basis' || each.state === 'met');
  const required = conditions.filter(({ kind }) => kind !== 'example');
  return required.some(({ kind }) => kind !== 'basis') ? required : [...conditions];
}

function judge(facts: PolicyFacts, policy: string): PolicyMatch {
  const applications = facts.applications.get(policy) ?? [];
  const byKind = grouped(applications, (each) => kindOf(facts, each));
  const stated = [...byKind].map(([kind, given]) => conditionOf(facts, kind, given));
  const conditions = deciding([...stated, ...basisConditions(facts.figures.get(policy) ?? [])]);
  return { policy: facts.entityOf(policy), state: together(conditions), conditions };
}

const ORDER: Record<ConditionState, number> = { met: 0, unknown: 1, unmet: 2 };

/** Each policy that states a condition, the met first, then the unknown, then the unmet; by name. */
export function judgePolicies(facts: PolicyFacts): PolicyMatch[] {
  return [...facts.applications.keys()]
    .map((policy) => judge(facts, policy))
    .filter(({ conditions }) => conditions.length > 0)
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || inOrder(a.policy, b.policy));
}
