// Relations counted in groups.
import { Field, Int, ObjectType } from 'type-graphql';
import type { TallyBy } from '../model/tally.js';
import { EntityType } from './entity.type.js';
import { TallyByEnum } from './enums.js';
import { MoneyType } from './statement.type.js';

@ObjectType('TallyKey', {
  description: 'What the relations of a group have in common. Neither entity nor value: it is not known.',
})
export class TallyKeyType {
  @Field(() => TallyByEnum, { description: 'Which key.' })
  by!: TallyBy;
  @Field(() => EntityType, { nullable: true, description: 'The city, province or sector.' })
  entity!: unknown;
}

@ObjectType('TallyRow', {
  description:
    'One group. A relation with several values of a key is in the group of each, so rows can overlap.',
})
export class TallyRowType {
  @Field(() => [TallyKeyType], { description: 'One for each key that was asked for, in that order.' })
  group!: unknown[];
  @Field(() => Int, { description: 'How many relations.' })
  count!: number;
  @Field(() => Int, { description: 'To how many distinct entities they lead.' })
  targets!: number;
  @Field(() => [MoneyType], { description: 'Sums of what was disclosed, one per currency.' })
  sums!: unknown[];
  @Field(() => Int, { description: 'How many of the relations name no amount.' })
  undisclosed!: number;
}
