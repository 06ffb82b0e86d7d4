// The figures, by what they are about, in the order of their periods.
import { grouped, inOrder } from '../../model/grouped.js';
import type { StoredObservation } from '../../model/stored.js';

type ById = ReadonlyMap<string, readonly StoredObservation[]>;

const NONE: readonly StoredObservation[] = [];

/** Those of several lists, each once, in the order of their periods. */
function together(lists: readonly (readonly StoredObservation[])[]): readonly StoredObservation[] {
  const [first = NONE, ...others] = lists.filter(({ length }) => length > 0);
  return others.length === 0 ? first : [...new Set([first, ...others].flat())].sort(inOrder);
}

export class Figures {
  readonly all: readonly StoredObservation[];
  readonly #about: ById;
  readonly #ofMetric: ById;
  readonly #withDimension: ById;

  constructor(observations: readonly StoredObservation[]) {
    this.all = [...observations].sort(inOrder);
    this.#about = grouped(this.all, ({ entity }) => entity);
    this.#ofMetric = grouped(this.all, ({ metric }) => metric);
    const parts = this.all.flatMap((each) => each.dimensions.map((id) => ({ id, each })));
    this.#withDimension = new Map(
      [...grouped(parts, ({ id }) => id)].map(([id, found]) => [id, found.map(({ each }) => each)]),
    );
  }

  /** About these entities. */
  about(entities: Iterable<string>): readonly StoredObservation[] {
    return together([...new Set(entities)].map((id) => this.#about.get(id) ?? NONE));
  }

  /** Of these metrics. */
  of(metrics: Iterable<string>): readonly StoredObservation[] {
    return together([...new Set(metrics)].map((id) => this.#ofMetric.get(id) ?? NONE));
  }

  /** About one of these entities, or with one of these dimensions. */
  aboutOrWith(entities: Iterable<string>, dimensions: Iterable<string>): readonly StoredObservation[] {
    const withDimensions = [...dimensions].map((id) => this.#withDimension.get(id) ?? NONE);
    return together([this.about(entities), ...withDimensions]);
  }
}
