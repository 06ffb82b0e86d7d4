// Statements read in steps from some entities, with the trees of places and sectors above them.
import { limitExceeded } from '../errors.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredObservation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { TimeWindow } from '../model/time.js';
import { LIMITS } from './limits.js';
import type { Session } from './session.js';

/** Reads statements in steps, and refuses more than one answer may rest on. */
export class StepReader {
  readonly #parents = new Map<string, string[]>();

  constructor(
    readonly session: Session,
    readonly window: TimeWindow,
  ) {}

  async step(ids: readonly string[], kinds: readonly RelationKind[], direction: 'in' | 'out') {
    if (ids.length === 0) return [];
    const query = { kinds, direction, window: this.window, except: [] };
    const { relations, total } = await this.session.view.step([...new Set(ids)], query, LIMITS.gathered);
    if (total > LIMITS.gathered)
      throw limitExceeded(
        `the answer rests on more than ${LIMITS.gathered} statements; narrow it to a place, a sector or one entity`,
      );
    return relations.map((relation) => asKnown(relation, this.window));
  }

  /** Learns what these places and sectors are part of; see `above`. */
  async climb(ids: readonly string[]): Promise<void> {
    let frontier = ids.filter((id) => !this.#parents.has(id));
    while (frontier.length > 0) {
      for (const id of frontier) this.#parents.set(id, []);
      for (const { from, to } of await this.step(frontier, ['PART_OF'], 'out'))
        this.#parents.get(from)!.push(to);
      frontier = [...new Set(frontier.flatMap((id) => this.#parents.get(id)!))].filter(
        (id) => !this.#parents.has(id),
      );
    }
  }

  /** Everything that is known to be above a place or sector, itself included. */
  above(id: string): ReadonlySet<string> {
    const found = new Set([id]);
    for (const at of found) for (const parent of this.#parents.get(at) ?? []) found.add(parent);
    return found;
  }

  /** Figures about each of these entities, as many as a page has. */
  async figuresOf(entities: readonly string[]): Promise<Map<string, StoredObservation[]>> {
    const query = { entities, sector: null, metrics: null, period: null, window: this.window };
    const page = { first: LIMITS.page, after: null };
    const found = await this.session.view.observationsOf(entities, query, page);
    return new Map(
      [...found].map(([id, { items }]) => [id, items.map((each) => asKnown(each, this.window))]),
    );
  }
}
