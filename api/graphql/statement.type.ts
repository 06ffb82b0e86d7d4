// Statements with their evidence, as GraphQL sees them. What refers to an entity or a source is resolved in
// statement.resolver.ts.
import { Field, Float, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Certainty, RelationKind } from '../model/kinds.js';
import { NodeType, typeNameOf } from './entity.type.js';
import { CertaintyEnum, RelationKindEnum } from './enums.js';
import { EdtfDate } from './scalars.js';

@ObjectType('Source', { implements: NodeType, description: 'Where statements were published.' })
export class SourceType extends NodeType {
  @Field(() => ID, { description: 'src: and the id of the dataset.' })
  declare id: string;
  @Field(() => String, { description: 'Its title.' })
  title!: string;
  @Field(() => String, { nullable: true, description: 'Who published it.' })
  publisher!: string | null;
  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  author!: string | null;
  @Field(() => EdtfDate, { nullable: true, description: 'When it was published.' })
  published!: string | null;
  @Field(() => String, { nullable: true, description: 'BCP 47 language tag.' })
  language!: string | null;
  @Field(() => String, {
    description: 'news, filing, registry, policy, dataset or editor (our own classification).',
  })
  kind!: string;
  @Field(() => String, { nullable: true, description: 'Where it is found on the web.' })
  url!: string | null;
  @Field(() => EdtfDate, { nullable: true, description: 'When it was read.' })
  retrieved!: string | null;
  @Field(() => Int, { description: 'How many statements cite it.' })
  statementCount!: number;
}

@ObjectType('Evidence', { description: 'One place in one source that says a statement.' })
export class EvidenceType {
  @Field(() => String, {
    description: 'The place in the source: sentence L22S2, a span L22S2-L22S4, several joined by |.',
  })
  locator!: string;
  @Field(() => String, { nullable: true, description: 'The figure exactly as printed, e.g. 5亿元.' })
  printed!: string | null;
  @Field(() => String, { nullable: true, description: 'What to know when reading it; our own words.' })
  note!: string | null;
  @Field(() => CertaintyEnum, { description: 'How sure this piece makes the statement.' })
  certainty!: Certainty;
}

@ObjectType('ShareRange', {
  description: 'Percent; a bound that is not given is 0 or 100. Never a midpoint.',
})
export class ShareRangeType {
  @Field(() => Float, { description: 'At least so much.' })
  min!: number;
  @Field(() => Float, { description: 'At most so much.' })
  max!: number;
}

@ObjectType('Money', { description: 'A sum of money, in full.' })
export class MoneyType {
  @Field(() => Float, { description: 'In units of the currency: 500000000 for 5亿元.' })
  amount!: number;
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;
}

@ObjectType('Metric', { description: 'What an observation measures.' })
export class MetricType {
  @Field(() => ID, { description: 'Words joined by underscores.' })
  id!: string;
  @Field(() => String, { description: 'Its Chinese name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Its English name.' })
  nameEn!: string | null;
  @Field(() => String, { nullable: true, description: 'What it means, and what it must not be mixed with.' })
  description!: string | null;
}

@InterfaceType('Statement', {
  description: 'Something that sources say: a relation or an observation.',
  implements: NodeType,
  resolveType: typeNameOf,
})
export abstract class StatementType extends NodeType {
  @Field(() => ID, { description: 'rel: or obs: and the id of the dataset.' })
  declare id: string;
  @Field(() => CertaintyEnum, { description: 'As sure as its strongest evidence makes it.' })
  certainty!: Certainty;
}

@ObjectType('Relation', {
  implements: StatementType,
  description: 'Something between two entities, with its own time.',
})
export class RelationType extends StatementType {
  @Field(() => RelationKindEnum, { description: 'How the two hang together.' })
  kind!: RelationKind;
  @Field(() => EdtfDate, { nullable: true, description: 'When it began or happened.' })
  start!: string | null;
  @Field(() => EdtfDate, { nullable: true, description: 'When it ended.' })
  end!: string | null;
  @Field(() => String, { nullable: true, description: 'The financing round, e.g. A, E, Pre-IPO.' })
  round!: string | null;
  @Field(() => String, { nullable: true, description: 'The role: lead of a round, headquarters, listed …' })
  role!: string | null;
}

@ObjectType('Observation', {
  implements: StatementType,
  description: 'A figure about an entity in a period.',
})
export class ObservationType extends StatementType {
  @Field(() => Float, {
    nullable: true,
    description: 'At least so much; equal to max when the figure is exact.',
  })
  min!: number | null;
  @Field(() => Float, { nullable: true, description: 'At most so much.' })
  max!: number | null;
  @Field(() => String, { description: 'Unit of min and max: an ISO 4217 code, percent, count, date …' })
  unit!: string;
  @Field(() => EdtfDate, { nullable: true, description: 'The time that the figure is about.' })
  period!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is based on: target, a round, a definition.' })
  basis!: string | null;
}
