// Where sources disagree.
import type { Conflict } from '../../questions/conflicts.js';
import { conflicts } from '../../questions/conflicts.js';
import type { Edge } from '../../questions/connection.js';
import type { Session } from '../../questions/session.js';
import type { Part } from '../answer.js';
import { pagedAnswer } from '../answer.js';
import { id, MOMENT, momentOf } from '../arguments.js';
import { nameOf, statementRows } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** Conflicts of a page of the store. */
const READ = 20;

async function conflictPart(session: Session, conflict: Conflict, key: string): Promise<Part> {
  const { about, topic, explanation, byRule } = conflict;
  const head = {
    about: await nameOf(session, about),
    topic,
    explanation,
    foundBy: byRule ? 'rule' : 'editor',
  };
  return {
    key,
    list: 'conflicts',
    group: { head, rows: 'statements' },
    rows: await statementRows(session, await conflict.statements()),
  };
}

export const conflictsTool = defineTool({
  name: 'conflicts',
  description: 'Where sources disagree: the statements on each side, and why. All, or about one entity.',
  arguments: { about: id('entity id').optional(), knownAt: MOMENT.knownAt },
  answer: async (session, asked, from) => {
    const { knownAt } = momentOf(asked);
    return pagedAnswer<Conflict, Edge<Conflict>>(({ totalCount }) => ({ total: totalCount }), {
      from,
      read: (after) => conflicts(session, { about: asked.about, knownAt, first: READ, after }),
      toParts: (edges, keys) =>
        Promise.all(edges.map(({ node }, i) => conflictPart(session, node, keys[i]!))),
    });
  },
});
