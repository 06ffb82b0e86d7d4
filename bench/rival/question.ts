// A question as a user of the rival has to ask it, and the facts by which its answer is held against ours.
import type { Asked } from '../limits/http.js';

/** Asks the rival and throws what it says when it does not answer. */
export type AskRival = <T>(query: string, variables: Record<string, unknown>) => Promise<T>;

export interface RivalQuestion {
  /** All that has to be asked one after the other, and what is finished in the client; the facts of the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: each question has its own variables, those that our service is asked with.
  ask: (rival: AskRival, variables: any) => Promise<readonly string[]>;
  /** The same facts of the data that our service has answered with. */
  // biome-ignore lint/suspicious/noExplicitAny: each question has its own shape, and a wrong one fails the comparison.
  ours: (data: any) => readonly string[];
}

export function rivalOf({ post }: Asked): AskRival {
  return async (query, variables) => {
    const { body } = await post('/', JSON.stringify({ query, variables }));
    const { data, errors } = JSON.parse(body.toString());
    if (errors) throw new Error(`the rival says ${JSON.stringify(errors).slice(0, 2000)}\nto ${query}`);
    return data;
  };
}

export const EVIDENCE = 'certainty source locator printed note rowCertainty sortKey';

export interface Statement {
  id: string;
  source: string[];
  sortKey: string;
}

/** One relation of an answer, with the entity at its other end. */
export interface Edge<N = { id: string }, P = Statement> {
  properties: P;
  node: N;
}

export interface Connection<E> {
  edges: E[];
}

/** Evidence names its sources by id; what they are called has to be asked for on its own. */
export async function askSources(rival: AskRival, statements: readonly Statement[]): Promise<void> {
  const ids = [...new Set(statements.flatMap(({ source }) => source ?? []))];
  await rival('query ($ids: [String!]) { sources(where: {id: {in: $ids}}) { id title published } }', { ids });
}

/** The id of a statement as the dataset has it: ours say in front what it is of. */
export const plainId = ({ id }: { id: string }): string => id.replace(/^(rel|obs):/, '');
