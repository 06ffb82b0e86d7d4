// The rival's ownership: all that stands above a company, fetched level by level, and computed by the client from a graph
// of it with the same analytics as our service, which also test the rules that nobody asks about here. Not compared is
// coverage, which the rival does not tell.
import type { Ownership } from '../../api/analytics/ownership.js';
import { ownershipOf } from '../../api/analytics/ownership.js';
import { toGraph } from '../../api/model/graph.js';
import type { EntityKind, RelationKind } from '../../api/model/kinds.js';
import type { ShareRange } from '../../api/model/share.js';
import type { Entity, Relation } from '../../api/model/statement.js';
import type { AskRival, Connection, Edge, RivalQuestion } from './question.js';
import { fieldOf } from './schema.js';

/** As deep as our service looks by itself. */
const DEPTH = 10;

type Cell = 'id' | 'start' | 'shareMin' | 'shareMax';
type Properties = Pick<Relation, Cell> & Pick<Relation['evidence'][number], 'certainty'>;

/** An entity, and by every way that it was asked about what is above it. */
type Above = Pick<Entity, 'id' | 'kind' | 'name' | 'stateLevel'> &
  Record<string, Connection<Edge<Above, Properties>> | undefined>;

interface Way {
  kind: RelationKind;
  direction: 'in' | 'out';
}

const HOLDERS: Way = { kind: 'HOLDS', direction: 'in' };
const CONTROLLERS: Way = { kind: 'CONTROLS', direction: 'in' };
const GROUPS: Way = { kind: 'PART_OF', direction: 'out' };

/** What is above whom in the made-up world: asking everyone for all would cost the rival more. */
const ABOVE: Partial<Record<EntityKind, Way>> = {
  company: HOLDERS,
  fund: CONTROLLERS,
  organization: GROUPS,
  'public-body': GROUPS,
};

const nameOf = ({ kind, direction }: Way) => `${fieldOf(kind, direction)}Connection`;

/** Statements of this way, and at their other end the entity with these fields more. */
const connection = (way: Way, fields: string) => {
  const shares = way === HOLDERS ? 'start shareMin shareMax' : '';
  return `${nameOf(way)} { edges { properties { id certainty ${shares} } node { id kind name stateLevel ${fields} } } }`;
};

/** Two groups, or a controller and its group; and holders for so many levels, each with the same. */
const fieldsAbove = (holders: number): string =>
  [
    ...(holders > 0 ? [connection(HOLDERS, holders > 1 ? fieldsAbove(holders - 1) : '')] : []),
    connection(CONTROLLERS, connection(GROUPS, '')),
    connection(GROUPS, connection(GROUPS, '')),
  ].join('\n  ');

/** What is above these: two levels of holders a query cost the rival less than one, or three. */
const LEVELS = 2;
const queryOf = (holders: number) => `query ($ids: [String!]) { entities(where: {id: {in: $ids}}) {
  id kind name stateLevel
  ${fieldsAbove(holders)} } }`;

/** A relation as the analytics want it: they read no other cells, and of evidence the certainty only. */
function relationOf(
  { kind, direction }: Way,
  entity: string,
  { properties, node }: Edge<Above, Properties>,
): Relation {
  const { id, certainty, start = null, shareMin = null, shareMax = null } = properties;
  const [from, to] = direction === 'out' ? [entity, node.id] : [node.id, entity];
  const evidence = [{ source: '', locator: '', printed: null, note: null, certainty, attributed: [] }];
  return {
    ...{ id, kind, from, to, start, end: null, shareMin, shareMax },
    ...{ amount: null, currency: null, round: null, role: null, evidence },
  };
}

const entityOf = ({ id, kind, name, stateLevel }: Above): Entity => ({
  ...{ id, kind, name, stateLevel, nameEn: null, aliases: [], formerIds: [], identifiers: [] },
  ...{ placeLevel: null, summary: null },
});

/** What has been fetched; whatever comes several times is taken once. */
class Fetched {
  readonly relations = new Map<string, Relation>();
  readonly entities = new Map<string, Entity>();
  readonly #answered = new Set<string>();

  /** Takes a level, and returns what is above it. */
  take(level: readonly Above[]): Above[] {
    return level.flatMap((entity) => {
      this.entities.set(entity.id, entityOf(entity));
      const way = ABOVE[entity.kind];
      const edges = way && entity[nameOf(way)]?.edges;
      if (this.#answered.has(entity.id) || !edges) return [];
      this.#answered.add(entity.id);
      for (const edge of edges) this.relations.set(edge.properties.id, relationOf(way, entity.id, edge));
      return edges.map(({ node }) => node);
    });
  }

  /** Those of which it is not known yet what is above them. */
  open(withHolders: boolean): string[] {
    const open = [...this.entities.values()].filter(({ id, kind }) => {
      const way = ABOVE[kind];
      return way && (withHolders || way !== HOLDERS) && !this.#answered.has(id);
    });
    return open.map(({ id }) => id);
  }
}

/** Holders to one link further than the depth, as in our service, and all groups and controllers. */
async function above(rival: AskRival, company: string) {
  const fetched = new Fetched();
  let ids = [company];
  for (let level = 0; ids.length > 0; level += LEVELS) {
    const holders = Math.max(0, Math.min(LEVELS, DEPTH + 1 - level));
    const { entities } = await rival<{ entities: Above[] }>(queryOf(holders), { ids });
    for (let taken = entities; taken.length > 0; ) taken = fetched.take(taken);
    ids = fetched.open(level + LEVELS <= DEPTH);
  }
  return toGraph(fetched.entities.values(), fetched.relations.values());
}

type Range = ShareRange | null;
const rangeOf = (range: Range) => (range ? `${range.min}–${range.max}` : 'none');

/** What both answers are made to, ours and the one that the client has computed. */
interface Facts {
  owners: { owner: string; direct: Range; integrated: Range }[];
  groups: { group: string; level: string | null; certainty: string; share: ShareRange }[];
  stateByLevel: { level: string; share: ShareRange }[];
  stateShare: ShareRange;
  unknown: ShareRange;
  controllers: { controller: string; basis: string }[];
  warnings: string[];
}

const factsOf = (facts: Facts) => [
  ...facts.owners.map((each) => `${each.owner}: ${rangeOf(each.direct)}, ${rangeOf(each.integrated)}`),
  ...facts.groups.map((each) => `${each.group}: ${each.level} ${each.certainty} ${rangeOf(each.share)}`),
  ...facts.stateByLevel.map(({ level, share }) => `${level}: ${rangeOf(share)}`),
  `state: ${rangeOf(facts.stateShare)}, unknown: ${rangeOf(facts.unknown)}`,
  ...facts.controllers.map(({ controller, basis }) => `${controller}: ${basis}`),
  ...facts.warnings,
];

const word = (constant: string) => constant.toLowerCase();

/** Ours, where entities are objects and words are constants. */
interface Ours extends Omit<Ownership, 'owners' | 'groups' | 'controllers'> {
  owners: { owner: { id: string }; direct: Range; integrated: Range }[];
  groups: { group: { id: string }; level: string | null; certainty: string; share: ShareRange }[];
  controllers: { controller: { id: string }; basis: string }[];
}

const ofOurs = ({ owners, groups, stateByLevel, controllers, ...rest }: Ours): Facts => ({
  ...rest,
  owners: owners.map((each) => ({ ...each, owner: each.owner.id })),
  groups: groups.map(({ group, level, certainty, share }) => ({
    ...{ group: group.id, level: level && word(level), certainty: word(certainty), share },
  })),
  stateByLevel: stateByLevel.map(({ level, share }) => ({ level: word(level), share })),
  controllers: controllers.map(({ controller, basis }) => ({
    controller: controller.id,
    basis: word(basis),
  })),
});

export const ownership: RivalQuestion = {
  ask: async (rival, { of }: { of: string }) =>
    factsOf(ownershipOf({ company: of, depth: DEPTH, graph: await above(rival, of) })),
  ours: ({ ownership: ours }: { ownership: Ours }) => factsOf(ofOurs(ours)),
};
