// What one request reads from Neo4j. Each question is one or two statements of cypher.ts; nothing is computed here.
import type { Record as Row } from 'neo4j-driver';
import { RELATION_KINDS } from '../../model/kinds.js';
import type {
  StoredConflict,
  StoredEntity,
  StoredMetric,
  StoredObservation,
  StoredRelation,
} from '../../model/stored.js';
import * as cypher from '../cypher.js';
import type { TargetStart } from '../cypher-backing.js';
import { BACKING, INVESTORS, INVESTORS_COVERAGE } from '../cypher-backing.js';
import type {
  Backing,
  BackingQuery,
  CompaniesQuery,
  GraphView,
  InvestorRow,
  InvestorsQuery,
  Listing,
  ObservationsQuery,
  Page,
  Position,
  RelationsQuery,
  SearchOptions,
  StepQuery,
  StoreStatus,
  Walk,
} from '../port.js';
import type { Connection } from './connection.js';
import { int, toNumber } from './connection.js';
import type { Properties } from './rows.js';
import { toConflict, toEntity, toMetric, toObservation, toRelation, toSource, toStatement } from './rows.js';
import { toStatus } from './status.js';

/** One more than the page has, to see whether there are more. */
const pageParameters = ({ first, after }: Page) => ({
  limit: int(first + 1),
  afterKey: after?.at(-2) ?? null,
  afterId: after?.at(-1) ?? null,
});

function listing<T>(items: readonly T[], first: number, coverage: Row | undefined): Listing<T> {
  const count = (name: string) => (coverage?.has(name) ? toNumber(coverage.get(name)) : 0);
  return {
    items: items.slice(0, first),
    hasNext: items.length > first,
    total: count('total'),
    considered: count('considered'),
    undated: count('undated'),
  };
}

/** Lists by entity, as the statements with `$entities` return them; an entity that is unknown has an empty list. */
function listings<T>(
  rows: readonly Row[],
  entities: readonly string[],
  { first, toItem }: { first: number; toItem: (row: Properties) => T },
): Map<string, Listing<T>> {
  const byEntity = new Map(rows.map((row) => [row.get('id') as string, row]));
  return new Map(
    entities.map((id) => {
      const row = byEntity.get(id);
      const items = ((row?.get('items') ?? []) as Properties[]).map(toItem);
      return [id, listing(items, first, row)];
    }),
  );
}

/** Whitespace separates terms, and everything else that Lucene's syntax knows is escaped. */
function luceneQuery(tokens: readonly string[], atLeast: number): string {
  const must = atLeast >= tokens.length ? '+' : '';
  return tokens
    .map((token) => token.replace(/[^\p{Letter}\p{Number}]/gu, '\\$&').replace(/^(and|or|not)$/i, '\\$&'))
    .map((term, i) => `${must}${term}${i === tokens.length - 1 ? '*' : ''}`)
    .join(' ');
}

function companyStart({ sector, place, listedOn }: CompaniesQuery): cypher.CompanyStart {
  return sector !== null ? 'sector' : listedOn !== null ? 'listedOn' : place !== null ? 'place' : 'any';
}

function targetStart({ together, companies, sector, place }: BackingQuery): TargetStart {
  if (together !== null) return 'together';
  return companies !== null ? 'companies' : sector !== null ? 'sector' : place !== null ? 'place' : 'any';
}

function backingParameters({ window, together, ...query }: BackingQuery) {
  return {
    ...query,
    ...window,
    together: together?.investor ?? null,
    sameRound: together?.sameRound ?? false,
  };
}

function figureParameters({ window, period, ...query }: ObservationsQuery) {
  return { ...query, ...window, periodMin: period?.min ?? null, periodMax: period?.max ?? null };
}

function toInvestorRow(row: Properties): InvestorRow {
  return {
    investor: row['investor'] as string,
    companies: toNumber(row['companies']),
    disclosed: row['disclosed'] as InvestorRow['disclosed'],
    undisclosed: toNumber(row['undisclosed']),
    position: [toNumber(row['lead']), row['name'], row['investor']] as Position,
  };
}

export class Neo4jView implements GraphView {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  #read(statement: string, parameters: Record<string, unknown>): Promise<Row[]> {
    return this.#connection.read(statement, parameters);
  }

  async entities(ids: readonly string[]): Promise<Map<string, StoredEntity>> {
    const rows = await this.#read(cypher.ENTITIES, { ids });
    return new Map(rows.map((row) => [row.get('id') as string, toEntity(row.get('entity') as Properties)]));
  }

  async search(tokens: readonly string[], { kinds, atLeast, limit }: SearchOptions): Promise<StoredEntity[]> {
    const parameters = { tokens, kinds, atLeast, limit: int(limit), lucene: luceneQuery(tokens, atLeast) };
    const rows = await this.#read(cypher.SEARCH, parameters);
    return rows.map((row) => toEntity(row.get('entity') as Properties));
  }

  async companies({ window, ...query }: CompaniesQuery, page: Page): Promise<Listing<StoredEntity>> {
    const start = companyStart({ window, ...query });
    const parameters = { ...query, ...window, ...pageParameters(page) };
    const [rows, [counts], [considered]] = await Promise.all([
      this.#read(cypher.COMPANIES[start], parameters),
      this.#read(cypher.COMPANIES_COVERAGE[start], parameters),
      this.#read(cypher.COMPANIES_CONSIDERED, parameters),
    ]);
    const items = rows.map((row) => toEntity(row.get('entity') as Properties));
    const conditions = (['sector', 'place', 'listedOn'] as const).filter((name) => query[name] !== null);
    const looked = (conditions.length > 0 ? conditions : (['companies'] as const)).map((name) =>
      toNumber(considered!.get(name)),
    );
    return { ...listing(items, page.first, counts), considered: Math.min(...looked) };
  }

  async relations(entities: readonly string[], { window, ...query }: RelationsQuery, page: Page) {
    const kinds = query.kinds ?? RELATION_KINDS;
    const rows = await this.#read(cypher.RELATIONS[query.direction], {
      ...{ ...query, ...window, entities, kinds },
      ...pageParameters(page),
    });
    return listings(rows, entities, { first: page.first, toItem: toRelation });
  }

  async step(entities: readonly string[], { window, ...query }: StepQuery, limit: number) {
    const parameters = { ...query, ...window, entities, limit: int(limit) };
    const [row] = await this.#read(cypher.STEP[query.direction], parameters);
    return {
      relations: (row!.get('relations') as Properties[]).map(toRelation),
      total: toNumber(row!.get('total')),
    };
  }

  async shortestWalks(
    ends: { from: string; to: string },
    { window, kinds, maxLength }: StepQuery & { maxLength: number },
    limit: number,
  ): Promise<Walk[]> {
    if (ends.from === ends.to) return [];
    const parameters = { ...ends, ...window, kinds, maxLength: int(maxLength), limit: int(limit) };
    const rows = await this.#read(cypher.SHORTEST_WALKS, parameters);
    return rows.map((row) => ({
      entities: row.get('entities') as string[],
      relations: (row.get('relations') as Properties[]).map(toRelation),
    }));
  }

  async investors(query: InvestorsQuery, page: Page): Promise<Listing<InvestorRow>> {
    const parameters = {
      ...backingParameters(query),
      ...pageParameters(page),
      afterLead: page.after?.[0] ?? null,
    };
    const start = targetStart(query);
    const [[ranking], [coverage]] = await Promise.all([
      this.#read(INVESTORS[start], parameters),
      this.#read(INVESTORS_COVERAGE[start], parameters),
    ]);
    const items = (ranking!.get('items') as Properties[]).map(toInvestorRow);
    return { ...listing(items, page.first, coverage), total: toNumber(ranking!.get('total')) };
  }

  async backing(
    investors: readonly string[],
    query: BackingQuery,
    limits: { companies: number; relations: number },
  ): Promise<Map<string, Backing>> {
    const rows = await this.#read(BACKING, {
      ...{ ...backingParameters(query), investors },
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

  async observations(query: ObservationsQuery, page: Page): Promise<Listing<StoredObservation>> {
    const parameters = { ...figureParameters(query), ...pageParameters(page) };
    const start = query.entities === null ? 'any' : 'entities';
    const [rows, [coverage]] = await Promise.all([
      this.#read(cypher.OBSERVATIONS[start], parameters),
      this.#read(cypher.OBSERVATIONS_COVERAGE[start], parameters),
    ]);
    const items = rows.map((row) => toObservation(row.get('observation') as Properties));
    return listing(items, page.first, coverage);
  }

  async observationsOf(entities: readonly string[], query: ObservationsQuery, page: Page) {
    const parameters = { ...figureParameters(query), ...pageParameters(page), entities };
    const rows = await this.#read(cypher.OBSERVATIONS_OF, parameters);
    return listings(rows, entities, { first: page.first, toItem: toObservation });
  }

  async statements(ids: readonly string[]): Promise<Map<string, StoredRelation | StoredObservation>> {
    const rows = await this.#read(cypher.STATEMENTS, { ids });
    return new Map(
      rows.map((row) => [row.get('id') as string, toStatement(row.get('statement') as Properties)]),
    );
  }

  async sources(ids: readonly string[] | null) {
    const rows = await this.#read(cypher.SOURCES, { ids });
    return rows.map((row) => toSource(row.get('source') as Properties));
  }

  async metrics(ids: readonly string[]): Promise<Map<string, StoredMetric>> {
    const rows = await this.#read(cypher.METRICS, { ids });
    const metrics = rows.map((row) => toMetric(row.get('metric') as Properties));
    return new Map(metrics.map((metric) => [metric.id, metric]));
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
