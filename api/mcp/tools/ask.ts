// A question in words, for those who would rather not choose a tool.
import { z } from 'zod';
import { ask } from '../../ask/ask.js';
import { listPart, plainRow, wholeParts } from '../answer.js';
import { statementParts } from '../statement-rows.js';
import { defineTool } from '../tool.js';

export const askTool = defineTool({
  name: 'ask',
  description:
    'One question in Chinese or English, by a grammar: right or silent. When not understood, use the other tools.',
  arguments: { question: z.string() },
  answer: async (session, { question }, from) => {
    const { status, text, interpretation, entities, statements, caveats, suggestions } = await ask(session, {
      question,
    });
    const rows = entities.map(({ id, name, kind }) => plainRow({ id, name, kind }));
    return {
      about: { text, interpretation },
      found: status === 'answered' ? 1 : 0,
      coverage: null,
      ...(status === 'answered' ? {} : { nothing: { status, note: text } }),
      parts: wholeParts(
        [
          ...[listPart('caveats', caveats.map(plainRow)), listPart('suggestions', suggestions.map(plainRow))],
          ...[...statementParts(session, 'statements', statements), listPart('entities', rows)],
        ],
        from,
      ),
    };
  },
});
