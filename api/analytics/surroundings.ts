// What stands around one company: what it controls, whose money is in it, and which bodies belong together.
import type { Graph } from '../model/graph.js';
import type { RelationKind } from '../model/kinds.js';
import { BACKING_KINDS } from '../model/kinds.js';
import type { Entity, Relation } from '../model/statement.js';
import type { LinksUp, Upwards } from './attribution.js';
import { linksTo, linksUpOf, upwards } from './attribution.js';

export const unique = <R extends Relation>(relations: Iterable<R>): R[] => [...new Set(relations)];

type ByKind<R> = Map<string, Map<RelationKind, R[]>>;

function index<R extends Relation>(relations: readonly R[], end: 'from' | 'to'): ByKind<R> {
  const found: ByKind<R> = new Map();
  for (const relation of relations) {
    const kinds = found.get(relation[end]) ?? new Map<RelationKind, R[]>();
    found.set(relation[end], kinds);
    const own = kinds.get(relation.kind);
    if (own) own.push(relation);
    else kinds.set(relation.kind, [relation]);
  }
  return found;
}

export class Surroundings<R extends Relation> {
  /** The company and what it controls, each with the links that say so. */
  readonly own: ReadonlyMap<string, readonly R[]>;
  readonly #from: ByKind<R>;
  readonly #to: ByKind<R>;
  readonly #linksUp: LinksUp<R>;
  readonly #above = new Map<string, Upwards<R>>();
  /** Of each group those who are in it by membership (PART_OF) alone. */
  readonly #members = new Map<string, Set<string>>();
  readonly #ties = new Map<string, R[] | null>();

  constructor(
    graph: Graph<Entity, R>,
    readonly company: string,
  ) {
    const relations = graph.mapEdges((_, relation) => relation).sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#from = index(relations, 'from');
    this.#to = index(relations, 'to');
    this.#linksUp = linksUpOf(graph);
    const below = graph.nodes().filter((id) => this.#upwards(id).ids.has(company));
    this.own = new Map(below.map((id) => [id, linksTo(company, this.#upwards(id))]));
    for (const id of graph.nodes()) {
      for (const { above, link } of this.#linksUp.get(id) ?? [])
        if (link.kind === 'PART_OF')
          this.#members.set(above, (this.#members.get(above) ?? new Set()).add(id));
    }
  }

  #upwards(id: string): Upwards<R> {
    const known = this.#above.get(id) ?? upwards(this.#linksUp, [id]);
    this.#above.set(id, known);
    return known;
  }

  /** The relations of these kinds that start, or end, at an entity. */
  relations(end: 'from' | 'to', id: string, kinds: readonly RelationKind[]): R[] {
    const own = (end === 'from' ? this.#from : this.#to).get(id);
    return own ? kinds.flatMap((kind) => own.get(kind) ?? []) : [];
  }

  /** The same, with their other end outside the company and what it controls. */
  fromOutside(id: string, kinds: readonly RelationKind[]): R[] {
    return this.relations('to', id, kinds).filter(({ from }) => !this.own.has(from));
  }

  /** Who has money in the company itself. */
  get investments(): R[] {
    return this.fromOutside(this.company, BACKING_KINDS);
  }

  /** The funds that the company or one of its own manages, with the relations that say so. */
  get managed(): Map<string, R[]> {
    const funds = new Map<string, R[]>();
    for (const id of this.own.keys())
      for (const each of this.relations('from', id, ['MANAGES']))
        funds.set(each.to, [...(funds.get(each.to) ?? []), each]);
    return funds;
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
