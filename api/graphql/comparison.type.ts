// Entities compared in one metric, like with like.
import { Field, Int, ObjectType } from 'type-graphql';
import type { ComparisonPart } from '../questions/comparison.js';
import type { Coverage } from '../questions/connection.js';
import { CoverageType } from './connection.type.js';
import { ComparisonPartEnum } from './enums.js';
import { EdtfDate } from './scalars.js';

@ObjectType('ComparedFigure', {
  description:
    'A figure among those that are like it. Rank 1 is the largest; of ranks (unit rank) the smallest, of events (unit date) the earliest. Only figures of other entities compete. About (APPROXIMATE) is ranked as printed.',
})
export class ComparedFigureType {
  @Field(() => Boolean, {
    description: 'Is one value said? False of a range and of a bound: 超 has only a min, 不足 only a max.',
  })
  exact!: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      'Its place: one more than the entities whose least is above its most; who has exactly the same shares it. Null when ranges overlap, so that it cannot be told.',
  })
  rank!: number | null;
  @Field(() => Int, { description: 'The best place that it can have.' })
  rankMin!: number;
  @Field(() => Int, { description: 'The worst place that it can have.' })
  rankMax!: number;
}

@ObjectType('ComparisonGroup', {
  description: 'Figures that are like for like: of the same unit, basis, period and dimensions.',
})
export class ComparisonGroupType {
  @Field(() => String, { description: 'The unit of all of them.' })
  unit!: string;
  @Field(() => String, { nullable: true, description: 'The basis of all of them; null when none is said.' })
  basis!: string | null;
  @Field(() => EdtfDate, {
    nullable: true,
    description:
      'The period of all of them. Null when none is said, so that they may be of different times; and of events (unit date), of which the period is the value.',
  })
  period!: string | null;
  @Field(() => [ComparisonPartEnum], {
    description: 'What sets it apart from the first group; empty of the first.',
  })
  differsIn!: ComparisonPart[];
  @Field(() => Int, { description: 'How many distinct entities; one that has two figures counts once.' })
  entityCount!: number;
  @Field(() => [ComparedFigureType], {
    description:
      'By what they are at least, then at most, then by the name of the entity: where rank is null the order says nothing.',
  })
  figures!: unknown[];
}

@ObjectType('Comparison', { description: 'How entities compare in one metric.' })
export class ComparisonType {
  @Field(() => Boolean, {
    description:
      'Is all of it like for like: one group, of a period that is known? False when there is none.',
  })
  comparable!: boolean;
  @Field(() => [ComparisonGroupType], {
    description: 'That of the most entities first; of equals that of the latest period.',
  })
  groups!: unknown[];
  @Field(() => CoverageType, { description: 'What the answer rests on.' })
  coverage!: Coverage;
}
