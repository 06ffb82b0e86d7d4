// What one request reads of one world.

import { inOrder } from '../../model/grouped.js';
import type { EntityKind } from '../../model/kinds.js';
import type { StoredConflict, StoredEntity, StoredObservation, StoredRelation } from '../../model/stored.js';
import { holds, isKnown } from '../../model/time.js';
import type { GraphView } from '../port.js';
import type {
  Backing,
  BackingQuery,
  CompaniesQuery,
  ConflictsQuery,
  InvestorRow,
  InvestorsQuery,
  Listing,
  ObservationsQuery,
  Page,
  PoliciesQuery,
  Position,
  RelationsQuery,
  SearchOptions,
  Step,
  StepQuery,
  TalliedGroup,
  TallyQuery,
  TallyRow,
  Walk,
} from '../queries.js';
import { byInvestor, companiesOf, countedBacking, linksTo, ofInvestors, passing, toRow } from './backing.js';
import { findCompanies } from './companies.js';
import { comparePositions, keyPosition, pageOf } from './listing.js';
import { findPolicies } from './policies.js';
import { tallied, tally } from './tally.js';
import { shortestWalks } from './walks.js';
import type { World } from './world.js';
import { treeBelow } from './world.js';

function pick<T>(map: ReadonlyMap<string, T>, ids: readonly string[]): Map<string, T> {
  return new Map(ids.flatMap((id) => (map.has(id) ? [[id, map.get(id)!] as const] : [])));
}

const undatedOf = (relations: readonly StoredRelation[]) => relations.filter(({ undated }) => undated).length;

export class MemoryView implements GraphView {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async entities(ids: readonly string[]): Promise<Map<string, StoredEntity>> {
    return pick(this.#world.entities, ids);
  }

  async search(tokens: readonly string[], { kinds, atLeast, limit }: SearchOptions): Promise<StoredEntity[]> {
    const { data, names } = this.#world;
    const matched = names.matches(tokens);
    const found: { entity: StoredEntity; position: Position }[] = [];
    data.entities.forEach((entity, i) => {
      if (matched[i]! > 0 && matched[i]! >= atLeast && (kinds === null || kinds.includes(entity.kind)))
        found.push({ entity, position: [-matched[i]!, entity.nameLength, entity.id] });
    });
    return found
      .sort((a, b) => comparePositions(a.position, b.position))
      .slice(0, limit)
      .map(({ entity }) => entity);
  }

  async list(kinds: readonly EntityKind[], page: Page) {
    const lists = [...new Set(kinds)].map((kind) => this.#world.ofKind.get(kind) ?? []);
    const found = lists.length === 1 ? lists[0]! : lists.flat().sort(inOrder);
    return { ...pageOf(found, page, keyPosition), considered: found.length, undated: 0 };
  }

  async companies(query: CompaniesQuery, page: Page): Promise<Listing<StoredEntity>> {
    return findCompanies(this.#world, query, page);
  }

  async policies(query: PoliciesQuery, page: Page): Promise<Listing<StoredEntity>> {
    return findPolicies(this.#world, query, page);
  }

  async relations(entities: readonly string[], query: RelationsQuery, page: Page) {
    return new Map(entities.map((id) => [id, this.#relationsOf(id, query, page)]));
  }

  #relationsOf(entity: string, query: RelationsQuery, page: Page): Listing<StoredRelation> {
    const { kinds, direction, with: other, window } = query;
    const known = this.#world.links.at(entity, kinds, direction).filter((each) => isKnown(each, window));
    const held = known
      .filter((each) => other === null || (each.from === entity ? each.to : each.from) === other)
      .filter((each) => holds(each, window));
    return { ...pageOf(held, page, keyPosition), considered: known.length, undated: undatedOf(held) };
  }

  async step(
    entities: readonly string[],
    { kinds, direction, window, except }: StepQuery & { except: readonly string[] },
    limit: number,
  ): Promise<Step> {
    const found = new Map<string, StoredRelation>();
    const excepted = new Set(except);
    for (const entity of entities) {
      for (const relation of this.#world.links.at(entity, kinds, direction)) {
        const other = relation.from === entity ? relation.to : relation.from;
        if (isKnown(relation, window) && !excepted.has(other)) found.set(relation.id, relation);
      }
    }
    const held = [...found.values()].filter((each) => holds(each, window)).sort(inOrder);
    return { relations: held.slice(0, limit), total: held.length, considered: found.size };
  }

  async between(
    entities: readonly string[],
    { kinds, window }: Omit<StepQuery, 'direction'>,
    limit: number,
  ): Promise<Step> {
    const among = new Set(entities);
    const known = [...among]
      .flatMap((entity) => this.#world.links.at(entity, kinds, 'out'))
      .filter((relation) => among.has(relation.to) && isKnown(relation, window));
    const held = known.filter((relation) => holds(relation, window)).sort(inOrder);
    return { relations: held.slice(0, limit), total: held.length, considered: known.length };
  }

  async shortestWalks(
    ends: { from: string; to: string },
    query: StepQuery & { maxLength: number },
    limit: number,
  ): Promise<Walk[]> {
    return shortestWalks(this.#world, ends, query, limit);
  }

  async investors(query: InvestorsQuery, page: Page): Promise<Listing<InvestorRow>> {
    const { known, counted } = countedBacking(this.#world, query);
    const isPassing = passing(this.#world, query);
    const rows = [...byInvestor(this.#world, query, counted)]
      .map(([investor, relations]) => toRow(this.#world, investor, relations, query.order))
      .filter(({ companies, investor }) => companies >= query.atLeast && isPassing(investor))
      .sort((a, b) => comparePositions(a.position, b.position));
    return {
      ...pageOf(rows, page, ({ position }) => position),
      considered: known.length,
      undated: undatedOf(counted),
    };
  }

  async backing(
    investors: readonly string[],
    query: BackingQuery,
    limits: { companies: number; relations: number },
  ): Promise<Map<string, Backing>> {
    const rows = ofInvestors(this.#world, query, investors);
    return new Map(
      investors.map((investor) => {
        const relations = (rows.get(investor) ?? []).sort(inOrder);
        const companies = companiesOf(this.#world, relations).slice(0, limits.companies);
        const shown = relations.slice(0, limits.relations);
        const links = linksTo(
          this.#world,
          investor,
          shown.map(({ from }) => from),
          query,
        );
        return [investor, { companies, relations: shown, links }];
      }),
    );
  }

  async tally(query: TallyQuery, limit: number): Promise<TallyRow[]> {
    return tally(this.#world, query, limit);
  }

  async tallied(query: TallyQuery, page: Page): Promise<TalliedGroup[]> {
    return tallied(this.#world, query, page);
  }

  async observations(query: ObservationsQuery, page: Page): Promise<Listing<StoredObservation>> {
    return this.#figures(this.#candidates(query), query, page);
  }

  async observationsOf(entities: readonly string[], query: ObservationsQuery, page: Page) {
    return new Map(entities.map((id) => [id, this.#figures(this.#world.figures.about([id]), query, page)]));
  }

  /** All that can pass the narrowest condition that is given, in the order of periods. */
  #candidates({ entities, sector, metrics }: ObservationsQuery): readonly StoredObservation[] {
    const { figures, links } = this.#world;
    if (entities !== null) return figures.about(entities);
    if (sector !== null) {
      const tree = treeBelow(this.#world, sector);
      const inside = [...tree].flatMap((id) => links.at(id, ['IN_SECTOR'], 'in').map(({ from }) => from));
      return figures.aboutOrWith([...tree, ...inside], tree);
    }
    return metrics === null ? figures.all : figures.of(metrics);
  }

  #figures(
    candidates: readonly StoredObservation[],
    query: ObservationsQuery,
    page: Page,
  ): Listing<StoredObservation> {
    const { metrics, sector, period, window } = query;
    const scope = sector === null ? null : this.#sectorScope(sector, query);
    const known = candidates
      .filter((each) => isKnown(each, window) && (metrics === null || metrics.includes(each.metric)))
      .filter(
        (each) =>
          scope === null || [each.entity, ...each.dimensions].some((id) => scope(id, each.entity === id)),
      );
    const found = known.filter(
      ({ period: own, periodMin, periodMax }) =>
        period === null || (own !== null && period.min <= periodMin && periodMax <= period.max),
    );
    const undated = found.filter((each) => each.period === null).length;
    return { ...pageOf(found, page, keyPosition), considered: known.length, undated };
  }

  /** Is this id a sector of the tree, or (as the subject of a figure) something that is in one? */
  #sectorScope(sector: string, { window }: ObservationsQuery): (id: string, isSubject: boolean) => boolean {
    const tree = treeBelow(this.#world, sector);
    const inside = (id: string) =>
      this.#world.links.at(id, ['IN_SECTOR'], 'out').some((each) => tree.has(each.to) && holds(each, window));
    return (id, isSubject) => tree.has(id) || (isSubject && inside(id));
  }

  async statements(ids: readonly string[]) {
    return pick(this.#world.statements, ids);
  }

  async sources(ids: readonly string[] | null) {
    const wanted = ids ?? [...this.#world.sources.keys()].sort();
    return [...pick(this.#world.sources, wanted).values()];
  }

  async metrics(ids: readonly string[]) {
    return pick(this.#world.metrics, ids);
  }

  async conflicts(statements: readonly string[]) {
    const found = new Set(statements.flatMap((id) => this.#world.conflicts.get(id) ?? []));
    return [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async listConflicts({ about, window }: ConflictsQuery, page: Page): Promise<Listing<StoredConflict>> {
    const found = this.#world.data.conflicts
      .filter((each) => (about === null || each.about === about) && isKnown(each, window))
      .sort(inOrder);
    return { ...pageOf(found, page, keyPosition), considered: 0, undated: 0 };
  }

  async status() {
    return this.#world.status;
  }
}
