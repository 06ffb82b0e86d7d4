// A question in words, answered.
import { Field, ObjectType } from 'type-graphql';
import type { AnswerStatus } from '../ask/ask.js';
import { EntityType } from './entity.type.js';
import { AnswerStatusEnum } from './enums.js';
import { StatementType } from './statement.type.js';

@ObjectType('Answer', { description: 'What a question in words was taken to mean, and what the data say.' })
export class AnswerType {
  @Field(() => AnswerStatusEnum, { description: 'Is it answered, not in the data, or not understood?' })
  status!: AnswerStatus;
  @Field(() => String, { description: 'The answer in one or two sentences, in the language of the asker.' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'What the question was taken to mean.' })
  interpretation!: string | null;
  @Field(() => String, { nullable: true, description: 'The GraphQL operation that asks the same.' })
  operation!: string | null;
  @Field(() => String, { nullable: true, description: 'Its variables, as JSON.' })
  variables!: string | null;
  @Field(() => [EntityType], { description: 'The entities that the question and the answer name.' })
  entities!: unknown[];
  @Field(() => [StatementType], { description: 'The statements that the answer rests on; 200 at most.' })
  statements!: unknown[];
  @Field(() => [String], { description: 'What has to be known when reading it.' })
  caveats!: string[];
  @Field(() => [String], { description: 'Questions that would be understood, when this one is not.' })
  suggestions!: string[];
}
