// Statements that cannot, or should not, all hold.
import { Field, ObjectType } from 'type-graphql';
import type { Conflict } from '../questions/conflicts.js';
import { ConnectionFields, EdgeFields } from './connection.type.js';

@ObjectType('Conflict', { description: 'Statements that cannot, or should not, all hold.' })
export class ConflictType {
  @Field(() => String, { description: 'What they are about: a metric and period, headquarters, members …' })
  topic!: string;
  @Field(() => String, { description: 'What is at odds, in one sentence.' })
  explanation!: string;
  @Field(() => Boolean, { description: 'Has a rule found it? Else a person wrote it down (conflicts.csv).' })
  byRule!: boolean;
}

@ObjectType('ConflictEdge', { description: 'One item of a page.' })
export class ConflictEdge extends EdgeFields {
  @Field(() => ConflictType, { description: 'The item.' })
  node!: Conflict;
}

@ObjectType('ConflictConnection', { description: 'A page of a list.' })
export class ConflictConnection extends ConnectionFields {
  @Field(() => [ConflictEdge], { description: 'The items of this page.' })
  edges!: ConflictEdge[];
}
