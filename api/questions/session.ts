// One request: its view of the data, and what it has already read. Reads of the same kind are gathered into one.
import DataLoader from 'dataloader';
import { badInput } from '../errors.js';
import type { EntityKind } from '../model/kinds.js';
import type {
  StoredConflict,
  StoredEntity,
  StoredMetric,
  StoredObservation,
  StoredRelation,
  StoredSource,
} from '../model/stored.js';
import type { GraphView } from '../store/port.js';
import type { Listing, StoreStatus } from '../store/queries.js';

export type CitedSource = StoredSource & { statementCount: number };
export type StoredStatement = StoredRelation | StoredObservation;

function loaderOf<T>(
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const found = await read(ids);
    return ids.map((id) => found.get(id) ?? null);
  });
}

export class Session {
  readonly entity: DataLoader<string, StoredEntity | null>;
  readonly source: DataLoader<string, CitedSource | null>;
  readonly metric: DataLoader<string, StoredMetric | null>;
  readonly statement: DataLoader<string, StoredStatement | null>;
  readonly conflicts: DataLoader<string, StoredConflict[]>;
  readonly #lists = new Map<string, DataLoader<string, Listing<never>>>();
  #status: Promise<StoreStatus> | undefined;

  constructor(readonly view: GraphView) {
    this.entity = loaderOf((ids) => view.entities(ids));
    this.metric = loaderOf((ids) => view.metrics(ids));
    this.statement = loaderOf((ids) => view.statements(ids));
    this.source = loaderOf(
      async (ids) => new Map((await view.sources(ids)).map((source) => [source.id, source])),
    );
    this.conflicts = new DataLoader(async (ids) => {
      const found = await view.conflicts(ids);
      return ids.map((id) => found.filter(({ statements }) => statements.includes(id)));
    });
  }

  /** Lists of many entities by the same query, read at once. `query` is what the lists have in common. */
  listOf<T>(
    query: object,
    read: (entities: readonly string[]) => Promise<ReadonlyMap<string, Listing<T>>>,
  ): DataLoader<string, Listing<T>> {
    const key = JSON.stringify(query);
    const known = this.#lists.get(key) as DataLoader<string, Listing<T>> | undefined;
    if (known) return known;
    const loader = new DataLoader<string, Listing<T>>(async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id)!);
    });
    this.#lists.set(key, loader as DataLoader<string, Listing<never>>);
    return loader;
  }

  status(): Promise<StoreStatus> {
    this.#status ??= this.view.status();
    return this.#status;
  }

  /**
   * The present id of the entity that an argument names.
   * @throws {XintuError} BAD_USER_INPUT when there is none, or when it is of another kind.
   */
  async idOf(argument: string, id: string, kinds?: readonly EntityKind[]): Promise<string> {
    const entity = await this.entity.load(id);
    if (!entity)
      throw badInput(
        `${argument}: no entity has the id ${JSON.stringify(id)}; search(text: "…") finds ids by name`,
      );
    if (kinds && !kinds.includes(entity.kind)) {
      throw badInput(`${argument}: ${id} is a ${entity.kind}; it must be a ${kinds.join(' or ')}`);
    }
    return entity.id;
  }

  /** The same for an argument that may be left out. */
  async maybeIdOf(argument: string, id: string | null | undefined, kinds?: readonly EntityKind[]) {
    return id === null || id === undefined ? null : this.idOf(argument, id, kinds);
  }

  /** An entity that a statement refers to. The store never holds a reference to nothing. */
  async entityOf(id: string): Promise<StoredEntity> {
    const entity = await this.entity.load(id);
    if (!entity) throw new Error(`the store refers to the entity ${id}, which it does not hold`);
    return entity;
  }

  /** Entities in the order of their ids as given. */
  entitiesOf(ids: readonly string[]): Promise<StoredEntity[]> {
    return Promise.all(ids.map((id) => this.entityOf(id)));
  }
}
