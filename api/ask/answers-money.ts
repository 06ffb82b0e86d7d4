// Answers on the money of one: what an investor has, how a company was financed, round by round.
import { financing, portfolio } from '../questions/financing.js';
import type { StoredStatement } from '../questions/session.js';
import type { Answerer } from './draft.js';
import { notInData } from './draft.js';
import { joining } from './located.js';
import { namesOf } from './names.js';
import { details, figure, list, money, nameOf, roundName } from './wording.js';

const PORTFOLIO = `query ($of: ID!) {
  portfolio(of: $of) { companies { company { name } relations { kind start round money { amount currency } evidence { locator source { title } } } } coverage { considered undated } }
}`;

const portfolioOf: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const investor = the('investor');
  const who = nameOf(investor, lang);
  const about = {
    ...{ operation: PORTFOLIO, variables: { of: investor.id }, entities: [investor.id] },
    interpretation: say(`${who}投资的公司`, `what ${who} has invested in`),
  };
  const sector = asking.parse.slots.sector ? the('sector') : null;
  const all = (await portfolio(session, { of: investor.id, rollUp: false })).companies;
  const inSector =
    sector &&
    (await joining(
      asking,
      all.map(({ company }) => company),
      'IN_SECTOR',
      sector.id,
    ));
  const companies = all.filter(({ company }) => !inSector || inSector.some(({ from }) => from === company));
  if (companies.length === 0) return notInData(asking, about);
  const entities = await session.entitiesOf(companies.map(({ company }) => company));
  const rows = companies.map(
    ({ relations }, i) =>
      `${nameOf(entities[i]!, lang)}${relations.map((each) => details(each, lang)).join('')}`,
  );
  return {
    ...{ ...about, status: 'answered' },
    statements: [...companies.flatMap(({ relations }) => relations), ...(inSector ?? [])],
    text: say(
      `数据所载${who}投资了${companies.length}家:${list(rows, lang)}。`,
      `In the data ${who} backs ${companies.length}: ${list(rows, lang)}.`,
    ),
    entities: [investor.id, ...entities],
    caveats: [
      say(
        '未列出的金额、轮次或日期数据中没有。',
        'Amounts, rounds and dates that are not shown are not in the data.',
      ),
    ],
  };
};

const FINANCING = `query ($of: ID!) {
  financing(of: $of) { rounds { round start investments { id from { name } money { amount currency } evidence { locator source { title } } } totals { id min max unit } } amounts { amount currency } undisclosed }
}`;

const financingOf: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const company = the('company');
  const of = nameOf(company, lang);
  const answer = await financing(session, { of: company.id });
  const isSum = parse.intent === 'financing-sum';
  const about = {
    ...{ operation: FINANCING, variables: { of: company.id }, entities: [company.id] },
    interpretation: isSum
      ? say(`${of}已披露融资金额之和`, `the disclosed money that ${of} raised`)
      : say(`${of}的融资历史`, `the financing of ${of}`),
  };
  const investments = answer.rounds.flatMap(({ investments: own }) => own);
  const totals = answer.rounds.flatMap((round) => round.totals);
  const sums = answer.amounts.map(({ amount, currency }) => money(amount, currency, lang));
  if (answer.rounds.length === 0 || (isSum && sums.length === 0)) return notInData(asking, about);
  const caveats =
    answer.undisclosed === 0
      ? []
      : [
          say(
            `${answer.undisclosed}笔投资没有披露金额,未计入。`,
            `${answer.undisclosed} investments name no amount and are not in the sum.`,
          ),
        ];
  const names = await namesOf(
    asking,
    investments.map(({ from }) => from),
  );
  const rows = answer.rounds.map(({ round, investments: own, totals: whole }) => {
    const name = round === null ? say('轮次不详', 'round not known') : roundName(round, lang);
    const total = whole.map(({ min, unit }) => (min === null ? '' : money(min, unit, lang))).join('/');
    const who = own.map((each) => `${names.get(each.from)}${details({ ...each, round: null }, lang)}`);
    return `${name}${total === '' ? '' : ` ${total}`}${who.length === 0 ? '' : `${say(':', ': ')}${list(who, lang)}`}`;
  });
  const values = answer.valuations.map(
    (each) => `${figure(each, lang)}${each.basis === null ? '' : ` (${each.basis})`}`,
  );
  if (values.length > 0) rows.push(say(`估值 ${list(values, lang)}`, `value: ${list(values, lang)}`));
  const sumText =
    sums.length === 0
      ? ''
      : say(
          `各投资方已披露金额合计${list(sums, lang)}。`,
          ` Disclosed amounts of single investors add up to ${list(sums, lang)}.`,
        );
  const text = isSum
    ? say(`${of}${sumText}`, `${of}:${sumText}`)
    : say(`${of}的融资:${rows.join(';')}。${sumText}`, `Financing of ${of}: ${rows.join('; ')}.${sumText}`);
  const statements: StoredStatement[] = isSum
    ? investments.filter(({ amount }) => amount !== null)
    : [...investments, ...totals, ...answer.valuations];
  return { ...about, status: 'answered', text, statements, caveats, entities: [company.id, ...names.keys()] };
};

const roundSize: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const company = the('company');
  const of = nameOf(company, lang);
  const name = roundName(parse.round!, lang);
  const about = {
    ...{ operation: FINANCING, variables: { of: company.id }, entities: [company.id] },
    interpretation: say(`${of}${name}的融资金额`, `how much ${of} raised in ${name}`),
  };
  const { rounds } = await financing(session, { of: company.id });
  const round = rounds.find((each) => each.round?.toLowerCase() === parse.round!.toLowerCase());
  if (!round || round.totals.length === 0) return notInData(asking, about);
  const values = round.totals.map(({ min, max, unit }) => money((min ?? max)!, unit, lang));
  return {
    ...{ ...about, status: 'answered', statements: round.totals, entities: [company.id] },
    text: say(`${of}${name}融资${values.join('/')}。`, `${of} raised ${values.join(' / ')} in ${name}.`),
  };
};

export const MONEY = {
  portfolio: portfolioOf,
  financing: financingOf,
  'financing-sum': financingOf,
  'round-size': roundSize,
};
