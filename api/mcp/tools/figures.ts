// Figures: of whom, what, when.
import type { StoredObservation } from '../../model/stored.js';
import { figures } from '../../questions/statements.js';
import { pagedAnswer } from '../answer.js';
import { id, ids, MOMENT, momentOf } from '../arguments.js';
import { statementRows } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** Figures of a page of the store. */
const READ = 50;

export const figuresTool = defineTool({
  name: 'figures',
  description:
    'Figures (revenue, rd_expense, market_share, valuation, fund_size, subsidy_rate, total_investment …) with period and what they are of. Without metrics: all there are.',
  arguments: {
    metrics: ids('metric ids').optional(),
    entities: ids('entity ids').optional(),
    sector: id('about this sector id, what is in it, or with it as a dimension').optional(),
    period: id('EDTF, e.g. 2024, 2025-01/2025-06: figures within').optional(),
    knownAt: MOMENT.knownAt,
  },
  answer: async (session, asked, from) => {
    const { metrics, entities, sector, period } = asked;
    const { knownAt } = momentOf(asked);
    const request = { metrics, entities, sector, period, knownAt, first: READ };
    return pagedAnswer<StoredObservation, { cursor: string; node: StoredObservation }>(
      ({ totalCount }) => ({ total: totalCount }),
      {
        from,
        read: (after) => figures(session, { ...request, after }),
        toParts: async (edges, [key]) => {
          const rows = await statementRows(
            session,
            edges.map(({ node }) => node),
          );
          return [{ key: key!, list: 'figures', rows }];
        },
      },
    );
  },
});
