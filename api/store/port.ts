// The one port to the data. An adapter implements it; everything above it works with either.
import type { EntityKind } from '../model/kinds.js';
import type {
  StoredConflict,
  StoredDataset,
  StoredEntity,
  StoredMetric,
  StoredObservation,
  StoredRelation,
  StoredSource,
} from '../model/stored.js';
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
} from './queries.js';

/** What is there to read. A view belongs to one request. */
export interface GraphView {
  /** The entities of these ids or former ids, by the id that was asked; unknown ids are left out. */
  entities(ids: readonly string[]): Promise<Map<string, StoredEntity>>;
  /**
   * Entities that have at least `atLeast` of these tokens (the last one also as the beginning of a token): those with
   * the most first, then the shortest name, then the id.
   */
  search(tokens: readonly string[], options: SearchOptions): Promise<StoredEntity[]>;
  /** Entities of these kinds in the order of their names. */
  list(kinds: readonly EntityKind[], page: Page): Promise<Listing<StoredEntity>>;
  /** Companies in the order of their names. */
  companies(query: CompaniesQuery, page: Page): Promise<Listing<StoredEntity>>;
  /** Policies and measures in the order of their names. */
  policies(query: PoliciesQuery, page: Page): Promise<Listing<StoredEntity>>;
  /** For each entity the relations that touch it, in the order of time. */
  relations(
    entities: readonly string[],
    query: RelationsQuery,
    page: Page,
  ): Promise<Map<string, Listing<StoredRelation>>>;
  /**
   * The relations that touch any of these entities, in the order of time, `limit` at most, and how many there are. Those
   * whose other end is one of `query.except` are left out.
   */
  step(
    entities: readonly string[],
    query: StepQuery & { except: readonly string[] },
    limit: number,
  ): Promise<Step>;
  /** The relations whose both ends are among these entities, in the order of time, `limit` at most, and how many. */
  between(entities: readonly string[], query: Omit<StepQuery, 'direction'>, limit: number): Promise<Step>;
  /** The shortest walks between two entities, in either direction of the relations, in the order of their ids. */
  shortestWalks(
    ends: { from: string; to: string },
    query: StepQuery & { maxLength: number },
    limit: number,
  ): Promise<Walk[]>;
  /** Investors ranked by what they back. */
  investors(query: InvestorsQuery, page: Page): Promise<Listing<InvestorRow>>;
  /** For each of these rows of `investors` the companies (by name) and backing relations (by time) it rests on. */
  backing(
    investors: readonly string[],
    query: BackingQuery,
    limits: { companies: number; relations: number },
  ): Promise<Map<string, Backing>>;
  /** Relations that hold, counted in groups: `limit` groups at most, in no order. */
  tally(query: TallyQuery, limit: number): Promise<TallyRow[]>;
  /** For each group of `tally` its relations, in the order of time. */
  tallied(query: TallyQuery, page: Page): Promise<TalliedGroup[]>;
  /** Figures, in the order of their periods. */
  observations(query: ObservationsQuery, page: Page): Promise<Listing<StoredObservation>>;
  /** For each entity the figures about it, in the order of their periods. */
  observationsOf(
    entities: readonly string[],
    query: ObservationsQuery,
    page: Page,
  ): Promise<Map<string, Listing<StoredObservation>>>;
  /** Relations and observations by id. */
  statements(ids: readonly string[]): Promise<Map<string, StoredRelation | StoredObservation>>;
  /** The sources of these ids, with the number of statements that cite each; all of them in the order of ids for null. */
  sources(ids: readonly string[] | null): Promise<(StoredSource & { statementCount: number })[]>;
  metrics(ids: readonly string[]): Promise<Map<string, StoredMetric>>;
  /** The conflicts that any of these statements is part of, in the order of their ids. */
  conflicts(statements: readonly string[]): Promise<StoredConflict[]>;
  /** Conflicts in the order of the names of what they are about; nothing is considered or dated. */
  listConflicts(query: ConflictsQuery, page: Page): Promise<Listing<StoredConflict>>;
  status(): Promise<StoreStatus>;
}

/** What a write did, by table. */
export interface WriteReport {
  entities: WriteCounts;
  relations: WriteCounts;
  observations: WriteCounts;
}
export interface WriteCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

export interface WriteOptions {
  /**
   * Also remove the statements that are not in the dataset and whose every source is, and the entities that no
   * statement is about any more because of that.
   */
  prune: boolean;
  /** Told how many records have been dealt with so far. */
  onProgress?: (done: number, total: number) => void;
}

/** A store. Open one with `openStore`. */
export interface GraphStore {
  /** The data as they are now, for one request. */
  view(): GraphView;
  /** Adds and updates by id. Running it again after it was interrupted finishes it. */
  write(dataset: StoredDataset, options: WriteOptions): Promise<WriteReport>;
  /** Makes the constraints and indexes that questions and writes rest on, where they are missing; `write` does too. */
  prepare(): Promise<void>;
  /** Removes everything. */
  clear(): Promise<void>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
