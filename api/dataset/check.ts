// What makes the records of a dataset legal together: ids, references, dates, shares, units and what a relation joins.
import { dayRange } from '../model/edtf.js';
import type { EntityKind, RelationKind } from '../model/kinds.js';
import { canJoin, isCurrency, RELATION_RULES, relationRule } from '../model/kinds.js';
import type { Finding } from './report.js';
import type { Placed, TableRow } from './tables.js';
import type { Unread } from './unread.js';

/** What a row may refer to. Ids of entities include former ones; the value is the present id. */
export interface Known {
  /** The kind is null when its cell could not be read; so are the units. */
  entities: ReadonlyMap<string, { id: string; kind: EntityKind | null }>;
  sources: ReadonlySet<string>;
  metrics: ReadonlyMap<string, { units: ReadonlySet<string> | null }>;
  unread: Unread;
}

export type Report = (column: string, value: unknown, message: string) => void;

/** A function that files a fault of this row, unless it is about a cell whose fault has been told. */
export function reporter({ file, line, unread }: Placed<unknown>, findings: Finding[]): Report {
  return (column, value, message) => {
    if (unread.has(column)) return;
    findings.push({ file, line, column, value: value === null ? null : String(value), message });
  };
}

/** The present id of the entity; a fault when there is none. */
export function resolve(id: string, column: string, known: Known, report: Report): string {
  const entity = known.entities.get(id);
  if (!entity && !known.unread.mayHold('entities', id)) {
    report(column, id, 'no such entity; add it to entities.csv or correct the id');
  }
  return entity?.id ?? id;
}

export function checkEvidence(
  placed: Placed<TableRow<'relations' | 'observations'>>,
  known: Known,
  out: Finding[],
) {
  const report = reporter(placed, out);
  const { source, certainty, note, attributed } = placed.row;
  if (!known.sources.has(source) && !known.unread.mayHold('sources', source)) {
    report('source', source, 'no such source; add it to sources.csv or correct the id');
  }
  if ((certainty === 'inferred' || certainty === 'joint') && note === null) {
    report('note', null, `a statement that is ${certainty} needs a note that says why`);
  }
  for (const id of attributed ?? []) resolve(id, 'attributed', known, report);
}

function checkJoin({ row, unread }: Placed<TableRow<'relations'>>, known: Known, report: Report) {
  const { kind, from, to } = row;
  const [left, right] = [known.entities.get(from), known.entities.get(to)];
  if (!left || !right || unread.has('kind')) return;
  if (left.id === right.id && kind !== 'HOLDS') {
    report(
      'to',
      to,
      `${kind} joins two different entities; only HOLDS may lead back to its own (treasury shares)`,
    );
  }
  if (left.kind && right.kind && !canJoin(kind, left.kind, right.kind)) {
    const legal = RELATION_RULES[kind as RelationKind].joins
      .map(([a, b]) => `${a.join('/')} → ${b.join('/')}`)
      .join(' or ');
    report('kind', kind, `cannot join ${left.kind} ${from} → ${right.kind} ${to}; legal is ${legal}`);
  }
  // In order by the ids as written is enough: a new id for an old one must not make a row illegal.
  if (relationRule(kind).symmetric && from > to && left.id > right.id) {
    report('from', from, `${kind} has no direction: put the id that comes first in the alphabet in from`);
  }
}

export function checkRelation(placed: Placed<TableRow<'relations'>>, known: Known, out: Finding[]) {
  const report = reporter(placed, out);
  const { row } = placed;
  resolve(row.from, 'from', known, report);
  resolve(row.to, 'to', known, report);
  checkJoin(placed, known, report);
  if (row.amount !== null && row.currency === null) {
    report('currency', null, `the amount ${row.amount} has no currency; give its ISO 4217 code`);
  }
}

/** Do the cells of a relation go together? Asked of all rows of a statement as one. */
export function checkRelationCells(row: TableRow<'relations'>, report: Report) {
  if (row.start !== null && row.end !== null && dayRange(row.end).max < dayRange(row.start).min) {
    report('end', row.end, `the end is before the start, ${row.start}`);
  }
  if (row.share_min !== null && row.share_max !== null && row.share_min > row.share_max) {
    report('share_min', row.share_min, `the smallest share is above the largest, ${row.share_max}`);
  }
}

/** `money` is no unit: it stands for those of money. */
function allows(units: ReadonlySet<string>, unit: string): boolean {
  return (units.has(unit) && unit !== 'money') || (units.has('money') && isCurrency(unit));
}

export function checkObservation(placed: Placed<TableRow<'observations'>>, known: Known, out: Finding[]) {
  const report = reporter(placed, out);
  const { row } = placed;
  resolve(row.entity, 'entity', known, report);
  for (const id of row.dimensions ?? []) resolve(id, 'dimensions', known, report);
  const metric = known.metrics.get(row.metric);
  if (!metric && !known.unread.mayHold('metrics', row.metric)) {
    report('metric', row.metric, 'no such metric; add it to metrics.csv or correct the id');
  } else if (metric?.units && !allows(metric.units, row.unit)) {
    const legal = [...metric.units].join(', ').replace('money', 'any ISO 4217 code');
    report('unit', row.unit, `the metric ${row.metric} is measured in ${legal}`);
  }
}

/** Do the cells of an observation go together? Asked of all rows of a statement as one. */
export function checkObservationCells(row: TableRow<'observations'>, report: Report) {
  if (row.value_min !== null && row.value_max !== null && row.value_min > row.value_max) {
    report('value_min', row.value_min, `the smallest value is above the largest, ${row.value_max}`);
  }
  if (row.unit === 'date' && (row.value_min !== null || row.value_max !== null)) {
    report(
      'value_min',
      row.value_min ?? row.value_max,
      'an observation in the unit date has its day in period, no value',
    );
  } else if (row.unit === 'date' && row.period === null) {
    report('period', null, 'an observation in the unit date needs its day here');
  }
}
