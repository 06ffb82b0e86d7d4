// Pages about one entity: a profile, a portfolio, what is around it, whose it is.
import { companyId, investorId } from '../generate/plan.js';
import type { Question } from './question.js';

/** What every statement is shown with. */
const EVIDENCE = 'certainty evidence { source { id title published } locator printed note certainty }';

export const profile: Question = {
  name: 'profile',
  asks: {
    en: 'A company with its first 50 relations and 20 figures, each with its evidence',
    zh: '一家企业及其前 50 条关系和 20 个数值,各附证据',
  },
  query: `query ($id: ID!) { entity(id: $id) {
    id kind name nameEn aliases stateLevel summary identifiers { scheme value }
    relations(first: 50) { totalCount coverage { considered undated } edges { node {
      id kind from { id kind name } to { id kind name } start end
      money { amount currency } share { min max } round role ${EVIDENCE} } } }
    observations(first: 20) { totalCount edges { node {
      id metric { id name } min max unit period basis ${EVIDENCE} } } } } }`,
  variables: (random, plan) => ({ id: companyId(random.between(0, plan.companies - 1)) }),
};

/** Ranks on a logarithmic scale: the largest investors are asked about as often as the many small ones. */
const someInvestor: Question['variables'] = (random, plan) => ({
  of: investorId(Math.floor(plan.investors ** random.next()) - 1),
});

export const portfolio: Question = {
  name: 'portfolio',
  asks: {
    en: 'Everything an investor has, by company, with sums and evidence; large investors as often as small ones',
    zh: '一个投资者的全部投资,按企业列出,附合计与证据;大小投资者出现的机会相同',
  },
  query: `query ($of: ID!) { portfolio(of: $of) {
    investor { id name stateLevel } amounts { amount currency } undisclosed coverage { considered undated }
    companies { company { id name } amounts { amount currency } undisclosed missing relations {
      id kind start round role money { amount currency } share { min max } ${EVIDENCE} } } } }`,
  variables: someInvestor,
};

export const coInvestors: Question = {
  name: 'co-investors',
  asks: {
    en: 'Who invested in the same rounds as an investor: the first 20, with companies; large investors as often as small ones',
    zh: '谁与某投资者参与了同一轮:前 20 名及其企业;大小投资者出现的机会相同',
  },
  query: `query ($of: ID!) { coInvestors(of: $of, first: 20) { totalCount coverage { considered }
    edges { node { id name stateLevel } companyCount companies(first: 5) { id name }
      relations(first: 1) { round ${EVIDENCE} } } } }`,
  variables: someInvestor,
};

export const ownership: Question = {
  name: 'ownership',
  asks: {
    en: 'Whose a company is: look-through shares, groups, the state’s part, control',
    zh: '企业归谁所有:穿透份额、集团、国有部分、控制',
  },
  query: `query ($of: ID!) { ownership(of: $of) {
    owners { owner { id kind name } direct { min max } integrated { min max } }
    groups { group { id name } level certainty share { min max } }
    stateByLevel { level share { min max } } stateShare { min max } unknown { min max }
    controllers { controller { id name } basis } warnings coverage { considered undated } } }`,
  variables: (random, plan) => ({ of: companyId(random.between(0, plan.companies - 1)) }),
};

export const expand: Question = {
  name: 'expand',
  asks: {
    en: 'What is around a company, three steps out, up to 300 relations with their evidence',
    zh: '一家企业周围三步以内的关系,至多 300 条,附证据',
  },
  query: `query ($from: [ID!]!) { expand(from: $from, depth: 3, limit: 300) {
    entities { id kind name stateLevel } truncated omitted
    relations { id kind from { id } to { id } start round share { min max } money { amount currency } ${EVIDENCE} } } }`,
  variables: (random, plan) => ({ from: [companyId(random.between(0, plan.companies - 1))] }),
};
