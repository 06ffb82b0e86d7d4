// Policies and measures, held against a company and beside those of other places.
import { Field, Int, ObjectType } from 'type-graphql';
import type { PolicyCondition } from '../questions/policy-matches.js';
import { CoverageType } from './connection.type.js';
import { EntityType } from './entity.type.js';
import { ConditionKindEnum, ConditionStateEnum } from './enums.js';
import { ObservationType, RelationType, StatementType } from './statement.type.js';

@ObjectType('PolicyCondition', { description: 'What a policy asks for, held against a company.' })
export class PolicyConditionType {
  @Field(() => ConditionKindEnum, { description: 'What is asked for.' })
  kind!: PolicyCondition['kind'];
  @Field(() => ConditionStateEnum, { description: 'Is it met?' })
  state!: PolicyCondition['state'];
  @Field(() => [EntityType], { description: 'The places, sectors or others asked for: any of them will do.' })
  subjects!: unknown[];
  @Field(() => String, {
    nullable: true,
    description: 'What the basis of a rate says; a person has to judge.',
  })
  text!: string | null;
  @Field(() => [StatementType], { description: 'What states the condition, and what decides it.' })
  statements!: unknown[];
}

@ObjectType('PolicyMatch', { description: 'A policy or measure held against a company.' })
export class PolicyMatchType {
  @Field(() => EntityType, { description: 'The policy or measure.' })
  policy!: unknown;
  @Field(() => ConditionStateEnum, { description: 'UNMET if a condition is, MET if all are, else UNKNOWN.' })
  state!: PolicyCondition['state'];
  @Field(() => [PolicyConditionType], { description: 'Its conditions.' })
  conditions!: unknown[];
}

@ObjectType('PolicyMatches', { description: 'The policies and measures that may apply to a company.' })
export class PolicyMatchesType {
  @Field(() => EntityType, { description: 'The company.' })
  company!: unknown;
  @Field(() => [PolicyMatchType], { description: 'Those whose conditions are met first, then by name.' })
  matches!: unknown[];
  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;
  @Field(() => CoverageType, { description: 'What policies apply to, as far as it was considered.' })
  coverage!: CoverageType;
}

@ObjectType('PlacedMeasure', { description: 'A policy or measure that reaches a place.' })
export class PlacedMeasureType {
  @Field(() => EntityType, { description: 'The policy or measure.' })
  measure!: unknown;
  @Field(() => [RelationType], { description: 'By what it reaches the place and the sector.' })
  relations!: unknown[];
  @Field(() => [ObservationType], { description: 'Its rates, targets and other figures.' })
  figures!: unknown[];
}

@ObjectType('MeasureCell', { description: 'What one place offers in one sector.' })
export class MeasureCellType {
  @Field(() => EntityType, { description: 'The place.' })
  place!: unknown;
  @Field(() => [PlacedMeasureType], { description: 'By name; none: not in the data.' })
  measures!: unknown[];
}

@ObjectType('MeasureRow', { description: 'What places offer in one sector, side by side.' })
export class MeasureRowType {
  @Field(() => EntityType, { nullable: true, description: 'Null: for no sector in particular.' })
  sector!: unknown;
  @Field(() => [MeasureCellType], { description: 'One for each place, in the order asked for.' })
  cells!: unknown[];
}
