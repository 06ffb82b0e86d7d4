// The vocabulary of the model as GraphQL enums: upper case outside, the dataset's words inside.
import { registerEnumType } from 'type-graphql';
import type { Lang } from '../ask/ask.js';
import { ANSWER_STATUSES } from '../ask/ask.js';
import type { Direction } from '../model/kinds.js';
import {
  CERTAINTIES,
  ENTITY_KINDS,
  LISTING_ROLES,
  PLACE_LEVELS,
  RELATION_KINDS,
  STATE_LEVELS,
} from '../model/kinds.js';
import { TALLY_KEYS } from '../model/tally.js';
import type { CircleKind } from '../questions/circles.js';
import { CIRCLES } from '../questions/circles.js';
import { COMPARISON_PARTS } from '../questions/comparison.js';
import type { Gap } from '../questions/financing.js';
import { GAPS } from '../questions/financing.js';
import type { InvestorOrder } from '../questions/investors.js';
import { ADVISER_ROLES } from '../questions/listings.js';
import type { ControlBasis } from '../questions/ownership.js';
import { OWNERSHIP_RULES } from '../questions/ownership.js';
import { CONDITION_KINDS, CONDITION_STATES } from '../questions/policy-matches.js';

/** `state-level` → `STATE_LEVEL`. */
export const constantCase = (word: string) => word.toUpperCase().replaceAll('-', '_');

function enumOf<T extends string>(words: readonly T[], name: string, description: string): Record<string, T> {
  const values = Object.fromEntries(words.map((word) => [constantCase(word), word]));
  registerEnumType(values, { name, description });
  return values;
}

export const EntityKindEnum = enumOf(ENTITY_KINDS, 'EntityKind', 'What an entity is.');
export const RelationKindEnum = enumOf(RELATION_KINDS, 'RelationKind', 'How two entities hang together.');
export const CertaintyEnum = enumOf(
  CERTAINTIES,
  'Certainty',
  'How sure a statement is, strongest first: said so; about or more than; needs reading; said of a group and not one by one; forecast; rumoured.',
);
export const StateLevelEnum = enumOf(
  STATE_LEVELS,
  'StateLevel',
  'The level of the state behind an entity; UNSPECIFIED: state-owned, level not said.',
);
export const PlaceLevelEnum = enumOf(PLACE_LEVELS, 'PlaceLevel', 'How large a place is.');
export const DirectionEnum = enumOf<Direction>(
  ['out', 'in', 'both'],
  'Direction',
  'Relations that start here, end here, or either.',
);
export const InvestorOrderEnum = enumOf<InvestorOrder>(
  ['company-count', 'amount', 'name'],
  'InvestorOrder',
  'Most companies first; the largest sum first (CNY only); by name.',
);
export const ControlBasisEnum = enumOf<ControlBasis>(
  ['majority', 'stated'],
  'ControlBasis',
  'By more than half of the votes alone, or by a chain that needs a CONTROLS statement.',
);
export const OwnershipRuleEnum = enumOf(
  OWNERSHIP_RULES,
  'OwnershipRule',
  'A threshold that a law sets on ownership; RuleTest.definition says whose and what it says.',
);
export const FinancingGapEnum = enumOf<Gap>(
  GAPS,
  'FinancingGap',
  'What is not known: a date, the name of a round, an amount, the total of the round, a value of the company, who led.',
);
export const CircleKindEnum = enumOf<CircleKind>(
  CIRCLES,
  'CircularCapitalKind',
  'The company’s money is in its investor; the investor manages a fund with the company’s money; the company manages a fund with its investor’s money.',
);
export const TallyByEnum = enumOf(
  TALLY_KEYS,
  'TallyBy',
  'The city, the province (or city of that rank) and the sectors of what the relation leads to (`to`), or of `from` where the relation says where or in what that is (LOCATED_IN, IN_SECTOR, LISTED_ON, MEMBER_OF), but the place and the sector that LOCATED_IN and IN_SECTOR name themselves; the kind of the relation, the year it began in and its round; the level of the state behind `from`.',
);
export const ComparisonPartEnum = enumOf(
  COMPARISON_PARTS,
  'ComparisonPart',
  'What figures must have in common to be compared. Periods are the same when they are the same days.',
);
export const ListingStatusEnum = enumOf(
  LISTING_ROLES,
  'ListingStatus',
  'A step of a listing, in their order: planned, filed, in tutoring, accepted, under inquiry, registered, listed; or withdrawn.',
);
export const AdviserRoleEnum = enumOf(
  ADVISER_ROLES,
  'AdviserRole',
  'Who prepares a company for an application, and who stands behind the application.',
);
export const ConditionStateEnum = enumOf(
  CONDITION_STATES,
  'ConditionState',
  'Is a condition met? Unknown: the data do not say.',
);
export const ConditionKindEnum = enumOf(
  CONDITION_KINDS,
  'ConditionKind',
  'In one of these places, in one of these sectors, in none of these; being one of those it is for; being named as supported or attracted, which excludes nobody; or what a rate is for, in words.',
);
export const LangEnum = enumOf<Lang>(['zh', 'en'], 'Lang', 'Chinese or English.');
export const AnswerStatusEnum = enumOf(
  ANSWER_STATUSES,
  'AnswerStatus',
  'Answered; understood, but not in the data; not understood, so not answered.',
);
