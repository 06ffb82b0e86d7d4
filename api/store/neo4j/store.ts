// The Neo4j store: the durable one, shared by many processes, and the way past one machine.
import type { StoredDataset } from '../../model/stored.js';
import { PING } from '../cypher.js';
import { CLEAR } from '../cypher-write.js';
import type { GraphStore, GraphView, WriteOptions, WriteReport } from '../port.js';
import type { Neo4jOptions } from './connection.js';
import { Connection } from './connection.js';
import { Neo4jView } from './view.js';
import { ensureSchema, writeDataset } from './write.js';

export class Neo4jStore implements GraphStore {
  readonly #connection: Connection;

  constructor(url: string, options: Neo4jOptions) {
    this.#connection = new Connection(url, options);
  }

  view(): GraphView {
    return new Neo4jView(this.#connection);
  }

  write(dataset: StoredDataset, options: WriteOptions): Promise<WriteReport> {
    return writeDataset(this.#connection, dataset, options);
  }

  prepare(): Promise<void> {
    return ensureSchema(this.#connection);
  }

  clear(): Promise<void> {
    return this.#connection.run(CLEAR);
  }

  async ping(): Promise<void> {
    await this.#connection.read(PING);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
