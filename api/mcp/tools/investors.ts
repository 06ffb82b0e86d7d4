// Who backs whom, and together with whom.
import { z } from 'zod';
import { badInput } from '../../errors.js';
import type { InvestorEdge } from '../../questions/investors.js';
import { coInvestors, investors } from '../../questions/investors.js';
import { LIMITS } from '../../questions/limits.js';
import type { Session } from '../../questions/session.js';
import type { Part } from '../answer.js';
import { known, pagedAnswer } from '../answer.js';
import { certainties, entityKinds, id, ids, MOMENT, momentOf, stateLevels, yes } from '../arguments.js';
import { entityFacts, namesOf, statementRows, sumsByCurrency } from '../statement-rows.js';
import { defineTool, UNBOUNDED } from '../tool.js';

/** Investors of a page of the store. */
const READ = 20;
/** Companies that are named beside their number; the relations name all. */
const NAMED = 20;

async function investorPart(session: Session, edge: InvestorEdge, key: string): Promise<Part> {
  const { node, companyCount, amounts, undisclosed } = edge;
  const [investor, companies, relations] = await Promise.all([
    session.entityOf(node),
    edge.companies(NAMED),
    edge.relations(LIMITS.page),
  ]);
  const isCut = relations.length === LIMITS.page;
  const head = {
    investor: known({ ...entityFacts(investor), summary: null }),
    companyCount,
    companies: await namesOf(session, companies),
    ...known({ amounts: sumsByCurrency(amounts) }),
    undisclosed,
    ...(isCut && { note: `the first ${LIMITS.page} relations; portfolio has all` }),
  };
  return {
    key,
    list: 'investors',
    group: { head, rows: 'relations' },
    rows: await statementRows(session, relations),
  };
}

const FILTER = {
  backsSector: id('counts only companies of this sector id or below').optional(),
  backsPlace: id('… in this place id or inside').optional(),
  backsAny: ids('… of these ids').optional(),
  state: yes('state capital only (false: none)'),
  stateLevels,
  kinds: entityKinds,
  place: id("the investor's own place").optional(),
  certainties,
  atLeast: z.int().meta(UNBOUNDED).default(1).describe('companies backed'),
  rollUp: yes('count for the group or controller on top'),
  orderBy: z.enum(['company-count', 'amount', 'name']).default('company-count'),
};

export const investorsTool = defineTool({
  name: 'investors',
  description:
    'Who backs companies (INVESTED_IN, HOLDS), most companies first, with all relations it rests on. Or co-investors: togetherWith alone.',
  arguments: {
    ...FILTER,
    togetherWith: id('investor id: who was in the same rounds').optional(),
    sameRound: z.boolean().default(true).describe('false: same company at any time'),
    ...MOMENT,
  },
  answer: async (session, asked, from) => {
    const { togetherWith, sameRound, rollUp = false, orderBy, asOf, knownAt, ...filter } = asked;
    const moment = momentOf({ asOf, knownAt });
    const first = READ;
    const { atLeast } = filter;
    const conditions = known({
      ...filter,
      atLeast: atLeast === 1 ? null : atLeast,
      rollUp: rollUp || null,
      orderBy: orderBy === 'company-count' ? null : orderBy,
    });
    if (togetherWith !== undefined && Object.keys(conditions).length > 0)
      throw badInput(`togetherWith is asked without ${Object.keys(conditions).join(', ')}`);
    const read = (after: string | null) =>
      togetherWith === undefined
        ? investors(session, { filter, rollUp, orderBy, ...moment, first, after })
        : coInvestors(session, { of: togetherWith, sameRound, ...moment, first, after });
    return pagedAnswer<string, InvestorEdge>(({ totalCount }) => ({ total: totalCount }), {
      from,
      read,
      toParts: (edges, keys) => Promise.all(edges.map((edge, i) => investorPart(session, edge, keys[i]!))),
    });
  },
});
