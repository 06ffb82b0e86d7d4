// How many are there, by what?
import { z } from 'zod';
import { TALLY_KEYS } from '../../model/tally.js';
import { LIMITS } from '../../questions/limits.js';
import type { Session } from '../../questions/session.js';
import type { TallyKey, TallyRequest, TallyRow } from '../../questions/tally.js';
import { tally } from '../../questions/tally.js';
import { known, wholeParts } from '../answer.js';
import { id, MOMENT, momentOf, relationKinds, upTo } from '../arguments.js';
import { entityName, statementRows, sumsByCurrency } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** What a key says; `unknown` where the data do not say it. */
const wordOf = ({ entity, value }: TallyKey): string => (entity ? entityName(entity) : (value ?? 'unknown'));

async function groupOf(session: Session, row: TallyRow, first: number) {
  const { group, count, targets, sums, undisclosed } = row;
  const relations = first > 0 ? (await row.relations({ first })).edges.map(({ node }) => node) : [];
  const key = Object.fromEntries(group.map((each) => [each.by, wordOf(each)]));
  const head = {
    ...key,
    count,
    targets,
    ...known({ sums: sumsByCurrency(sums) }),
    undisclosed,
    notShown: count - relations.length,
  };
  return {
    list: 'groups',
    group: { head, rows: 'relations' },
    rows: await statementRows(session, relations),
  };
}

/** Of nothing counted: how many relations would be, did it not ask for a day? */
async function consideredBy(session: Session, request: TallyRequest) {
  const rows = request.asOf ? await tally(session, { ...request, asOf: null }) : [];
  return { considered: rows.reduce((sum, { count }) => sum + count, 0), undated: 0 };
}

export const tallyTool = defineTool({
  name: 'tally',
  description:
    'Count and sum relations in groups, largest first: count, targets (distinct to), sums per currency, some relations of each.',
  arguments: {
    by: z.array(z.enum(TALLY_KEYS)).describe('city, province and sector of what the relation leads to'),
    kinds: relationKinds,
    sector: id('only in this sector id or below').optional(),
    place: id('only in this place id or inside').optional(),
    relations: upTo(LIMITS.page, 2, 0).describe('shown of each group'),
    ...MOMENT,
  },
  answer: async (session, asked, from) => {
    const { by, kinds, sector, place, relations } = asked;
    const request = { by, kinds, sector, place, ...momentOf(asked) };
    const rows = await tally(session, request);
    const counted = rows.filter(({ count }) => count > 0);
    const groups = rows.map((row) => () => groupOf(session, row, relations));
    return {
      about: { groupCount: rows.length },
      found: counted.length,
      coverage: counted.length > 0 ? null : await consideredBy(session, request),
      parts: wholeParts(groups, from),
    };
  },
});
