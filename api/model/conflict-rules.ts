// Conflicts that rules find in what is said: each is one sentence about statements that cannot, or should not, all hold.
import { hash } from 'node:crypto';
import type { Conflict, Finding, Known } from './conflict.js';
import { said, sourcesOf } from './conflict.js';
import { dayRange } from './edtf.js';
import { grouped } from './grouped.js';
import { overOwned } from './held-at-once.js';
import { differingLabels } from './label-conflicts.js';
import { partsAboveWholes } from './part-conflicts.js';
import type { Dataset, Observation, Relation } from './statement.js';

const orInfinity = ({ min, max }: Observation) => [min ?? -Infinity, max ?? Infinity] as const;

/** Can no value be both? */
function areApart(a: Observation, b: Observation): boolean {
  const [[minA, maxA], [minB, maxB]] = [orInfinity(a), orInfinity(b)];
  return maxA < minB || maxB < minA;
}

const somePair = <T>(items: readonly T[], test: (a: T, b: T) => boolean): boolean =>
  items.some((a, i) => items.slice(i + 1).some((b) => test(a, b)));

/** Figures of one entity, metric, unit, period, basis and dimensions with values that exclude each other. */
function unlikeFigures({ observations }: Dataset, { nameOf }: Known): Finding[] {
  const figures = observations.filter(({ unit, period }) => unit !== 'date' && period !== null);
  const keyOf = ({ entity, metric, unit, period, basis, dimensions }: Observation) =>
    JSON.stringify([entity, metric, unit, period, basis, ...[...dimensions].sort()]);
  return [...grouped(figures, keyOf).values()].flatMap((same): Finding[] => {
    if (same.length === 1 || !somePair(same, areApart)) return [];
    const { entity, metric, period } = same[0]!;
    const sides = [...grouped(same, ({ min, max }) => `${min} ${max}`).values()];
    const values = sides.map((side) => said(side[0]!)).join(' and ');
    return [
      {
        ...{ rule: 'figures', about: entity, topic: `${metric} ${period}`, needed: 2 },
        explanation: `For ${nameOf(entity)} in ${period}, sources give ${values} as ${metric}.`,
        sides: sides.map((side) => side.map(({ id }) => id)),
      },
    ];
  });
}

const daysApart = (a: string, b: string) =>
  dayRange(a).max < dayRange(b).min || dayRange(b).max < dayRange(a).min;

/** Two dates of foundation that exclude each other. */
function unlikeFoundations({ observations }: Dataset, { nameOf }: Known): Finding[] {
  const founded = observations.filter(({ metric, period }) => metric === 'founded' && period !== null);
  return [...grouped(founded, ({ entity }) => entity)].flatMap(([entity, same]): Finding[] => {
    if (!somePair(same, (a, b) => daysApart(a.period!, b.period!))) return [];
    const sides = [...grouped(same, ({ period }) => period).values()];
    return [
      {
        ...{ rule: 'founded', about: entity, topic: 'founded', needed: 2 },
        explanation: `${nameOf(entity)} is said to have been founded in ${sides.map((side) => said(side[0]!)).join(' and ')}.`,
        sides: sides.map((side) => side.map(({ id }) => id)),
      },
    ];
  });
}

/** Can they hold on the same day? */
const canMeet = (a: Relation, b: Relation) =>
  dayRange(a.start).min <= dayRange(b.end).max && dayRange(b.start).min <= dayRange(a.end).max;

/** Two headquarters at one time, neither place inside the other. */
function unlikeHeadquarters({ relations }: Dataset, { nameOf, above }: Known): Finding[] {
  const seats = relations.filter(({ kind, role }) => kind === 'LOCATED_IN' && role === 'headquarters');
  const areElsewhere = (a: Relation, b: Relation) =>
    canMeet(a, b) && !above(a.to).has(b.to) && !above(b.to).has(a.to);
  return [...grouped(seats, ({ from }) => from)].flatMap(([entity, same]): Finding[] => {
    if (same.length === 1 || !somePair(same, areElsewhere)) return [];
    const sides = [...grouped(same, ({ to }) => to)];
    const places = sides.map(([place, [seat]]) => `${nameOf(place)} (${sourcesOf(seat!.evidence)})`);
    return [
      {
        ...{ rule: 'headquarters', about: entity, topic: 'headquarters', needed: 2 },
        explanation: `${nameOf(entity)} is said to have its headquarters in ${places.join(' and ')}.`,
        sides: sides.map(([, side]) => side.map(({ id }) => id)),
      },
    ];
  });
}

/** More than all of a company held at once. */
function overHeld({ relations }: Dataset, { nameOf }: Known): Finding[] {
  return overOwned(relations).map(({ company, sum, statements }) => ({
    ...{ rule: 'part', about: company, topic: 'shares', needed: statements.length },
    explanation: `Stakes in ${nameOf(company)} add up to at least ${Number(sum.toFixed(6))} percent.`,
    sides: statements.map((id) => [id]),
  }));
}

/** Everything above each place and sector, asked for one at a time. */
function treeOf({ relations, entities }: Dataset): Known['above'] {
  const inTree = new Set(
    entities.filter(({ kind }) => kind === 'place' || kind === 'sector').map(({ id }) => id),
  );
  const up = grouped(
    relations.filter(({ kind, from }) => kind === 'PART_OF' && inTree.has(from)),
    ({ from }) => from,
  );
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const found = known.get(id) ?? new Set([id]);
    if (!known.has(id)) {
      for (const at of found) for (const { to } of up.get(at) ?? []) (found as Set<string>).add(to);
      known.set(id, found);
    }
    return found;
  };
}

const RULES = [
  unlikeFigures,
  unlikeFoundations,
  unlikeHeadquarters,
  differingLabels,
  partsAboveWholes,
  overHeld,
];

function named({ rule, sides, about, topic, explanation, needed }: Finding): Conflict {
  const statements = sides.flat();
  const id = `rule-${rule}-${hash('sha256', [...statements].sort().join('|')).slice(0, 12)}`;
  return { id, about, topic, explanation, statements, sides, needed, byRule: true };
}

/**
 * All conflicts of a dataset: those of conflicts.csv, and those that rules find. What conflicts.csv explains already,
 * in words of a person, no rule says again.
 */
export function conflictsOf(dataset: Dataset): Conflict[] {
  const names = new Map(dataset.entities.map(({ id, name }) => [id, name]));
  const known: Known = { nameOf: (id) => names.get(id) ?? id, above: treeOf(dataset) };
  const notes = dataset.conflicts.map(
    (note): Conflict => ({ ...note, sides: note.statements.map((id) => [id]), needed: 2, byRule: false }),
  );
  const noted = notes.map(({ statements }) => new Set(statements));
  const isNoted = ({ sides }: Finding) =>
    noted.some((statements) => sides.flat().every((id) => statements.has(id)));
  const found = RULES.flatMap((rule) => rule(dataset, known)).filter((finding) => !isNoted(finding));
  return [...notes, ...found.map(named)];
}
