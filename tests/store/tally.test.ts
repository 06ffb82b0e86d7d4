// A tally is what counting by hand gives: each relation looked at, each of its groups written down.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Relation } from '../../api/model/statement.js';
import { toStored } from '../../api/model/stored-dataset.js';
import type { TallyBy } from '../../api/model/tally.js';
import type { TimeWindow } from '../../api/model/time.js';
import { holds } from '../../api/model/time.js';
import { openStore } from '../../api/store/open.js';
import type { Call } from './worlds.js';
import { anyCall, smallWorld } from './worlds.js';

/** Everything is found by looking at everything. */
class ByHand {
  readonly #data: Dataset;
  readonly #held: Relation[];
  constructor(data: Dataset, window: TimeWindow) {
    this.#data = data;
    this.#held = toStored(data).relations.filter((each) => holds(each, window));
  }

  #entity = (id: string) => this.#data.entities.find((each) => each.id === id)!;
  #saidIn = (kind: string, id: string) =>
    this.#held.filter((each) => each.kind === kind && each.from === id).map(({ to }) => to);

  /** The tree of places and sectors has no date. */
  #above(id: string, seen: readonly string[] = []): string[] {
    if (seen.includes(id)) return [];
    const next = this.#data.relations.filter(({ kind, from }) => kind === 'PART_OF' && from === id);
    return [id, ...next.flatMap(({ to }) => this.#above(to, [...seen, id]))];
  }

  #isIn(id: string, kind: string, root: string | null): boolean {
    return root === null || [id, ...this.#saidIn(kind, id)].some((each) => this.#above(each).includes(root));
  }

  #level(id: string): string | null {
    for (let nearest = [id], steps = 0; steps < 20; steps++) {
      const levels = new Set(nearest.map((each) => this.#entity(each).stateLevel).filter((each) => each));
      if (levels.size > 0) return levels.size === 1 ? [...levels][0]! : 'unspecified';
      nearest = this.#held.flatMap(({ kind, from, to }) => {
        const place = this.#entity(to).kind === 'place';
        if (kind === 'CONTROLS' && nearest.includes(to)) return [from];
        const isBody = !['sector', 'measure'].includes(this.#entity(from).kind) && !place;
        return kind === 'PART_OF' && isBody && nearest.includes(from) ? [to] : [];
      });
    }
    return null;
  }

  /** The end that has the place and the one that has the sector. */
  #ends({ kind, from, to }: Relation): [string, string] {
    if (kind === 'LOCATED_IN') return [to, from];
    if (kind === 'IN_SECTOR') return [from, to];
    return kind === 'MEMBER_OF' || kind === 'LISTED_ON' ? [from, from] : [to, to];
  }

  #values(key: TallyBy, relation: Relation): (string | null)[] {
    const { kind, from, round, start } = relation;
    const [placed, sectored] = this.#ends(relation);
    const places = () =>
      [placed, ...this.#saidIn('LOCATED_IN', placed)]
        .flatMap((id) => this.#above(id))
        .map(this.#entity)
        .filter((each) => each.kind === 'place');
    const found = {
      city: () => places().filter(({ placeLevel }) => placeLevel === 'city'),
      province: () =>
        places().filter(
          ({ placeLevel, identifiers }) => placeLevel === 'province' || identifiers[0]?.value === '310000',
        ),
      sector: () =>
        [sectored, ...this.#saidIn('IN_SECTOR', sectored)]
          .map(this.#entity)
          .filter((each) => each.kind === 'sector'),
      kind: () => [{ id: kind }],
      // Of the dates of these worlds the open ones are of no one year.
      year: () => (start === null || start.includes('..') ? [] : [{ id: start.slice(0, 4) }]),
      round: () => (round === null ? [] : [{ id: round }]),
      'state-level': () => [this.#level(from)].flatMap((id) => (id === null ? [] : [{ id }])),
    }[key]();
    return found.length > 0 ? [...new Set(found.map(({ id }) => id))] : [null];
  }

  /** `group count targets undisclosed sums` of each group. */
  tally({ by, kinds, scope, scope2 }: Call): string[] {
    const groups = new Map<string, Relation[]>();
    for (const relation of this.#held) {
      if (kinds !== null && !kinds.includes(relation.kind)) continue;
      const [placed, sectored] = this.#ends(relation);
      if (!this.#isIn(sectored, 'IN_SECTOR', scope) || !this.#isIn(placed, 'LOCATED_IN', scope2)) continue;
      let names: (string | null)[][] = [[]];
      for (const key of by)
        names = names.flatMap((name) => this.#values(key, relation).map((value) => [...name, value]));
      for (const name of names.map((each) => JSON.stringify(each)))
        groups.set(name, [...(groups.get(name) ?? []), relation]);
    }
    return [...groups].map(([name, own]) => {
      const sum = (code: string) =>
        own.reduce((all, { currency, amount }) => all + (currency === code ? amount! : 0), 0);
      const targets = new Set(own.map(({ to }) => to)).size;
      const told = own.filter(({ amount }) => amount !== null).length;
      return [name, own.length, targets, own.length - told, sum('CNY'), sum('USD')].join(' ');
    });
  }
}

describe('a tally', () => {
  it('is what counting by hand gives, in random worlds', async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, anyCall, async (world, call) => {
        const store = openStore('memory:', { readTimeoutMs: 0 });
        await store.write(toStored(world), { prune: false });
        const { by, kinds, scope: sector, scope2: place, window } = call;
        const rows = await store.view().tally({ by, kinds, sector, place, window }, 10_000);
        const told = rows.map(({ group, count, targets, undisclosed, sums }) => {
          const sum = (code: string) => sums.find(({ currency }) => currency === code)?.amount ?? 0;
          return [JSON.stringify(group), count, targets, undisclosed, sum('CNY'), sum('USD')].join(' ');
        });
        expect(told.sort()).toEqual(new ByHand(world, window).tally(call).sort());
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
