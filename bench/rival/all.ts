// What the rival is asked, by the name of the question.
import type { Column } from '../limits/column.js';
import { Failed } from '../limits/column.js';
import type { Asked, Expected } from '../limits/http.js';
import { expand } from './expand.js';
import { coInvestors, stateInvestors } from './investors.js';
import { ownership } from './ownership.js';
import { portfolio, profile } from './pages.js';
import { paths } from './paths.js';
import type { RivalQuestion } from './question.js';
import { rivalOf } from './question.js';
import { search } from './search.js';
import { tally } from './tally.js';

const QUESTIONS: Record<string, RivalQuestion> = {
  profile,
  portfolio,
  'state-investors': stateInvestors,
  'co-investors': coInvestors,
  paths,
  ownership,
  search,
  tally,
  expand,
};

/**
 * The rival as a column, when it is asked this question. Every one of its answers must have the same facts as ours, before
 * anything is measured and while it is.
 * @throws {Error} when one does not: a rival that answers something else is no measure.
 */
export async function rivalColumn(
  name: string,
  asked: Asked,
  expected: readonly Expected[],
): Promise<Column | null> {
  const question = QUESTIONS[name];
  if (!question) return null;
  const rival = rivalOf(asked);
  const requests = expected.map(({ body, answer }) => ({
    variables: JSON.parse(body).variables as unknown,
    facts: question.ours(JSON.parse(answer.toString()).data).join('\n'),
  }));
  const factsOf = async (variables: unknown) => (await question.ask(rival, variables)).join('\n');
  for (const { variables, facts } of requests) {
    const answered = await factsOf(variables);
    if (answered !== facts)
      throw new Error(
        `${name} ${JSON.stringify(variables)}: the rival answers\n${answered}\nand the service\n${facts}`,
      );
  }
  return {
    name: 'rival',
    ask: async (i) => {
      const { variables, facts } = requests[i]!;
      if ((await factsOf(variables)) !== facts) throw new Failed('ANOTHER_ANSWER');
    },
  };
}
