// Answers on who funds companies: investors of many and of one, of two at once, and partners in rounds.
import { contains, dayRange } from '../model/edtf.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import type { InvestorFilter } from '../questions/investors.js';
import { coInvestors, investors } from '../questions/investors.js';
import { relationsOf } from '../questions/statements.js';
import type { Answerer, Asking, Draft } from './draft.js';
import { notInData } from './draft.js';
import { namesOf } from './names.js';
import { details, list, NAMED, nameOf, roundName } from './wording.js';

const INVESTORS = `query ($filter: InvestorFilter, $rollUp: Boolean!) {
  investors(filter: $filter, rollUp: $rollUp) {
    totalCount coverage { considered undated }
    edges { node { name } companies { name } relations { id kind from { name } to { name } certainty evidence { locator source { title } } } }
  }
}`;
const SHOWN = 50;

const isBacking = (kind: RelationKind) => kind === 'INVESTED_IN' || kind === 'HOLDS';

interface Ranked {
  interpretation: string;
  filter: InvestorFilter;
  rollUp: boolean;
  about: string[];
}

/** A ranking of investors as an answer. */
async function ranked(asking: Asking, { interpretation, filter, rollUp, about }: Ranked): Promise<Draft> {
  const { session, lang, say } = asking;
  const found = await investors(session, { filter, rollUp, orderBy: 'company-count', first: SHOWN });
  const given = { interpretation, operation: INVESTORS, variables: { filter, rollUp }, entities: about };
  if (found.totalCount === 0) return notInData(asking, given);
  const who = await session.entitiesOf(found.edges.map(({ node }) => node));
  const companies = await Promise.all(found.edges.map((edge) => edge.companies(SHOWN)));
  const backing = await Promise.all(found.edges.slice(0, NAMED).map((edge) => edge.relations(SHOWN)));
  const statements = backing.flat();
  const vehicles = rollUp
    ? [...new Set(statements.flatMap(({ kind, from }) => (isBacking(kind) ? [from] : [])))]
    : [];
  const names = await namesOf(asking, [...companies.flat(), ...vehicles]);
  const rows = who.map((each, i) => {
    const backed = list(
      companies[i]!.map((id) => names.get(id)!),
      lang,
    );
    const own = backing[i]?.filter(({ kind, from }) => isBacking(kind) && from !== each.id) ?? [];
    const via = rollUp ? list([...new Set(own.map(({ from }) => names.get(from)!))], lang) : '';
    const through = via === '' ? '' : say(`;经${via}`, `; through ${via}`);
    return say(`${nameOf(each, lang)}(${backed}${through})`, `${nameOf(each, lang)} (${backed}${through})`);
  });
  const isJoint = statements.some(({ certainty }) => certainty === 'joint');
  const caveats = [
    ...(rollUp
      ? [
          say(
            '已按隶属与控制关系归集到最上层。',
            'Rolled up to the topmost holder by membership and control.',
          ),
        ]
      : []),
    ...(isJoint
      ? [say('其中有来源只作合并表述、未逐一对应。', 'Some sources say it of a group, not one by one.')]
      : []),
  ];
  return {
    ...{ ...given, status: 'answered', statements, caveats },
    text: say(`有${found.totalCount}个:${list(rows, lang)}。`, `${found.totalCount}: ${list(rows, lang)}.`),
    entities: [...about, ...who, ...companies.flat(), ...vehicles],
  };
}

const LEVELS = ['central', 'provincial', 'municipal', 'district'] as const;

const multiInvestors: Answerer = async (asking) => {
  const { parse, lang, say, the } = asking;
  const { slots, classes, number } = parse;
  const [sector, place] = [slots.sector ? the('sector') : null, slots.place ? the('place') : null];
  const atLeast = number ?? (classes.has('several') ? 2 : 1);
  if (!sector && !place && atLeast < 2) return null;
  const isState = classes.has('state');
  const stateLevels = LEVELS.filter((level) => classes.has(level));
  const filter: InvestorFilter = {
    ...{ state: isState ? true : null, kinds: classes.has('fund') ? (['fund'] as const) : null, atLeast },
    ...{ backsSector: sector?.id ?? null, backsPlace: place?.id ?? null },
    ...(stateLevels.length > 0 ? { stateLevels } : {}),
  };
  const what = [place, sector]
    .flatMap((each) => (each ? [nameOf(each, lang)] : []))
    .join(lang === 'zh' ? '' : ' ');
  const interpretation = say(
    `投资了至少${atLeast}家${what}公司的${stateLevels.join('、')}${isState ? '国资' : ''}${classes.has('fund') ? '基金' : '投资者'}`,
    `${[...stateLevels, ...(isState ? ['state'] : []), ''].join(' ')}${classes.has('fund') ? 'funds' : 'investors'} that back at least ${atLeast} companies of ${what}`,
  );
  // What is a fund itself would be replaced by who is above it.
  const rollUp = isState && !classes.has('fund');
  return ranked(asking, {
    interpretation,
    filter,
    rollUp,
    about: [sector, place].flatMap((each) => each?.id ?? []),
  });
};

/** Who backs both of two companies? */
const bothInvestors: Answerer = async (asking) => {
  const { parse, lang, say, the } = asking;
  const [a, b] = [the('a'), the('b')];
  if (a.kind !== 'company' || b.kind !== 'company' || a.id === b.id) return null;
  const isState = parse.classes.has('state');
  const filter: InvestorFilter = {
    ...{ state: isState ? true : null, kinds: parse.classes.has('fund') ? ['fund'] : null },
    ...{ backsAny: [a.id, b.id], atLeast: 2 },
  };
  const interpretation = say(
    `同时投资了${nameOf(a, lang)}与${nameOf(b, lang)}的${isState ? '国资' : ''}投资者`,
    `${isState ? 'state ' : ''}investors that back both ${nameOf(a, lang)} and ${nameOf(b, lang)}`,
  );
  return ranked(asking, {
    interpretation,
    filter,
    rollUp: isState && filter.kinds === null,
    about: [a.id, b.id],
  });
};

const RELATIONS = `query ($id: ID!, $kinds: [RelationKind!], $direction: Direction!) {
  entity(id: $id) {
    relations(kinds: $kinds, direction: $direction, first: 200) {
      totalCount edges { node { kind from { name } to { name } start round money { amount currency } share { min max } certainty evidence { locator source { title } } } }
    }
  }
}`;

const within = ({ start }: StoredRelation, period: string): boolean =>
  start !== null && contains(dayRange(period), dayRange(start));

const investorsOf: Answerer = async (asking) => {
  const { session, parse, lang, say, the } = asking;
  const { classes, period, round } = parse;
  const company = the('company');
  const of = nameOf(company, lang);
  const when = period === null ? '' : ` ${period}`;
  const which = round === null ? '' : ` ${roundName(round, lang)}`;
  const interpretation = say(`${of}${which}的投资方${when}`, `the investors of ${of}${which}${when}`);
  if (classes.has('state')) {
    if (period !== null || round !== null) return null;
    const filter = {
      state: true,
      backsAny: [company.id],
      atLeast: 1,
      kinds: classes.has('fund') ? (['fund'] as const) : null,
    };
    return ranked(asking, {
      interpretation: say(`${of}的国资投资方`, `the state investors of ${of}`),
      filter,
      rollUp: false,
      about: [company.id],
    });
  }
  const request = { kinds: ['INVESTED_IN' as const], direction: 'in' as const };
  const { edges } = await relationsOf(session, company.id, { ...request, first: 200 });
  const about = {
    ...{ interpretation, operation: RELATIONS, entities: [company.id] },
    variables: { id: company.id, kinds: request.kinds, direction: 'IN' },
  };
  const all = edges.map(({ node }) => node);
  const from = await session.entitiesOf(all.map(({ from: id }) => id));
  const kinds = new Map(from.map((each) => [each.id, each.kind]));
  const found = all
    .filter((each) => period === null || within(each, period))
    .filter((each) => round === null || each.round?.toLowerCase() === round.toLowerCase())
    .filter((each) => !classes.has('fund') || kinds.get(each.from) === 'fund')
    .filter((each) => !classes.has('lead') || each.role === 'lead');
  const open = period === null ? 0 : all.filter(({ start }) => start === null).length;
  const caveats =
    open === 0 ? [] : [say(`另有${open}笔投资没有日期。`, `${open} more investments have no date.`)];
  if (found.length === 0) return notInData(asking, about, caveats);
  const names = await namesOf(
    asking,
    found.map(({ from: id }) => id),
  );
  const rows = found.map((each) => `${names.get(each.from)}${details(each, lang)}`);
  return {
    ...{ ...about, status: 'answered', statements: found, caveats },
    text: say(
      `数据所载${of}${which}的投资方:${list(rows, lang)}。`,
      `Investors of ${of}${which} in the data: ${list(rows, lang)}.`,
    ),
    entities: [company.id, ...new Set(found.map(({ from: id }) => id))],
  };
};

const TOGETHER = `query ($of: ID!) {
  coInvestors(of: $of, sameRound: true) { totalCount edges { node { name } companies { name } relations { id round start evidence { locator source { title } } } } }
}`;

const together: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const investor = the('investor');
  const who = nameOf(investor, lang);
  const about = {
    ...{ operation: TOGETHER, variables: { of: investor.id }, entities: [investor.id] },
    interpretation: say(`与${who}投资过同一轮的投资者`, `who invested in the same rounds as ${who}`),
  };
  const all = await coInvestors(session, { of: investor.id, sameRound: true, first: SHOWN });
  const only = asking.parse.slots.company ? the('company').id : null;
  const backed = await Promise.all(all.edges.map((edge) => edge.companies(SHOWN)));
  const isAsked = (_: unknown, i: number) => only === null || backed[i]!.includes(only);
  const edges = all.edges.filter(isAsked);
  if (edges.length === 0)
    return notInData(asking, about, [say('只比较名称已知的轮次。', 'Only rounds with a name are compared.')]);
  const others = await session.entitiesOf(edges.map(({ node }) => node));
  const companies = backed.filter(isAsked);
  const backing = (await Promise.all(edges.map((edge) => edge.relations(SHOWN)))).flat();
  const shared = backing.filter(({ to }) => only === null || to === only);
  const request = { kinds: ['INVESTED_IN' as const], direction: 'out' as const, first: 200 };
  const own = (await relationsOf(session, investor.id, request)).edges.map(({ node }) => node);
  const isShared = ({ to, round }: StoredRelation) =>
    shared.some((each) => each.to === to && each.round === round);
  const statements = [...own.filter(isShared), ...shared];
  const names = await namesOf(asking, companies.flat());
  const rows = others.map((each, i) => {
    const own = list(
      companies[i]!.map((id) => names.get(id)!),
      lang,
    );
    return say(`${nameOf(each, lang)}(${own})`, `${nameOf(each, lang)} (${own})`);
  });
  return {
    ...{ ...about, status: 'answered', statements, entities: [investor.id, ...others, ...companies.flat()] },
    text: say(
      `与${who}投资过同一轮的有:${list(rows, lang)}。`,
      `In the same rounds as ${who} invested: ${list(rows, lang)}.`,
    ),
  };
};

export const INVESTOR_ANSWERS = {
  'both-investors': bothInvestors,
  'multi-investors': multiInvestors,
  'investors-of': investorsOf,
  'co-investors': together,
};
