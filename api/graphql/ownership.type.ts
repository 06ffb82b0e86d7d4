// Whose a company is: shares, stakes of groups, control and rules.
import { Field, ObjectType } from 'type-graphql';
import type { Certainty, StateLevel } from '../model/kinds.js';
import type { ShareRange } from '../model/share.js';
import type { Coverage } from '../questions/connection.js';
import type { ControlBasis } from '../questions/ownership.js';
import { CoverageType } from './connection.type.js';
import { CertaintyEnum, ControlBasisEnum, StateLevelEnum } from './enums.js';
import { RelationType, ShareRangeType } from './statement.type.js';

@ObjectType('OwnerShare', {
  description: 'Someone who has something of a company, directly or through others.',
})
export class OwnerShareType {
  @Field(() => ShareRangeType, {
    nullable: true,
    description: 'What it holds of the company itself; null when it holds only through others.',
  })
  direct!: ShareRange | null;
  @Field(() => ShareRangeType, {
    nullable: true,
    description:
      'What it has through all chains together (look-through share): at least what is known, at most what is not known to be others’. Null where the statements contradict each other; warnings say why.',
  })
  integrated!: ShareRange | null;
}

@ObjectType()
abstract class AttributedStakeFields {
  @Field(() => ShareRangeType, { description: 'In percent of the company.' })
  share!: ShareRange;
  @Field(() => [RelationType], { description: 'The stakes (HOLDS) that it is the sum of.' })
  stakes!: unknown[];
  @Field(() => [RelationType], { description: 'The links (PART_OF, CONTROLS) that attribute them.' })
  links!: unknown[];
}

@ObjectType('GroupStake', {
  description:
    'The direct stakes of an entity and of all below it by PART_OF and CONTROLS, each counted once.',
})
export class GroupStakeType extends AttributedStakeFields {
  @Field(() => StateLevelEnum, {
    nullable: true,
    description: 'The level of the state that it is or belongs to; null when it is not the state.',
  })
  level!: StateLevel | null;
  @Field(() => CertaintyEnum, {
    description: 'How sure the attribution is: of the surest way from each stake, the least sure statement.',
  })
  certainty!: Certainty;
}

@ObjectType('LevelStake', {
  description: 'What the state has at one level: where the walk up the holdings first meets the state.',
})
export class LevelStakeType extends AttributedStakeFields {
  @Field(() => StateLevelEnum, { description: 'The level.' })
  level!: StateLevel;
}

@ObjectType('Control', { description: 'Someone who decides in a company.' })
export class ControlType {
  @Field(() => ControlBasisEnum, { description: 'What the control rests on.' })
  basis!: ControlBasis;
  @Field(() => [RelationType], { description: 'The stakes and CONTROLS statements it rests on.' })
  relations!: unknown[];
}

@ObjectType('RuleTest', { description: 'A threshold of a law, and who passes it.' })
export class RuleTestType {
  @Field(() => [OwnerShareType], { description: 'Those who pass it alone, by what is known at least.' })
  holders!: unknown[];
}

@ObjectType('Ownership', {
  description:
    'Whose a company is. Four quantities that are not the same: look-through shares, attributed stakes, control, rules.',
})
export class OwnershipType {
  @Field(() => [OwnerShareType], { description: 'The one with most of it first.' })
  owners!: unknown[];
  @Field(() => [GroupStakeType], {
    description:
      'What stands behind the direct holders, the greatest sum first; each holder itself is among them.',
  })
  groups!: unknown[];
  @Field(() => [LevelStakeType], { description: 'The state’s part by level.' })
  stateByLevel!: unknown[];
  @Field(() => ShareRangeType, { description: 'The state’s part at all levels together.' })
  stateShare!: ShareRange;
  @Field(() => ShareRangeType, {
    description:
      'What ends in no known owner: the rest to 100 percent, and what is held through companies and funds of which no holder is known.',
  })
  unknown!: ShareRange;
  @Field(() => [ControlType], { description: 'Who decides in it; those by majority first.' })
  controllers!: unknown[];
  @Field(() => [RuleTestType], { description: 'One of each rule.' })
  ruleTests!: unknown[];
  @Field(() => [String], { description: 'What in the statements limits the answer.' })
  warnings!: string[];
  @Field(() => CoverageType, { description: 'What the answer rests on.' })
  coverage!: Coverage;
}
