// The two kinds of date: as sources print them, and calendar days of a question.
import { GraphQLScalarType, Kind, print } from 'graphql';
import { badInput } from '../errors.js';
import { EDTF_FORMS, isDay, parseEdtf } from '../model/edtf.js';

function textScalar(
  name: string,
  description: string,
  legal: { is: (text: string) => boolean; forms: string },
) {
  const refused = (written: string) => badInput(`${written} is no ${name}; it must be ${legal.forms}`);
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && legal.is(value)) return value;
    throw refused(JSON.stringify(value));
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING) throw refused(print(node));
      return parse(node.value);
    },
  });
}

export const EdtfDate = textScalar(
  'EdtfDate',
  'A date as the dataset writes it (EDTF, ISO 8601-2): 2024, 2024-01, 2025-03-31, 2025-01/2025-09, 2024-01/..',
  { is: (text) => parseEdtf(text) !== null, forms: EDTF_FORMS },
);

export const DateScalar = textScalar('Date', 'A calendar day, YYYY-MM-DD.', {
  is: isDay,
  forms: 'a calendar day like 2026-01-02',
});
