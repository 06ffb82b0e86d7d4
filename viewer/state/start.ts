// How the page begins: which view the address or nobody asks for, and its data fetched before anything is rendered.
import { client } from '../client/client.js';
import { NETWORK, STATE_CAPITAL } from '../client/operations.js';
import { nodesOf, variablesOf } from './answer.js';
import { amend, followHistory, useExplorer } from './explorer.js';
import type { Question, View } from './view.js';
import { answered, EMPTY_VIEW } from './view.js';

/** A sector's companies, and the state capital behind them. */
const questionAbout = (sector: string | null): Question => ({
  sector,
  atLeast: 1,
  rollUp: true,
  withCompanies: sector !== null,
});

const startView = (sector: string | null): View => ({ ...EMPTY_VIEW, question: questionAbout(sector) });

/** The sector that the service was born for; of data that lack it all sectors are shown. */
const FIRST_SECTOR = 'sec-gpu';

/** Asks the question of the view, and puts the answer on it when it waits for one. */
async function answerAhead(): Promise<void> {
  const { question, nodes } = useExplorer.getState().view;
  if (question === null) return;
  const { data, error } = await client.query(STATE_CAPITAL, variablesOf(question));
  const isUnknown = error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT');
  if (nodes === null && data) amend(answered(nodesOf(data)));
  if (isUnknown && question.sector === FIRST_SECTOR) {
    amend(() => startView(null));
    await answerAhead();
  }
}

/** Resolves when the view stands and, unless the service does not answer, what it shows is there already. */
export async function begin(): Promise<void> {
  followHistory(startView(FIRST_SECTOR));
  await answerAhead();
  const of = [...(useExplorer.getState().view.nodes ?? [])];
  if (of.length > 0) await client.query(NETWORK, { of });
}
