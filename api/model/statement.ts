// What is known and why: relations and observations, each with the evidence it rests on.
import type { Certainty, EntityKind, PlaceLevel, RelationKind, SourceKind, StateLevel } from './kinds.js';
import { CERTAINTIES } from './kinds.js';

/** A company, place, policy … that statements are about. It has no date of its own. */
export interface Entity {
  id: string;
  kind: EntityKind;
  /** The common Simplified Chinese form. */
  name: string;
  nameEn: string | null;
  aliases: string[];
  /** Ids that this entity once had; a reference to one of them means this entity. */
  formerIds: string[];
  identifiers: { scheme: string; value: string }[];
  stateLevel: StateLevel | null;
  placeLevel: PlaceLevel | null;
  summary: string | null;
}

/** Where something was published. */
export interface Source {
  id: string;
  title: string;
  publisher: string | null;
  author: string | null;
  /** EDTF; "published by a day" means: by the latest day that it can mean. */
  published: string | null;
  language: string | null;
  kind: SourceKind;
  url: string | null;
  retrieved: string | null;
}

/** One place in one source that says a statement. */
export interface Evidence {
  source: string;
  /** The place in the source, e.g. `L22S2`, or several joined by `|`. */
  locator: string;
  /** The figure exactly as printed, e.g. 5亿元. */
  printed: string | null;
  /** Our own words. */
  note: string | null;
  certainty: Certainty;
  /** Entity ids whose claim it is when not the publisher's. */
  attributed: string[];
}

/** Something between two entities, with its own time and evidence. */
export interface Relation {
  id: string;
  kind: RelationKind;
  from: string;
  to: string;
  /** EDTF. */
  start: string | null;
  end: string | null;
  /** In units of `currency`, in full: 500000000 for 5亿元. */
  amount: number | null;
  currency: string | null;
  /** Percent. */
  shareMin: number | null;
  shareMax: number | null;
  round: string | null;
  role: string | null;
  evidence: Evidence[];
}

/** A figure about an entity in a period, perhaps in a dimension (share of a market, count in a place). */
export interface Observation {
  id: string;
  entity: string;
  metric: string;
  min: number | null;
  max: number | null;
  unit: string;
  period: string | null;
  basis: string | null;
  dimensions: string[];
  evidence: Evidence[];
}

/** What an observation measures. */
export interface Metric {
  id: string;
  nameZh: string;
  nameEn: string | null;
  /** The units it may have; `money` stands for any ISO 4217 code. */
  unitKinds: string[];
  description: string | null;
}

/** A conflict of definition that no rule can find. */
export interface ConflictNote {
  id: string;
  about: string;
  topic: string;
  statements: string[];
  explanation: string;
}

/** The content of one or more dataset folders: what is legal, and whole. */
export interface Dataset {
  sources: Source[];
  entities: Entity[];
  relations: Relation[];
  observations: Observation[];
  metrics: Metric[];
  conflicts: ConflictNote[];
}

/** How sure is a statement with this evidence? As sure as its strongest piece. */
export function strongest(evidence: readonly Pick<Evidence, 'certainty'>[]): Certainty {
  if (evidence.length === 1) return evidence[0]!.certainty;
  const rank = Math.min(...evidence.map((piece) => CERTAINTIES.indexOf(piece.certainty)));
  const certainty = CERTAINTIES[rank];
  if (!certainty) throw new Error('a statement without evidence has no certainty');
  return certainty;
}
