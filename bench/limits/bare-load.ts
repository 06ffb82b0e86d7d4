// The limit of loading: the same nodes and relationships as bare UNWIND batches, into a Neo4j that has nothing but the
// constraints on ids; nothing is compared, counted or indexed.
import neo4j from 'neo4j-driver';
import { readDataset } from '../../api/dataset/read.js';
import { grouped } from '../../api/model/grouped.js';
import type { StoredDataset } from '../../api/model/stored.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { labelOf } from '../../api/store/cypher-write.js';
import type { Properties } from '../../api/store/neo4j/rows.js';
import * as rows from '../../api/store/neo4j/rows.js';
import type { TestNeo4j } from '../../tests/neo4j/started.js';
import { inChild } from '../servers/child.js';

const BATCH_SIZE = 5000;

export interface BareLoad {
  /** Nodes and relationships. */
  rows: number;
  ms: number;
}

/** Rows of one sort with the statement that creates them. */
interface Sort {
  cypher: string;
  rows: Properties[];
}

const nodes = (labels: string, props: Properties[]): Sort => ({
  cypher: `UNWIND $rows AS row CREATE (n:${labels}) SET n = row`,
  rows: props,
});

/** Rows have the ids of their ends; `Entity` is the label of an end unless another is given. */
const relationships = (type: string, given: Properties[], from = 'Entity'): Sort => ({
  cypher: `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:Entity {id: row.to})
    CREATE (a)-[r:${type}]->(b) SET r = row.props`,
  rows: given,
});

/** Each kind apart, so that its name stands in the statement. */
const byKind = <R extends { kind: string }>(
  records: readonly R[],
  sortOf: (kind: string, records: R[]) => Sort,
): Sort[] => [...grouped(records, ({ kind }) => kind)].map(([kind, same]) => sortOf(kind, same));

function sortsOf({ sources, metrics, entities, relations, observations }: StoredDataset): Sort[] {
  const under = relations.filter(({ up }) => up !== null);
  const about = observations.map(({ id, entity }) => ({ from: id, to: entity, props: {} }));
  const dimensions = observations.flatMap(({ id, dimensions: ids }) =>
    ids.map((to) => ({ from: id, to, props: {} })),
  );
  return [
    nodes('Source', sources.map(rows.sourceProperties)),
    nodes('Metric', metrics.map(rows.metricProperties)),
    ...byKind(entities, (kind, same) => nodes(`Entity:${labelOf(kind)}`, same.map(rows.entityProperties))),
    ...byKind(relations, (kind, same) =>
      relationships(
        kind,
        same.map((each) => ({ from: each.from, to: each.to, props: rows.relationProperties(each) })),
      ),
    ),
    relationships(
      'UNDER',
      under.map((each) => {
        const { lower, upper } = rows.underEnds(each);
        return { from: lower, to: upper, props: rows.underProperties(each) };
      }),
    ),
    nodes('Observation', observations.map(rows.observationProperties)),
    ...[relationships('ABOUT', about, 'Observation'), relationships('DIMENSION', dimensions, 'Observation')],
  ];
}

async function load(folder: string, { uri, username, password }: TestNeo4j): Promise<BareLoad> {
  const { dataset } = await readDataset([folder]);
  const sorts = sortsOf(toStored(dataset));
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session();
  for (const label of ['Source', 'Metric', 'Entity', 'Observation']) {
    await session.run(`CREATE CONSTRAINT FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
  }
  const begun = performance.now();
  for (const { cypher, rows: given } of sorts) {
    for (let i = 0; i < given.length; i += BATCH_SIZE) {
      const batch = { rows: given.slice(i, i + BATCH_SIZE) };
      await session.executeWrite((transaction) => transaction.run(cypher, batch));
    }
  }
  const ms = performance.now() - begun;
  await driver.close();
  return { rows: sorts.reduce((sum, sort) => sum + sort.rows.length, 0), ms };
}

/** Loads the folder into a Neo4j that has nothing in it, and leaves it there. */
export const bareLoad = (folder: string, to: TestNeo4j, heapMb: number | null): Promise<BareLoad> => {
  const { uri, username, password } = to;
  const args = ['--bare-load', folder, JSON.stringify({ uri, username, password })];
  return inChild({ module: import.meta.url, args, what: 'the bare load', heapMb });
};

const [command, folder, to] = process.argv.slice(2);
if (command === '--bare-load') {
  const loaded = await load(folder!, JSON.parse(to!) as TestNeo4j);
  process.send?.(loaded, () => process.exit());
}
