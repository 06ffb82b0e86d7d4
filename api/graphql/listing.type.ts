// Listings on their way: steps, advisers and money.
import { Field, Int, ObjectType } from 'type-graphql';
import type { Certainty } from '../model/kinds.js';
import type { Coverage } from '../questions/connection.js';
import type { AdviserRole, ListingHistory, ListingStatus } from '../questions/listings.js';
import { ConnectionFields, CoverageType, EdgeFields } from './connection.type.js';
import { AdviserRoleEnum, CertaintyEnum, ListingStatusEnum } from './enums.js';
import { EdtfDate } from './scalars.js';
import { RelationType } from './statement.type.js';

@ObjectType('DayCount', {
  description: 'A number of days as a range, because dates may be a month or a year. Never a midpoint.',
})
export class DayCountType {
  @Field(() => Int, {
    nullable: true,
    description: 'At least so many; below 0 when it may have been before. Null when a date is open.',
  })
  min!: number | null;
  @Field(() => Int, { nullable: true, description: 'At most so many. Null when a date is open.' })
  max!: number | null;
}

@ObjectType('ListingStage', { description: 'One step of a listing.' })
export class ListingStageType {
  @Field(() => ListingStatusEnum, {
    nullable: true,
    description: 'Which step; null when the statement names none.',
  })
  status!: ListingStatus | null;
  @Field(() => RelationType, { description: 'The statement: its start and end, certainty and evidence.' })
  relation!: unknown;
  @Field(() => DayCountType, {
    nullable: true,
    description: 'Days since the step before began; null of the first, and when one of the two has no start.',
  })
  days!: DayCountType | null;
}

@ObjectType('ListingAdviser', { description: 'Who advised a company on its listing.' })
export class ListingAdviserType {
  @Field(() => AdviserRoleEnum, {
    nullable: true,
    description: 'As what; null when the statement does not say.',
  })
  role!: AdviserRole | null;
  @Field(() => RelationType, { description: 'The statement: its start and end, certainty and evidence.' })
  relation!: unknown;
  @Field(() => Boolean, { description: 'Is it known to have ended, by asOf when that is given?' })
  ended!: boolean;
  @Field(() => [RelationType], {
    description:
      'When it has ended: the next of the others to begin, not before it can have ended at the earliest. A reading of the dates; the note of the statement says what its source says.',
  })
  replacedBy!: unknown[];
}

@ObjectType('ListingHistory', { description: 'The course of one company or fund on one market.' })
export class ListingHistoryType {
  @Field(() => ListingStatusEnum, {
    nullable: true,
    description:
      'The step with the latest start. Null when none had begun by asOf, when it has no name, and when a listing had ended by asOf.',
  })
  status!: ListingStatus | null;
  @Field(() => EdtfDate, {
    nullable: true,
    description: 'When that step began; ../2026-01-22 is by that day at the latest.',
  })
  since!: string | null;
  @Field(() => CertaintyEnum, { nullable: true, description: 'How sure that step is.' })
  certainty!: Certainty | null;
  @Field(() => [ListingStageType], {
    description:
      'All steps that had begun by asOf, in the order of the earliest day on which they can have begun; those without a start, or with an open one, first.',
  })
  stages!: unknown[];
  @Field(() => CoverageType, {
    description: 'The steps that are known on this market, and how many of those above have no date.',
  })
  coverage!: Coverage;
}

@ObjectType('ListingEdge', { description: 'One item of a page.' })
export class ListingEdge extends EdgeFields {
  @Field(() => ListingHistoryType, { description: 'The item.' })
  node!: ListingHistory;
}
@ObjectType('ListingConnection', { description: 'A page of a list.' })
export class ListingConnection extends ConnectionFields {
  @Field(() => [ListingEdge], { description: 'The items of this page.' })
  edges!: ListingEdge[];
}
