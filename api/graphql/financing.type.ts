// The money of one entity in the order of time, and money that goes round.
import { Field, Int, ObjectType } from 'type-graphql';
import type { CircleKind } from '../questions/circles.js';
import type { Coverage } from '../questions/connection.js';
import type { Gap } from '../questions/financing.js';
import { CoverageType } from './connection.type.js';
import { CircleKindEnum, FinancingGapEnum } from './enums.js';
import { EdtfDate } from './scalars.js';
import { MoneyType, ObservationType, RelationType } from './statement.type.js';

@ObjectType()
abstract class SumFields {
  @Field(() => [MoneyType], { description: 'Sums of the amounts that were disclosed, one per currency.' })
  amounts!: unknown[];
  @Field(() => Int, { description: 'How many investments name no amount.' })
  undisclosed!: number;
}

@ObjectType('FinancingRound', {
  description:
    'The investments in a company that have the name of a round in common, or one that names none.',
})
export class FinancingRoundType extends SumFields {
  @Field(() => String, { nullable: true, description: 'Its name; null when none is said.' })
  round!: string | null;
  @Field(() => EdtfDate, { nullable: true, description: 'When it was; null when no date is said.' })
  start!: string | null;
  @Field(() => [RelationType], { description: 'Who invested, in the order of time.' })
  investments!: unknown[];
  @Field(() => [ObservationType], { description: 'Figures of the whole round.' })
  totals!: unknown[];
  @Field(() => [ObservationType], { description: 'Figures of the company’s value at this round.' })
  valuations!: unknown[];
  @Field(() => [FinancingGapEnum], { description: 'What is not in the data.' })
  missing!: Gap[];
}

@ObjectType('Financing', { description: 'How a company has been financed.' })
export class FinancingType extends SumFields {
  @Field(() => [FinancingRoundType], { description: 'In the order of time; undated ones last.' })
  rounds!: unknown[];
  @Field(() => [ObservationType], { description: 'All figures of its value, also those of no round here.' })
  valuations!: unknown[];
  @Field(() => CoverageType, { description: 'What the answer rests on.' })
  coverage!: Coverage;
}

@ObjectType('PortfolioCompany', { description: 'What an investor has of one company.' })
export class PortfolioCompanyType extends SumFields {
  @Field(() => [RelationType], { description: 'Its investments and stakes, in the order of time.' })
  relations!: unknown[];
  @Field(() => [FinancingGapEnum], { description: 'What of them is not in the data.' })
  missing!: Gap[];
}

@ObjectType('Portfolio', {
  description: 'What an investor has put where. Sums are of investments, not of stakes.',
})
export class PortfolioType extends SumFields {
  @Field(() => [PortfolioCompanyType], { description: 'In the order of time; undated ones last.' })
  companies!: unknown[];
  @Field(() => [RelationType], {
    description:
      'When rolled up: the links (PART_OF, CONTROLS) from those who invested to the one that was asked of.',
  })
  links!: unknown[];
  @Field(() => CoverageType, { description: 'What the answer rests on.' })
  coverage!: Coverage;
}

@ObjectType()
abstract class LinkFields {
  @Field(() => [RelationType], {
    description: 'The links (PART_OF, CONTROLS) by which vehicles belong to the two.',
  })
  links!: unknown[];
}

@ObjectType('MoneyCircle', {
  description: 'An investor of a company, and money or its management that goes the other way.',
})
export class MoneyCircleType extends LinkFields {
  @Field(() => CircleKindEnum, { description: 'What goes the other way.' })
  kind!: CircleKind;
  @Field(() => [RelationType], { description: 'The investment, and what goes the other way.' })
  relations!: unknown[];
}

@ObjectType('TradingInvestor', {
  description: 'A supplier or customer of a company that also has money in it, or in a fund that it manages.',
})
export class TradingInvestorType extends LinkFields {
  @Field(() => [RelationType], { description: 'What is supplied to or by the company.' })
  trade!: unknown[];
  @Field(() => [RelationType], { description: 'The money: INVESTED_IN, HOLDS, or FUNDS with MANAGES.' })
  backing!: unknown[];
}

@ObjectType()
abstract class AroundFields {
  @Field(() => CoverageType, { description: 'What the answer rests on; considered 0: not in the data.' })
  coverage!: Coverage;
}

@ObjectType('CircularCapital', { description: 'Money that goes round between a company and its investors.' })
export class CircularCapitalType extends AroundFields {}

@ObjectType('TradingInvestors', { description: 'The partners in trade of a company who are also investors.' })
export class TradingInvestorsType extends AroundFields {}
