// Entities and statements as rows of an answer: a statement always with what it rests on.

import { shareRange } from '../model/share.js';
import type { StoredEntity, StoredEvidence, StoredObservation, StoredRelation } from '../model/stored.js';
import type { CitedSource, Session, StoredStatement } from '../questions/session.js';
import { conflictingWith } from '../questions/statements.js';
import type { Sums } from '../questions/sums.js';
import type { PartWriter, Row } from './answer.js';
import { known } from './answer.js';

/** The id by which a statement or a source is found again among all that has one. */
export const statementId = (statement: StoredStatement): string =>
  `${'from' in statement ? 'rel' : 'obs'}:${statement.id}`;
export const sourceId = (source: string): string => `src:${source}`;

/** `co-muxi 沐曦股份`: the id to ask on with, and the name to tell. */
export const entityName = ({ id, name }: StoredEntity): string => `${id} ${name}`;

/** The same of an entity that a statement refers to. */
export const nameOf = async (session: Session, id: string): Promise<string> =>
  entityName(await session.entityOf(id));

export const namesOf = (session: Session, ids: readonly string[]): Promise<string[]> =>
  Promise.all(ids.map((id) => nameOf(session, id)));

/** Sums by currency as `{CNY: 500000000}`; null when nothing was disclosed. */
export const sumsByCurrency = (sums: Sums['amounts']): Record<string, number> | null =>
  sums.length === 0 ? null : Object.fromEntries(sums.map(({ currency, amount }) => [currency, amount]));

/** What an entity is, in short. */
export const entityFacts = ({ id, kind, name, nameEn, stateLevel, summary }: StoredEntity) =>
  known({ id, kind, name, nameEn, stateLevel, summary });

export const sourceFacts = ({ title, publisher, published }: CitedSource) =>
  known({ title, publisher, published });

async function evidenceOf(session: Session, piece: StoredEvidence, statement: StoredStatement) {
  const { source, locator, printed, note, certainty, attributed } = piece;
  return known({
    source: sourceId(source),
    locator,
    printed,
    note,
    certainty: certainty === statement.certainty ? null : certainty,
    attributedTo: await namesOf(session, attributed),
  });
}

async function relationFacts(session: Session, relation: StoredRelation): Promise<object> {
  const { kind, from, to, start, end, amount, currency, shareMin, shareMax, round, role } = relation;
  const [fromName, toName] = await namesOf(session, [from, to]);
  const share = shareRange(shareMin, shareMax);
  return { kind, from: fromName, to: toName, start, end, amount, currency, share, round, role };
}

async function figureFacts(session: Session, figure: StoredObservation): Promise<object> {
  const { entity, metric, min, max, unit, period, basis } = figure;
  const dimensions = await namesOf(session, figure.dimensions);
  return { entity: await nameOf(session, entity), metric, min, max, unit, period, basis, dimensions };
}

/** A relation or a figure with its certainty, its evidence, and what contradicts it. */
export async function statementRow(session: Session, statement: StoredStatement): Promise<Row> {
  const [facts, evidence, conflicts] = await Promise.all([
    'from' in statement ? relationFacts(session, statement) : figureFacts(session, statement),
    Promise.all(statement.evidence.map((piece) => evidenceOf(session, piece, statement))),
    conflictingWith(session, statement),
  ]);
  const { certainty } = statement;
  const conflictsWith = conflicts.map(statementId);
  return {
    value: known({ id: statementId(statement), ...facts, certainty, evidence, conflictsWith }),
    sources: [...new Set(statement.evidence.map(({ source }) => source))],
    metrics: 'from' in statement ? [] : [statement.metric],
  };
}

export const statementRows = (session: Session, statements: readonly StoredStatement[]): Promise<Row[]> =>
  Promise.all(statements.map((statement) => statementRow(session, statement)));

/** Statements that are written together. */
const WRITTEN_AT_ONCE = 50;

/** A list of statements, however long. */
export function statementParts(
  session: Session,
  list: string,
  statements: readonly StoredStatement[],
): PartWriter[] {
  const starts = Array.from({ length: Math.ceil(statements.length / WRITTEN_AT_ONCE) }, (_, i) => i);
  return starts.map((i) => async () => {
    const some = statements.slice(i * WRITTEN_AT_ONCE, (i + 1) * WRITTEN_AT_ONCE);
    return { list, rows: await statementRows(session, some) };
  });
}
