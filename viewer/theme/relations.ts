// How each kind of relation looks, and which kinds there are.
import type { RelationKind } from '../client/graphql.js';

/** Money that went in, power over something, or anything else. */
export type LineFamily = 'money' | 'power' | 'other';

export const RELATION_FAMILIES: Record<RelationKind, LineFamily> = {
  INVESTED_IN: 'money',
  HOLDS: 'money',
  FUNDS: 'money',
  MANAGES: 'power',
  CONTROLS: 'power',
  PART_OF: 'power',
  FOUNDED: 'other',
  WORKS_FOR: 'other',
  LOCATED_IN: 'other',
  IN_SECTOR: 'other',
  MEMBER_OF: 'other',
  ISSUED: 'other',
  APPLIES_TO: 'other',
  SUPPLIES: 'other',
  MAKES: 'other',
  OPERATES: 'other',
  USES: 'other',
  LISTED_ON: 'other',
  ADVISES: 'other',
  PARTNERS_WITH: 'other',
  COMPETES_WITH: 'other',
};

export const RELATION_KINDS = Object.keys(RELATION_FAMILIES) as RelationKind[];
/** Relations without a direction. */
export const SYMMETRIC: readonly RelationKind[] = ['PARTNERS_WITH', 'COMPETES_WITH'];
