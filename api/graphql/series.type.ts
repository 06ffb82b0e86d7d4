// Figures of one metric as series, side by side by who made them.
import { Field, ObjectType } from 'type-graphql';
import { ObservationType } from './statement.type.js';

@ObjectType('FigureSeries', {
  description:
    'Figures of the same makers about the same entity, of the same unit, basis and dimensions, in the order of their periods.',
})
export class FigureSeriesType {
  @Field(() => String, {
    nullable: true,
    description: 'Who published them, when no maker is named; null too when the source names no publisher.',
  })
  publisher!: string | null;
  @Field(() => String, { description: 'The unit of all of them.' })
  unit!: string;
  @Field(() => String, { nullable: true, description: 'The basis of all of them; null when none is said.' })
  basis!: string | null;
  @Field(() => Boolean, {
    description:
      'Do all of them cover the same length of time (a year, six months, a day)? False: do not draw one line through them.',
  })
  evenPeriods!: boolean;
  @Field(() => [ObservationType], {
    description:
      'The figures, the undated last. certainty tells a FORECAST from what is said to be. Two of the same period: the makers say both.',
  })
  points!: unknown[];
}
