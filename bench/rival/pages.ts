// The rival's profile and portfolio: a connection for each kind of relation, put together by the client.

import { inOrder } from '../../api/model/grouped.js';
import type { AskRival, Connection, Edge, RivalQuestion, Statement } from './question.js';
import { askSources, EVIDENCE, plainId } from './question.js';
import { fieldOf } from './schema.js';

/** The relations that a company of the made-up world can have: asking for all kinds would cost the rival more. */
const OF_A_COMPANY = [
  ...(['IN_SECTOR', 'LOCATED_IN', 'LISTED_ON', 'INVESTED_IN', 'HOLDS', 'SUPPLIES'] as const).map((kind) =>
    fieldOf(kind, 'out'),
  ),
  ...[fieldOf('MAKES', 'out'), fieldOf('FUNDS', 'out'), fieldOf('MANAGES', 'out')],
  ...(['INVESTED_IN', 'HOLDS', 'SUPPLIES', 'WORKS_FOR', 'FOUNDED', 'APPLIES_TO'] as const).map((kind) =>
    fieldOf(kind, 'in'),
  ),
];

const RELATION = `id start end amount currency shareMin shareMax round role ${EVIDENCE}`;
const SORTED = 'sort: [{edge: {sortKey: ASC}}, {edge: {id: ASC}}]';

const PROFILE = `query ($id: String!) { entities(where: {id: {eq: $id}}) {
  id kind name nameEn aliases stateLevel summary identifiers
  ${OF_A_COMPANY.map(
    (field) => `${field}Connection(first: 50, ${SORTED}) { totalCount edges {
    properties { ${RELATION} } node { id kind name } } }`,
  ).join('\n  ')}
  observations(limit: 20, sort: [{sortKey: ASC}, {id: ASC}]) { id metric min max unit period basis ${EVIDENCE} } } }`;

type Profile = Record<string, Connection<Edge>> & { observations: Statement[] };

async function askProfile(rival: AskRival, { id }: Record<string, string>): Promise<string[]> {
  const { entities } = await rival<{ entities: Profile[] }>(PROFILE, { id });
  const entity = entities[0]!;
  const relations = OF_A_COMPANY.flatMap((field) => entity[`${field}Connection`]!.edges)
    .map(({ properties }) => properties)
    .sort(inOrder)
    // What a company has with itself comes from both of its sides.
    .filter(({ id: own }, i, all) => own !== all[i - 1]?.id)
    .slice(0, 50);
  await askSources(rival, [...relations, ...entity.observations]);
  return [...relations, ...entity.observations].map((each) => each.id);
}

const idsOfEdges = ({ edges }: Connection<{ node: { id: string } }>) =>
  edges.map(({ node }) => plainId(node));

export const profile: RivalQuestion = {
  ask: askProfile,
  ours: ({ entity }) => [...idsOfEdges(entity.relations), ...idsOfEdges(entity.observations)],
};

const PORTFOLIO = `query ($of: String!) { entities(where: {id: {eq: $of}}) { id name stateLevel
  ${[fieldOf('INVESTED_IN', 'out'), fieldOf('HOLDS', 'out')]
    .map((field) => `${field}Connection { edges { properties { ${RELATION} } node { id kind name } } }`)
    .join('\n  ')} } }`;

type Backed = Edge<{ id: string }, Statement & { amount: number | null; currency: string | null }>;

interface Company {
  edges: Backed[];
  /** By currency. */
  sums: Map<string, number>;
}

/** By company, with sums by currency. */
async function askPortfolio(rival: AskRival, { of }: Record<string, string>): Promise<string[]> {
  const { entities } = await rival<{ entities: Record<string, Connection<Backed>>[] }>(PORTFOLIO, { of });
  const edges = Object.values(entities[0]!).flatMap((each) => each?.edges ?? []);
  const companies = new Map<string, Company>();
  for (const edge of edges) {
    const company: Company = companies.get(edge.node.id) ?? { edges: [], sums: new Map() };
    companies.set(edge.node.id, company);
    company.edges.push(edge);
    const { amount, currency } = edge.properties;
    if (amount !== null && currency !== null)
      company.sums.set(currency, (company.sums.get(currency) ?? 0) + amount);
  }
  const statements = edges.map(({ properties }) => properties);
  await askSources(rival, statements);
  return statements.map(({ id }) => id).sort();
}

interface OurPortfolio {
  portfolio: { companies: { relations: { id: string }[] }[] };
}

export const portfolio: RivalQuestion = {
  ask: askPortfolio,
  ours: ({ portfolio: { companies } }: OurPortfolio) =>
    companies.flatMap(({ relations }) => relations.map(plainId)).sort(),
};
