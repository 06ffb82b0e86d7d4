// Rows of all tables and folders → one dataset, with every fault between them.
import { grouped } from '../model/grouped.js';
import type { EntityKind } from '../model/kinds.js';
import { relationRule } from '../model/kinds.js';
import type { ConflictNote, Dataset, Entity, Metric, Observation, Relation } from '../model/statement.js';
import type { Known, Report } from './check.js';
import {
  checkEvidence,
  checkObservation,
  checkObservationCells,
  checkRelation,
  checkRelationCells,
  reporter,
  resolve,
} from './check.js';
import { evidenceOf, mergedReporter, mergeRows, presentList } from './merge.js';
import type { Finding } from './report.js';
import type { Placed, PlacedRows, TableName, TableRow } from './tables.js';
import type { Unread } from './unread.js';

const STATEMENTS: ReadonlySet<TableName> = new Set(['relations', 'observations']);

/** The ids of all tables, each with the place where it was given first. */
class Ids {
  readonly #places = new Map<string, Placed<unknown>>();

  /** A fault when the id is taken; rows of one statement may share theirs. */
  claim(id: string, placed: Placed<unknown>, out: Finding[]) {
    if (placed.unread.has('id')) return;
    const taken = this.#places.get(id);
    if (!taken) this.#places.set(id, placed);
    else if (!STATEMENTS.has(placed.table) || taken.table !== placed.table) {
      reporter(placed, out)(
        'id',
        id,
        `the id is taken at ${taken.file}:${taken.line}; ids are unique across all tables and folders`,
      );
    }
  }
}

function toEntity({ row }: Placed<TableRow<'entities'>>): Entity {
  const aliases = row.aliases ?? [];
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    nameEn: row.name_en,
    aliases: aliases.flatMap((alias) => ('name' in alias ? [alias.name] : [])),
    formerIds: aliases.flatMap((alias) => ('formerId' in alias ? [alias.formerId] : [])),
    identifiers: row.identifiers ?? [],
    stateLevel: row.state_level,
    placeLevel: row.place_level,
    summary: row.summary,
  };
}

const toMetric = ({ row }: Placed<TableRow<'metrics'>>): Metric => ({
  id: row.id,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  unitKinds: row.unit_kinds,
  description: row.description,
});

/** A former id means the entity that has it now. */
const presentIds = (known: Known) => (id: string) => known.entities.get(id)?.id ?? id;

/** Puts the present ends into a row; those of a symmetric relation in the order of the alphabet, however the old ids stood. */
function renameEnds(row: TableRow<'relations'>, present: (id: string) => string) {
  const [from, to] = [present(row.from), present(row.to)];
  const isSymmetric = row.kind !== null && relationRule(row.kind).symmetric;
  const turned = isSymmetric && from > to;
  row.from = turned ? to : from;
  row.to = turned ? from : to;
}

function toRelations(rows: PlacedRows['relations'], known: Known, out: Finding[]): Relation[] {
  for (const placed of rows) {
    checkRelation(placed, known, out);
    checkEvidence(placed, known, out);
  }
  const present = presentIds(known);
  for (const { row } of rows) renameEnds(row, present);
  return statementsOf(rows, { known, check: checkRelationCells, out }).map(({ merged: row, evidence }) => ({
    id: row.id,
    kind: row.kind,
    from: row.from,
    to: row.to,
    start: row.start,
    end: row.end,
    amount: row.amount,
    currency: row.currency,
    shareMin: row.share_min,
    shareMax: row.share_max,
    round: row.round,
    role: row.role,
    evidence,
  }));
}

function toObservations(rows: PlacedRows['observations'], known: Known, out: Finding[]): Observation[] {
  for (const placed of rows) {
    checkObservation(placed, known, out);
    checkEvidence(placed, known, out);
  }
  const present = presentIds(known);
  for (const { row } of rows) {
    row.entity = present(row.entity);
    row.dimensions = row.dimensions && presentList(row.dimensions, present);
  }
  const statements = statementsOf(rows, { known, check: checkObservationCells, out });
  return statements.map(({ merged: row, evidence }) => ({
    id: row.id,
    entity: row.entity,
    metric: row.metric,
    min: row.value_min,
    max: row.value_max,
    unit: row.unit,
    period: row.period,
    basis: row.basis,
    dimensions: row.dimensions ?? [],
    evidence,
  }));
}

const REFERENCES: ReadonlySet<string> = new Set(['from', 'to', 'entity', 'dimensions']);

/** The rows of each statement as one, and its evidence in the order of the rows. */
function statementsOf<R extends TableRow<'relations'> | TableRow<'observations'>>(
  rows: readonly Placed<R>[],
  { known, check, out }: { known: Known; check: (row: R, report: Report) => void; out: Finding[] },
) {
  const byId = grouped(
    rows.filter(({ unread }) => !unread.has('id')),
    ({ row }) => row.id,
  );
  const unsure = known.unread.isWhole('entities') ? new Set<string>() : REFERENCES;
  const present = presentIds(known);
  return [...byId.values()].map((same) => {
    const merged = mergeRows(same, { unsure, faults: out });
    check(merged, mergedReporter(same, out));
    return { merged, evidence: same.map(({ row }) => evidenceOf(row, present)) };
  });
}

function toConflicts(rows: PlacedRows, known: Known, out: Finding[]): ConflictNote[] {
  const statements = new Set([...rows.relations, ...rows.observations].map(({ row }) => row.id));
  const mayBe = (id: string) =>
    known.unread.mayHold('relations', id) || known.unread.mayHold('observations', id);
  return rows.conflicts.map((placed) => {
    const { row } = placed;
    const report = reporter(placed, out);
    for (const id of row.statements ?? []) {
      if (!statements.has(id) && !mayBe(id)) {
        report('statements', id, 'no such statement in relations.csv or observations.csv');
      }
    }
    return { ...row, about: resolve(row.about, 'about', known, report) };
  });
}

function claimIds(rows: PlacedRows, out: Finding[]) {
  const ids = new Ids();
  for (const table of ['sources', 'entities', 'metrics', 'relations', 'observations', 'conflicts'] as const) {
    for (const placed of rows[table]) ids.claim(placed.row.id, placed, out);
  }
  for (const placed of rows.entities) {
    for (const former of toEntity(placed).formerIds) ids.claim(former, placed, out);
  }
}

/** One dataset of all rows. It may be used only when `out` has stayed empty. */
export function assemble(rows: PlacedRows, unread: Unread, out: Finding[]): Dataset {
  claimIds(rows, out);
  const entities = rows.entities.map(toEntity);
  const present = new Map<string, { id: string; kind: EntityKind | null }>();
  for (const entity of entities) for (const id of [entity.id, ...entity.formerIds]) present.set(id, entity);
  const known: Known = {
    entities: present,
    sources: new Set(rows.sources.map(({ row }) => row.id)),
    metrics: new Map(
      rows.metrics.map(({ row }) => [row.id, { units: row.unit_kinds && new Set(row.unit_kinds) }]),
    ),
    unread,
  };
  const relations = toRelations(rows.relations, known, out);
  const observations = toObservations(rows.observations, known, out);
  return {
    sources: rows.sources.map(({ row }) => row),
    entities,
    relations,
    observations,
    metrics: rows.metrics.map(toMetric),
    conflicts: toConflicts(rows, known, out),
  };
}
