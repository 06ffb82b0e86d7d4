// Entities as GraphQL sees them: one interface, and a type for each kind.
import { Field, Float, ID, InterfaceType, ObjectType } from 'type-graphql';
import type { EntityKind, PlaceLevel, StateLevel } from '../model/kinds.js';
import type { StoredEntity } from '../model/stored.js';
import type { AnyNode } from '../questions/entities.js';
import { EntityKindEnum, PlaceLevelEnum, StateLevelEnum } from './enums.js';

const typeNames: Record<EntityKind, string> = {
  company: 'Company',
  fund: 'Fund',
  'public-body': 'PublicBody',
  person: 'Person',
  place: 'Place',
  policy: 'Policy',
  measure: 'Measure',
  sector: 'Sector',
  product: 'Product',
  facility: 'Facility',
  organization: 'Organization',
  project: 'Project',
  list: 'EntityList',
};

/** The GraphQL type of whatever has a global id. */
export function typeNameOf(value: AnyNode['value']): string {
  if ('publishedBy' in value) return 'Source';
  if ('evidence' in value) return 'from' in value ? 'Relation' : 'Observation';
  return typeNames[value.kind];
}

@InterfaceType('Node', {
  description: 'Anything with a global id: node(id) finds it again.',
  resolveType: typeNameOf,
})
export abstract class NodeType {
  @Field(() => ID, {
    description: "The dataset's id; with rel:, obs: or src: before it for what is no entity.",
  })
  id!: string;
}

@ObjectType('Identifier', { description: 'An identifier that others gave, such as a ticker.' })
export class IdentifierType {
  @Field(() => String, { description: 'uscc, lei, isin, ticker, gb2260 …' })
  scheme!: string;
  @Field(() => String, { description: 'The identifier itself.' })
  value!: string;
}

@InterfaceType('Entity', {
  description: 'A company, investor, place, policy … that statements are about.',
  implements: NodeType,
  resolveType: typeNameOf,
})
export abstract class EntityType extends NodeType {
  @Field(() => EntityKindEnum, { description: 'What it is.' })
  kind!: EntityKind;
  @Field(() => String, { description: 'The common Simplified Chinese name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The English or brand name.' })
  nameEn!: string | null;
  @Field(() => [String], {
    description: 'Other names that sources use: Traditional, full legal, short, English.',
  })
  aliases!: string[];
  @Field(() => [IdentifierType], { description: 'Identifiers that others gave.' })
  identifiers!: IdentifierType[];
  @Field(() => StateLevelEnum, { nullable: true, description: 'The level of the state that it belongs to.' })
  stateLevel!: StateLevel | null;
  @Field(() => String, { nullable: true, description: 'One sentence of our own.' })
  summary!: string | null;
}

const kindOptions = (description: string) => ({ implements: EntityType, description });

@ObjectType('Company', kindOptions('A company.'))
export class CompanyType extends EntityType {}
@ObjectType('Fund', kindOptions('An investment fund.'))
export class FundType extends EntityType {}
@ObjectType('PublicBody', kindOptions('A body of the state.'))
export class PublicBodyType extends EntityType {}
@ObjectType('Person', kindOptions('A person.'))
export class PersonType extends EntityType {}
@ObjectType('Place', kindOptions('A country, area, province, city, district or park.'))
export class PlaceType extends EntityType {
  @Field(() => PlaceLevelEnum, { nullable: true, description: 'Which of these it is.' })
  placeLevel!: PlaceLevel | null;
}
@ObjectType('Policy', kindOptions('A policy document.'))
export class PolicyType extends EntityType {}
@ObjectType(
  'Measure',
  kindOptions('One measure of a policy: a subsidy, target, voucher, fund, service or rule.'),
)
export class MeasureType extends EntityType {}
@ObjectType('Sector', kindOptions('A sector of industry.'))
export class SectorType extends EntityType {}
@ObjectType('Product', kindOptions('A product.'))
export class ProductType extends EntityType {}
@ObjectType('Facility', kindOptions('A compute centre, fab or line.'))
export class FacilityType extends EntityType {}
@ObjectType('Organization', kindOptions('An exchange, university, collective investor …'))
export class OrganizationType extends EntityType {}
@ObjectType('Project', kindOptions('A project, also one that failed.'))
export class ProjectType extends EntityType {}
@ObjectType('EntityList', kindOptions('A named list, such as 国产GPU四小龙.'))
export class EntityListType extends EntityType {}

@ObjectType('SearchHit', { description: 'An entity that a search found.' })
export class SearchHitType {
  @Field(() => EntityType, { description: 'The entity.' })
  entity!: StoredEntity;
  @Field(() => String, { description: 'The name that matched best.' })
  matched!: string;
  @Field(() => Float, { description: '0 to 1; 1: the whole name.' })
  score!: number;
}

/** Types that no field names: schema building has to be told of them. */
export const ENTITY_TYPES = [
  CompanyType,
  FundType,
  PublicBodyType,
  PersonType,
  PlaceType,
  PolicyType,
  MeasureType,
  SectorType,
  ProductType,
  FacilityType,
  OrganizationType,
  ProjectType,
  EntityListType,
] as const;
