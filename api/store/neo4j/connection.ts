// The driver: sessions with access modes, bookmarks and timeouts, retries, and its errors as ours.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, ManagedTransaction, Record as Row } from 'neo4j-driver';
import neo4j, { bookmarkManager, isRetryableError, Neo4jError } from 'neo4j-driver';
import { XintuError } from '../../errors.js';

export interface Neo4jOptions {
  username?: string | undefined;
  password?: string | undefined;
  /** Undefined for the server's default database. */
  database?: string | undefined;
  /** How long one read may take in the database, in milliseconds. */
  readTimeoutMs: number;
}

/** Pauses before the repeats of a read that met a transient error (a leader election, a dropped connection). */
const READ_RETRY_PAUSES_MS = [50, 200, 800];

/** What a read may take beyond its timeout in the database, which looks for what is overdue every two seconds. */
const READ_GRACE_MS = 5_000;

/** LIMIT takes integers only, and the driver sends numbers as floats. */
export const int = (value: number) => neo4j.int(value);

/** Counts come as 64-bit integers; all that we store are floats. */
export function toNumber(value: unknown): number {
  return neo4j.isInt(value) ? value.toNumber() : Number(value);
}

const unavailable = (url: string, reason: string, cause?: ErrorOptions) =>
  new XintuError(
    'STORE_UNAVAILABLE',
    `Neo4j at ${url} does not answer (${reason}); check that it runs and NEO4J_URI`,
    cause,
  );

function translated(error: unknown, url: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const cause = { cause: error };
  if (error.code.includes('TransactionTimedOut')) {
    const message =
      'the question took too long for the database; narrow it (fewer kinds, less depth, a sector or place)';
    return new XintuError('TIMED_OUT', message, cause);
  }
  if (error.code.startsWith('Neo.ClientError.Security')) {
    const message = `Neo4j at ${url} refuses the log-in; check NEO4J_USERNAME and NEO4J_PASSWORD`;
    return new XintuError('STORE_REFUSED', message, cause);
  }
  if (error.code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new XintuError('STORE_REFUSED', `${error.message} Check NEO4J_DATABASE.`, cause);
  }
  // Codes of the server begin with Neo; the others (ServiceUnavailable, SessionExpired, N/A …) are the driver's, which
  // found no server, or none that speaks its protocol.
  if (error.retriable || !error.code.startsWith('Neo.')) {
    return unavailable(url, error.message.split('\n')[0]!, cause);
  }
  return error;
}

/** What a view needs of a connection. */
export type Reader = Pick<Connection, 'read'>;

export class Connection {
  readonly #driver: Driver;
  readonly #options: Neo4jOptions;
  /** What was written through this process is seen by its later reads, whichever member of a cluster answers them. */
  readonly #bookmarks = bookmarkManager();

  constructor(
    readonly url: string,
    options: Neo4jOptions,
  ) {
    const { username, password } = options;
    const auth = username === undefined ? undefined : neo4j.auth.basic(username, password ?? '');
    this.#options = options;
    try {
      this.#driver = neo4j.driver(url, auth, {
        connectionAcquisitionTimeout: 10_000,
        connectionTimeout: 5_000,
      });
    } catch (error) {
      throw new XintuError('BAD_CONFIGURATION', `NEO4J_URI ${url}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  #session(mode: 'READ' | 'WRITE') {
    return this.#driver.session({
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      ...(this.#options.database === undefined ? {} : { database: this.#options.database }),
    });
  }

  /**
   * One read as one auto-commit transaction: routed to a reader, timed out in the database, repeated after transient
   * errors. It takes less than half the time of `executeRead`, which spends two more round trips. A server that accepts
   * connections and then says nothing is given up.
   */
  async read(cypher: string, parameters: Record<string, unknown> = {}): Promise<Row[]> {
    const within = this.#options.readTimeoutMs + READ_GRACE_MS;
    let isGivenUp = false;
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isGivenUp = true;
        reject(unavailable(this.url, `silent for ${within} ms`));
      }, within);
    });
    try {
      return await Promise.race([this.#repeated(cypher, parameters, () => isGivenUp), silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #repeated(
    cypher: string,
    parameters: Record<string, unknown>,
    isGivenUp: () => boolean,
  ): Promise<Row[]> {
    for (let attempt = 0; ; attempt++) {
      const session = this.#session('READ');
      try {
        const result = await session.run(cypher, parameters, { timeout: this.#options.readTimeoutMs });
        return result.records;
      } catch (error) {
        const pause = READ_RETRY_PAUSES_MS[attempt];
        const timedOut = error instanceof Neo4jError && error.code.includes('TransactionTimedOut');
        const again = error instanceof Neo4jError && isRetryableError(error) && !timedOut && !isGivenUp();
        if (pause === undefined || !again) throw translated(error, this.url);
        await sleep(pause);
      } finally {
        await session.close();
      }
    }
  }

  /** Work in one write transaction: all of it, or nothing; repeated by the driver after transient errors. */
  async write<T>(work: (run: ManagedTransaction['run']) => Promise<T>): Promise<T> {
    const session = this.#session('WRITE');
    try {
      return await session.executeWrite((transaction) => work(transaction.run.bind(transaction)));
    } catch (error) {
      throw translated(error, this.url);
    } finally {
      await session.close();
    }
  }

  /** One statement outside a transaction of ours: schema changes, and CALL … IN TRANSACTIONS. */
  async run(cypher: string): Promise<void> {
    const session = this.#session('WRITE');
    try {
      await session.run(cypher);
    } catch (error) {
      throw translated(error, this.url);
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}
