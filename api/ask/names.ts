// What entities are called in an answer.
import type { Asking } from './draft.js';
import { nameOf } from './wording.js';

/** The names of these entities by id, in the language of the answer. */
export async function namesOf(
  { session, lang }: Asking,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const entities = await session.entitiesOf([...new Set(ids)]);
  return new Map(entities.map((each) => [each.id, nameOf(each, lang)]));
}
