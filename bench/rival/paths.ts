// The rival's shortest paths: it knows none, so the client searches from both ends, a query for each level.
import { inOrder } from '../../api/model/grouped.js';
import type { AskRival, Connection, Edge, RivalQuestion, Statement } from './question.js';
import { askSources, EVIDENCE, plainId } from './question.js';
import { fieldOf } from './schema.js';
import { WALKED } from './walked.js';

const LONGEST = 6;
const FIRST = 5;
/** So many entities of the larger side are asked about along with the smaller one: a query saved is worth more than they cost. */
const FEW = 100;

const AROUND = `query ($ids: [String!]) { neighbours(where: {id: {in: $ids}}) {
  id ${WALKED.map((kind) => `${fieldOf(kind, 'out')} { id }`).join(' ')} } }`;

type Around = { id: string } & Record<string, { id: string }[]>;

/** Who is next to whom, as far as it has been asked; the same from both. */
class Neighbours {
  readonly #of = new Map<string, Set<string>>();
  readonly #asked = new Set<string>();

  constructor(readonly rival: AskRival) {}

  of(id: string): Set<string> {
    const known = this.#of.get(id) ?? new Set<string>();
    this.#of.set(id, known);
    return known;
  }

  /** Asks about all of the first, and of the others too if they are few; not about what has been asked before. */
  async ask(first: readonly string[], others: readonly string[]): Promise<void> {
    const isNew = (id: string) => !this.#asked.has(id);
    const wanted = first.filter(isNew);
    if (wanted.length === 0) return;
    const ids = [...wanted, ...(others.length <= FEW ? others.filter(isNew) : [])];
    const { neighbours } = await this.rival<{ neighbours: Around[] }>(AROUND, { ids });
    for (const id of ids) this.#asked.add(id);
    for (const { id, ...fields } of neighbours) {
      for (const { id: other } of Object.values(fields).flat()) {
        this.of(id).add(other);
        this.of(other).add(id);
      }
    }
  }
}

/** Everything that is near one end, level by level. */
class Surroundings {
  readonly distance: Map<string, number>;
  level: string[];
  depth = 0;

  constructor(end: string) {
    this.distance = new Map([[end, 0]]);
    this.level = [end];
  }

  /** What is next to the last level, and was not met before, is the next. */
  grow(neighbours: Neighbours): void {
    this.depth += 1;
    const others = this.level.flatMap((id) => [...neighbours.of(id)]);
    this.level = [...new Set(others)].filter((id) => !this.distance.has(id));
    for (const id of this.level) this.distance.set(id, this.depth);
  }
}

interface Ends {
  from: string;
  to: string;
}

/** How far is it to `to` from everything on a shortest way? The smaller side grows until both meet. */
async function distancesLeft({ from, to }: Ends, neighbours: Neighbours): Promise<Map<string, number>> {
  const [near, far] = [new Surroundings(from), new Surroundings(to)];
  const met = () => near.level.filter((id) => far.distance.get(id) === far.depth);
  let meeting = met();
  while (meeting.length === 0 && near.depth + far.depth < LONGEST) {
    const [smaller, larger] = near.level.length <= far.level.length ? [near, far] : [far, near];
    if (smaller.level.length === 0) break;
    await neighbours.ask(smaller.level, larger.level);
    smaller.grow(neighbours);
    meeting = met();
  }
  const left = meeting.length === 0 ? new Map<string, number>() : far.distance;
  for (let level = new Set(meeting), depth = near.depth - 1; level.size > 0 && depth >= 0; depth--) {
    const before = [...level].flatMap((id) => [...neighbours.of(id)]);
    level = new Set(before.filter((id) => near.distance.get(id) === depth));
    for (const id of level) left.set(id, far.depth + near.depth - depth);
  }
  return left;
}

/** The first ways in the order of ids. */
function waysBetween({ from, to }: Ends, left: ReadonlyMap<string, number>, neighbours: Neighbours) {
  const ways: string[][] = [];
  const extend = (way: readonly string[], last: string) => {
    if (last === to) {
      ways.push([...way]);
      return;
    }
    const nearer = [...neighbours.of(last)].filter((id) => left.get(id) === left.get(last)! - 1);
    for (const id of nearer.sort()) if (ways.length < FIRST) extend([...way, id], id);
  };
  if (left.has(from)) extend([from], from);
  return ways;
}

const FROM = WALKED.map((kind) => `${fieldOf(kind, 'out')}Connection`);

const AMONG = `query ($ids: [String!]) { entities(where: {id: {in: $ids}}) { id kind name
  ${FROM.map(
    (field) => `${field}(where: {node: {id: {in: $ids}}}) {
    edges { properties { id start ${EVIDENCE} } node { id } } }`,
  ).join('\n  ')} } }`;

type Among = { id: string } & Record<string, Connection<Edge>>;

const pairOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Of each two of these the first relation between them in time. */
async function firstRelations(rival: AskRival, ids: readonly string[]): Promise<Map<string, Statement>> {
  const { entities } = await rival<{ entities: Among[] }>(AMONG, { ids });
  const first = new Map<string, Statement>();
  for (const entity of entities) {
    for (const { properties, node } of FROM.flatMap((field) => entity[field]!.edges)) {
      const pair = pairOf(entity.id, node.id);
      const known = first.get(pair);
      if (!known || inOrder(properties, known) < 0) first.set(pair, properties);
    }
  }
  return first;
}

const factOf = (entities: readonly string[], relations: readonly string[]) =>
  `${entities.join(' ')}: ${relations.join(' ')}`;

async function askPaths(rival: AskRival, ends: Ends): Promise<string[]> {
  const neighbours = new Neighbours(rival);
  const ways = waysBetween(ends, await distancesLeft(ends, neighbours), neighbours);
  if (ways.length === 0) return [];
  const first = await firstRelations(rival, [...new Set(ways.flat())]);
  const relations = ways.map((way) => way.slice(1).map((id, i) => first.get(pairOf(way[i]!, id))!));
  await askSources(rival, relations.flat());
  return ways.map((way, i) =>
    factOf(
      way,
      relations[i]!.map(({ id }) => id),
    ),
  );
}

interface OurPath {
  entities: { id: string }[];
  relations: { id: string }[];
}

export const paths: RivalQuestion = {
  ask: askPaths,
  ours: ({ paths: ours }: { paths: OurPath[] }) =>
    ours.map(({ entities, relations }) =>
      factOf(
        entities.map(({ id }) => id),
        relations.map(plainId),
      ),
    ),
};
