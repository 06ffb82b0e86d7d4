// Statements as the driver sees them, run with PROFILE: what the database did for each.
import type { ProfiledPlan, Record as Row } from 'neo4j-driver';
import neo4j from 'neo4j-driver';
import type { Reader } from '../../api/store/neo4j/connection.js';
import type { TestNeo4j } from '../neo4j/started.js';

/** One statement that was run: its work in the database, what did it, and how much came back. */
export interface Profiled {
  statement: string;
  dbHits: number;
  operators: string[];
  /** Rows and items of lists in them: what the database handed over. */
  handedOver: number;
  plan: ProfiledPlan;
}

const operatorsOf = (plan: ProfiledPlan): ProfiledPlan[] => [plan, ...plan.children.flatMap(operatorsOf)];

const sizeOf = (row: Row) =>
  Object.values(row.toObject()).reduce(
    (sum: number, value) => sum + (Array.isArray(value) ? value.length : 0),
    1,
  );

/** A reader that profiles whatever it is given. */
export function profilingReader({ uri, username, password }: TestNeo4j) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  let seen: Promise<Profiled>[] = [];
  const run = async (cypher: string, parameters: Record<string, unknown>) => {
    const session = driver.session({ defaultAccessMode: 'READ' });
    try {
      return await session.run(cypher, parameters);
    } finally {
      await session.close();
    }
  };
  const reader: Reader = {
    read: async (statement, parameters = {}) => {
      const result = run(`PROFILE ${statement}`, parameters);
      seen.push(
        result.then(({ records, summary }) => {
          const plan = summary.profile as ProfiledPlan;
          const operators = operatorsOf(plan);
          return {
            ...{ statement, plan, operators: operators.map(({ operatorType }) => operatorType) },
            dbHits: operators.reduce((sum, { dbHits }) => sum + Number(dbHits), 0),
            handedOver: records.reduce((sum, row) => sum + sizeOf(row), 0),
          };
        }),
      );
      return (await result).records;
    },
  };
  return {
    reader,
    /** Statistics as they are now, and no plan that was made for another graph. */
    replan: () => run('CALL db.prepareForReplanning(60)', {}),
    /** The statements of one question, in the order in which they were asked. */
    async profile(ask: () => Promise<unknown>): Promise<Profiled[]> {
      seen = [];
      await ask();
      return Promise.all(seen);
    },
    close: () => driver.close(),
  };
}
