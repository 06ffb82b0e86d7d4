// A Neo4j that a test run may use, and how to be rid of it.

/** What tests are given to connect with. */
export interface TestNeo4j {
  uri: string;
  username: string;
  password: string;
}

export interface StartedNeo4j extends TestNeo4j {
  /** How it came about, for the line that is printed. */
  how: string;
  stop: () => Promise<void>;
}

/** The release that jars and images are of. */
export const NEO4J_VERSION = '5.26.31';
