// What an investor has put where.
import { portfolio } from '../../questions/financing.js';
import { known, wholeParts } from '../answer.js';
import { id, MOMENT, momentOf, yes } from '../arguments.js';
import { nameOf, statementParts, statementRows, sumsByCurrency } from '../statement-rows.js';
import { defineTool } from '../tool.js';

export const portfolioTool = defineTool({
  name: 'portfolio',
  description:
    'What one investor has put where, company by company in time. Sums are of disclosed amounts; undisclosed counts the rest.',
  arguments: { of: id('investor id'), rollUp: yes('with all below it'), ...MOMENT },
  answer: async (session, asked, from) => {
    const { rollUp = false } = asked;
    const found = await portfolio(session, { of: asked.of, rollUp, ...momentOf(asked) });
    const { investor, companies, links, amounts, undisclosed, coverage } = found;
    const groups = companies.map((each) => async () => {
      const { company, relations, missing } = each;
      const sums = known({ amounts: sumsByCurrency(each.amounts) });
      const head = { company: await nameOf(session, company), ...sums, undisclosed: each.undisclosed };
      return {
        list: 'companies',
        group: { head: { ...head, ...known({ missing }) }, rows: 'relations' },
        rows: await statementRows(session, relations),
      };
    });
    return {
      about: {
        investor: await nameOf(session, investor),
        companyCount: companies.length,
        ...known({ amounts: sumsByCurrency(amounts) }),
        undisclosed,
      },
      found: companies.length,
      coverage,
      parts: wholeParts([...groups, ...statementParts(session, 'links', links)], from),
    };
  },
});
