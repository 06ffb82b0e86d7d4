// What is refused before it is validated: documents whose validation or execution would multiply.
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { parse, specifiedRules, validate, visit } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusesLargeDocuments, shapeOf } from '../../api/graphql/document-shape.js';
import { createSchema } from '../../api/graphql/schema.js';
import { HOSTILE } from './hostile.js';

/** A document that counts how often its sets of fields are looked into. */
function counted(text: string): { document: DocumentNode; sets: number; looks: () => number } {
  const document = parse(text);
  let [sets, looks] = [0, 0];
  visit(document, {
    SelectionSet: {
      leave: (set) => {
        const { selections } = set;
        sets += 1;
        Object.defineProperty(set, 'selections', {
          get: () => {
            looks += 1;
            return selections;
          },
        });
      },
    },
  });
  looks = 0;
  return { document, sets, looks: () => looks };
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

describe('a hostile document', () => {
  it.each(HOSTILE)('%s: is refused when each of its sets has been looked into once', (_, text, message) => {
    const { document, sets, looks } = counted(text);
    const errors = validate(schema, document, [...specifiedRules, refusesLargeDocuments]);
    expect(errors.map((error) => error.message)).toEqual([expect.stringMatching(message)]);
    expect(looks()).toBeLessThanOrEqual(sets);
  });

  it('is refused although it is not valid either, which is not looked at', () => {
    const text = `{ ${'nothing '.repeat(200)} }`;
    const [error, ...more] = validate(schema, parse(text), [...specifiedRules, refusesLargeDocuments]);
    expect([error!.message, more]).toEqual([expect.stringMatching(/199 aliases and repeated fields/), []]);
  });
});

describe('the shape of a document', () => {
  it('is that of all its operations, with every fragment written out', () => {
    const text = `query A { entity(id: "a") { ...F } b: entity(id: "b") @skip(if: false) { ...F } }
      query B { dataset { version } } fragment F on Entity { id ... on Company { name x: kind } }`;
    expect(shapeOf(parse(text))).toEqual({ depth: 2, fields: 14, aliases: 3, directives: 1 });
  });

  it('counts a field that is asked again in the same set, also in an inline fragment', () => {
    const aliases = (text: string) => shapeOf(parse(text)).aliases;
    expect(aliases('{ dataset { version } dataset { version } }')).toBe(1);
    expect(aliases('{ dataset { version ... { version ... on DatasetInfo { version } } } }')).toBe(2);
    expect(aliases('{ dataset { version } sources { coverage { datasetVersion } } }')).toBe(0);
  });

  it('is told of fragments that are not used, and of fragments without an end', () => {
    const text = `{ dataset { version } } fragment A on Node { id ...B } fragment B on Node { ...A ...C }`;
    expect(shapeOf(parse(text))).toMatchObject({ fields: 4 });
    const errors = validate(schema, parse(text), [...specifiedRules, refusesLargeDocuments]);
    expect(errors.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/Cannot spread fragment "A" within itself/),
    );
  });
});
