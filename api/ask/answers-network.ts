// Answers on how things hang together: shortest paths, roles, suppliers, customers, partners, products, founders, conflicts.
import type { Direction, RelationKind } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import { ALL_TIME } from '../model/time.js';
import { conflicts } from '../questions/conflicts.js';
import { DOWN, Gathered } from '../questions/gathered.js';
import { shortestPaths } from '../questions/network.js';
import { figuresOf, relationsOf } from '../questions/statements.js';
import type { Answerer, Asking } from './draft.js';
import { notInData } from './draft.js';
import { namesOf } from './names.js';
import { details, figure, kindWord, list, nameOf } from './wording.js';

/** A relation as a clause. */
async function clauses(asking: Asking, relations: readonly StoredRelation[]): Promise<string[]> {
  const { lang } = asking;
  const names = await namesOf(
    asking,
    relations.flatMap(({ from, to }) => [from, to]),
  );
  const space = lang === 'zh' ? '' : ' ';
  return relations.map(
    (each) =>
      `${names.get(each.from)}${space}${kindWord(each.kind, lang)}${space}${names.get(each.to)}${details(each, lang)}`,
  );
}

const PATHS = `query ($from: ID!, $to: ID!) {
  paths(from: $from, to: $to) { length entities { name } relations { id kind from { name } to { name } start evidence { locator source { title } } } }
}`;

const path: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const [a, b] = [the('a'), the('b')];
  if (a.id === b.id) return null;
  const about = {
    ...{ operation: PATHS, variables: { from: a.id, to: b.id }, entities: [a, b] },
    interpretation: say(
      `${nameOf(a, lang)}与${nameOf(b, lang)}的最短关系路径`,
      `the shortest way between ${nameOf(a, lang)} and ${nameOf(b, lang)}`,
    ),
  };
  const paths = await shortestPaths(session, { from: a.id, to: b.id, maxLength: 6, first: 5 });
  const [first] = paths;
  if (!first)
    return notInData(asking, about, [say('六步以内没有路径。', 'There is none of up to six steps.')]);
  const ways = await Promise.all(
    paths.map(async ({ relations }) => (await clauses(asking, relations)).join(say(';', '; '))),
  );
  const steps = first.relations.length;
  const text = say(
    `最短${steps}步:${ways.join(' / ')}。`,
    `${steps} ${steps === 1 ? 'step' : 'steps'}: ${ways.join(' / ')}.`,
  );
  return {
    ...{ ...about, status: 'answered', text, statements: paths.flatMap(({ relations }) => relations) },
    entities: [a, b, ...new Set(paths.flatMap(({ entities }) => entities))],
  };
};

const BETWEEN = `query ($id: ID!, $with: ID!) {
  entity(id: $id) { relations(with: $with, first: 200) { totalCount edges { node { id kind from { name } to { name } role start round money { amount currency } share { min max } evidence { locator source { title } } } } } }
}`;

/** The entity, what belongs to it by membership or control, and the groups that those are part of. */
async function family({ session }: Asking, id: string): Promise<Set<string>> {
  const below = new Gathered(session, ALL_TIME, [id], 'ask for the relations of one entity');
  await below.closure([id], DOWN);
  // Of those who act in concert one stake may be said of all together.
  await below.step(below.entities, [{ kinds: ['PART_OF'], direction: 'out' }]);
  return new Set(below.entities);
}

/** Figures about one with the other as a dimension: a customer's part of the revenue, a part of the first money. */
async function figuresBetween(asking: Asking, [a, b]: readonly [ReadonlySet<string>, string]) {
  const request = { first: 200 };
  const about = async (id: string) =>
    (await figuresOf(asking.session, id, request)).edges.map(({ node }) => node);
  const ofB = (await about(b)).filter(({ dimensions }) => dimensions.some((id) => a.has(id)));
  const ofA = (await Promise.all([...a].map(about)))
    .flat()
    .filter(({ dimensions }) => dimensions.includes(b));
  return [...ofB, ...ofA];
}

const roles: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const [a, b] = [the('a'), the('b')];
  if (a.id === b.id) return null;
  const about = {
    ...{ operation: BETWEEN, variables: { id: a.id, with: b.id }, entities: [a, b] },
    interpretation: say(
      `${nameOf(a, lang)}及其下属与${nameOf(b, lang)}的关系`,
      `what ${nameOf(a, lang)}, with what belongs to it, and ${nameOf(b, lang)} have to do with each other`,
    ),
  };
  const members = await family(asking, a.id);
  if (members.has(b.id)) members.delete(b.id);
  const { edges, totalCount } = await relationsOf(session, b.id, { direction: 'both', first: 200 });
  if (totalCount > edges.length || members.size > 50) return null;
  const relations = edges
    .map(({ node }) => node)
    .filter(({ from, to }) => members.has(from) || members.has(to));
  const figures = await figuresBetween(asking, [members, b.id]);
  if (relations.length + figures.length === 0)
    return notInData(asking, about, [
      say('只看直接关系;可再问最短路径。', 'Only direct relations; ask for the shortest path.'),
    ]);
  const metrics = await Promise.all(figures.map(({ metric }) => session.metric.load(metric)));
  const told = figures.map(
    (each, i) => `${metrics[i]![lang === 'zh' ? 'nameZh' : 'nameEn'] ?? each.metric} ${figure(each, lang)}`,
  );
  const parts = [...(await clauses(asking, relations)), ...told];
  return {
    ...{ ...about, status: 'answered', statements: [...relations, ...figures] },
    text: say(`${parts.join(';')}。`, `${parts.join('; ')}.`),
    entities: [a, b, ...new Set(relations.flatMap(({ from, to }) => [from, to]))],
  };
};

const RELATIONS = `query ($id: ID!, $kinds: [RelationKind!], $direction: Direction!) {
  entity(id: $id) {
    relations(kinds: $kinds, direction: $direction, first: 200) {
      totalCount edges { node { id kind from { name } to { name } role start certainty evidence { locator source { title } } } }
    }
  }
}`;

interface Asked {
  kind: RelationKind;
  direction: Direction;
  zh: string;
  en: string;
}

/** Whom one kind of relation leads to or from. */
const others =
  ({ kind, direction, zh, en }: Asked): Answerer =>
  async (asking) => {
    const { session, lang, say, the, parse } = asking;
    const company = the(parse.slots.company ? 'company' : 'body');
    const of = nameOf(company, lang);
    const about = {
      ...{ operation: RELATIONS, entities: [company] },
      ...{ variables: { id: company.id, kinds: [kind], direction: direction.toUpperCase() } },
      interpretation: say(`${of}的${zh}`, `the ${en} of ${of}`),
    };
    const { edges } = await relationsOf(session, company.id, { kinds: [kind], direction, first: 200 });
    const relations = edges.map(({ node }) => node);
    if (relations.length === 0) return notInData(asking, about);
    const ids = relations.map(({ from, to }) => (from === company.id ? to : from));
    const names = await namesOf(asking, ids);
    const rows = [...new Set(relations.map((each, i) => `${names.get(ids[i]!)}${details(each, lang)}`))];
    return {
      ...{ ...about, status: 'answered', statements: relations, entities: [company, ...names.keys()] },
      text: say(
        `数据所载${of}的${zh}:${list(rows, lang)}。`,
        `The ${en} of ${of} in the data: ${list(rows, lang)}.`,
      ),
    };
  };

const CONFLICTS = `query ($about: ID!) {
  conflicts(about: $about, first: 50) { totalCount edges { node { topic explanation statements { id certainty evidence { locator source { title } } } } } }
}`;

const conflictsAbout: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const subject = the('subject');
  const of = nameOf(subject, lang);
  const about = {
    ...{ operation: CONFLICTS, variables: { about: subject.id }, entities: [subject] },
    interpretation: say(`关于${of}各来源的分歧`, `where sources disagree about ${of}`),
  };
  const { edges } = await conflicts(session, { about: subject.id, first: 50 });
  if (edges.length === 0)
    return notInData(asking, about, [
      say('数据中没有标出的分歧。', 'No disagreement is marked in the data.'),
    ]);
  const statements = (await Promise.all(edges.map(({ node }) => node.statements()))).flat();
  const rows = edges.map(({ node }) => `${node.topic}: ${node.explanation}`);
  return {
    ...{ ...about, status: 'answered', statements },
    text: say(
      `有${edges.length}处分歧:${rows.join(' ')}`,
      `${edges.length} disagreement${edges.length === 1 ? '' : 's'}: ${rows.join(' ')}`,
    ),
  };
};

/** What controls a company, or what it is part of. */
const controllers: Answerer = async (asking) => {
  const { session, lang, say, the } = asking;
  const company = the('company');
  const of = nameOf(company, lang);
  const about = {
    ...{ operation: RELATIONS, entities: [company] },
    variables: { id: company.id, kinds: ['CONTROLS', 'PART_OF'], direction: 'BOTH' },
    interpretation: say(`${of}的上级`, `what controls ${of}`),
  };
  const request = {
    kinds: ['CONTROLS', 'PART_OF'] as RelationKind[],
    direction: 'both' as const,
    first: 200,
  };
  const { edges } = await relationsOf(session, company.id, request);
  const relations = edges
    .map(({ node }) => node)
    .filter(({ up, ...each }) => up !== null && each[up] !== company.id);
  if (relations.length === 0) return notInData(asking, about);
  const parts = await clauses(asking, relations);
  const above = await session.entitiesOf(relations.map(({ up, ...each }) => each[up!]));
  return {
    ...{ ...about, status: 'answered', statements: relations, entities: [company, ...above] },
    text: say(`${parts.join(';')}。`, `${parts.join('; ')}.`),
  };
};

export const NETWORK = {
  path,
  roles,
  conflicts: conflictsAbout,
  suppliers: others({ kind: 'SUPPLIES', direction: 'in', zh: '供应商', en: 'suppliers' }),
  customers: others({ kind: 'SUPPLIES', direction: 'out', zh: '客户', en: 'customers' }),
  partners: others({ kind: 'PARTNERS_WITH', direction: 'both', zh: '合作伙伴', en: 'partners' }),
  products: others({ kind: 'MAKES', direction: 'out', zh: '产品', en: 'products' }),
  competitors: others({ kind: 'COMPETES_WITH', direction: 'both', zh: '竞争对手', en: 'competitors' }),
  controllers,
  founders: others({ kind: 'FOUNDED', direction: 'in', zh: '创立者', en: 'founders' }),
};
