// A network, and what of it the filters leave.
import type { Edge, EntityName } from '../client/operations.js';
import type { Hidden } from './view.js';

export interface Network {
  entities: readonly EntityName[];
  relations: readonly Edge[];
}

/** What of a network the filters leave. A relation needs both of its ends. */
export function visiblePart({ entities, relations }: Network, hidden: Hidden): Network {
  const shown = entities.filter(({ kind }) => !hidden.entityKinds.includes(kind));
  const ids = new Set(shown.map(({ id }) => id));
  return {
    entities: shown,
    relations: relations.filter(
      ({ kind, certainty, from, to }) =>
        ids.has(from.id) &&
        ids.has(to.id) &&
        !hidden.relationKinds.includes(kind) &&
        !hidden.certainties.includes(certainty),
    ),
  };
}
