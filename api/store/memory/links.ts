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

  /** The relations of these kinds (null: of any) that touch an entity, in the order of time. */
  at(entity: string, kinds: readonly RelationKind[] | null, direction: Direction): readonly StoredRelation[] {
    const lists = [
      ...(direction === 'in' ? [] : [this.#out]),
      ...(direction === 'out' ? [] : [this.#in]),
    ].flatMap((side) => (kinds ?? RELATION_KINDS).flatMap((kind) => [side.get(kind)?.get(entity) ?? NONE]));
    const [first = NONE, ...others] = lists.filter(({ length }) => length > 0);
    if (others.length === 0) return first;
    // A relation from an entity to itself stands in both directions, and is one relation.
    return [first, ...others]
      .flat()
      .sort(inOrder)
      .filter((relation, i, all) => relation !== all[i - 1]);
  }
}
