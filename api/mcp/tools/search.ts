// Names → ids; and companies or entities of a kind, where no name is known.
import { badInput } from '../../errors.js';
import type { EntityKind } from '../../model/kinds.js';
import type { StoredEntity } from '../../model/stored.js';
import { companies, entitiesOfKinds, searchEntities } from '../../questions/entities.js';
import type { Session } from '../../questions/session.js';
import type { Answer, Paged } from '../answer.js';
import { listPart, pagedAnswer, plainRow, wholeParts } from '../answer.js';
import { entityKinds, id, MOMENT, momentOf, upTo } from '../arguments.js';
import { entityFacts } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** Entities of a page of the store. */
const READ = 50;
const SEARCH_MOST = 50;

const toParts: Paged<StoredEntity, { cursor: string; node: StoredEntity }>['toParts'] = async (
  edges,
  [key],
) => [{ key: key!, list: 'entities', rows: edges.map(({ node }) => plainRow(entityFacts(node))) }];

interface ByName {
  text: string;
  kinds?: EntityKind[] | undefined;
  first: number;
}

async function byName(session: Session, asked: ByName, from: string | null): Promise<Answer> {
  const hits = await searchEntities(session, asked);
  const rows = hits.map(({ entity, matched }) =>
    plainRow({ ...entityFacts(entity), ...(matched !== entity.name && { matched }) }),
  );
  return {
    about: {},
    found: rows.length,
    coverage: null,
    nothing: { status: 'not-in-data', note: 'no entity has a name like this; try another or a shorter one' },
    parts: wholeParts([listPart('entities', rows)], from),
  };
}

export const searchTool = defineTool({
  name: 'search',
  description:
    'Find ids. text: names in Chinese, English, pinyin or initials. Without text: companies by sector, place, exchange (all must hold), or all entities of kinds.',
  arguments: {
    text: id('name').optional(),
    kinds: entityKinds,
    sector: id('sector id, or below it').optional(),
    place: id('place id, or inside it').optional(),
    listedOn: id('exchange id').optional(),
    ...MOMENT,
    first: upTo(SEARCH_MOST, 10).describe('hits for text'),
  },
  answer: async (session, asked, from) => {
    const { text, kinds, sector, place, listedOn, first } = asked;
    const hasCondition = sector !== undefined || place !== undefined || listedOn !== undefined;
    const total = ({ totalCount }: { totalCount: number }) => ({ total: totalCount });
    if (hasCondition) {
      if (kinds?.some((kind) => kind !== 'company'))
        throw badInput('sector, place and listedOn choose companies; ask for other kinds without them');
      const request = { text: text ?? null, sector, place, listedOn, ...momentOf(asked), first: READ };
      return pagedAnswer(total, {
        from,
        read: (after) => companies(session, { ...request, after }),
        toParts,
      });
    }
    if (asked.asOf !== undefined || asked.knownAt !== undefined)
      throw badInput('entities have no date: asOf and knownAt go with sector, place or listedOn');
    if (text !== undefined) return byName(session, { text, kinds, first }, from);
    if (!kinds) throw badInput('give text, or kinds, or one of sector, place and listedOn');
    return pagedAnswer(total, {
      from,
      read: (after) => entitiesOfKinds(session, { kinds, first: READ, after }),
      toParts,
    });
  },
});
