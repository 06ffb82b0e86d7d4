// What each statement costs Neo4j: no scan without an index, nothing ordinary grows with the graph or with its hubs, and the
// dbHits are those that profile.json holds. `XINTU_TEST_PROFILE=save npx vitest run --project server tests/store/profile`
// writes them anew, at two sizes.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toStored } from '../../api/model/stored-dataset.js';
import { Neo4jView } from '../../api/store/neo4j/view.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore } from '../../api/store/port.js';
import { hubWorld } from './hub-world.js';
import type { Profiled } from './profiled.js';
import { profilingReader } from './profiled.js';
import { HUBS, ORDINARY } from './profiled-questions.js';

const RECORDED = new URL('profile.json', import.meta.url);
const SIZES = { small: 500, large: 1500 };
type Size = keyof typeof SIZES;

/** Questions that may look at everything with a label, or at all of an index, and why. */
const MAY_SCAN: Record<string, string> = {
  'all sources': 'all of them are asked for',
  'all metrics': 'all of them are asked for',
  'investors of all companies': 'a ranking without a condition is of everything',
  'tally of all': 'a count without a condition is of everything',
};
const SCAN =
  /^(AllNodesScan|(Partitioned)?NodeByLabelScan|NodeIndexScan|NodeUniqueIndexSeekByRange|.*LabelNodesScan|.*Relationship(Type|Index)Scan|.*AllRelationshipsScan)/;

/** What an ordinary question may take: less than one look at every company of the large world. */
const ORDINARY_HITS = 1200;
/**
 * Most dbHits are the same at every run; but of several conditions on one relation Neo4j tests now this, now that first,
 * so those that ask about a day differ by some properties read.
 */
const near = (hits: number) => ({ low: hits * 0.9 - 30, high: hits * 1.1 + 30 });
/** Rows and items that a question may be handed: a page of 20, one more, and a few counts and links. */
const HANDED_OVER = 40;

const neo4j = inject('neo4j');
const saving = process.env['XINTU_TEST_PROFILE'] === 'save';

describe.skipIf(neo4j === null)('the statements of Neo4j', () => {
  const sizes: Size[] = saving ? ['small', 'large'] : ['large'];
  const profiles = new Map<Size, Map<string, Profiled[]>>();
  let store: GraphStore;

  beforeAll(async () => {
    store = openStore(neo4j!.uri, { ...neo4j!, readTimeoutMs: 20_000 });
    const reader = profilingReader(neo4j!);
    for (const size of sizes) {
      await store.clear();
      await store.write(toStored(hubWorld(SIZES[size])), { prune: false });
      await reader.replan();
      const view = new Neo4jView(reader.reader);
      const found = new Map<string, Profiled[]>();
      for (const [name, ask] of Object.entries({ ...ORDINARY, ...HUBS })) {
        found.set(name, await reader.profile(() => ask(view)));
      }
      profiles.set(size, found);
    }
    await reader.close();
  });
  afterAll(async () => {
    await store.clear();
    await store.close();
  });

  const hitsOf = (found: readonly Profiled[]) => found.map(({ dbHits }) => dbHits);
  const large = () => [...profiles.get('large')!];

  it('scan nothing that an index could find', () => {
    const scans = large().flatMap(([name, found]) => {
      const operators = found.flatMap((each) => each.operators.map((operator) => operator.split('@')[0]!));
      return name in MAY_SCAN
        ? []
        : operators.filter((each) => SCAN.test(each)).map((each) => `${name}: ${each}`);
    });
    expect(scans).toEqual([]);
  });

  it.each(Object.keys(ORDINARY))('do little for: %s', (name) => {
    const hits = hitsOf(profiles.get('large')!.get(name)!);
    expect(hits.reduce((sum, each) => sum + each, 0)).toBeLessThan(ORDINARY_HITS);
  });

  it('hand over a page, and no more', () => {
    const long = large().filter(
      ([name, found]) => name !== 'all sources' && found.some(({ handedOver }) => handedOver > HANDED_OVER),
    );
    expect(long.map(([name]) => name)).toEqual([]);
  });

  it('take the dbHits that are recorded', () => {
    const hits = Object.fromEntries(
      large().map(([name]) => [
        name,
        Object.fromEntries(sizes.map((size) => [size, hitsOf(profiles.get(size)!.get(name)!)])),
      ]),
    );
    if (saving) writeFileSync(RECORDED, `${JSON.stringify(hits, null, 2)}\n`);
    const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, Record<Size, number[]>>;
    expect(Object.keys(hits)).toEqual(Object.keys(recorded));
    const others = Object.entries(recorded).filter(([name, { large: before }]) => {
      const now = hits[name]!['large']!;
      const same = now.every((each, i) => each >= near(before[i]!).low && each <= near(before[i]!).high);
      return now.length !== before.length || !same;
    });
    expect(others.map(([name, { large: before }]) => ({ name, before, now: hits[name]!['large'] }))).toEqual(
      [],
    );
  });
});
