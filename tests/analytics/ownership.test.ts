// Ownership looked through: published and computed cases, and its laws on random worlds.
import * as fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { blockedBy, votesOf } from '../../api/analytics/control.js';
import { holdingsOf } from '../../api/analytics/holdings.js';
import { ownershipOf } from '../../api/analytics/ownership.js';
import type { OwnershipRule } from '../../api/analytics/ownership-rules.js';
import { walkUp } from '../../api/analytics/walk.js';
import type { Graph } from '../../api/model/graph.js';
import type { Relation } from '../../api/model/statement.js';
import { OWNERSHIP_CASES } from './ownership-cases.js';
import {
  entity,
  holds,
  looseEntities,
  looseRelations,
  looseWorlds,
  relation,
  said,
  wholeWorlds,
  world,
} from './worlds.js';

const of = (graph: Graph, company: string, depth = 50) => ownershipOf({ company, graph, depth });

/** What an owner has of a company, looked through. */
const integrated = (graph: Graph, company: string, owner: string) =>
  of(graph, company).owners.find((each) => each.owner === owner)?.integrated;

const passes = (graph: Graph, company: string, rule: OwnershipRule): string[] =>
  of(graph, company)
    .ruleTests.find((test) => test.rule.rule === rule)!
    .holders.map(({ owner }) => owner)
    .sort();

describe.each(OWNERSHIP_CASES)('the case $name ($source)', (theCase) => {
  const graph = world(theCase.stakes.map(([from, to, share]) => holds(from, to, share)));
  const companies = [...new Set(theCase.stakes.map(([, to]) => to))];

  it('gives what each owner has, looked through', () => {
    const found: Record<string, Record<string, number>> = {};
    for (const company of companies) {
      for (const { owner, integrated: share } of of(graph, company).owners) {
        if (share && share.min > 0) found[owner] = { ...found[owner], [company]: share.min };
      }
    }
    const expected = Object.entries(theCase.integrated);
    expect(Object.keys(found).sort()).toEqual(expected.map(([owner]) => owner).sort());
    for (const [owner, shares] of expected) {
      expect(Object.keys(found[owner]!).sort()).toEqual(Object.keys(shares).sort());
      for (const [company, share] of Object.entries(shares))
        expect(found[owner]![company]).toBeCloseTo(share, 6);
    }
  });

  it('says who controls whom', () => {
    const found: Record<string, string[]> = {};
    for (const company of companies) {
      for (const { controller, basis } of of(graph, company).controllers) {
        expect(basis).toBe('majority');
        found[controller] = [...(found[controller] ?? []), company].sort();
      }
    }
    expect(found).toEqual(theCase.controls);
  });

  it('tells close links, vertical ones and those by a third', () => {
    const above = new Map(companies.map((company) => [company, passes(graph, company, 'CLOSE_LINK_20')]));
    const links = new Set(
      [...above].flatMap(([company, owners]) =>
        owners.map((owner) => [...[owner, company].sort(), 'vertical'].join(' ')),
      ),
    );
    for (const [a, ofA] of above) {
      for (const [b, ofB] of above)
        if (a < b && ofA.some((third) => third !== b && ofB.includes(third))) links.add(`${a} ${b} common`);
    }
    expect([...links].sort()).toEqual(theCase.closeLinks.map((link) => link.join(' ')).sort());
  });
});

it.each(OWNERSHIP_CASES.filter(({ blocked }) => blocked))(
  'tells who is blocked with certain holders in the case $name',
  ({ stakes, blocked: expected }) => {
    const graph = world(stakes.map(([from, to, share]) => holds(from, to, share)));
    const { seed, blocked } = expected!;
    const found = blockedBy(seed, votesOf(graph, holdingsOf(graph)));
    expect([...found].filter((id) => !seed.includes(id)).sort()).toEqual(blocked);
  },
);

describe('ownership', () => {
  it('sums to 100 % over outside owners when every share is known', () => {
    fc.assert(
      fc.property(wholeWorlds, (relations) => {
        const { owners, unknown } = of(world(relations), 'c0');
        const outside = owners.filter(({ owner }) => owner.startsWith('p'));
        expect(outside.reduce((sum, { integrated: share }) => sum + share!.min, 0)).toBeCloseTo(100, 4);
        expect(unknown.max).toBeCloseTo(0, 5);
      }),
    );
  });

  it('agrees with a dense solve of the whole matrix', () => {
    fc.assert(
      fc.property(wholeWorlds, (relations) => {
        const graph = world(relations);
        const ids = graph.nodes();
        const matrix = Matrix.eye(ids.length);
        for (const { from, to, shareMin } of relations) {
          const [i, j] = [ids.indexOf(to), ids.indexOf(from)];
          matrix.set(i, j, matrix.get(i, j) - shareMin! / 100);
        }
        const visits = solve(matrix, Matrix.eye(ids.length));
        const company = ids.indexOf('c0');
        const { reached } = walkUp({
          ...{ company: 'c0', holdings: holdingsOf(graph), depth: 50, isEnd: () => false },
          kindOf: (id) => graph.getNodeAttribute(id, 'kind'),
        });
        expect(reached.size).toBeGreaterThan(0);
        for (const [owner, { reach }] of reached) {
          const i = ids.indexOf(owner);
          expect(Math.abs(reach - visits.get(company, i) / visits.get(i, i))).toBeLessThan(1e-9);
        }
      }),
    );
  });

  const inside = (inner: { min: number; max: number }, outer: { min: number; max: number }) => {
    expect(outer.min).toBeLessThanOrEqual(inner.min + 1e-6);
    expect(outer.max).toBeGreaterThanOrEqual(inner.max - 1e-6);
  };

  /** Every range of the first answer lies in that of the second. */
  const widens = (before: Relation[], after: Relation[]) => {
    const [a, b] = [before, after].map((relations) => of(world(relations, looseEntities()), 'c0', 4));
    for (const { owner, integrated: share } of a!.owners) {
      const later = b!.owners.find((each) => each.owner === owner)!;
      inside(share!, later.integrated!);
    }
    inside(a!.unknown, { min: 0, max: b!.unknown.max });
    inside(a!.stateShare, b!.stateShare);
  };

  it('never narrows when a holder of unknown share comes in', () => {
    fc.assert(
      fc.property(looseWorlds, fc.integer({ min: 0, max: 6 }), (rows, company) => {
        const relations = looseRelations(rows);
        widens(relations, [...relations, relation('HOLDS', 'p7', `c${company}`)]);
      }),
    );
  });

  it('never narrows when a known range is widened', () => {
    fc.assert(
      fc.property(looseWorlds, fc.nat(), fc.nat(50), fc.nat(50), (rows, at, less, more) => {
        const relations = looseRelations(rows);
        const wider = relations.map((each, i) =>
          i === at % relations.length
            ? {
                ...each,
                shareMin: Math.max(0, each.shareMin! - less),
                shareMax: Math.min(100, each.shareMax! + more),
              }
            : each,
        );
        widens(relations, wider);
      }),
    );
  });

  it('does not depend on the order of the statements', () => {
    fc.assert(
      fc.property(
        looseWorlds.chain((rows) => {
          const once = looseRelations(rows);
          // Some are said twice, so that the sources differ.
          const again = once.slice(0, 2).map((each) => ({ ...each, id: `${each.id}-again`, shareMin: 0 }));
          const relations = [...once, ...again];
          return fc.tuple(
            fc.constant(relations),
            fc.shuffledSubarray(relations, { minLength: relations.length }),
          );
        }),
        ([relations, shuffled]) => {
          const [a, b] = [relations, shuffled].map((each) => {
            const { chains, ruleTests, ...rest } = of(world(each, looseEntities()), 'c0');
            const tests = ruleTests.map(({ rule, holders }) => [rule.rule, holders]);
            return JSON.stringify([rest, tests, [...chains()].sort()]);
          });
          expect(a).toBe(b);
        },
      ),
    );
  });

  it('is exact to 1e-9, which sums of stakes need not be', () => {
    const graph = world([holds('p', 'a', 100 / 3), holds('a', 'c', 100 / 3)]);
    expect(Math.abs(integrated(graph, 'c', 'p')!.min - 100 / 9)).toBeLessThan(1e-9);
  });

  it('looks a pyramid through to 13.2651 %, and still sees control', () => {
    const graph = world([holds('x', 'a', 51), holds('a', 'b', 51), holds('b', 'c', 51)]);
    const { owners, controllers, unknown } = of(graph, 'c');
    expect(owners.find(({ owner }) => owner === 'x')!.integrated).toEqual({ min: 13.2651, max: 100 });
    expect(owners.map(({ owner, direct }) => [owner, direct?.min ?? null])).toEqual([
      ['b', 51],
      ['a', null],
      ['x', null],
    ]);
    expect(unknown).toEqual({ min: 86.7349, max: 86.7349 });
    expect(controllers.map(({ controller, relations }) => [controller, relations.length])).toEqual([
      ['a', 2],
      ['b', 1],
      ['x', 3],
    ]);
  });

  it('ends in unknown beyond the depth that is asked', () => {
    const graph = world([holds('a', 'c', 60), holds('b', 'a', 50), holds('x', 'b', 100)]);
    const { owners, unknown } = of(graph, 'c', 2);
    expect(owners.map(({ owner, integrated: share }) => [owner, share])).toEqual([
      ['a', { min: 60, max: 100 }],
      ['b', { min: 30, max: 100 }],
    ]);
    expect(unknown).toEqual({ min: 100, max: 100 });
  });

  it('gives the treasury shares of a company to its other owners', () => {
    expect(integrated(world([holds('a', 'a', 10), holds('p', 'a', 90)]), 'a', 'p')).toEqual({
      min: 100,
      max: 100,
    });
  });

  it('has no outside owner for a group that wholly holds itself, and says so', () => {
    const ring = [holds('a', 'b', 100), holds('b', 'a', 100), relation('HOLDS', 'p', 'a')];
    const { owners, warnings, unknown } = of(world(ring), 'a');
    expect(owners.find(({ owner }) => owner === 'p')!.integrated).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('no outside owner')]);
    expect(unknown).toEqual({ min: 100, max: 100 });
    const below = of(world([...ring, holds('a', 'c', 70), holds('q', 'c', 30)]), 'c');
    expect(below.owners.map(({ owner, integrated: share }) => [owner, share])).toEqual([
      ['a', { min: 70, max: 70 }],
      ['b', { min: 70, max: 70 }],
      ['q', { min: 30, max: 100 }],
      ['p', { min: 0, max: 70 }],
    ]);
    expect(below.unknown).toEqual({ min: 70, max: 70 });
  });

  it('gives no look-through share of a company whose minima contradict each other, and none through it', () => {
    const over = [holds('p', 'a', 60), holds('q', 'a', 50)];
    const { owners, warnings, stateShare } = of(world(over), 'a');
    expect(owners.map(({ owner, direct, integrated: share }) => [owner, direct!.min, share])).toEqual([
      ['p', 60, null],
      ['q', 50, null],
    ]);
    expect(warnings).toEqual([expect.stringContaining('110 %')]);
    expect(stateShare).toEqual({ min: 0, max: 100 });
    const below = of(world([...over, holds('a', 'c', 40), holds('r', 'c', 60)]), 'c');
    expect(below.owners.map(({ owner, integrated: share }) => [owner, share])).toEqual([
      ['r', { min: 60, max: 100 }],
      ['a', { min: 40, max: 40 }],
      ['p', { min: 0, max: 40 }],
      ['q', { min: 0, max: 40 }],
    ]);
  });

  it('takes up to 100.5 % for rounding, and caps what it gives', () => {
    const graph = world([
      holds('a', 'c', 60.2),
      holds('b', 'c', 40.1),
      holds('p', 'a', 100),
      holds('p', 'b', 100),
    ]);
    const { owners, warnings, unknown } = of(graph, 'c');
    expect(owners[0]).toEqual({ owner: 'p', direct: null, integrated: { min: 100, max: 100 } });
    expect([warnings, unknown.max]).toEqual([[], 0]);
  });

  it('caps what it gives, not what comes together on the way', () => {
    const leaves = [entity('b', 'company'), entity('d', 'company')];
    const graph = world([holds('a', 'c', 50), holds('b', 'a', 60.2), holds('d', 'a', 40.2)], leaves);
    expect(integrated(graph, 'c', 'b')).toEqual({ min: 30.1, max: 100 });
    const whole = world(
      [holds('a', 'c', 50), holds('p', 'c', 50), ...['b', 'd'].map((id) => holds(id, 'a', 50.2))],
      leaves,
    );
    expect(integrated(whole, 'c', 'b')).toEqual({ min: 25.1, max: 50.2 });
    expect(of(whole, 'c').unknown.min).toBe(50.2);
  });

  it('says so when a loop has more holders than are looked through, and gives nothing through it', () => {
    const ring = Array.from({ length: 301 }, (_, i) => holds(`c${i + 1}`, `c${i}`, 50));
    const graph = world([...ring, holds('c0', 'c301', 50), holds('p', 'c150', 40), holds('c0', 'x', 30)]);
    const inside = of(graph, 'c0', 400);
    expect(inside.owners[0]!.integrated).toBeNull();
    expect(inside.warnings).toEqual([expect.stringContaining('302 companies')]);
    const below = of(graph, 'x', 400);
    expect(below.owners[0]).toEqual({
      ...{ owner: 'c0', direct: { min: 30, max: 30 }, integrated: { min: 30, max: 100 } },
    });
    expect(below.unknown).toEqual({ min: 100, max: 100 });
  });

  it('treats a loop that gains as contradicting minima', () => {
    const loop = [holds('a', 'b', 100.4), holds('b', 'a', 100.4)];
    const { owners, warnings } = of(world(loop), 'a');
    expect(owners).toEqual([{ owner: 'b', direct: { min: 100.4, max: 100.4 }, integrated: null }]);
    expect(warnings.join('\n')).toContain('loop');
  });

  it('lets the latest of dated statements decide, and keeps undated ones as a span with a warning', () => {
    const dated = [
      holds('p', 'a', 30, { id: 'old', start: '2020' }),
      holds('p', 'a', 20, { id: 'new', start: '2024-03' }),
    ];
    expect(of(world(dated), 'a').owners[0]!.direct).toEqual({ min: 20, max: 20 });
    const { owners, warnings } = of(world([dated[0]!, holds('p', 'a', 20, { id: 'new' })]), 'a');
    expect(owners[0]!.direct).toEqual({ min: 20, max: 30 });
    expect(warnings).toEqual([expect.stringMatching(/20–30 %.*new, old|20–30 %.*old, new/)]);
  });
});

describe('attributed and state stakes', () => {
  const state = [
    entity('city', 'organization', 'municipal'),
    entity('province', 'company', 'provincial'),
    entity('vehicle', 'company'),
    entity('arm', 'company'),
  ];
  const relations = [
    holds('vehicle', 'co', 21.67),
    holds('arm', 'co', 1.85),
    holds('province', 'co', 7.91),
    relation('CONTROLS', 'city', 'vehicle'),
    relation('CONTROLS', 'arm', 'vehicle'),
    relation('PART_OF', 'arm', 'city'),
  ];

  it('sums what is below each group once, whatever the number of ways, with the links', () => {
    const { groups } = of(world(relations, state), 'co');
    expect(
      groups.map(({ group, share, stakes, links }) => [group, share.min, stakes.length, links.length]),
    ).toEqual([
      ['arm', 23.52, 2, 1],
      ['city', 23.52, 2, 3],
      ['vehicle', 21.67, 1, 0],
      ['province', 7.91, 1, 0],
    ]);
  });

  it('is as sure as the surest way from each stake lets it be', () => {
    const unsure = relations.map((each) =>
      each.id === 'arm-CONTROLS-vehicle' ? { ...each, evidence: said('joint') } : each,
    );
    const { groups } = of(world(unsure, state), 'co');
    expect(groups.map(({ group, certainty }) => [group, certainty])).toEqual([
      ['arm', 'joint'],
      ['city', 'stated'],
      ['vehicle', 'stated'],
      ['province', 'stated'],
    ]);
  });

  it('ends at the first state holder, by level; the rest may be anybody’s', () => {
    const { stateByLevel, stateShare, unknown } = of(world(relations, state), 'co');
    expect(stateByLevel.map(({ level, share, stakes }) => [level, share, stakes.length])).toEqual([
      ['provincial', { min: 7.91, max: 76.48 + 7.91 - 7.91 }, 1],
      ['municipal', { min: 23.52, max: 92.09 }, 2],
    ]);
    expect(stateShare).toEqual({ min: 31.43, max: 100 });
    expect(unknown.min).toBeCloseTo(100, 6);
  });

  it('counts as within reach whom a short chain leads to, also one that the state ends', () => {
    const graph = world(
      [
        ...[holds('province', 'co', 10), holds('a', 'co', 90), holds('b', 'a', 100), holds('city', 'b', 100)],
        holds('city', 'province', 20),
      ],
      state,
    );
    const { owners, stateShare } = of(graph, 'co', 2);
    expect(owners.find(({ owner }) => owner === 'city')!.integrated!.min).toBe(92);
    expect(stateShare).toEqual({ min: 100, max: 100 });
  });

  it('takes the level of the nearest above, and none in particular when the nearest differ', () => {
    const graph = world(
      [holds('arm', 'co', 40), relation('PART_OF', 'arm', 'city'), relation('CONTROLS', 'province', 'arm')],
      state,
    );
    expect(of(graph, 'co').stateByLevel.map(({ level, links }) => [level, links.length])).toEqual([
      ['unspecified', 2],
    ]);
  });

  it('says when control rests on a statement', () => {
    const graph = world([holds('vehicle', 'co', 60), relation('CONTROLS', 'city', 'vehicle')], state);
    expect(of(graph, 'co').controllers.map(({ controller, basis }) => [controller, basis])).toEqual([
      ['vehicle', 'majority'],
      ['city', 'stated'],
    ]);
  });
});

describe('chains', () => {
  it('come with the largest first, simple ones only, 20 an owner', () => {
    const middle = Array.from({ length: 25 }, (_, i) => `m${i}`);
    const graph = world([
      ...middle.map((id, i) => holds(id, 'c', 1 + i / 100)),
      ...middle.map((id) => holds('p', id, 100)),
      holds('c', 'm0', 0),
    ]);
    const chains = of(graph, 'c').chains().get('p')!;
    expect(chains.map(({ stakes }) => stakes[0]!.company)).toEqual([...middle].reverse().slice(0, 20));
    expect(chains.every(({ stakes }) => stakes.length === 2)).toBe(true);
  });

  it('give every owner its largest, however many there are', () => {
    const layers = Array.from({ length: 20 }, (_, depth) =>
      Array.from({ length: 15 }, (__, i) => `l${depth}-${i}`),
    );
    const stakes = layers.flatMap((layer, depth) =>
      (layers[depth - 1] ?? ['c']).flatMap((company) =>
        layer.map((holder, i) => holds(holder, company, i === 3 ? 10 : 5)),
      ),
    );
    const chains = of(world(stakes), 'c', 20).chains();
    expect([...chains].filter(([, own]) => own.length === 0)).toEqual([]);
    for (const depth of layers.keys()) {
      const [largest] = chains.get(`l${depth}-0`)!;
      expect(largest!.stakes.map(({ holder }) => holder).slice(1)).toEqual(
        layers
          .slice(0, depth)
          .reverse()
          .map((layer) => layer[3]),
      );
    }
  });
});

describe('thousands of statements', () => {
  it('about groups of groups that hold each other are attributed once', () => {
    const groups = Array.from({ length: 200 }, (_, i) =>
      entity(`g${i}`, 'organization', i % 3 ? null : 'municipal'),
    );
    const graph = world(
      [
        ...Array.from({ length: 1500 }, (_, i) => holds(`v${i}`, 'co', 100 / 1500)),
        ...Array.from({ length: 1500 }, (_, i) => relation('PART_OF', `v${i}`, `g${i % 200}`)),
        ...groups.flatMap((_, i) =>
          [1, 7, 13, 31, 57, 88, 120, 151, 177].map((step) =>
            relation('PART_OF', `g${i}`, `g${(i + step) % 200}`),
          ),
        ),
      ],
      groups,
    );
    const { groups: found, stateShare } = of(graph, 'co');
    expect([found[0]!.share.min, found[0]!.links.length]).toEqual([100, 3300]);
    expect(stateShare.max).toBeCloseTo(100, 4);
  });

  it('about companies that all control each other name each as controller', () => {
    const ids = Array.from({ length: 70 }, (_, i) => `g${i}`);
    const graph = world(
      ids.flatMap((id) => [
        holds(id, 'co', 1.4),
        ...ids.filter((other) => other !== id).map((other) => relation('CONTROLS', id, other)),
      ]),
      ids.map((id) => entity(id, 'company')),
    );
    const { controllers } = of(graph, 'co');
    expect([controllers.length, controllers[0]!.basis, controllers[0]!.relations.length]).toEqual([
      70,
      'stated',
      4831,
    ]);
  });
});
