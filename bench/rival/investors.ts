// The rival's rankings of investors: it can neither count by group nor order by a count, so all that counts is fetched and
// counted by the client.

import { inOrder } from '../../api/model/grouped.js';
import type { AskRival, Connection, Edge, RivalQuestion, Statement } from './question.js';
import { askSources, EVIDENCE } from './question.js';

interface Investor {
  id: string;
  stateLevel: string | null;
  sortKey: string;
}

type Backing = Edge<Investor, Statement & { round: string | null }>;

interface Company {
  id: string;
  kind: string;
  investedInByConnection: Connection<Backing>;
  holdsByConnection: Connection<Backing>;
}

const BACKING = `edges { properties { id round amount currency ${EVIDENCE} } node { id name stateLevel sortKey } }`;
const BACKED = `id kind name investedInByConnection { ${BACKING} } holdsByConnection { ${BACKING} }`;

interface Row {
  investor: Investor;
  companies: Set<string>;
  statements: Statement[];
}

/** Everyone who backs one of the companies by what counts. */
function rowsOf(
  companies: readonly Company[],
  counts: (backing: Backing, company: string) => boolean,
): Row[] {
  const rows = new Map<string, Row>();
  for (const { id, investedInByConnection, holdsByConnection } of companies) {
    for (const backing of [...investedInByConnection.edges, ...holdsByConnection.edges]) {
      if (!counts(backing, id)) continue;
      const row = rows.get(backing.node.id) ?? {
        ...{ investor: backing.node, companies: new Set<string>(), statements: [] },
      };
      rows.set(backing.node.id, row);
      row.companies.add(id);
      row.statements.push(backing.properties);
    }
  }
  return [...rows.values()];
}

/** The first twenty, and of each the first statement with its sources. */
async function firstOf(rival: AskRival, rows: readonly Row[]): Promise<string[]> {
  const sorted = [...rows].sort(
    (a, b) => b.companies.size - a.companies.size || inOrder(a.investor, b.investor),
  );
  const first = sorted.slice(0, 20);
  await askSources(
    rival,
    first.map(({ statements }) => statements.sort(inOrder)[0]!),
  );
  return [
    String(rows.length),
    ...first.map(({ investor, companies }) => `${investor.id}: ${companies.size}`),
  ];
}

interface OurRanking {
  totalCount: number;
  edges: { node: { id: string }; companyCount: number }[];
}

const factsOf = ({ totalCount, edges }: OurRanking) => [
  String(totalCount),
  ...edges.map(({ node, companyCount }) => `${node.id}: ${companyCount}`),
];

/** From the sector down, which is quicker for the rival than a condition on companies; sectors have three levels. */
const OF_SECTOR = `query ($sector: String!) { entities(where: {id: {eq: $sector}}) {
  inSectorBy { ${BACKED} } partOfBy { inSectorBy { ${BACKED} } partOfBy { inSectorBy { ${BACKED} } } } } }`;

interface Sector {
  inSectorBy: Company[];
  partOfBy?: Sector[];
}

const companiesBelow = ({ inSectorBy, partOfBy }: Sector): Company[] => [
  ...inSectorBy.filter(({ kind }) => kind === 'company'),
  ...(partOfBy ?? []).flatMap(companiesBelow),
];

const ABOVE = 'query ($ids: [String!]) { entities(where: {id: {in: $ids}}) { id under { id stateLevel } } }';

interface Above {
  entities: { id: string; under: { id: string; stateLevel: string | null }[] }[];
}

/** Those with a state level, or whose nearest above with one is found by climbing, a query for each level. */
async function ofTheState(rival: AskRival, rows: readonly Row[]): Promise<Row[]> {
  const above = new Map<string, Above['entities'][number]['under']>();
  const isState = new Map(rows.map(({ investor }) => [investor.id, investor.stateLevel !== null]));
  let frontiers = rows
    .filter(({ investor }) => investor.stateLevel === null)
    .map(({ investor: { id } }) => ({ id, at: [id], seen: new Set([id]) }));
  while (frontiers.length > 0) {
    const ids = [...new Set(frontiers.flatMap(({ at }) => at))].filter((id) => !above.has(id));
    if (ids.length > 0) {
      const { entities } = await rival<Above>(ABOVE, { ids });
      for (const { id, under } of entities) above.set(id, under);
    }
    for (const frontier of frontiers) {
      const next = frontier.at
        .flatMap((id) => above.get(id) ?? [])
        .filter(({ id }) => !frontier.seen.has(id));
      if (next.some(({ stateLevel }) => stateLevel !== null)) isState.set(frontier.id, true);
      frontier.at = isState.get(frontier.id) ? [] : next.map(({ id }) => id);
      for (const id of frontier.at) frontier.seen.add(id);
    }
    frontiers = frontiers.filter(({ at }) => at.length > 0);
  }
  return rows.filter(({ investor }) => isState.get(investor.id));
}

export const stateInvestors: RivalQuestion = {
  ask: async (rival, { sector }) => {
    const { entities } = await rival<{ entities: Sector[] }>(OF_SECTOR, { sector });
    const companies = new Map(entities.flatMap(companiesBelow).map((company) => [company.id, company]));
    const rows = rowsOf([...companies.values()], () => true).filter((row) => row.companies.size >= 2);
    return firstOf(rival, await ofTheState(rival, rows));
  },
  ours: ({ investors }) => factsOf(investors),
};

const TOGETHER = `query ($of: String!) { entities(where: {id: {eq: $of}}) {
  investedInConnection { edges { properties { round } node { ${BACKED} } } } } }`;

interface Together {
  entities: { investedInConnection: Connection<Edge<Company, { round: string | null }>> }[];
}

export const coInvestors: RivalQuestion = {
  ask: async (rival, variables) => {
    const { entities } = await rival<Together>(TOGETHER, variables);
    const companies = new Map<string, Company>();
    const rounds = new Set<string>();
    for (const { properties, node } of entities[0]!.investedInConnection.edges) {
      if (node.kind !== 'company' || properties.round === null) continue;
      companies.set(node.id, node);
      rounds.add(`${node.id} ${properties.round}`);
    }
    const inSameRound = ({ properties, node }: Backing, company: string) =>
      node.id !== variables['of'] &&
      properties.round !== null &&
      rounds.has(`${company} ${properties.round}`);
    return firstOf(rival, rowsOf([...companies.values()], inSameRound));
  },
  ours: ({ coInvestors: ranking }) => factsOf(ranking),
};
