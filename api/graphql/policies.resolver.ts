// Which policies are there, which may apply to a company, what do places offer side by side?
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { placeMeasures } from '../questions/place-measures.js';
import { policies } from '../questions/policies.js';
import { policyMatches } from '../questions/policy-matches.js';
import { After, AsOf, First, KnownAt, OptionalId } from './arguments.js';
import { EntityConnection } from './connection.type.js';
import type { Context } from './context.js';
import { MeasureRowType, PolicyMatchesType } from './policies.type.js';
import { toRelay } from './relay.js';

@Resolver()
export class PolicyResolver {
  @Query(() => EntityConnection, {
    description: 'Which policies and measures satisfy all of these conditions? By name.',
  })
  async policies(
    @OptionalId('issuedBy', 'Issued by this body, person or place.') issuedBy: string | null,
    @OptionalId('place', 'Applying to this place or to one that it is part of, or issued by one of them.')
    place: string | null,
    @OptionalId('sector', 'Applying to this sector or one below it.') sector: string | null,
    @Arg('metric', () => String, { nullable: true, description: 'With a figure of this metric, by id.' })
    metric: string | null,
    @Arg('targetYear', () => Int, {
      nullable: true,
      description: 'With a target (of the metric, if one is given) for this year.',
    })
    targetYear: number | null,
    @Arg('text', () => String, { nullable: true, description: 'With a name that has all of this.' })
    text: string | null,
    @KnownAt() knownAt: string | null,
    @First(20) first: number,
    @After() after: string | null,
    @Ctx() { session }: Context,
  ) {
    const request = { issuedBy, place, sector, metric, targetYear, text, knownAt, first, after };
    return toRelay(await policies(session, request));
  }

  @Query(() => PolicyMatchesType, {
    nullable: true,
    description:
      'Which policies and measures may apply to this company, each condition met, unmet or unknown, with the statements that say so?',
  })
  policyMatches(
    @Arg('company', () => ID, { description: 'The company.' }) company: string,
    @Arg('unmet', () => Boolean, {
      defaultValue: false,
      description: 'Also those of which a condition is known not to be met.',
    })
    unmet: boolean,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @First(50) first: number,
    @Ctx() { session }: Context,
  ) {
    return policyMatches(session, { company, unmet, asOf, knownAt, first });
  }

  @Query(() => [MeasureRowType], {
    nullable: true,
    description: 'What do these places (two to five) offer in each sector, side by side?',
  })
  placeMeasures(
    @Arg('places', () => [ID], { description: 'The places; what reaches what they are part of counts.' })
    places: string[],
    @OptionalId('sector', 'Only this sector and those below it.') sector: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return placeMeasures(session, { places, sector, knownAt });
  }
}
