// The schema: committed as text, documented to the last field, and faithful to the core that others rely on.
import { readFileSync } from 'node:fs';
import type { GraphQLArgument, GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import {
  buildSchema as buildSchemaOfText,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema, printedSchema } from '../../api/graphql/schema.js';

const ENTITY_TYPES =
  'Company Fund PublicBody Person Place Policy Measure Sector Product Facility Organization Project EntityList';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const ownTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );

const signature = (type: string, { name, type: of, args }: GraphQLField<unknown, unknown>) => {
  const argument = (each: GraphQLArgument) =>
    `${each.name}: ${each.type}${JSON.stringify(each.defaultValue ?? null)}`;
  return `${type}.${name}(${args.map(argument).sort().join(', ')}): ${of}`;
};

/** Everything that the core fixes by name: fields with arguments, types and defaults, enum values, interfaces. */
function contract(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(
      (field) => `${type.name}.${field.name}: ${field.type} = ${field.defaultValue}`,
    );
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    const interfaces = type.getInterfaces().map((each) => `${type.name} implements ${each.name}`);
    return [...interfaces, ...Object.values(type.getFields()).map((field) => signature(type.name, field))];
  }
  return [type.name];
}

/** Default values of enums are internal values: the core, built from text, has their names. */
const enumDefaults = (line: string) =>
  line.replaceAll('"both"', '"BOTH"').replaceAll('"company-count"', '"COMPANY_COUNT"');

describe('the schema', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await createSchema();
  });

  it('is committed as schema.graphql; `npm run build` writes it anew', () => {
    expect(read('../../schema.graphql')).toBe(printedSchema(schema));
  });

  it('has every type, field, argument and default of the core', () => {
    const core = buildSchemaOfText(read('core.graphql'));
    const expected = ownTypes(core).flatMap(contract);
    const actual = new Set(ownTypes(schema).flatMap(contract).map(enumDefaults));
    expect(expected.filter((line) => !actual.has(line))).toEqual([]);
  });

  it('has an own type for every kind of entity', () => {
    const entity = schema.getType('Entity');
    const names = isInterfaceType(entity)
      ? schema.getImplementations(entity).objects.map(({ name }) => name)
      : [];
    expect(names.sort()).toEqual(ENTITY_TYPES.split(' ').sort());
  });

  it('says what every type, field and argument means', () => {
    const silent = ownTypes(schema).flatMap((type) => {
      const parts: { name: string; description?: string | null | undefined }[] = [
        { name: type.name, description: type.description },
      ];
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          parts.push({ name: `${type.name}.${field.name}`, description: field.description });
          for (const argument of 'args' in field ? field.args : []) {
            parts.push({
              name: `${type.name}.${field.name}(${argument.name})`,
              description: argument.description,
            });
          }
        }
      }
      return parts
        .filter(({ name, description }) => !description && name !== 'Query')
        .map(({ name }) => name);
    });
    expect(silent).toEqual([]);
  });
});
