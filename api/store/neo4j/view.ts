// What one request reads from Neo4j. Each question is one or two statements of cypher.ts; nothing is computed here.
import type { Record as Row } from 'neo4j-driver';
import type { EntityKind } from '../../model/kinds.js';
import { ENTITY_KINDS, RELATION_KINDS } from '../../model/kinds.js';
import type {
  StoredConflict,
  StoredEntity,
  StoredMetric,
  StoredObservation,
  StoredRelation,
} from '../../model/stored.js';
import * as cypher from '../cypher.js';
import * as backing from '../cypher-backing.js';
import * as figures from '../cypher-figures.js';
import { policies } from '../cypher-policies.js';
import * as links from '../cypher-relations.js';
import * as tallies from '../cypher-tally.js';
import { labelOf } from '../cypher-write.js';
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
  RelationsQuery,
  SearchOptions,
  Step,
  StepQuery,
  StoreStatus,
  TalliedGroup,
  TallyQuery,
  TallyRow,
  Walk,
} from '../queries.js';
import type { Reader } from './connection.js';
import { int, toNumber } from './connection.js';
import { itemsOf, listing, listings, pageParameters } from './listing.js';
import {
  figureQuestion,
  flat,
  given,
  leastConsidered,
  levelParameters,
  luceneQuery,
  shapeOf,
  toInvestorRow,
} from './parameters.js';
import type { Properties } from './rows.js';
import { toConflict, toEntity, toMetric, toObservation, toRelation, toSource, toStatement } from './rows.js';
import { indexesAreMissing, toStatus } from './status.js';
import { groupsOf, tallyQuestion, toTallyRow } from './tally.js';

const toStep = (row: Row): Step => ({
  relations: (row.get('relations') as Properties[]).map(toRelation),
  total: toNumber(row.get('total')),
  considered: toNumber(row.get('considered')),
});

export class Neo4jView implements GraphView {
  readonly #connection: Reader;

  constructor(connection: Reader) {
    this.#connection = connection;
  }

  #read(statement: string, parameters: Record<string, unknown>): Promise<Row[]> {
    return this.#connection.read(cypher.withoutIdleConditions(statement, parameters), parameters);
  }

  /** One that asks the index of names: before the first load there is none, and no name. */
  #readByName(statement: string, parameters: Record<string, unknown>): Promise<Row[]> {
    return this.#read(statement, parameters).catch(async (error: unknown) => {
      if (!(error instanceof Error && error.message.includes('no such fulltext schema index'))) throw error;
      if ((await this.status()).entities === 0) return [];
      throw indexesAreMissing();
    });
  }

  async entities(ids: readonly string[]): Promise<Map<string, StoredEntity>> {
    const rows = await this.#read(cypher.ENTITIES, { ids });
    return new Map(rows.map((row) => [row.get('id') as string, toEntity(row.get('entity') as Properties)]));
  }

  async search(tokens: readonly string[], { kinds, atLeast, limit }: SearchOptions): Promise<StoredEntity[]> {
    const parameters = {
      ...{ tokens, kinds: kinds ?? ENTITY_KINDS, atLeast },
      ...{ limit: int(limit), lucene: luceneQuery(tokens, atLeast) },
    };
    const rows = await this.#readByName(cypher.SEARCH, parameters);
    return rows.map((row) => toEntity(row.get('entity') as Properties));
  }

  async list(kinds: readonly EntityKind[], page: Page): Promise<Listing<StoredEntity>> {
    const labels = ENTITY_KINDS.filter((kind) => kinds.includes(kind)).map(labelOf);
    const [row] = await this.#read(cypher.list(labels), { kinds, ...pageParameters(page) });
    return listing(itemsOf(row, toEntity), page.first, row);
  }

  async policies(
    { window, tokens, target, ...query }: PoliciesQuery,
    page: Page,
  ): Promise<Listing<StoredEntity>> {
    const shape = { ...shapeOf({ ...query, target }), named: tokens.length > 0 };
    const days = target === null ? {} : { targetMin: target.min, targetMax: target.max };
    const [row] = await this.#readByName(policies(shape), {
      ...{ ...given(query), ...days, ...window, ...pageParameters(page) },
      ...{ tokens, lucene: luceneQuery(tokens, tokens.length) },
    });
    return { ...listing(itemsOf(row, toEntity), page.first, row), considered: leastConsidered(row) };
  }

  async companies({ window, tokens, ...query }: CompaniesQuery, page: Page): Promise<Listing<StoredEntity>> {
    const statement = cypher.companies({ ...shapeOf(query), named: tokens.length > 0 });
    const [row] = await this.#readByName(statement, {
      ...{ ...given(query), ...window, ...pageParameters(page) },
      ...{ tokens, lucene: luceneQuery(tokens, tokens.length) },
    });
    return { ...listing(itemsOf(row, toEntity), page.first, row), considered: leastConsidered(row) };
  }

  async relations(entities: readonly string[], { window, ...query }: RelationsQuery, page: Page) {
    const shape = { ...query, kinds: query.kinds ?? RELATION_KINDS, with: query.with !== null };
    const parameters = { ...window, entities, with: query.with, ...pageParameters(page) };
    const rows = await this.#read(links.relations(shape), parameters);
    return listings(rows, entities, { first: page.first, toItem: toRelation });
  }

  async step(
    entities: readonly string[],
    { window, except, ...query }: StepQuery & { except: readonly string[] },
    limit: number,
  ): Promise<Step> {
    const shape = { ...query, single: entities.length === 1, except: except.length > 0 };
    const parameters = { ...window, entities, except, limit: int(limit) };
    const [row] = await this.#read(links.step(shape), parameters);
    return toStep(row!);
  }

  async between(entities: readonly string[], { window, kinds }: Omit<StepQuery, 'direction'>, limit: number) {
    const parameters = { ...window, entities, limit: int(limit) };
    const [row] = await this.#read(links.between(kinds), parameters);
    return toStep(row!);
  }

  async shortestWalks(
    ends: { from: string; to: string },
    { window, kinds, maxLength }: StepQuery & { maxLength: number },
    limit: number,
  ): Promise<Walk[]> {
    if (ends.from === ends.to) return [];
    const parameters = { ...ends, ...window, maxLength: int(maxLength), limit: int(limit) };
    const rows = await this.#read(links.shortestWalks(kinds), parameters);
    return rows.map((row) => ({
      entities: row.get('entities') as string[],
      relations: (row.get('relations') as Properties[]).map(toRelation),
    }));
  }

  async investors(query: InvestorsQuery, page: Page): Promise<Listing<InvestorRow>> {
    const shape = shapeOf(flat(query));
    const parameters = {
      ...{ ...given(flat(query)), ...query.window, ...levelParameters(query.levels) },
      ...{ ...pageParameters(page), afterLead: page.after?.[0] ?? -Number.MAX_VALUE },
    };
    const [[ranking], [coverage]] = await Promise.all([
      this.#read(backing.investors(shape), parameters),
      this.#read(backing.investorsCoverage(shape), parameters),
    ]);
    const items = (ranking!.get('items') as Properties[]).map(toInvestorRow);
    return { ...listing(items, page.first, coverage), total: toNumber(ranking!.get('total')) };
  }

  async backing(
    investors: readonly string[],
    query: BackingQuery,
    limits: { companies: number; relations: number },
  ): Promise<Map<string, Backing>> {
    const rows = await this.#read(backing.backingOf(shapeOf(flat(query))), {
      ...{ ...given(flat(query)), ...query.window, investors },
      ...{ companyLimit: int(limits.companies), relationLimit: int(limits.relations) },
    });
    const found = new Map(
      rows.map((row) => [
        row.get('id') as string,
        {
          companies: row.get('companies') as string[],
          relations: (row.get('relations') as Properties[]).map(toRelation),
          links: (row.get('links') as Properties[]).map(toRelation),
        },
      ]),
    );
    return new Map(investors.map((id) => [id, found.get(id) ?? { companies: [], relations: [], links: [] }]));
  }

  async tally(query: TallyQuery, limit: number): Promise<TallyRow[]> {
    const { shape, parameters } = tallyQuestion(query);
    return (await this.#read(tallies.tally(shape), { ...parameters, limit: int(limit) })).map(toTallyRow);
  }

  async tallied(query: TallyQuery, page: Page): Promise<TalliedGroup[]> {
    const { shape, parameters } = tallyQuestion(query);
    const rows = await this.#read(tallies.tallied(shape), { ...parameters, ...pageParameters(page) });
    return groupsOf(rows, page);
  }

  async observations(query: ObservationsQuery, page: Page): Promise<Listing<StoredObservation>> {
    const { shape, parameters } = figureQuestion(query, page);
    const [row] = await this.#read(figures.observations(shape), parameters);
    return listing(itemsOf(row, toObservation), page.first, row);
  }

  async observationsOf(entities: readonly string[], query: ObservationsQuery, page: Page) {
    const { shape, parameters } = figureQuestion({ ...query, entities }, page);
    const rows = await this.#read(figures.observationsOf(shape), parameters);
    return listings(rows, entities, { first: page.first, toItem: toObservation });
  }

  async statements(ids: readonly string[]): Promise<Map<string, StoredRelation | StoredObservation>> {
    const rows = await this.#read(links.STATEMENTS, { ids });
    return new Map(
      rows.map((row) => [row.get('id') as string, toStatement(row.get('statement') as Properties)]),
    );
  }

  async sources(ids: readonly string[] | null) {
    const rows = await (ids === null
      ? this.#read(cypher.ALL_SOURCES, {})
      : this.#read(cypher.SOURCES, { ids }));
    return rows.map((row) => toSource(row.get('source') as Properties));
  }

  async metrics(ids: readonly string[]): Promise<Map<string, StoredMetric>> {
    const rows = await this.#read(cypher.METRICS, { ids });
    const metrics = rows.map((row) => toMetric(row.get('metric') as Properties));
    return new Map(metrics.map((metric) => [metric.id, metric]));
  }

  async listConflicts({ about, window }: ConflictsQuery, page: Page): Promise<Listing<StoredConflict>> {
    const [row] = await this.#read(about === null ? cypher.CONFLICTS : cypher.CONFLICTS_ABOUT, {
      ...{ ...given({ about }), knownBy: window.knownBy, ...pageParameters(page) },
    });
    return listing(itemsOf(row, toConflict), page.first, row);
  }

  async conflicts(statements: readonly string[]): Promise<StoredConflict[]> {
    const rows = await this.#read(cypher.CONFLICTS_OF, { ids: statements });
    return rows.map((row) => toConflict(row.get('conflict') as Properties));
  }

  async status(): Promise<StoreStatus> {
    const [row] = await this.#read(cypher.STATUS, {});
    return toStatus(row?.get('status') as Properties | null, (row?.get('published') ?? []) as string[]);
  }
}
