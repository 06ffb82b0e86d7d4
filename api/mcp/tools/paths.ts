// By which shortest ways do two entities hang together?
import { LIMITS } from '../../questions/limits.js';
import { shortestPaths } from '../../questions/network.js';
import { wholeParts } from '../answer.js';
import { id, MOMENT, momentOf, relationKinds, upTo } from '../arguments.js';
import { namesOf, statementRows } from '../statement-rows.js';
import { defineTool } from '../tool.js';

export const pathsTool = defineTool({
  name: 'paths',
  description:
    'Shortest ways between two entities, either direction. Without kinds, IN_SECTOR, LOCATED_IN, MEMBER_OF, LISTED_ON, APPLIES_TO, COMPETES_WITH are not walked.',
  arguments: {
    from: id('entity id'),
    to: id('entity id'),
    kinds: relationKinds,
    maxLength: upTo(LIMITS.pathLength, LIMITS.pathLength),
    first: upTo(LIMITS.paths, 5),
    ...MOMENT,
  },
  answer: async (session, asked, from) => {
    const { kinds, maxLength, first } = asked;
    const ends = { from: asked.from, to: asked.to };
    const paths = await shortestPaths(session, { ...ends, kinds, maxLength, first, ...momentOf(asked) });
    const groups = paths.map(({ entities, relations }) => async () => ({
      list: 'paths',
      group: {
        head: { length: entities.length - 1, entities: await namesOf(session, entities) },
        rows: 'relations',
      },
      rows: await statementRows(session, relations),
    }));
    const note = `no way of at most ${maxLength} steps through these kinds of relation; others may join them`;
    return {
      about: {},
      found: paths.length,
      coverage: null,
      nothing: { status: 'none-match', note },
      parts: wholeParts(groups, from),
    };
  },
});
