// The rival's tally: it groups only nodes, by fields of their own, and counts no group, so that every relation that counts
// is fetched, and counted by the client.

import { dayRange } from '../../api/model/edtf.js';
import { grouped, inOrder } from '../../api/model/grouped.js';
import { yearBegun } from '../../api/model/tally.js';
import { sumByCurrency } from '../../api/questions/sums.js';
import type { Connection, RivalQuestion } from './question.js';

interface City {
  id: string;
  name: string;
  sortKey: string;
}

interface Money {
  properties: { start: string | null; amount: number | null; currency: string | null };
}

interface Company {
  id: string;
  /** Districts, in the made-up world: cities are one step up. */
  locatedIn: { partOf: City[] }[];
  investedInByConnection: Connection<Money>;
  holdsByConnection: Connection<Money>;
}

interface Sector {
  inSectorBy: Company[];
  partOfBy?: Sector[];
}

const MONEY = 'edges { properties { start amount currency } }';
const COMPANIES = `inSectorBy(where: {kind: {eq: "company"}}) { id locatedIn { partOf { id name sortKey } }
  investedInByConnection { ${MONEY} } holdsByConnection { ${MONEY} } }`;

/** From the sector down; sectors have three levels. */
const OF_SECTOR = `query ($sector: String!) { entities(where: {id: {eq: $sector}}) {
  ${COMPANIES} partOfBy { ${COMPANIES} partOfBy { ${COMPANIES} } } } }`;

const companiesBelow = ({ inSectorBy, partOfBy }: Sector): Company[] => [
  ...inSectorBy,
  ...(partOfBy ?? []).flatMap(companiesBelow),
];

/** One relation in one group. */
interface Counted extends Pick<Money, 'properties'> {
  to: string;
  city: City | null;
  year: string | null;
}

const yearOf = (start: string | null) => {
  const { min: startMin, max: startMax } = dayRange(start);
  return yearBegun({ startMin, startMax });
};

function countedOf({ id, locatedIn, investedInByConnection, holdsByConnection }: Company): Counted[] {
  const cities = new Map(locatedIn.flatMap(({ partOf }) => partOf).map((city) => [city.id, city]));
  const keys = cities.size > 0 ? [...cities.values()] : [null];
  return [...investedInByConnection.edges, ...holdsByConnection.edges].flatMap(({ properties }) => {
    const year = yearOf(properties.start);
    return keys.map((city) => ({ to: id, city, year, properties }));
  });
}

interface Row {
  city: City | null;
  year: string | null;
  count: number;
  targets: number;
  sums: { amount: number; currency: string }[];
  undisclosed: number;
}

function rowOf(counted: readonly Counted[]): Row {
  const { city, year } = counted[0]!;
  const disclosed = counted.flatMap(({ properties: { amount, currency } }) =>
    amount !== null && currency !== null ? [{ amount, currency }] : [],
  );
  return {
    ...{ city, year, count: counted.length, targets: new Set(counted.map(({ to }) => to)).size },
    ...{ sums: sumByCurrency(disclosed), undisclosed: counted.length - disclosed.length },
  };
}

/** The largest group first; what is not known comes last. */
function inOrderOfSize(a: Row, b: Row): number {
  if (a.count !== b.count) return b.count - a.count;
  if (a.city !== b.city && a.city?.id !== b.city?.id)
    return !a.city ? 1 : !b.city ? -1 : inOrder(a.city, b.city);
  return a.year === b.year ? 0 : a.year === null ? 1 : b.year === null ? -1 : a.year < b.year ? -1 : 1;
}

const factOf = (city: string | null, { year, count, targets, sums, undisclosed }: Omit<Row, 'city'>) =>
  `${city} ${year}: ${count}, ${targets}, ${sums.map(({ amount, currency }) => `${amount} ${currency}`)}, ${undisclosed}`;

interface OurRow extends Omit<Row, 'city' | 'year'> {
  group: [{ entity: { id: string } | null }, { value: string | null }];
}

export const tally: RivalQuestion = {
  ask: async (rival, variables: { sector: string }) => {
    const { entities } = await rival<{ entities: Sector[] }>(OF_SECTOR, variables);
    const companies = new Map(entities.flatMap(companiesBelow).map((company) => [company.id, company]));
    const counted = [...companies.values()].flatMap(countedOf);
    const groups = grouped(counted, ({ city, year }) => `${city?.id} ${year}`);
    const rows = [...groups.values()].map(rowOf).sort(inOrderOfSize);
    return rows.map(({ city, ...row }) => factOf(city?.id ?? null, row));
  },
  ours: ({ tally: rows }: { tally: OurRow[] }) =>
    rows.map(({ group: [city, year], ...row }) =>
      factOf(city.entity?.id ?? null, { ...row, year: year.value }),
    ),
};
