// Arguments that many fields take, each with the one description of what it means.
import { Arg, Field, ID, InputType, Int } from 'type-graphql';
import type { Certainty, EntityKind, StateLevel } from '../model/kinds.js';
import { CertaintyEnum, EntityKindEnum, RelationKindEnum, StateLevelEnum } from './enums.js';
import { DateScalar } from './scalars.js';

export const AsOf = () =>
  Arg('asOf', () => DateScalar, {
    nullable: true,
    description: 'Only what held on this day; the undated is kept, and counted.',
  });
export const KnownAt = () =>
  Arg('knownAt', () => DateScalar, {
    nullable: true,
    description: 'Only what sources published by this day say.',
  });
export const After = () =>
  Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' });
export const First = (defaultValue: number, description = 'How many at most; 200 is the limit.') =>
  Arg('first', () => Int, { defaultValue, description });
export const Kinds = (description: string) =>
  Arg('kinds', () => [RelationKindEnum], { nullable: true, description });
export const OptionalId = (name: string, description: string) =>
  Arg(name, () => ID, { nullable: true, description });

@InputType('InvestorFilter', { description: 'Which investors, and which of their backing counts.' })
export class InvestorFilterInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Backed by the state at any level, itself or by what is above it.',
  })
  state?: boolean | null;
  @Field(() => [StateLevelEnum], { nullable: true, description: 'The level of that state.' })
  stateLevels?: StateLevel[] | null;
  @Field(() => [EntityKindEnum], { nullable: true, description: 'What the investor is.' })
  kinds?: EntityKind[] | null;
  @Field(() => ID, { nullable: true, description: 'Belongs to this place or one inside it.' })
  place?: string | null;
  @Field(() => ID, { nullable: true, description: 'Counts only companies of this sector or one below it.' })
  backsSector?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Counts only companies located in this place or one inside it.',
  })
  backsPlace?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Counts only these companies.' })
  backsAny?: string[] | null;
  @Field(() => [CertaintyEnum], {
    nullable: true,
    description: 'Counts only statements of these certainties, links of a roll-up included.',
  })
  certainties?: Certainty[] | null;
  @Field(() => Int, { defaultValue: 1, description: 'Distinct companies backed, at least.' })
  atLeast!: number;
}
