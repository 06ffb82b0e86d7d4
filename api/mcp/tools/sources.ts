// What statements rest on, and the sources as a whole.
import { badInput } from '../../errors.js';
import { findNode } from '../../questions/entities.js';
import { boundedList } from '../../questions/limits.js';
import type { CitedSource, Session, StoredStatement } from '../../questions/session.js';
import { allSources } from '../../questions/sources.js';
import type { Answer } from '../answer.js';
import { known, listPart, pagedAnswer, plainRow, wholeParts } from '../answer.js';
import { ids } from '../arguments.js';
import { sourceId, statementParts } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** Sources of a page of the store. */
const READ = 50;

/** All that is known of a source. */
const recordOf = (source: CitedSource) => {
  const { title, publisher, author, published, language, kind, url, retrieved, statementCount } = source;
  const record = { title, publisher, author, published, language, kind, url, retrieved, statementCount };
  return plainRow(known({ id: sourceId(source.id), ...record }));
};

async function ofIds(session: Session, asked: readonly string[], from: string | null): Promise<Answer> {
  const nodes = await Promise.all(boundedList('ids', asked).map((each) => findNode(session, each)));
  const statements: StoredStatement[] = [];
  const cited = new Set<string>();
  nodes.forEach((node, i) => {
    if (node?.type === 'statement') {
      statements.push(node.value);
      for (const { source } of node.value.evidence) cited.add(source);
    } else if (node?.type === 'source') cited.add(node.value.id);
    else
      throw badInput(
        `ids: ${JSON.stringify(asked[i])} is no statement or source; their ids (rel:…, obs:…, src:…) stand in the answers of other tools`,
      );
  });
  const sources = await Promise.all([...cited].map((each) => session.source.load(each)));
  const records = sources.flatMap((source) => (source ? [recordOf(source)] : []));
  return {
    about: {},
    found: nodes.length,
    coverage: null,
    parts: wholeParts(
      [...statementParts(session, 'statements', statements), listPart('records', records)],
      from,
    ),
  };
}

export const sourcesTool = defineTool({
  name: 'sources',
  description:
    'What statements rest on: evidence, conflicts, and full records of the sources. Without ids: all sources.',
  arguments: { ids: ids('rel:…, obs:… or src:…').optional() },
  answer: async (session, asked, from) => {
    if (asked.ids) return ofIds(session, asked.ids, from);
    return pagedAnswer<CitedSource, { cursor: string; node: CitedSource }>(
      ({ totalCount }) => ({ total: totalCount }),
      {
        from,
        read: (after) => allSources(session, { first: READ, after }),
        toParts: async (edges, [key]) => [
          { key: key!, list: 'records', rows: edges.map(({ node }) => recordOf(node)) },
        ],
      },
    );
  },
});
