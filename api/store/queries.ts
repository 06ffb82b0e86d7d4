// What a store is asked and what it answers: the shapes of the port.
import type { Certainty, Direction, EntityKind, RelationKind, StateLevel } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import type { TallyBy } from '../model/tally.js';
import type { TimeWindow } from '../model/time.js';

/** The place of an item in a total order: the sort values, the id last. Items strictly after it are wanted. */
export type Position = readonly (string | number)[];

export interface Page {
  /** How many at most. */
  first: number;
  /** Only what comes after this position; null from the beginning. */
  after: Position | null;
}

/** One page of a list, and what the whole list rests on. */
export interface Listing<T> {
  items: T[];
  hasNext: boolean;
  /** How many there are in all pages. */
  total: number;
  /** How many statements were looked at; 0 means "not in the data". */
  considered: number;
  /** Of the statements that the whole answer rests on, how many have no date. */
  undated: number;
}

/** The statements that touch one entity. */
export interface RelationsQuery {
  /** Null for all kinds. */
  kinds: readonly RelationKind[] | null;
  direction: Direction;
  /** Only relations to or from this entity. */
  with: string | null;
  window: TimeWindow;
}

export interface ObservationsQuery {
  /** Null for any entity. */
  entities: readonly string[] | null;
  /** Only figures about this sector or one below it, about what is in it, or with it as a dimension. */
  sector: string | null;
  metrics: readonly string[] | null;
  /** Only figures whose period lies within these days. */
  period: { min: string; max: string } | null;
  window: TimeWindow;
}

/** Which companies? Every condition that is not null must hold. */
export interface CompaniesQuery {
  sector: string | null;
  place: string | null;
  listedOn: string | null;
  /** Tokens of the name, all of which must match; empty for any name. */
  tokens: readonly string[];
  window: TimeWindow;
}

/** Which policies and measures? Every condition that is not null must hold. */
export interface PoliciesQuery {
  issuedBy: string | null;
  /** Only what applies to this place or one that it is part of, or is issued by one of them. */
  place: string | null;
  /** Only what applies to this sector or one below it. */
  sector: string | null;
  /** Only what has a figure of this metric. */
  metric: string | null;
  /** Only what has a figure (of the metric) that is a target within these days. */
  target: { min: string; max: string } | null;
  /** Tokens of the name, all of which must match; empty for any name. */
  tokens: readonly string[];
  window: TimeWindow;
}

/** Which conflicts? */
export interface ConflictsQuery {
  /** Only those about this entity; null for all. */
  about: string | null;
  window: TimeWindow;
}

/** Which backing counts? Every condition that is not null must hold. */
export interface BackingQuery {
  /** Only companies in this sector or one below it. */
  sector: string | null;
  /** Only companies located in this place or one inside it. */
  place: string | null;
  /** Only these companies. */
  companies: readonly string[] | null;
  /** Only what was backed together with this investor (who is left out): the same company, or the same round of it. */
  together: { investor: string; sameRound: boolean } | null;
  /** Only statements of these certainties, links of a roll-up included. */
  certainties: readonly Certainty[] | null;
  /** Replace an investor by its topmost holders through PART_OF (body → group) and CONTROLS. */
  rollUp: boolean;
  window: TimeWindow;
}

/** Which investors of those who back? Tested on the top when rolled up. */
export interface InvestorsQuery extends BackingQuery {
  /** The level of the state behind it, null being no state: its own, or that of the nearest above it. */
  levels: readonly (StateLevel | null)[] | null;
  kinds: readonly EntityKind[] | null;
  investorPlace: string | null;
  atLeast: number;
  order: 'company-count' | 'amount' | 'name';
}

/** An investor and what it backs in sum. */
export interface InvestorRow {
  investor: string;
  companies: number;
  /** What was disclosed, relation by relation. */
  disclosed: { currency: string; amount: number }[];
  /** How many of its backing relations name no amount. */
  undisclosed: number;
  position: Position;
}

/** What one row of investors rests on. */
export interface Backing {
  companies: string[];
  relations: StoredRelation[];
  /** When rolled up: the links that lead from the investors of these relations to the top. */
  links: StoredRelation[];
}

export interface StepQuery {
  kinds: readonly RelationKind[];
  direction: Direction;
  window: TimeWindow;
}

/** The relations of one step, and what they were chosen from. */
export interface Step {
  relations: StoredRelation[];
  /** How many hold. */
  total: number;
  /** How many are known, whether they hold on the day of the window or not. */
  considered: number;
}

/** A walk from entity to entity, each step by the relation that comes first in order. */
export interface Walk {
  entities: string[];
  relations: StoredRelation[];
}

/** Which relations are counted, and by what? Every condition that is not null must hold; see `endDeciding`. */
export interface TallyQuery {
  by: readonly TallyBy[];
  /** Null for all kinds. */
  kinds: readonly RelationKind[] | null;
  /** Only relations whose deciding end is in this sector or one below it, or is one of these sectors. */
  sector: string | null;
  /** Only relations whose deciding end is located in this place or one inside it, or is one of these places. */
  place: string | null;
  window: TimeWindow;
}

/** For each key in the order of `by` an entity's id or a word; null when it is not known. */
export type TallyGroup = readonly (string | null)[];

/** One group: a relation with several values of a key is in several. */
export interface TallyRow {
  group: TallyGroup;
  count: number;
  /** Distinct `to`. */
  targets: number;
  /** One sum per currency. */
  sums: { currency: string; amount: number }[];
  /** How many name no amount. */
  undisclosed: number;
}

export interface TalliedGroup extends Listing<StoredRelation> {
  group: TallyGroup;
}

export interface StoreStatus {
  /** The same for the same data in either store. */
  version: string;
  entities: number;
  relations: number;
  observations: number;
  sources: number;
  /** The latest `published` of a source, as the day by which it was published; null when none says. */
  latestPublished: string | null;
  /** When the last change was written, ISO 8601. */
  loadedAt: string;
}

export interface SearchOptions {
  kinds: readonly EntityKind[] | null;
  atLeast: number;
  limit: number;
}
