// Conflicts that rules find in what is said: each is one sentence about statements that cannot, or should not, all hold.
import { hash } from 'node:crypto';
import type { Conflict, Finding, Known } from './conflict.js';
import { evidenceOf, oddsOf, said, sourcesOf } from './conflict.js';
import { dayRange } from './edtf.js';
import { grouped } from './grouped.js';
import { overOwned } from './held-at-once.js';
import { differingLabels } from './label-conflicts.js';
import { partsAboveWholes } from './part-conflicts.js';
import type { Dataset, Evidence, Observation, Relation } from './statement.js';

const idsOf = (statements: readonly { id: string }[]): string[] => statements.map(({ id }) => id);

const orInfinity = ({ min, max }: Observation) => [min ?? -Infinity, max ?? Infinity] as const;

/** Can no value be both? */
function areApart(a: Observation, b: Observation): boolean {
  const [[minA, maxA], [minB, maxB]] = [orInfinity(a), orInfinity(b)];
  return maxA < minB || maxB < minA;
}

/** Figures of one entity, metric, unit, period, basis and dimensions with values that exclude each other. */
function unlikeFigures({ observations }: Dataset, { nameOf }: Known): Finding[] {
  const figures = observations.filter(({ unit, period }) => unit !== 'date' && period !== null);
  const keyOf = ({ entity, metric, unit, period, basis, dimensions }: Observation) =>
    JSON.stringify([entity, metric, unit, period, basis, ...[...dimensions].sort()]);
  return [...grouped(figures, keyOf).values()].flatMap((same): Finding[] => {
    if (same.length === 1) return [];
    const { sides, clashes } = oddsOf(same, ({ min, max }) => `${min} ${max}`, areApart);
    if (clashes.length === 0) return [];
    const { entity, metric, period } = same[0]!;
    const values = sides.map((side) => said(side[0]!)).join(' and ');
    return [
      {
        ...{ rule: 'figures', about: entity, topic: `${metric} ${period}`, clashes },
        explanation: `For ${nameOf(entity)} in ${period}, sources give ${values} as ${metric}.`,
        statements: idsOf(sides.flat()),
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
    if (same.length === 1) return [];
    const areApart = (a: Observation, b: Observation) => daysApart(a.period!, b.period!);
    const { sides, clashes } = oddsOf(same, ({ period }) => period!, areApart);
    if (clashes.length === 0) return [];
    return [
      {
        ...{ rule: 'founded', about: entity, topic: 'founded', clashes },
        explanation: `${nameOf(entity)} is said to have been founded in ${sides.map((side) => said(side[0]!)).join(' and ')}.`,
        statements: idsOf(sides.flat()),
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
    if (same.length === 1) return [];
    const { sides, clashes } = oddsOf(same, ({ to, start, end }) => `${to} ${start} ${end}`, areElsewhere);
    if (clashes.length === 0) return [];
    const places = [...grouped(sides.flat(), ({ to }) => to)].map(
      ([place, seats]) => `${nameOf(place)} (${sourcesOf(evidenceOf(seats))})`,
    );
    return [
      {
        ...{ rule: 'headquarters', about: entity, topic: 'headquarters', clashes },
        explanation: `${nameOf(entity)} is said to have its headquarters in ${places.join(' and ')}.`,
        statements: idsOf(sides.flat()),
      },
    ];
  });
}

/** More than all of a company held at once. */
function overHeld({ relations }: Dataset, { nameOf }: Known): Finding[] {
  const found = overOwned(relations);
  const counted = new Set(found.flatMap(({ statements }) => statements));
  const evidence = new Map(
    relations.flatMap((each) => (counted.has(each.id) ? [[each.id, each.evidence] as const] : [])),
  );
  return found.map(({ company, sum, statements }) => ({
    ...{ rule: 'part', about: company, topic: 'shares', statements },
    explanation: `Stakes in ${nameOf(company)} add up to at least ${Number(sum.toFixed(6))} percent.`,
    clashes: [statements.map((id) => evidence.get(id)!)],
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

function named({ rule, ...finding }: Finding): Conflict {
  const statements = [...new Set(finding.statements)];
  const id = `rule-${rule}-${hash('sha256', [...statements].sort().join('|')).slice(0, 12)}`;
  return { ...finding, id, statements, byRule: true };
}

/** What conflicts.csv says: two of its statements are at odds when other sources say the one and the other, else all. */
function notesOf({ conflicts, relations, observations }: Dataset): Conflict[] {
  const noted = new Set(conflicts.flatMap(({ statements }) => statements));
  const evidence = new Map(
    [relations, observations].flatMap((all) =>
      all.filter(({ id }) => noted.has(id)).map((each) => [each.id, each.evidence] as const),
    ),
  );
  const areOfOthers = (a: readonly Evidence[], b: readonly Evidence[]) =>
    !a.some(({ source }) => b.some((piece) => piece.source === source));
  return conflicts.map((note) => {
    const sides = note.statements.map((id) => evidence.get(id) ?? []);
    const pairs = sides.flatMap((a, i) =>
      sides.slice(i + 1).flatMap((b) => (areOfOthers(a, b) ? [[a, b]] : [])),
    );
    return { ...note, clashes: pairs.length > 0 ? pairs : [sides], byRule: false };
  });
}

/**
 * All conflicts of a dataset: those of conflicts.csv, and those that rules find. What conflicts.csv explains already,
 * in words of a person, no rule says again.
 */
export function conflictsOf(dataset: Dataset): Conflict[] {
  const names = new Map(dataset.entities.map(({ id, name }) => [id, name]));
  const known: Known = { nameOf: (id) => names.get(id) ?? id, above: treeOf(dataset) };
  const notes = notesOf(dataset);
  const noted = notes.map(({ statements }) => new Set(statements));
  const isNoted = ({ statements }: Finding) =>
    noted.some((explained) => statements.every((id) => explained.has(id)));
  const found = RULES.flatMap((rule) => rule(dataset, known)).filter((finding) => !isNoted(finding));
  // One thing may be found along several ways up a tree.
  const byName = new Map(found.map(named).map((conflict) => [conflict.id, conflict]));
  return [...notes, ...byName.values()];
}
