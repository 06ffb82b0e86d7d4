// Questions across the whole graph: who is behind a sector, what is where, how two hang together, what is called so.
import { twoCharacters } from '../generate/names.js';
import { companyId, investorId, sectorBreadths, sectorId } from '../generate/plan.js';
import type { Question } from './question.js';

export const stateInvestors: Question = {
  name: 'state-investors',
  asks: {
    en: 'State investors behind at least two companies of a sector of the second or third level: the first 20',
    zh: '在某二、三级行业至少投了两家企业的国资投资者:前 20 名',
  },
  query: `query ($sector: ID!) {
    investors(filter: {state: true, backsSector: $sector, atLeast: 2}, first: 20) {
      totalCount coverage { considered }
      edges { node { id name stateLevel } companyCount amounts { amount currency } companies(first: 5) { id name }
        relations(first: 1) { certainty evidence { source { id title } locator } } } } }`,
  variables: (random, plan) => {
    const path = sectorBreadths(plan).map((breadth) => random.between(0, breadth - 1));
    return { sector: sectorId(random.chance(0.5) ? path : path.slice(0, 2)) };
  },
};

export const tallyByCity: Question = {
  name: 'tally',
  asks: {
    en: 'How much is invested and held by city, in a sector of any level, by year: counts, companies and sums',
    zh: '某行业(任一级)各城市、各年的投资与持股:条数、企业数与合计',
  },
  query: `query ($sector: ID!) { tally(by: [CITY, YEAR], kinds: [INVESTED_IN, HOLDS], sector: $sector) {
    group { entity { id name } value } count targets sums { amount currency } undisclosed } }`,
  variables: (random, plan) => {
    const path = sectorBreadths(plan).map((breadth) => random.between(0, breadth - 1));
    return { sector: sectorId(path.slice(0, random.between(1, path.length))) };
  },
};

export const paths: Question = {
  name: 'paths',
  asks: {
    en: 'By which shortest ways of at most six steps an investor reaches a company: five, with evidence',
    zh: '某投资者经哪些不超过六步的最短路径到达某企业:五条,附证据',
  },
  query: `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, maxLength: 6, first: 5) {
    length entities { id kind name }
    relations { id kind start certainty evidence { source { id title } locator } } } }`,
  variables: (random, plan) => ({
    from: investorId(random.between(0, plan.investors - 1)),
    to: companyId(random.between(0, plan.companies - 1)),
  }),
};

export const search: Question = {
  name: 'search',
  asks: {
    en: 'Which entities have a name with these two characters: the best ten',
    zh: '哪些实体的名称含有这两个字:最佳的十个',
  },
  query: `query ($text: String!) { search(text: $text, first: 10) {
    matched score entity { id kind name nameEn aliases stateLevel } } }`,
  variables: (random, plan) => ({ text: twoCharacters(random.between(0, plan.companies - 1), plan.seed) }),
};
