// What the data rest on: the sources, and the dataset as a whole.
import type { Connection, PageRequest } from './connection.js';
import { pageOf, toConnection } from './connection.js';
import type { CitedSource, Session } from './session.js';

/** Which sources are there, in the order of their ids? Sources are few: they are read whole and paged here. */
export async function allSources(session: Session, request: PageRequest): Promise<Connection<CitedSource>> {
  const page = pageOf('sources', request);
  const all = await session.view.sources(null);
  const rest = page.after === null ? all : all.filter(({ id }) => id > String(page.after!.at(-1)));
  const cited = all.reduce((sum, { statementCount }) => sum + statementCount, 0);
  const listing = {
    items: rest.slice(0, page.first),
    hasNext: rest.length > page.first,
    total: all.length,
    considered: cited,
    undated: all.filter(({ published }) => published === null).length,
  };
  return toConnection(listing, page, { positionOf: ({ id }) => [id, id], nodeOf: (source) => source });
}
