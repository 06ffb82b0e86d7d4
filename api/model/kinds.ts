// The vocabulary of the model: kinds, levels and certainties, and which kinds a relation can join.

export const ENTITY_KINDS = [
  'company',
  'fund',
  'public-body',
  'person',
  'place',
  'policy',
  'measure',
  'sector',
  'product',
  'facility',
  'organization',
  'project',
  'list',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Strongest first: the certainty of a statement is the first of these that one of its evidences has. */
export const CERTAINTIES = ['stated', 'approximate', 'inferred', 'joint', 'forecast', 'rumoured'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const STATE_LEVELS = ['central', 'provincial', 'municipal', 'district', 'unspecified'] as const;
export type StateLevel = (typeof STATE_LEVELS)[number];

export const PLACE_LEVELS = ['country', 'area', 'province', 'city', 'district', 'park'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

export const SOURCE_KINDS = ['news', 'filing', 'registry', 'policy', 'dataset', 'editor'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Order of the steps of a listing: of two steps that begin on the same day the later in this list is the status. */
export const LISTING_ROLES = [
  'planned',
  'filed',
  'tutoring',
  'accepted',
  'inquired',
  'registered',
  'listed',
  'withdrawn',
] as const;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Is this the ISO 4217 code of a currency (CNY, not RMB)? */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

export type Direction = 'out' | 'in' | 'both';

const BODY: readonly EntityKind[] = ['company', 'fund', 'public-body', 'person', 'organization', 'place'];
const GROUP: readonly EntityKind[] = ['company', 'public-body', 'organization'];
const THING: readonly EntityKind[] = ENTITY_KINDS.filter((kind) => kind !== 'place');
const LAID_DOWN: readonly EntityKind[] = ['policy', 'measure'];

/** What a relation kind may join: a list of alternatives, each `[kinds of from, kinds of to]`. */
interface RelationRule {
  joins: readonly (readonly [readonly EntityKind[], readonly EntityKind[]])[];
  /** The legal values of `role`; without it any short text is legal. */
  roles?: readonly string[];
  /** True where the direction means nothing and `from` is the id that comes first in the alphabet. */
  symmetric?: true;
}

export const RELATION_RULES = {
  INVESTED_IN: { joins: [[BODY, ['company', 'project']]] },
  FUNDS: { joins: [[BODY, ['fund']]] },
  HOLDS: { joins: [[BODY, ['company']]] },
  MANAGES: { joins: [[BODY, ['fund']]] },
  CONTROLS: { joins: [[BODY, ['company', 'fund', 'public-body', 'organization', 'facility', 'project']]] },
  FOUNDED: { joins: [[BODY, ['company', 'fund', 'organization', 'facility', 'project']]] },
  WORKS_FOR: { joins: [[['person'], BODY]] },
  LOCATED_IN: { joins: [[THING, ['place']]], roles: ['headquarters', 'branch', 'site'] },
  IN_SECTOR: { joins: [[['company', 'fund', 'product', 'facility', 'project', 'list'], ['sector']]] },
  PART_OF: {
    joins: [
      [['place'], ['place']],
      [['sector'], ['sector']],
      [['measure'], ['policy']],
      [BODY, GROUP],
    ],
  },
  MEMBER_OF: { joins: [[ENTITY_KINDS, ['list']]] },
  ISSUED: { joins: [[BODY, [...LAID_DOWN, 'list']]] },
  APPLIES_TO: { joins: [[LAID_DOWN, ENTITY_KINDS]], roles: ['supports', 'prohibits', 'attracts'] },
  SUPPLIES: { joins: [[BODY, BODY]] },
  MAKES: { joins: [[['company'], ['product']]] },
  OPERATES: { joins: [[BODY, ['facility']]] },
  USES: {
    joins: [[ENTITY_KINDS, ['product', 'facility', 'company', 'list']]],
    roles: ['supports', 'built-on', 'tracks'],
  },
  LISTED_ON: {
    joins: [
      [
        ['company', 'fund'],
        ['organization', 'place'],
      ],
    ],
    roles: LISTING_ROLES,
  },
  ADVISES: { joins: [[['company', 'organization'], ['company']]], roles: ['tutor', 'sponsor'] },
  PARTNERS_WITH: { joins: [[BODY, BODY]], symmetric: true },
  COMPETES_WITH: {
    joins: [
      [BODY, BODY],
      [['product'], ['product']],
    ],
    symmetric: true,
  },
} as const satisfies Record<string, RelationRule>;

export type RelationKind = keyof typeof RELATION_RULES;
export const RELATION_KINDS = Object.keys(RELATION_RULES) as RelationKind[];

/** The rule of one kind, with its optional parts. */
export const relationRule = (kind: RelationKind): RelationRule => RELATION_RULES[kind];

/** Relations by which somebody's money is in a company. */
export const BACKING_KINDS = ['INVESTED_IN', 'HOLDS'] as const satisfies RelationKind[];

/**
 * Relations that are walked when nothing else is asked. Left out are those that join what has nothing to do with each
 * other: through 上海 everything is two steps apart.
 */
export const WALKED_KINDS: readonly RelationKind[] = RELATION_KINDS.filter(
  (kind) =>
    !['IN_SECTOR', 'LOCATED_IN', 'MEMBER_OF', 'LISTED_ON', 'APPLIES_TO', 'COMPETES_WITH'].includes(kind),
);

/** May a relation of this kind join these two kinds of entity? */
export function canJoin(kind: RelationKind, from: EntityKind, to: EntityKind): boolean {
  return relationRule(kind).joins.some(([left, right]) => left.includes(from) && right.includes(to));
}

/** Is a PART_OF between these kinds a body's membership of its group (and not a tree of places, sectors or measures)? */
export function isGroupMembership(from: EntityKind, to: EntityKind): boolean {
  return BODY.includes(from) && GROUP.includes(to);
}
