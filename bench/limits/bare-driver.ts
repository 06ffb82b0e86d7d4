// The limit of the database: the very statements that the service sends for a question, through the bare driver.
import { graphql } from 'graphql';
import neo4j from 'neo4j-driver';
import { createSchema } from '../../api/graphql/schema.js';
import { Session } from '../../api/questions/session.js';
import type { Neo4jOptions } from '../../api/store/neo4j/connection.js';
import { Connection } from '../../api/store/neo4j/connection.js';
import { Neo4jView } from '../../api/store/neo4j/view.js';
import type { TestNeo4j } from '../../tests/neo4j/started.js';
import type { Column } from './column.js';

interface Statement {
  cypher: string;
  parameters: Record<string, unknown>;
}

/** A connection that remembers what was read through it. */
class RecordingConnection extends Connection {
  readonly #statements: Statement[] = [];

  override read(cypher: string, parameters: Record<string, unknown> = {}) {
    this.#statements.push({ cypher, parameters });
    return super.read(cypher, parameters);
  }

  /** The statements since they were taken last. */
  taken(): Statement[] {
    return this.#statements.splice(0);
  }
}

export interface Recorder {
  /** The statements of a question, in the order in which they were sent. */
  statementsOf: (query: string, variables: Record<string, unknown>) => Promise<Statement[]>;
  close: () => Promise<void>;
}

/** The same questions, schema and statements as those of the service, without its HTTP. */
export async function recorder({ uri, ...login }: TestNeo4j): Promise<Recorder> {
  const schema = await createSchema();
  const options: Neo4jOptions = { ...login, readTimeoutMs: 60_000 };
  const connection = new RecordingConnection(uri, options);
  return {
    statementsOf: async (source, variableValues) => {
      const contextValue = { session: new Session(new Neo4jView(connection)) };
      await graphql({ schema, source, variableValues, contextValue });
      return connection.taken();
    },
    close: () => connection.close(),
  };
}

export interface BareDriver {
  /** One read transaction an answer (`executeRead`), in it the statements one after the other. */
  column: (statements: readonly Statement[][]) => Column;
  version: () => Promise<string>;
  close: () => Promise<void>;
}

export function bareDriver({ uri, username, password }: TestNeo4j): BareDriver {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const ask = async (statements: readonly Statement[]) => {
    const session = driver.session({ defaultAccessMode: 'READ' });
    try {
      await session.executeRead(async (transaction) => {
        for (const { cypher, parameters } of statements) await transaction.run(cypher, parameters);
      });
    } finally {
      await session.close();
    }
  };
  return {
    column: (statements) => ({ name: 'driver', ask: (i) => ask(statements[i]!) }),
    version: async () => (await driver.getServerInfo()).agent ?? 'unknown',
    close: () => driver.close(),
  };
}
