// Answers on who is where: companies of sectors and places, headquarters, members of labels, listings.
import type { StoredEntity, StoredRelation } from '../model/stored.js';
import { companies } from '../questions/entities.js';
import { relationsOf } from '../questions/statements.js';
import type { Answerer, Asking } from './draft.js';
import { notInData } from './draft.js';
import { joining, locations } from './located.js';
import { date, list, nameOf } from './wording.js';

const MOST = 200;

const seats = (found: readonly StoredRelation[], isHq: boolean) =>
  isHq ? found.filter(({ role }) => role === 'headquarters') : found;

const COMPANIES = `query ($sector: ID, $place: ID, $listedOn: ID) {
  companies(sector: $sector, place: $place, listedOn: $listedOn, first: 200) { totalCount edges { node { id name } } coverage { considered undated } }
}`;

const companiesIn: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const [sector, place] = [
    parse.slots.sector ? the('sector') : null,
    parse.slots.place ? the('place') : null,
  ];
  const isHq = parse.classes.has('hq');
  const named = [place, sector].flatMap((each) => (each ? [each] : []));
  const what = named.map((each) => nameOf(each, lang)).join(lang === 'zh' ? '的' : ' / ');
  const about = {
    ...{
      operation: COMPANIES,
      variables: { sector: sector?.id ?? null, place: place?.id ?? null },
      entities: named,
    },
    interpretation: say(
      `${isHq ? '总部在' : ''}${what}公司`,
      `companies of ${what}${isHq ? ' by headquarters' : ''}`,
    ),
  };
  const all = await companies(session, { sector: sector?.id, place: place?.id, first: MOST });
  if (all.totalCount > MOST) return null;
  const ids = all.edges.map(({ node }) => node.id);
  const located = place ? seats(await locations(asking, ids, place.id), isHq) : [];
  const inPlace = new Set(located.map(({ from }) => from));
  const found = all.edges.map(({ node }) => node).filter(({ id }) => !place || inPlace.has(id));
  if (found.length === 0) return notInData(asking, about);
  const kept = found.map(({ id }) => id);
  const inSector = sector ? await joining(asking, kept, 'IN_SECTOR', sector.id) : [];
  return {
    ...{ ...about, status: 'answered', entities: [...named, ...found] },
    statements: [...inSector, ...located.filter(({ from }) => kept.includes(from))],
    text: say(
      `数据所载有${found.length}家:${list(
        found.map((each) => nameOf(each, lang)),
        lang,
      )}。`,
      `${found.length} in the data: ${list(
        found.map((each) => nameOf(each, lang)),
        lang,
      )}.`,
    ),
    caveats:
      place && !isHq
        ? [say('含分支与场所,不限总部。', 'Branches and sites count, not only headquarters.')]
        : [],
  };
};

const listedOn: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const market = the('market');
  const on = nameOf(market, lang);
  const about = {
    ...{
      operation: COMPANIES,
      variables: { listedOn: market.id, sector: parse.slots.sector?.[0]?.id ?? null },
      entities: [market],
    },
    interpretation: say(`在${on}上市的公司`, `companies listed on ${on}`),
  };
  const sector = parse.slots.sector ? the('sector') : null;
  const all = await companies(session, { listedOn: market.id, sector: sector?.id, first: MOST });
  if (all.totalCount > MOST) return null;
  const found = all.edges.map(({ node }) => node);
  if (found.length === 0) return notInData(asking, about);
  const statements = (
    await joining(
      asking,
      found.map(({ id }) => id),
      'LISTED_ON',
      market.id,
    )
  ).filter(({ role }) => role === 'listed' || role === null);
  const since = new Map(statements.map(({ from, start }) => [from, start]));
  const rows = found.map((each) => {
    const start = since.get(each.id) ?? null;
    return `${nameOf(each, lang)}${start === null ? '' : say(`(${date(start, lang)})`, ` (${date(start, lang)})`)}`;
  });
  return {
    ...{ ...about, status: 'answered', statements, entities: [market, ...found] },
    text: say(
      `数据所载在${on}上市的有${found.length}家:${list(rows, lang)}。`,
      `${found.length} listed on ${on} in the data: ${list(rows, lang)}.`,
    ),
  };
};

const STAGES = `query ($id: ID!) {
  entity(id: $id) { relations(kinds: [LISTED_ON], direction: OUT, first: 200) { edges { node { id role start to { name } certainty evidence { locator source { title } } } } } }
}`;

const STAGE_WORDS: Record<string, readonly [zh: string, en: string]> = {
  planned: ['计划上市', 'planned'],
  filed: ['已申报', 'filed'],
  tutoring: ['辅导中', 'in tutoring'],
  accepted: ['已受理', 'accepted'],
  inquired: ['已问询', 'inquired'],
  registered: ['已注册', 'registered'],
  listed: ['已上市', 'listed'],
  withdrawn: ['已撤回', 'withdrawn'],
};

const listing: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const company = the('issuer');
  const of = nameOf(company, lang);
  const market = parse.slots.market ? the('market') : null;
  const about = {
    ...{ operation: STAGES, variables: { id: company.id }, entities: [company, ...(market ? [market] : [])] },
    interpretation: say(`${of}的上市进展`, `the listing of ${of}`),
  };
  const { edges } = await relationsOf(session, company.id, {
    kinds: ['LISTED_ON'],
    direction: 'out',
    first: MOST,
  });
  const all = edges.map(({ node }) => node);
  const there = market ? await joining(asking, [company.id], 'LISTED_ON', market.id) : [];
  const own = market ? all.filter(({ to }) => to === market.id || there.some((each) => each.to === to)) : all;
  if (own.length === 0) return notInData(asking, about);
  const markets = new Map(
    (await session.entitiesOf([...new Set(own.map(({ to }) => to))])).map((each) => [each.id, each]),
  );
  const latest = new Map<string, StoredRelation>();
  for (const each of own) {
    const before = latest.get(each.to);
    if (!before || each.listingKey >= before.listingKey) latest.set(each.to, each);
  }
  const rows = [...latest.values()].map(({ to, role, start, certainty }) => {
    const word = STAGE_WORDS[role ?? ''] ?? ['状态未载', 'status not known'];
    const when = start === null ? say('日期未载', 'no date given') : date(start, lang);
    const doubt =
      certainty === 'forecast' || certainty === 'rumoured' ? say(',为预告', ', as announced') : '';
    return say(
      `在${nameOf(markets.get(to)!, lang)}${word[0]}(${when}${doubt})`,
      `${word[1]} on ${nameOf(markets.get(to)!, lang)} (${when}${doubt})`,
    );
  });
  return {
    ...{ ...about, status: 'answered', statements: own, entities: [company, ...markets.values()] },
    text: say(`${of}:${rows.join(';')}。`, `${of}: ${rows.join('; ')}.`),
  };
};

const HQ = `query ($id: ID!) {
  entity(id: $id) { relations(kinds: [LOCATED_IN], direction: OUT, first: 200) { edges { node { id role to { name } start evidence { locator source { title } } } } } }
}`;

const headquarters: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const company = the('company');
  const of = nameOf(company, lang);
  const isHq = parse.classes.has('hq');
  const about = {
    ...{ operation: HQ, variables: { id: company.id }, entities: [company] },
    interpretation: isHq
      ? say(`${of}的总部`, `the headquarters of ${of}`)
      : say(`${of}的所在地`, `where ${of} is`),
  };
  const { edges } = await relationsOf(session, company.id, {
    kinds: ['LOCATED_IN'],
    direction: 'out',
    first: MOST,
  });
  const found = seats(
    edges.map(({ node }) => node),
    isHq,
  );
  if (found.length === 0) return notInData(asking, about);
  const places = await session.entitiesOf(found.map(({ to }) => to));
  const rows = [...new Set(places.map((each) => nameOf(each, lang)))];
  return {
    ...{ ...about, status: 'answered', statements: found, entities: [company, ...places] },
    text: isHq
      ? say(`${of}的总部在${list(rows, lang)}。`, `${of} has its headquarters in ${list(rows, lang)}.`)
      : say(`${of}位于${list(rows, lang)}。`, `${of} is in ${list(rows, lang)}.`),
  };
};

const MEMBERS = `query ($id: ID!) {
  entity(id: $id) { relations(kinds: [MEMBER_OF], direction: IN, first: 200) { edges { node { id from { name } evidence { locator source { title } } } } } }
}`;

/** One list: who is on it, and what says so. */
async function membersOf(asking: Asking, label: StoredEntity, place: StoredEntity | null) {
  const { session, parse } = asking;
  const { edges } = await relationsOf(session, label.id, {
    kinds: ['MEMBER_OF'],
    direction: 'in',
    first: MOST,
  });
  const all = edges.map(({ node }) => node);
  const located = place
    ? seats(
        await locations(
          asking,
          all.map(({ from }) => from),
          place.id,
        ),
        parse.classes.has('hq'),
      )
    : [];
  const kept = place ? all.filter(({ from }) => located.some((each) => each.from === from)) : all;
  return {
    label,
    all,
    kept,
    statements: [...kept, ...located],
    members: await session.entitiesOf(kept.map(({ from }) => from)),
  };
}

const members: Answerer = async (asking) => {
  const { lang, say, the, parse } = asking;
  const lists = parse.slots.list!;
  const place = parse.slots.place ? the('place') : null;
  const label = nameOf(lists[0]!, lang);
  const where = place ? say(`在${nameOf(place, lang)}的`, ` in ${nameOf(place, lang)}`) : '';
  const about = {
    ...{
      operation: MEMBERS,
      variables: { id: lists[0]!.id },
      entities: [...lists, ...(place ? [place] : [])],
    },
    interpretation: say(`${label}${where}成员`, `the members of ${label}${where}`),
  };
  const found = (await Promise.all(lists.map((each) => membersOf(asking, each, place)))).filter(
    ({ all }) => all.length > 0,
  );
  if (found.length === 0) return notInData(asking, about);
  const rows = found.map(({ label: each, members: own }) => {
    const names =
      own.length === 0
        ? say('没有记载', 'none in the data')
        : list(
            own.map((member) => nameOf(member, lang)),
            lang,
          );
    return say(`${nameOf(each, lang)}:${names}`, `${nameOf(each, lang)}: ${names}`);
  });
  const isSplit =
    lists.length > 1
      ? [
          say(
            '各来源对这一称呼所指不同,分别列出。',
            'Sources mean different members by this label; each is listed.',
          ),
        ]
      : [];
  return {
    ...{ ...about, status: 'answered', statements: found.flatMap(({ statements }) => statements) },
    text: say(`${rows.join(';')}。`, `${rows.join('; ')}.`),
    entities: [...about.entities, ...found.flatMap(({ members: own }) => own)],
    caveats: [...isSplit, say('只列出数据所载的成员。', 'Only members in the data are listed.')],
  };
};

export const PLACES = { companies: companiesIn, 'listed-on': listedOn, listing, headquarters, members };
