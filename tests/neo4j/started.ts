// A Neo4j that a test run may use, and how to be rid of it.

/** What tests are given to connect with. */
export interface TestNeo4j {
  uri: string;
  username: string;
  password: string;
}

/** How the service and the seed command are told about it. */
export const environmentOf = ({ uri, username, password }: TestNeo4j) => ({
  ...{ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
});

export interface StartedNeo4j extends TestNeo4j {
  /** How it came about, for the line that is printed. */
  how: string;
  stop: () => Promise<void>;
}

/** The release that jars and images are of (.ci/neo4j-image reads this line). */
export const NEO4J_VERSION = '5.26.31';

/** What a server is wanted for. */
export interface Wanted {
  heap: string;
  pagecache: string;
  /** Further options of Java, where it is ours to start. */
  java: readonly string[];
  /** Further settings. */
  settings: Readonly<Record<string, string>>;
}

/** Up quickly, and never fast; its graph is replaced all the time and thrown away in the end. */
export const FOR_TESTS: Wanted = {
  heap: '1g',
  pagecache: '256m',
  java: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  settings: {
    // Half a gigabyte of empty logs otherwise.
    'db.tx_log.preallocate': 'false',
    // Plans that were made for the graph before are good enough for the next one.
    'dbms.cypher.statistics_divergence_threshold': '1.0',
  },
};

/** The settings of a server that is wanted so. */
export const settingsFor = ({ heap, pagecache, settings }: Wanted): Record<string, string> => ({
  'dbms.usage_report.enabled': 'false',
  'client.allow_telemetry': 'false',
  'server.memory.heap.max_size': heap,
  'server.memory.pagecache.size': pagecache,
  ...settings,
});
