// Which policies and measures may apply to a company? Each condition that a policy states, held against what is known of
// the company: met, unmet, or unknown where nothing says.
import { grouped, inOrder } from '../model/grouped.js';
import type { StoredEntity, StoredObservation, StoredRelation } from '../model/stored.js';
import type { TimeWindow } from '../model/time.js';
import { holds } from '../model/time.js';

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
  /** The day that is asked about. Statements are given that hold on any day. */
  window: TimeWindow;
  /** LOCATED_IN and IN_SECTOR of the company. */
  ofCompany: readonly StoredRelation[];
  /** Which policies and measures are held against it. */
  policies: readonly string[];
  /** APPLIES_TO and ISSUED of each of them, and of those that it is part of. */
  stated: ReadonlyMap<string, readonly StoredRelation[]>;
  /** PART_OF of each of them. */
  partOf: ReadonlyMap<string, readonly StoredRelation[]>;
  /** The figures of each of them. */
  figures: ReadonlyMap<string, readonly StoredObservation[]>;
}

/**
 * Is what the company is in, by relations of this kind, among these or below one? Not known when it is in nothing, or
 * in something of which one of these is a part: who is in 上海 may be in 浦东.
 */
function within(
  facts: PolicyFacts,
  kind: 'LOCATED_IN' | 'IN_SECTOR',
  wanted: readonly string[],
): Pick<PolicyCondition, 'state'> & { by: StoredRelation[] } {
  const own = facts.ofCompany.filter((each) => each.kind === kind && holds(each, facts.window));
  const fitting = own.filter(({ to }) => wanted.some((id) => facts.above(to).has(id)));
  if (fitting.length > 0) return { state: 'met', by: fitting };
  const ends = own.map(({ to }) => to);
  const finest = ends.filter((end) => !ends.some((other) => other !== end && facts.above(other).has(end)));
  const mayBe = finest.some((end) => wanted.some((id) => facts.above(id).has(end)));
  return { state: own.length > 0 && !mayBe ? 'unmet' : 'unknown', by: own };
}

const OPPOSITE: Record<ConditionState, ConditionState> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };

/** What is asked for. What a place issued asks to be there. */
const subjectOf = ({ kind, from, to }: StoredRelation): string => (kind === 'ISSUED' ? from : to);

/** One condition out of applications of one sort (with the links by which they are handed down), of which any is enough. */
function conditionOf(
  facts: PolicyFacts,
  kind: ConditionKind,
  given: readonly StoredRelation[],
): PolicyCondition {
  const asking = given.filter((each) => each.kind !== 'PART_OF');
  const ids = [...new Set(asking.map(subjectOf))];
  const subjects = ids.map(facts.entityOf);
  const about = { kind, subjects, text: null };
  if (kind === 'named' || kind === 'example') {
    const naming = given.filter(({ kind, to }) => to === facts.company || kind === 'PART_OF');
    if (ids.includes(facts.company)) return { ...about, state: 'met', statements: naming };
    // Who is on a list need not be known.
    const isOpen = kind === 'example' || subjects.some((subject) => subject.kind === 'list');
    return { ...about, state: isOpen ? 'unknown' : 'unmet', statements: [...given] };
  }
  const { state, by } = within(facts, kind === 'place' ? 'LOCATED_IN' : 'IN_SECTOR', ids);
  const decided = kind === 'prohibited-sector' ? OPPOSITE[state] : state;
  return { ...about, state: decided, statements: [...given, ...by] };
}

function kindOf(facts: PolicyFacts, relation: StoredRelation): ConditionKind {
  const { kind } = facts.entityOf(subjectOf(relation));
  const { role } = relation;
  if (kind === 'place') return 'place';
  if (kind === 'sector') return role === 'prohibits' ? 'prohibited-sector' : 'sector';
  return role === null ? 'named' : 'example';
}

type Applications = ReadonlyMap<ConditionKind, readonly StoredRelation[]>;

/** What a policy itself says that it applies to, by sort. Where it does not say where, it applies where it was issued. */
function ownApplications(facts: PolicyFacts, policy: string): Applications {
  const stated = facts.stated.get(policy) ?? [];
  const applied = grouped(
    stated.filter(({ kind }) => kind === 'APPLIES_TO'),
    (each) => kindOf(facts, each),
  );
  const issued = stated.filter(
    ({ kind, from }) => kind === 'ISSUED' && facts.entityOf(from).kind === 'place',
  );
  return applied.has('place') || issued.length === 0 ? applied : new Map([...applied, ['place', issued]]);
}

/** Handed down sort by sort; but who is named is handed down only to a measure that says nothing of whom it is for. */
const HANDED_DOWN: readonly ConditionKind[] = ['place', 'sector', 'prohibited-sector'];

/** What a policy applies to: where a measure does not say it itself, it applies as the policies do that it is part of. */
function applicationsOf(facts: PolicyFacts, policy: string): Applications {
  const own = ownApplications(facts, policy);
  const saysNothing = !(facts.stated.get(policy) ?? []).some(({ kind }) => kind === 'APPLIES_TO');
  const links = (facts.partOf.get(policy) ?? []).filter((link) => holds(link, facts.window));
  const inherited = links.flatMap((link) =>
    [...ownApplications(facts, link.to)].flatMap(([kind, given]) =>
      !own.has(kind) && (saysNothing || HANDED_DOWN.includes(kind))
        ? [{ kind, given: [...given, link] }]
        : [],
    ),
  );
  const byKind = grouped(inherited, ({ kind }) => kind);
  return new Map([
    ...own,
    ...[...byKind].map(([kind, all]) => [kind, all.flatMap(({ given }) => given)] as const),
  ]);
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

/** Nothing when it states no condition, or no longer (or not yet) applies to what it asks for. */
function judge(facts: PolicyFacts, policy: string): PolicyMatch[] {
  const held = [...applicationsOf(facts, policy)].map(
    ([kind, given]) => [kind, given.filter((each) => holds(each, facts.window))] as const,
  );
  const isOver = (given: readonly StoredRelation[]) => given.every((each) => each.kind === 'PART_OF');
  if (held.some(([kind, given]) => kind !== 'example' && isOver(given))) return [];
  const stated = held.flatMap(([kind, given]) => (isOver(given) ? [] : [conditionOf(facts, kind, given)]));
  const conditions = deciding([...stated, ...basisConditions(facts.figures.get(policy) ?? [])]);
  if (conditions.length === 0) return [];
  return [{ policy: facts.entityOf(policy), state: together(conditions), conditions }];
}

const ORDER: Record<ConditionState, number> = { met: 0, unknown: 1, unmet: 2 };

/** Each policy that states a condition and holds, the met first, then the unknown, then the unmet; by name. */
export function judgePolicies(facts: PolicyFacts): PolicyMatch[] {
  return facts.policies
    .flatMap((policy) => judge(facts, policy))
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || inOrder(a.policy, b.policy));
}
