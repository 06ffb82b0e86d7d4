// What stands around one company: what it controls, whose money is in it, and which bodies belong together.
import type { Graph } from '../model/graph.js';
import { grouped } from '../model/grouped.js';
import type { RelationKind } from '../model/kinds.js';
import { BACKING_KINDS } from '../model/kinds.js';
import type { Entity, Relation } from '../model/statement.js';
import type { LinksUp, Upwards } from './attribution.js';
import { linksTo, linksUpOf, upwards } from './attribution.js';

export const unique = <R extends Relation>(relations: Iterable<R>): R[] => [...new Set(relations)];

/** By kind and one end. */
const keyOf = (kind: RelationKind, id: string) => `${kind} ${id}`;

/** A fund that the company or one of its own manages, and somebody who has given it money. */
export interface ManagedMoney<R extends Relation> {
  fund: string;
  manages: R[];
  given: R;
}

export class Surroundings<R extends Relation> {
  /** The company and what it controls, each with the links that say so. */
  readonly own: ReadonlyMap<string, readonly R[]>;
  readonly #from: ReadonlyMap<string, readonly R[]>;
  readonly #to: ReadonlyMap<string, readonly R[]>;
  readonly #linksUp: LinksUp<R>;
  readonly #above = new Map<string, Upwards<R>>();
  /** Of each group those who are in it by membership (PART_OF) alone. */
  readonly #members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #ties = new Map<string, R[] | null>();

  constructor(
    graph: Graph<Entity, R>,
    readonly company: string,
  ) {
    const relations = graph.mapEdges((_, relation) => relation).sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#from = grouped(relations, ({ kind, from }) => keyOf(kind, from));
    this.#to = grouped(relations, ({ kind, to }) => keyOf(kind, to));
    this.#linksUp = linksUpOf(graph);
    const below = graph.nodes().filter((id) => this.#upwards(id).ids.has(company));
    this.own = new Map(below.map((id) => [id, linksTo(company, this.#upwards(id))]));
    const memberships = [...this.#linksUp.values()].flat().filter(({ link }) => link.kind === 'PART_OF');
    this.#members = new Map(
      [...grouped(memberships, ({ above }) => above)].map(([group, links]) => [
        group,
        new Set(links.map(({ below: member }) => member)),
      ]),
    );
  }

  #upwards(id: string): Upwards<R> {
    const known = this.#above.get(id) ?? upwards(this.#linksUp, [id]);
    this.#above.set(id, known);
    return known;
  }

  /** The relations of these kinds that start, or end, at an entity. */
  relations(end: 'from' | 'to', id: string, kinds: readonly RelationKind[]): R[] {
    const found = end === 'from' ? this.#from : this.#to;
    return kinds.flatMap((kind) => found.get(keyOf(kind, id)) ?? []);
  }

  /** The same, with their other end outside the company and what it controls. */
  fromOutside(id: string, kinds: readonly RelationKind[]): R[] {
    return this.relations('to', id, kinds).filter(({ from }) => !this.own.has(from));
  }

  /** Who has money in the company itself. */
  get investments(): R[] {
    return this.fromOutside(this.company, BACKING_KINDS);
  }

  /** Whose money do the company and its own manage? */
  get managedMoney(): ManagedMoney<R>[] {
    const managing = [...this.own.keys()].flatMap((id) => this.relations('from', id, ['MANAGES']));
    return [...grouped(managing, ({ to }) => to)].flatMap(([fund, manages]) =>
      this.fromOutside(fund, ['FUNDS']).map((given) => ({ fund, manages, given })),
    );
  }

  /** The links by which two belong together: one is above the other, or somebody is a member of both. Else null. */
  tie(a: string, b: string): R[] | null {
    const key = JSON.stringify([a, b]);
    const known = this.#ties.get(key);
    if (known !== undefined) return known;
    const found = this.#tieOf(a, b);
    this.#ties.set(key, found);
    return found;
  }

  #tieOf(a: string, b: string): R[] | null {
    const [aboveA, aboveB] = [this.#upwards(a), this.#upwards(b)];
    if (aboveA.ids.has(b)) return linksTo(b, aboveA);
    if (aboveB.ids.has(a)) return linksTo(a, aboveB);
    const inBoth = [...(this.#members.get(a) ?? [])].filter((id) => this.#members.get(b)?.has(id));
    const links = inBoth.flatMap((id) =>
      (this.#linksUp.get(id) ?? [])
        .filter(({ above, link }) => link.kind === 'PART_OF' && (above === a || above === b))
        .map(({ link }) => link),
    );
    return links.length === 0 ? null : unique(links);
  }
}
