// The relations of each entity, by kind and direction, in the order of time.
import { grouped, inOrder } from '../../model/grouped.js';
import type { Direction, RelationKind } from '../../model/kinds.js';
import { RELATION_KINDS } from '../../model/kinds.js';
import type { StoredRelation } from '../../model/stored.js';

type ByEntity = ReadonlyMap<string, readonly StoredRelation[]>;

const NONE: readonly StoredRelation[] = [];

export class Links {
  readonly #ofKind: ReadonlyMap<RelationKind, readonly StoredRelation[]>;
  readonly #out = new Map<RelationKind, ByEntity>();
  readonly #in = new Map<RelationKind, ByEntity>();

  constructor(relations: readonly StoredRelation[]) {
    this.#ofKind = grouped([...relations].sort(inOrder), ({ kind }) => kind);
    for (const [kind, ofKind] of this.#ofKind) {
      this.#out.set(
        kind,
        grouped(ofKind, ({ from }) => from),
      );
      this.#in.set(
        kind,
        grouped(ofKind, ({ to }) => to),
      );
    }
  }

  /** All relations of these kinds, kind by kind. */
  of(kinds: readonly RelationKind[]): StoredRelation[] {
    return kinds.flatMap((kind) => this.#ofKind.get(kind) ?? NONE);
  }

  /** The relations of these kinds (null: of any) that touch an entity: lists in the order of time. */
  lists(
    entity: string,
    kinds: readonly RelationKind[] | null,
    direction: Direction,
  ): (readonly StoredRelation[])[] {
    const found: (readonly StoredRelation[])[] = [];
    for (const kind of kinds ?? RELATION_KINDS) {
      const out = direction === 'in' ? undefined : this.#out.get(kind)?.get(entity);
      const into = direction === 'out' ? undefined : this.#in.get(kind)?.get(entity);
      if (out) found.push(out);
      if (into) found.push(into);
    }
    return found;
  }

  /** The same as one list. */
  at(entity: string, kinds: readonly RelationKind[] | null, direction: Direction): readonly StoredRelation[] {
    const [first = NONE, ...others] = this.lists(entity, kinds, direction);
    if (others.length === 0) return first;
    // A relation from an entity to itself stands in both directions, and is one relation.
    return [first, ...others]
      .flat()
      .sort(inOrder)
      .filter((relation, i, all) => relation !== all[i - 1]);
  }
}
