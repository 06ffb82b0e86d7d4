// Removes from Neo4j what a dataset no longer holds. It reads every statement of the dataset's sources, so it is slow.
import type { ManagedTransaction } from 'neo4j-driver';
import { RELATION_KINDS } from '../../model/kinds.js';
import type { StoredConflict, StoredDataset, StoredObservation, StoredRelation } from '../../model/stored.js';
import * as cypher from '../cypher-write.js';
import type { WriteReport } from '../port.js';
import { goneFrom, mentionedIds } from '../prune.js';
import type { Connection } from './connection.js';
import type { Properties } from './rows.js';
import { sourcesCitedBy, toStatement } from './rows.js';
import { lockStatus, saveStatus } from './status.js';

type Run = ManagedTransaction['run'];

async function lostStatements(run: Run, given: StoredDataset) {
  const gone = goneFrom(given);
  const parameters = { kinds: RELATION_KINDS, sources: given.sources.map(({ id }) => id) };
  const { records } = await run(cypher.STATEMENTS_OF_SOURCES, parameters);
  return records
    .map((row) => toStatement(row.get('statement') as Properties))
    .filter((each) => gone.statement(each));
}

async function orphanedBy(
  run: Run,
  given: StoredDataset,
  lost: readonly (StoredRelation | StoredObservation)[],
) {
  const gone = goneFrom(given);
  const ids = [...new Set(lost.flatMap(mentionedIds))].filter((id) => gone.entity(id));
  const { records } = await run(cypher.UNMENTIONED, { kinds: RELATION_KINDS, ids });
  return records.map((row) => ({ id: row.get('id') as string, digest: row.get('digest') as string }));
}

async function goneConflicts(run: Run, given: StoredDataset, lost: ReadonlySet<string>) {
  const gone = goneFrom(given);
  const { records } = await run(cypher.CONFLICTS);
  return records
    .map((row) => row.toObject() as Pick<StoredConflict, 'id' | 'statements' | 'byRule' | 'digest'>)
    .filter((conflict) => gone.conflict(conflict, lost));
}

const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id);

/** All of it in one transaction: a graph is never seen without statements that are still in the folder's place. */
export async function prune(
  connection: Connection,
  given: StoredDataset,
  report: WriteReport,
): Promise<void> {
  await connection.write(async (run) => {
    const status = await lockStatus(run);
    const lost = await lostStatements(run, given);
    const relations = lost.filter((statement) => 'from' in statement);
    const observations = lost.filter((statement) => !('from' in statement));
    await run(cypher.DELETE_RELATIONS, { ids: idsOf(relations) });
    await run(cypher.DELETE_OBSERVATIONS, { ids: idsOf(observations) });
    const orphans = await orphanedBy(run, given, lost);
    await run(cypher.DELETE_ENTITIES, { ids: idsOf(orphans) });
    const conflicts = await goneConflicts(run, given, new Set(idsOf(lost)));
    await run(cypher.DELETE_CONFLICTS, { ids: idsOf(conflicts) });
    report.relations.removed = relations.length;
    report.observations.removed = observations.length;
    report.entities.removed = orphans.length;
    if (lost.length + conflicts.length === 0) return;
    await saveStatus(run, status, {
      digests: [...lost, ...orphans, ...conflicts].map(({ digest }) => digest),
      counts: { relations: -relations.length, observations: -observations.length, entities: -orphans.length },
      cited: [],
      uncited: lost.flatMap(sourcesCitedBy),
    });
  });
}
