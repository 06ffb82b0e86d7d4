// The money of one entity in the order of time, and money that goes round.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Around, Circle, Trader } from '../questions/circles.js';
import { circularCapital, tradingInvestors } from '../questions/circles.js';
import type { Financing, Portfolio, PortfolioCompany } from '../questions/financing.js';
import { financing, portfolio } from '../questions/financing.js';
import { AsOf, KnownAt } from './arguments.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import {
  CircularCapitalType,
  FinancingType,
  MoneyCircleType,
  PortfolioCompanyType,
  PortfolioType,
  TradingInvestorsType,
  TradingInvestorType,
} from './financing.type.js';

const Company = (description = 'The company.') => Arg('of', () => ID, { description });

@Resolver(() => FinancingType)
export class FinancingResolver {
  @Query(() => FinancingType, {
    nullable: true,
    description:
      'How has this company been financed: which rounds, who gave how much, and what is not known?',
  })
  financing(
    @Company('The company, or the project.') of: string,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return financing(session, { of, asOf, knownAt });
  }

  @FieldResolver(() => EntityType, { description: 'The company that was asked of.' })
  company(@Root() { company }: Financing, @Ctx() { session }: Context) {
    return session.entityOf(company);
  }
}

@Resolver(() => PortfolioType)
export class PortfolioResolver {
  @Query(() => PortfolioType, {
    nullable: true,
    description: 'What has this investor put where, when, and with how much money?',
  })
  portfolio(
    @Arg('of', () => ID, { description: 'The investor.' }) of: string,
    @Arg('rollUp', () => Boolean, {
      defaultValue: false,
      description: 'Also count what is below it through PART_OF and CONTROLS.',
    })
    rollUp: boolean,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return portfolio(session, { of, rollUp, asOf, knownAt });
  }

  @FieldResolver(() => EntityType, { description: 'The investor that was asked of.' })
  investor(@Root() { investor }: Portfolio, @Ctx() { session }: Context) {
    return session.entityOf(investor);
  }
}

@Resolver(() => PortfolioCompanyType)
export class PortfolioCompanyResolver {
  @FieldResolver(() => EntityType, { description: 'The company.' })
  company(@Root() { company }: PortfolioCompany, @Ctx() { session }: Context) {
    return session.entityOf(company);
  }
}

@Resolver(() => CircularCapitalType)
export class CircularCapitalResolver {
  @Query(() => CircularCapitalType, {
    nullable: true,
    description:
      'Between this company and which of its investors does money, or its management, also go the other way?',
  })
  circularCapital(
    @Company() of: string,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return circularCapital(session, { of, asOf, knownAt });
  }

  @FieldResolver(() => EntityType, { description: 'The company that was asked of.' })
  company(@Root() { company }: Around<Circle>, @Ctx() { session }: Context) {
    return session.entityOf(company);
  }

  @FieldResolver(() => [MoneyCircleType], { description: 'One of each investor, kind and fund.' })
  circles(@Root() { items }: Around<Circle>) {
    return items;
  }
}

@Resolver(() => MoneyCircleType)
export class MoneyCircleResolver {
  @FieldResolver(() => EntityType, { description: 'Who has money in the company.' })
  investor(@Root() { investor }: Circle, @Ctx() { session }: Context) {
    return session.entityOf(investor);
  }

  @FieldResolver(() => EntityType, {
    nullable: true,
    description: 'The fund in between; null when the company’s money goes to the investor itself.',
  })
  fund(@Root() { fund }: Circle, @Ctx() { session }: Context) {
    return fund === null ? null : session.entityOf(fund);
  }
}

@Resolver(() => TradingInvestorsType)
export class TradingInvestorsResolver {
  @Query(() => TradingInvestorsType, {
    nullable: true,
    description:
      'Which suppliers and customers of this company also have money in it, or in a fund that it manages?',
  })
  tradingInvestors(
    @Company() of: string,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return tradingInvestors(session, { of, asOf, knownAt });
  }

  @FieldResolver(() => EntityType, { description: 'The company that was asked of.' })
  company(@Root() { company }: Around<Trader>, @Ctx() { session }: Context) {
    return session.entityOf(company);
  }

  @FieldResolver(() => [TradingInvestorType], { description: 'The partners, in the order of their ids.' })
  partners(@Root() { items }: Around<Trader>) {
    return items;
  }
}

@Resolver(() => TradingInvestorType)
export class TradingInvestorResolver {
  @FieldResolver(() => EntityType, { description: 'The supplier or customer.' })
  party(@Root() { party }: Trader, @Ctx() { session }: Context) {
    return session.entityOf(party);
  }
}
