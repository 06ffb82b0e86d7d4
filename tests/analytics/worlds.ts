// Worlds of holdings for the analytics: written by hand, and random ones with cycles.
import * as fc from 'fast-check';
import type { Graph } from '../../api/model/graph.js';
import { toGraph } from '../../api/model/graph.js';
import type { Certainty, EntityKind, RelationKind, StateLevel } from '../../api/model/kinds.js';
import type { Entity, Evidence, Relation } from '../../api/model/statement.js';

export const entity = (id: string, kind: EntityKind, stateLevel: StateLevel | null = null): Entity => ({
  ...{ id, kind, name: id, nameEn: null, aliases: [], formerIds: [], identifiers: [] },
  ...{ stateLevel, placeLevel: null, summary: null },
});

/** One piece of evidence of this certainty. */
export const said = (certainty: Certainty): Evidence[] => [
  { source: 'source', locator: 'L1', printed: null, note: null, certainty, attributed: [] },
];

export const relation = (
  kind: RelationKind,
  from: string,
  to: string,
  more: Partial<Relation> = {},
): Relation => ({
  ...{ id: `${from}-${kind}-${to}`, kind, from, to, start: null, end: null, amount: null, currency: null },
  ...{ shareMin: null, shareMax: null, round: null, role: null, evidence: said('stated') },
  ...more,
});

export const holds = (from: string, to: string, share: number, more: Partial<Relation> = {}): Relation =>
  relation('HOLDS', from, to, { shareMin: share, shareMax: share, ...more });

/** A graph of these relations: whoever is not given is a company if it is held, else a person. */
export function world(relations: readonly Relation[], given: readonly Entity[] = []): Graph {
  const known = new Map(given.map((each) => [each.id, each]));
  const held = new Set(relations.filter(({ kind }) => kind === 'HOLDS').map(({ to }) => to));
  const ids = new Set([...known.keys(), ...relations.flatMap(({ from, to }) => [from, to])]);
  const entities = [...ids].map((id) => known.get(id) ?? entity(id, held.has(id) ? 'company' : 'person'));
  return toGraph(entities, relations);
}

/** Holdings of `companies` in a row of weights that sum to 100, persons among the holders of each, loops and all. */
const shares = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 })
  .map((weights) => weights.map((weight) => (100 * weight) / weights.reduce((a, b) => a + b, 0)));

/** Random worlds in which every share is known: each company's holders have all of it, and one of them is a person. */
export const wholeWorlds = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc
    .array(
      fc.tuple(
        shares,
        fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 3 }),
      ),
      { minLength: count, maxLength: count },
    )
    .map((rows) =>
      rows.flatMap(([parts, companies, person], i) => {
        const holders = [`p${person}`, ...companies.map((id) => `c${id}`)].slice(0, parts.length);
        const whole = parts.slice(0, holders.length).reduce((a, b) => a + b, 0);
        return holders.map((holder, j) => holds(holder, `c${i}`, (100 * parts[j]!) / whole));
      }),
    ),
);

/** Random worlds of ranges whose minima stay under 100 %: whoever may hold whom. */
export const looseWorlds = fc
  .integer({ min: 2, max: 7 })
  .chain((count) =>
    fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: count - 1 }),
        fc.constantFrom('c', 'p', 'o'),
        fc.integer({ min: 0, max: count - 1 }),
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 0, max: 60 }),
      ),
      { minLength: 1, maxLength: 4 * count },
    ),
  );

/** The relations of a loose world: four holders a company at most, so that minima of up to 24 % fit. */
export function looseRelations(
  rows: readonly (readonly [number, string, number, number, number])[],
): Relation[] {
  const byPair = new Map<string, Relation>();
  const holders = new Map<string, number>();
  for (const [company, kind, holder, min, more] of rows) {
    const [from, to] = [`${kind}${holder}`, `c${company}`];
    const taken = holders.get(to) ?? 0;
    if (byPair.has(`${from} ${to}`) || taken === 4) continue;
    holders.set(to, taken + 1);
    byPair.set(`${from} ${to}`, holds(from, to, min, { shareMax: Math.min(100, min + more) }));
  }
  return [...byPair.values()];
}

export const looseEntities = (count = 8): Entity[] =>
  Array.from({ length: count }, (_, i) => [
    entity(`c${i}`, 'company'),
    entity(`p${i}`, 'person'),
    entity(`o${i}`, 'organization'),
  ]).flat();
