// The offline load into a real Neo4j: the database is the one that loading it while it runs would have made.
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4jDriver, { isInt } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { EXAMPLES } from '../../viewer/editor/examples.js';
import { withFolder } from '../dataset/small.js';
import { startServer } from '../http/running.js';
import type { JarsHome } from '../neo4j/from-jars.js';
import { javaIsThere, newHome, startHome } from '../neo4j/from-jars.js';
import { jars } from '../neo4j/jars.js';
import type { StartedNeo4j } from '../neo4j/started.js';
import { runSeed, startSeed } from './seed-process.js';

const SEED = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));

/** Whatever a text may hold, and every list once empty, once of one item and once of several. */
const ODD = {
  sources: `id,title,publisher,author,published,language,url,kind,retrieved
odd-a,"A ""quoted"" \\ title; 'and', more",,,2024,,,news,
odd-b,Never cited,,,,,,editor,
`,
  entities: `id,kind,name,name_en,aliases,identifiers,state_level,place_level,summary
odd-one,company,奇数一,"Odd, ""One""",id:odd-before|id:odd-first,,,,"two
lines and a tab	, \\n \\"" ' ; | 🀄"
odd-two,fund,奇数二,,二,uscc:1|ticker:2,central,,
odd-group,organization,奇数集团,,甲|乙;丙,,central,,
`,
  relations: `id,kind,from,to,start,end,amount,currency,share_min,share_max,round,role,certainty,attributed,source,locator,printed,note
odd-holds,HOLDS,odd-two,odd-one,2020,,0.1,CNY,12.345678,99.9,,,stated,odd-group|odd-two,odd-a,L1,,
odd-holds,HOLDS,odd-two,odd-one,2020,,0.1,CNY,12.345678,99.9,,,stated,,odd-a,L2,一,"a
b"
odd-part,PART_OF,odd-two,odd-group,,,,,,,,,stated,,odd-a,L3,,
odd-controls,CONTROLS,odd-group,odd-one,,,,,,,,,inferred,,odd-a,L4,,Why.
`,
  observations: `id,entity,metric,value_min,value_max,unit,period,basis,dimensions,certainty,attributed,source,locator,printed,note
odd-figure,odd-one,odd_metric,9007199254740991,,CNY,2024,,odd-two|odd-group,stated,,odd-a,L5,,
odd-other,odd-one,odd_metric,-0.5,,CNY,,,,stated,,odd-a,L6,,
`,
  metrics: `id,name_zh,name_en,unit_kinds,description
odd_metric,奇数,,money,
`,
  conflicts: `id,about,topic,statements,explanation
odd-conflict,odd-one,figures,odd-figure|odd-other,They differ.
`,
};

/** Everything a database holds, in an order, but for the time of loading, and the mark of a loader that changed nothing. */
async function contentOf({ uri, username, password }: StartedNeo4j) {
  const driver = neo4jDriver.driver(uri, neo4jDriver.auth.basic(username, password));
  const told = (value: unknown) =>
    JSON.stringify(value, (_, each) => (isInt(each) ? `integer ${each}` : each));
  const all = async (cypher: string) => {
    const { records } = await driver.executeQuery(cypher);
    return records.map((row) => told(row.toObject())).sort();
  };
  try {
    const names = (of: string) => `COLLECT { UNWIND keys(${of}) AS name RETURN name ORDER BY name }`;
    const sorted = (of: string) =>
      `[name IN ${names(of)} WHERE NOT name IN ['loaded_at', 'locked'] | [name, ${of}[name]]]`;
    return {
      nodes:
        await all(`MATCH (n) RETURN COLLECT { UNWIND labels(n) AS label RETURN label ORDER BY label } AS labels,
        ${sorted('n')} AS properties`),
      relationships: await all(`MATCH (a)-[r]->(b) RETURN a.id AS from, type(r) AS type, b.id AS to,
        ${sorted('r')} AS properties`),
    };
  } finally {
    await driver.close();
  }
}

/** Java starts twice in each load, on a machine that does other things too. */
const LOADS_WITHIN_MS = 180_000;

/** With CI=true a skip is a failure: the tests below then say what is missing. */
const canRun = process.env['CI'] === 'true' || (await javaIsThere());

describe.skipIf(!canRun)('the offline load', { timeout: LOADS_WITHIN_MS }, () => {
  let made: JarsHome;
  let server: StartedNeo4j | undefined;
  let folder: string;
  let leave: () => void;
  const load = (...options: string[]) => runSeed(['--offline', made.home, ...options, SEED, folder]);
  const databases = () => readdir(join(made.home, 'data/databases')).catch(() => []);
  const leftBehind = async () => (await readdir(made.home)).filter((name) => name.startsWith('xintu-'));

  beforeAll(async () => {
    made = await newHome();
    await symlink(await jars(), join(made.home, 'lib'));
    // The folder is there until the tests are over.
    folder = await new Promise<string>((resolve) => {
      void withFolder(ODD, (path) => {
        resolve(path);
        return new Promise<void>((done) => {
          leave = done;
        });
      });
    });
  });
  afterAll(async () => {
    leave();
    if (server) await server.stop();
    else await rm(made.home, { recursive: true });
  });
  const memoryStore = async () => {
    const memory = openStore('memory:', { readTimeoutMs: 0 });
    const { dataset } = await readDataset([SEED, folder]);
    await memory.write(toStored(dataset), { prune: false });
    return memory;
  };

  it('leaves nothing behind when it is ended', async () => {
    const run = startSeed(['--offline', made.home, SEED, folder]);
    const deadline = Date.now() + 60_000;
    while ((await leftBehind()).length === 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // Long enough for the import to have begun; either way the answer is the same.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    run.end();
    const { code, error } = await run.ended;
    expect(error).toMatch(/^seed: ended by SIGTERM; what was begun is removed\n$/);
    expect(code).toBe(1);
    expect(await leftBehind()).toEqual([]);
    expect(await databases()).not.toContain('neo4j');
  });

  it('leaves nothing behind when the import fails', async () => {
    const program = join(made.home, 'failing');
    await mkdir(join(program, 'bin'), { recursive: true });
    // The real program, which is told of a relationship that leads nowhere.
    const script = `#!/bin/sh
      for file in relations.csv; do [ -f $file ] && echo '"no-one","no-one","HOLDS"' >> $file; done
      exec java -cp "$NEO4J_HOME/lib/*" org.neo4j.server.startup.Neo4jAdminCommand "$@"`;
    await writeFile(join(program, 'bin/neo4j-admin'), script, { mode: 0o755 });
    const { code, error } = await load('--program', program);
    expect(error).toMatch(/Neo4j's import failed; nothing was loaded, and what it has begun is removed.*\n/);
    expect(code).toBe(1);
    expect(await leftBehind()).toEqual([]);
    expect(await databases()).not.toContain('neo4j');
  });

  it('loads into a home that has never run, and says what and how fast', async () => {
    const { code, out, error } = await load();
    expect(error).toBe('');
    expect(out).toMatch(/\d+ nodes and \d+ relationships are in \S+\/data\/databases\/neo4j\n/);
    expect(out).toMatch(/done in \d+\.\d s: .* \d+ rows a second\n[\s\S]*npm run seed -- --indexes\n/);
    expect(code).toBe(0);
    expect(await leftBehind()).toEqual([]);
  });

  it('does not load a second time, unless it may clear', async () => {
    expect((await load()).error).toMatch(/has a database neo4j already.*say --clear/);
    const { code, out } = await load('--clear');
    expect(out).toMatch(/done in/);
    expect(code).toBe(0);
  });

  it('does not touch a Neo4j that runs', async () => {
    server = await startHome(made);
    for (const options of [[], ['--clear']]) {
      const { code, error } = await load(...options);
      expect(error).toMatch(/^seed: the Neo4j of \S+ runs; stop it .*, or load without --offline\n$/);
      expect(code).toBe(1);
    }
  });

  describe('has made a database', () => {
    let store: GraphStore;
    let offline: Awaited<ReturnType<typeof contentOf>>;
    const environment = () => ({ NEO4J_URI: server!.uri });
    const statusOf = async (of: GraphStore) => ({ ...(await of.view().status()), loadedAt: '' });
    beforeAll(async () => {
      store = openStore(server!.uri, { readTimeoutMs: 20_000 });
      offline = await contentOf(server!);
    });
    afterAll(() => store.close());

    it('with the version and the counts that memory has', async () => {
      expect(await statusOf(store)).toEqual(await statusOf(await memoryStore()));
    });

    it('that says what to do when it is searched for names without an index', async () => {
      const searched = store.view().search(['muxi'], { kinds: null, atLeast: 1, limit: 1 });
      await expect(searched).rejects.toMatchObject({
        code: 'STORE_REFUSED',
        message: expect.stringMatching(/npm run seed -- --indexes/),
      });
    });

    it('that is searched once its indexes are made', async () => {
      const { out } = await runSeed(['--indexes'], environment());
      expect(out).toMatch(/constraints and indexes are there after \d+\.\d s\n/);
      expect((await store.view().search(['muxi'], { kinds: null, atLeast: 1, limit: 1 }))[0]?.id).toBe(
        'co-muxi',
      );
    });

    it('in which loading once more changes nothing', async () => {
      expect((await runSeed([SEED, folder], environment())).out).toMatch(/nothing had to change/);
      expect(await contentOf(server!)).toEqual(offline);
    });

    it('that answers what memory answers', async () => {
      const memory = await memoryStore();
      const [durable, volatile] = await Promise.all([startServer(() => store), startServer(() => memory)]);
      try {
        for (const query of EXAMPLES) {
          const { data, errors } = await durable.ask(query);
          expect(errors).toBeUndefined();
          expect(data).toEqual((await volatile.ask(query)).data);
        }
      } finally {
        await Promise.all([durable.stop(), volatile.stop()]);
      }
    });

    it('that is, to the last property, the one that loading while it runs makes', async () => {
      await runSeed(['--clear', SEED, folder], environment());
      const online = await contentOf(server!);
      expect(offline.nodes.length).toBeGreaterThan(1_000);
      expect(offline).toEqual(online);
    });
  });
});
