// Where do sources disagree? What conflicts.csv says, and what rules find.
import type { StoredConflict } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import { isKnown } from '../model/time.js';
import type { Connection, Coverage, PageRequest } from './connection.js';
import { keyPosition, pageOf, toConnection } from './connection.js';
import { windowOf } from './limits.js';
import type { Session, StoredStatement } from './session.js';

export interface ConflictsRequest extends PageRequest {
  about?: string | null | undefined;
  knownAt?: string | null | undefined;
}

/** A conflict with its statements as they were known. */
export interface Conflict extends Omit<StoredConflict, 'statements'> {
  statements(): Promise<StoredStatement[]>;
}

/** Without a conflict it matters whether there was anything that could be in one. */
async function coverageOf(session: Session, about: string | null, knownAt: string | null): Promise<Coverage> {
  const window = windowOf({ knownAt });
  const none = { first: 0, after: null };
  if (about === null && knownAt === null) {
    const { relations, observations } = await session.status();
    return { considered: relations + observations, undated: 0 };
  }
  if (about === null) {
    const [relations, figures] = await Promise.all([
      session.view.tally({ by: [], kinds: null, sector: null, place: null, window }, 1),
      session.view.observations({ entities: null, sector: null, metrics: null, period: null, window }, none),
    ]);
    return { considered: (relations[0]?.count ?? 0) + figures.considered, undated: 0 };
  }
  const [relations, figures] = await Promise.all([
    session.view.relations([about], { kinds: null, direction: 'both', with: null, window }, none),
    session.view.observationsOf(
      [about],
      { entities: [about], sector: null, metrics: null, period: null, window },
      none,
    ),
  ]);
  return { considered: relations.get(about)!.considered + figures.get(about)!.considered, undated: 0 };
}

/** Which conflicts are there, about this entity or at all, of what was known by a day? By the name of what they are about. */
export async function conflicts(session: Session, request: ConflictsRequest): Promise<Connection<Conflict>> {
  const page = pageOf('conflicts', request);
  const { knownAt = null } = request;
  const window = windowOf({ knownAt });
  const about = await session.maybeIdOf('about', request.about);
  const [listing, coverage] = await Promise.all([
    session.view.listConflicts({ about, window }, page),
    coverageOf(session, about, knownAt),
  ]);
  const nodeOf = (conflict: StoredConflict): Conflict => ({
    ...conflict,
    statements: async () => {
      const found = await Promise.all(conflict.statements.map((id) => session.statement.load(id)));
      return found
        .filter((each) => each !== null && isKnown(each, window))
        .map((each) => asKnown(each!, window));
    },
  });
  return { ...toConnection(listing, page, { positionOf: keyPosition, nodeOf }), coverage };
}
