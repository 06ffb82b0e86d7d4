// Money that goes round between a company and its investors or partners in trade.
import { circularCapital, tradingInvestors } from '../../questions/circles.js';
import { known, wholeParts } from '../answer.js';
import { id, MOMENT, momentOf } from '../arguments.js';
import { nameOf, statementRows } from '../statement-rows.js';
import { defineTool } from '../tool.js';

export const circlesTool = defineTool({
  name: 'circles',
  description:
    'Circular capital of one company: investors to whom its money or management goes back; suppliers and customers who also have money in it.',
  arguments: { of: id('company id'), ...MOMENT },
  answer: async (session, asked, from) => {
    const request = { of: asked.of, ...momentOf(asked) };
    const [circular, trading] = await Promise.all([
      circularCapital(session, request),
      tradingInvestors(session, request),
    ]);
    const circles = circular.items.map(({ investor, kind, fund, relations, links }) => async () => ({
      list: 'circles',
      group: {
        head: known({
          investor: await nameOf(session, investor),
          kind,
          fund: fund && (await nameOf(session, fund)),
        }),
        rows: 'relations',
      },
      rows: await statementRows(session, [...relations, ...links]),
    }));
    const partners = trading.items.map(({ party, trade, backing, links }) => async () => ({
      list: 'tradingInvestors',
      group: { head: { party: await nameOf(session, party) }, rows: 'relations' },
      rows: await statementRows(session, [...trade, ...backing, ...links]),
    }));
    return {
      about: {
        company: await nameOf(session, circular.company),
        circleCount: circles.length,
        tradingInvestorCount: partners.length,
      },
      found: circles.length + partners.length,
      coverage: circular.coverage,
      parts: wholeParts([...circles, ...partners], from),
    };
  },
});
