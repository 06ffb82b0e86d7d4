// Finding entities: by id, by name, and companies by what is said of them.
import { rankByName } from '../analytics/name-ranking.js';
import { badInput } from '../errors.js';
import type { EntityKind } from '../model/kinds.js';
import { ENTITY_KINDS } from '../model/kinds.js';
import { queryTokens } from '../model/name.js';
import type { StoredEntity } from '../model/stored.js';
import type { Moment } from '../model/time.js';
import type { Connection, PageRequest } from './connection.js';
import { keyPosition, pageOf, toConnection } from './connection.js';
import { bounded, LIMITS, windowOf } from './limits.js';
import type { CitedSource, Session, StoredStatement } from './session.js';

/** How many the store may propose before they are ranked. */
const CANDIDATES = 200;

export type AnyNode =
  | { type: 'entity'; value: StoredEntity }
  | { type: 'source'; value: CitedSource }
  | { type: 'statement'; value: StoredStatement };

/** What is behind a global id: an entity's id as in the dataset, or `rel:…`, `obs:…`, `src:…`? */
export async function findNode(session: Session, globalId: string): Promise<AnyNode | null> {
  const [, prefix, id] = /^(rel|obs|src):(.+)$/.exec(globalId) ?? [];
  if (!prefix || !id) {
    const value = await session.entity.load(globalId);
    return value && { type: 'entity', value };
  }
  if (prefix === 'src') {
    const value = await session.source.load(id);
    return value && { type: 'source', value };
  }
  const value = await session.statement.load(id);
  return value && 'from' in value === (prefix === 'rel') ? { type: 'statement', value } : null;
}

function tokensOf(text: string): string[] {
  if (text.length > LIMITS.text)
    throw badInput(`text has ${text.length} characters; at most ${LIMITS.text} are searched`);
  return queryTokens(text);
}

/** The tokens that a name must have; none when it may be any. */
export function namedTokens(text: string | null | undefined): string[] {
  if (text === null || text === undefined) return [];
  const tokens = tokensOf(text);
  if (tokens.length === 0) throw badInput('text has no letter or digit to search for');
  return tokens;
}

export interface SearchRequest {
  text: string;
  kinds?: readonly EntityKind[] | null | undefined;
  first: number;
}

/**
 * Which entities have a name like this, best first? Names in any script, pinyin and its initials are found. When no
 * name has all of the text, those that have at least half of it are offered.
 */
export async function searchEntities(session: Session, { text, kinds = null, first }: SearchRequest) {
  bounded('first', first, { min: 0, max: LIMITS.search });
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const search = (atLeast: number) =>
    session.view.search(tokens, { kinds: kinds ?? null, atLeast, limit: CANDIDATES });
  const whole = await search(tokens.length);
  const candidates =
    whole.length > 0 || tokens.length === 1 ? whole : await search(Math.ceil(tokens.length / 2));
  return rankByName(candidates, text).slice(0, first);
}

export interface EntitiesRequest extends PageRequest {
  kinds?: readonly EntityKind[] | null | undefined;
}

/** Which entities of these kinds are there, by name? Of every kind when none is given. */
export async function entitiesOfKinds(
  session: Session,
  request: EntitiesRequest,
): Promise<Connection<StoredEntity>> {
  const page = pageOf('entities', request);
  const listing = await session.view.list(request.kinds ?? ENTITY_KINDS, page);
  return toConnection(listing, page, { positionOf: keyPosition, nodeOf: (entity) => entity });
}

export interface CompaniesRequest extends PageRequest, Partial<Moment> {
  sector?: string | null | undefined;
  place?: string | null | undefined;
  text?: string | null | undefined;
  listedOn?: string | null | undefined;
}

/** Which companies are in this sector (or below it), in this place (or inside it), listed there, named so? */
export async function companies(
  session: Session,
  request: CompaniesRequest,
): Promise<Connection<StoredEntity>> {
  const page = pageOf('companies', request);
  const query = {
    sector: await session.maybeIdOf('sector', request.sector, ['sector']),
    place: await session.maybeIdOf('place', request.place, ['place']),
    listedOn: await session.maybeIdOf('listedOn', request.listedOn, ['organization', 'place']),
    tokens: namedTokens(request.text),
    window: windowOf(request),
  };
  const listing = await session.view.companies(query, page);
  return toConnection(listing, page, { positionOf: keyPosition, nodeOf: (company) => company });
}
