// Statements gathered around some entities, step by step, until they can be answered as one graph.
import { limitExceeded } from '../errors.js';
import type { Graph } from '../model/graph.js';
import { toGraph } from '../model/graph.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredEntity, StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { TimeWindow } from '../model/time.js';
import type { Coverage } from './connection.js';
import { LIMITS } from './limits.js';
import type { Session } from './session.js';

/** Relations of these kinds that start or end at what has been gathered last. */
export interface GatherStep {
  kinds: readonly RelationKind[];
  direction: 'in' | 'out';
}

/** Up to controllers and groups, and down to what they control and to their members. */
export const UP: readonly GatherStep[] = [
  { kinds: ['CONTROLS'], direction: 'in' },
  { kinds: ['PART_OF'], direction: 'out' },
];
export const DOWN: readonly GatherStep[] = [
  { kinds: ['CONTROLS'], direction: 'out' },
  { kinds: ['PART_OF'], direction: 'in' },
];

export class Gathered {
  readonly #relations = new Map<string, StoredRelation>();
  readonly #entities: Set<string>;
  /** Known, but not holding on the day that is asked. */
  #passed = 0;

  /** `instead` says what to ask when more stands around the start than is read at once. */
  constructor(
    readonly session: Session,
    readonly window: TimeWindow,
    start: readonly string[],
    readonly instead: string,
  ) {
    this.#entities = new Set(start);
  }

  /** The entities that were given or met. */
  get entities(): string[] {
    return [...this.#entities];
  }

  get relations(): StoredRelation[] {
    return [...this.#relations.values()];
  }

  /**
   * One step from each of these; the other ends that were not there before. PART_OF counts only between bodies and
   * groups, not in the trees of places, sectors and measures.
   * @throws {XintuError} LIMIT_EXCEEDED when there is more than one answer may rest on.
   */
  async step(frontier: readonly string[], steps: readonly GatherStep[]): Promise<string[]> {
    if (frontier.length === 0) return [];
    const found = await Promise.all(
      steps.map(({ kinds, direction }) => {
        const query = { kinds, direction, window: this.window, except: [] };
        return this.session.view.step(frontier, query, LIMITS.gathered);
      }),
    );
    const fresh = new Set<string>();
    for (const { considered, total, relations } of found) {
      this.#passed += considered - total;
      for (const relation of relations) {
        if (relation.kind === 'PART_OF' && relation.up === null) continue;
        this.#relations.set(relation.id, asKnown(relation, this.window));
        for (const id of [relation.from, relation.to]) if (!this.#entities.has(id)) fresh.add(id);
      }
      // Some may have been there before, from their other end.
      if (total > LIMITS.gathered || this.#relations.size > LIMITS.gathered)
        throw limitExceeded(`the answer rests on more than ${LIMITS.gathered} statements; ${this.instead}`);
    }
    for (const id of fresh) this.#entities.add(id);
    return [...fresh];
  }

  /** The same again from what is new, until nothing is. */
  async closure(frontier: readonly string[], steps: readonly GatherStep[]): Promise<void> {
    for (let next = frontier; next.length > 0; ) next = await this.step(next, steps);
  }

  async graph(): Promise<Graph<StoredEntity, StoredRelation>> {
    return toGraph(await this.session.entitiesOf(this.entities), this.relations);
  }

  get coverage(): Coverage {
    return {
      considered: this.#relations.size + this.#passed,
      undated: this.relations.filter(({ undated }) => undated).length,
    };
  }
}
