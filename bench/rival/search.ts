// The rival's search: the index of names finds the candidates, and the client ranks them by the same rule as our service.
import { rankByName } from '../../api/analytics/name-ranking.js';
import { queryTokens } from '../../api/model/name.js';
import type { Entity } from '../../api/model/statement.js';
import type { Connection, RivalQuestion } from './question.js';

/** As many as our service ranks. All have the whole text, so that the shortest names are the likeliest. */
const SEARCH = `query ($phrase: String!) {
  entitiesByToken(phrase: $phrase, first: 200, sort: [{node: {nameLength: ASC}}, {node: {id: ASC}}]) {
    edges { node { id kind name nameEn aliases stateLevel identifiers } } } }`;

type Found = Pick<Entity, 'id' | 'kind' | 'name' | 'nameEn' | 'stateLevel'> & {
  aliases: string[] | null;
  identifiers: string[] | null;
};

const entityOf = ({ aliases, identifiers, ...found }: Found): Entity => ({
  ...{ ...found, aliases: aliases ?? [], formerIds: [], placeLevel: null, summary: null },
  identifiers: (identifiers ?? []).map((text) => {
    const colon = text.indexOf(':');
    return { scheme: text.slice(0, colon), value: text.slice(colon + 1) };
  }),
});

/** Two Chinese characters are a token of every name that has them: no wildcard is needed, nor a second, laxer search. */
const phraseOf = (text: string) =>
  queryTokens(text)
    .map((token) => `+${token}`)
    .join(' ');

interface Answer {
  entitiesByToken: Connection<{ node: Found }>;
}

interface Hit {
  matched: string;
  score: number;
  entity: { id: string };
}

const factsOf = (hits: readonly Hit[]) =>
  hits.map(({ entity, matched, score }) => `${entity.id}: ${matched}, ${score}`);

export const search: RivalQuestion = {
  ask: async (rival, { text }: { text: string }) => {
    const { entitiesByToken } = await rival<Answer>(SEARCH, { phrase: phraseOf(text) });
    const candidates = entitiesByToken.edges.map(({ node }) => entityOf(node));
    return factsOf(rankByName(candidates, text).slice(0, 10));
  },
  ours: ({ search: hits }: { search: Hit[] }) => factsOf(hits),
};
