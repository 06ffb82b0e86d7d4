// What is legal in a dataset but deserves a second look. Warnings stop nothing.
import { dayRange } from '../model/edtf.js';
import { relationRule } from '../model/kinds.js';
import { foldName } from '../model/name.js';
import type { Dataset, Entity, Relation } from '../model/statement.js';
import type { Finding } from './report.js';

/** Shares of one company may sum to a little more by rounding. */
const ROUNDING_PERCENT = 0.5;

const about = (file: string, value: string, message: string): Finding => ({
  file,
  line: null,
  column: 'id',
  value,
  message,
});

/** The largest sum of the smallest shares that are held on one day; sums only grow on the day that a holding begins. */
function largestSum(holdings: readonly Relation[]): { day: string; sum: number } {
  const spans = holdings.map((holding) => ({
    from: dayRange(holding.start).max,
    to: dayRange(holding.end).min,
    undatedStart: holding.start === null,
    undatedEnd: holding.end === null,
    share: holding.shareMin ?? 0,
  }));
  const days = [...new Set(spans.map((span) => (span.undatedStart ? '0000-01-01' : span.from)))];
  const sums = days.map((day) => ({
    day,
    sum: spans
      .filter((span) => (span.undatedStart || span.from <= day) && (span.undatedEnd || span.to >= day))
      .reduce((total, span) => total + span.share, 0),
  }));
  return sums.reduce((best, each) => (each.sum > best.sum ? each : best), { day: '', sum: 0 });
}

function overOwned({ relations }: Dataset): Finding[] {
  const byCompany = new Map<string, Relation[]>();
  for (const relation of relations) {
    if (relation.kind !== 'HOLDS') continue;
    byCompany.set(relation.to, [...(byCompany.get(relation.to) ?? []), relation]);
  }
  return [...byCompany].flatMap(([company, holdings]) => {
    const { day, sum } = largestSum(holdings);
    if (sum <= 100 + ROUNDING_PERCENT) return [];
    const when = day === '0000-01-01' ? 'at once' : `on ${day}`;
    return [
      about('relations.csv', company, `shares of at least ${Number(sum.toFixed(6))} % are held ${when}`),
    ];
  });
}

function unmentioned({ entities, relations, observations }: Dataset): Finding[] {
  const mentioned = new Set<string>();
  for (const { from, to } of relations) mentioned.add(from).add(to);
  for (const { entity, dimensions } of observations)
    for (const id of [entity, ...dimensions]) mentioned.add(id);
  for (const { evidence } of [...relations, ...observations])
    for (const { attributed } of evidence) for (const id of attributed) mentioned.add(id);
  return entities
    .filter(({ id }) => !mentioned.has(id))
    .map(({ id }) => about('entities.csv', id, 'no statement is about this entity'));
}

function sharedNames({ entities }: Dataset): Finding[] {
  const owners = new Map<string, Entity>();
  for (const entity of entities) owners.set(foldName(entity.name), entity);
  return entities.flatMap((entity) =>
    entity.aliases.flatMap((alias) => {
      const owner = owners.get(foldName(alias));
      if (!owner || owner.id === entity.id) return [];
      return [
        about('entities.csv', entity.id, `its alias ${alias} is, but for spelling, the name of ${owner.id}`),
      ];
    }),
  );
}

/** Roles that a kind does not know are kept, but no question looks for them. */
function unknownRoles({ relations }: Dataset): Finding[] {
  return relations.flatMap(({ id, kind, role }) => {
    const { roles } = relationRule(kind);
    if (role === null || !roles || roles.includes(role)) return [];
    return [
      about('relations.csv', id, `its role ${role} is none of ${roles.join(', ')}, which ${kind} knows`),
    ];
  });
}

function withoutValue({ observations }: Dataset): Finding[] {
  return observations
    .filter(({ unit, min, max }) => unit !== 'date' && min === null && max === null)
    .map(({ id }) => about('observations.csv', id, 'it has neither value_min nor value_max'));
}

export const findWarnings = (dataset: Dataset): Finding[] => [
  ...overOwned(dataset),
  ...unmentioned(dataset),
  ...sharedNames(dataset),
  ...unknownRoles(dataset),
  ...withoutValue(dataset),
];
