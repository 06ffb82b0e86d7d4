// Answers on whose a company is: the stake of one holder, all shareholders, the largest.
import type { StoredRelation } from '../model/stored.js';
import { ownership } from '../questions/ownership.js';
import { relationsOf } from '../questions/statements.js';
import type { Answerer, Asking } from './draft.js';
import { notInData } from './draft.js';
import { namesOf } from './names.js';
import { details, list, nameOf, share } from './wording.js';

const OWNERSHIP = `query ($of: ID!) {
  ownership(of: $of) {
    groups { group { name } share { min max } stakes { from { name } share { min max } evidence { locator source { title } } } links { id } }
    coverage { considered undated }
  }
}`;

const stake: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const [holder, company] = [the('holder'), the('company')];
  if (company.kind !== 'company' || holder.id === company.id) return null;
  const { groups } = await ownership(session, { of: company.id, depth: 10 });
  const [who, of] = [nameOf(holder, lang), nameOf(company, lang)];
  const about = {
    ...{ operation: OWNERSHIP, variables: { of: company.id }, entities: [holder, company] },
    interpretation: say(`${who}在${of}的持股比例`, `the stake of ${who} in ${of}`),
  };
  const found = groups.find(({ group }) => group === holder.id);
  if (!found) return notInData(asking, about);
  const held = share(found.share, lang);
  const names = await namesOf(
    asking,
    found.stakes.map(({ from }) => from),
  );
  const parts = found.stakes.map((each) => `${names.get(each.from)}${details(each, lang)}`);
  const isSum = found.stakes.length > 1 || found.stakes[0]!.from !== holder.id;
  const text = isSum
    ? say(
        `${who}在${of}合计持股${held}:${list(parts, lang)}。`,
        `${who} holds ${held} of ${of} in all: ${list(parts, lang)}.`,
      )
    : say(`${who}持有${of}${held}的股份。`, `${who} holds ${held} of ${of}.`);
  const caveats = isSum
    ? [
        say(
          '合计为数据中直接持股之和,按隶属与控制关系归集。',
          'The sum of the direct stakes in the data, gathered by membership and control.',
        ),
      ]
    : [];
  return {
    ...{ ...about, status: 'answered', text, caveats, statements: [...found.stakes, ...found.links] },
    entities: [holder, company, ...names.keys()],
  };
};

const HOLDERS = `query ($id: ID!) {
  entity(id: $id) {
    relations(kinds: [HOLDS], direction: IN, first: 200) {
      totalCount edges { node { from { name } share { min max } evidence { locator source { title } } } }
    }
  }
}`;

async function holdingsOf({ session, the }: Asking): Promise<StoredRelation[]> {
  const request = { kinds: ['HOLDS' as const], direction: 'in' as const, first: 200 };
  const { edges } = await relationsOf(session, the('company').id, request);
  return edges.map(({ node }) => node).sort((a, b) => (b.shareMin ?? 0) - (a.shareMin ?? 0));
}

const owners: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const company = the('company');
  const of = nameOf(company, lang);
  const about = {
    ...{ operation: HOLDERS, variables: { id: company.id }, entities: [company] },
    interpretation: say(`${of}的股东`, `the shareholders of ${of}`),
  };
  const holdings = await holdingsOf(asking);
  if (holdings.length === 0) return notInData(asking, about);
  const holders = await session.entitiesOf(holdings.map(({ from }) => from));
  const parts = holdings.map((each, i) => `${nameOf(holders[i]!, lang)}${details(each, lang)}`);
  return {
    ...{ ...about, status: 'answered', statements: holdings, entities: [company, ...holders] },
    text: say(
      `数据所载${of}的股东有${holdings.length}个:${list(parts, lang)}。`,
      `The data name ${holdings.length} shareholders of ${of}: ${list(parts, lang)}.`,
    ),
    caveats: [
      say('只列出数据所载的持股,未必是全部股东。', 'Only holdings in the data; there may be others.'),
    ],
  };
};

const largestOwner: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const company = the('company');
  const of = nameOf(company, lang);
  const about = {
    ...{ operation: HOLDERS, variables: { id: company.id }, entities: [company] },
    interpretation: say(`${of}的最大股东`, `the largest shareholder of ${of}`),
  };
  const holdings = await holdingsOf(asking);
  const [first, ...others] = holdings;
  const isLargest =
    first?.shareMin != null && others.every(({ shareMax }) => (shareMax ?? 100) < first.shareMin!);
  if (!first || !isLargest) return notInData(asking, about);
  const holder = await session.entityOf(first.from);
  return {
    ...{ ...about, status: 'answered', statements: [first], entities: [company, holder] },
    text: say(
      `数据所载${of}的最大股东是${nameOf(holder, lang)}${details(first, lang)}。`,
      `Of the shareholders of ${of} in the data the largest is ${nameOf(holder, lang)}${details(first, lang)}.`,
    ),
    caveats: [say('只比较数据所载的直接持股。', 'Only direct holdings in the data are compared.')],
  };
};

export const WHOSE = { stake, owners, 'largest-owner': largestOwner };
