// How a company has been financed, round by round.
import { financing } from '../../questions/financing.js';
import { known, wholeParts } from '../answer.js';
import { id, MOMENT, momentOf } from '../arguments.js';
import { nameOf, statementParts, statementRows, sumsByCurrency } from '../statement-rows.js';
import { defineTool } from '../tool.js';

export const financingTool = defineTool({
  name: 'financing',
  description:
    'The rounds of one company in time: who gave how much, totals, valuations, and what is missing of each.',
  arguments: { of: id('company or project id'), ...MOMENT },
  answer: async (session, asked, from) => {
    const found = await financing(session, { of: asked.of, ...momentOf(asked) });
    const { company, rounds, valuations, amounts, undisclosed, coverage } = found;
    const told = new Set(rounds.flatMap((round) => round.valuations.map((each) => each.id)));
    const groups = rounds.map((each) => async () => {
      const { round, start, missing } = each;
      const head = {
        ...known({ round, start, amounts: sumsByCurrency(each.amounts) }),
        undisclosed: each.undisclosed,
      };
      return {
        list: 'rounds',
        group: { head: { ...head, ...known({ missing }) }, rows: 'statements' },
        rows: await statementRows(session, [...each.investments, ...each.totals, ...each.valuations]),
      };
    });
    const others = valuations.filter((each) => !told.has(each.id));
    return {
      about: {
        company: await nameOf(session, company),
        roundCount: rounds.length,
        ...known({ amounts: sumsByCurrency(amounts) }),
        undisclosed,
      },
      found: rounds.length + others.length,
      coverage,
      parts: wholeParts([...groups, ...statementParts(session, 'otherValuations', others)], from),
    };
  },
});
