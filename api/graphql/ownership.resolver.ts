// Whose a company is.
import { Arg, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { OwnerShare, Ownership } from '../questions/ownership.js';
import { ownership } from '../questions/ownership.js';
import { AsOf, KnownAt } from './arguments.js';
import type { Context } from './context.js';
import { EntityType } from './entity.type.js';
import { OwnershipRuleEnum } from './enums.js';
import { PathType } from './network.type.js';
import {
  ControlType,
  GroupStakeType,
  OwnerShareType,
  OwnershipType,
  RuleTestType,
} from './ownership.type.js';

@Resolver(() => OwnershipType)
export class OwnershipResolver {
  @Query(() => OwnershipType, {
    nullable: true,
    description: 'Whose is this company: who holds it through whom, how much is the state’s, who decides?',
  })
  ownership(
    @Arg('of', () => ID, { description: 'The company.' }) of: string,
    @Arg('depth', () => Int, {
      defaultValue: 10,
      description: 'How many links of holdings are looked through; 20 is the limit.',
    })
    depth: number,
    @AsOf() asOf: string | null,
    @KnownAt() knownAt: string | null,
    @Ctx() { session }: Context,
  ) {
    return ownership(session, { of, depth, asOf, knownAt });
  }

  @FieldResolver(() => EntityType, { description: 'The company that was asked of.' })
  company(@Root() { company }: Ownership, @Ctx() { session }: Context) {
    return session.entityOf(company);
  }
}

@Resolver(() => OwnerShareType)
export class OwnerShareResolver {
  @FieldResolver(() => EntityType, { description: 'The owner.' })
  owner(@Root() { owner }: OwnerShare, @Ctx() { session }: Context) {
    return session.entityOf(owner);
  }

  @FieldResolver(() => [PathType], {
    description:
      'The simple chains of holdings from the owner to the company, the largest first; 20 at most.',
  })
  paths(@Root() { paths }: OwnerShare) {
    return paths();
  }
}

@Resolver(() => GroupStakeType)
export class GroupStakeResolver {
  @FieldResolver(() => EntityType, { description: 'The group, controller or holder.' })
  group(@Root() { group }: Ownership['groups'][number], @Ctx() { session }: Context) {
    return session.entityOf(group);
  }
}

@Resolver(() => ControlType)
export class ControlResolver {
  @FieldResolver(() => EntityType, { description: 'Who decides.' })
  controller(@Root() { controller }: Ownership['controllers'][number], @Ctx() { session }: Context) {
    return session.entityOf(controller);
  }
}

@Resolver(() => RuleTestType)
export class RuleTestResolver {
  @FieldResolver(() => OwnershipRuleEnum, { description: 'Which rule.' })
  rule(@Root() { rule }: Ownership['ruleTests'][number]) {
    return rule.rule;
  }

  @FieldResolver(() => Float, { description: 'In percent.' })
  threshold(@Root() { rule }: Ownership['ruleTests'][number]) {
    return rule.threshold;
  }

  @FieldResolver(() => String, { description: 'Whose rule it is, and what it says.' })
  definition(@Root() { rule }: Ownership['ruleTests'][number]) {
    return rule.definition;
  }
}
