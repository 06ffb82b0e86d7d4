// The rival's neighbourhood: a query for each step, put in order and cut by the client, and what is told of the relations
// that are left. Not compared is how many were left out, only that some were: the rival would have to hand over all of them.
import { inOrder } from '../../api/model/grouped.js';
import type { AskRival, Connection, Edge, RivalQuestion, Statement } from './question.js';
import { askSources, EVIDENCE, plainId } from './question.js';
import { fieldOf } from './schema.js';
import { WALKED } from './walked.js';

const DEPTH = 3;
const LIMIT = 300;

const FIELDS = WALKED.flatMap((kind) =>
  (['out', 'in'] as const).map((direction) => ({ direction, name: `${fieldOf(kind, direction)}Connection` })),
);

/** The next relations by name only: most are cut. One more than the limit says that there are more, whichever led back. */
const STEP = `query ($ids: [String!]) { entities(where: {id: {in: $ids}}) { id
  ${FIELDS.map(
    ({ name }) => `${name}(first: ${LIMIT + 1}, sort: [{edge: {sortKey: ASC}}, {edge: {id: ASC}}]) {
    edges { properties { id sortKey } node { id } } }`,
  ).join('\n  ')} } }`;

type Around<E> = { id: string } & Record<string, Connection<E>>;

interface Found {
  id: string;
  sortKey: string;
  from: string;
  to: string;
}

/** The relations of a step in the order of time, each once, without those that lead back. */
async function step(rival: AskRival, ids: readonly string[], before: ReadonlySet<string>): Promise<Found[]> {
  type Next = Around<Edge<{ id: string }, { id: string; sortKey: string }>>;
  const { entities } = await rival<{ entities: Next[] }>(STEP, { ids });
  const found = new Map<string, Found>();
  for (const entity of entities) {
    for (const { name, direction } of FIELDS) {
      for (const { properties, node } of entity[name]!.edges) {
        if (before.has(node.id)) continue;
        const [from, to] = direction === 'out' ? [entity.id, node.id] : [node.id, entity.id];
        found.set(properties.id, { ...properties, from, to });
      }
    }
  }
  return [...found.values()].sort(inOrder);
}

const FROM = WALKED.map((kind) => `${fieldOf(kind, 'out')}Connection`);

const DETAILS = `query ($from: [String!], $ids: [String!]) { entities(where: {id: {in: $from}}) {
  id kind name stateLevel
  ${FROM.map(
    (field) => `${field}(where: {edge: {id: {in: $ids}}}) {
    edges { properties { id start round shareMin shareMax amount currency ${EVIDENCE} }
      node { id kind name stateLevel } } }`,
  ).join('\n  ')} } }`;

async function detailsOf(rival: AskRival, found: readonly Found[]): Promise<Statement[]> {
  const variables = { from: [...new Set(found.map(({ from }) => from))], ids: found.map(({ id }) => id) };
  const { entities } = await rival<{ entities: Around<Edge>[] }>(DETAILS, variables);
  const edges = entities.flatMap((entity) => FROM.flatMap((field) => entity[field]!.edges));
  return edges.map(({ properties }) => properties);
}

async function askExpand(rival: AskRival, { from: start }: { from: string[] }): Promise<string[]> {
  const entities = new Set(start);
  const relations: Found[] = [];
  let before: ReadonlySet<string> = new Set();
  let frontier = start;
  let truncated = false;
  for (let steps = 0; steps < DEPTH && frontier.length > 0 && !truncated; steps++) {
    const found = await step(rival, frontier, before);
    const rest = LIMIT - relations.length;
    truncated = found.length > rest;
    const kept = found.slice(0, rest);
    relations.push(...kept);
    before = new Set(entities);
    frontier = [...new Set(kept.flatMap(({ from, to }) => [from, to]))].filter((id) => !entities.has(id));
    for (const id of frontier) entities.add(id);
  }
  await askSources(rival, await detailsOf(rival, relations));
  return factsOf(truncated, [...entities], relations);
}

const factsOf = (
  truncated: boolean,
  entities: readonly string[],
  relations: readonly Omit<Found, 'sortKey'>[],
) => [String(truncated), ...entities, ...relations.map(({ id, from, to }) => `${id}: ${from} ${to}`)];

interface OurExpand {
  expand: {
    entities: { id: string }[];
    truncated: boolean;
    relations: { id: string; from: { id: string }; to: { id: string } }[];
  };
}

export const expand: RivalQuestion = {
  ask: askExpand,
  ours: ({ expand: { entities, truncated, relations } }: OurExpand) =>
    factsOf(
      truncated,
      entities.map(({ id }) => id),
      relations.map((each) => ({ id: plainId(each), from: each.from.id, to: each.to.id })),
    ),
};
