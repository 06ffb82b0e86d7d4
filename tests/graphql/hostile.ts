// Documents that are made to cost much, and what is said of them before they are validated.

const times = (count: number, each: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(' ');

const nested = (levels: number): string =>
  levels === 0 ? 'id' : `relations(first: 1) { edges { node { to { ${nested(levels - 1)} } } } }`;

/** Fragments that each spread the next one so many times. */
const fanOut = (levels: number, spreads: number) =>
  times(levels, (i) => `fragment F${i} on Entity { ${`...F${i + 1} `.repeat(spreads)}}`);

export const HOSTILE: readonly [name: string, text: string, told: RegExp][] = [
  ['deep', `{ entity(id: "co-muxi") { ${nested(5)} } }`, /the query is 22 fields deep; at most 20/],
  ['very deep', `{ entity(id: "co-muxi") { ${nested(90)} } }`, /the query is 362 fields deep/],
  [
    'deep by its fragments',
    `{ entity(id: "co-muxi") { ...A } } fragment A on Entity { ${nested(2).replace('id', '...B')} }
     fragment B on Entity { ${nested(3)} }`,
    /22 fields deep/,
  ],
  [
    'recursive',
    `{ entity(id: "co-muxi") { ...F9 } } fragment F0 on Entity { id }
     ${times(9, (i) => `fragment F${i + 1} on Entity { relations { edges { node { from { ...F${i} } to { ...F${i} } } } } }`)}`,
    /38 fields deep/,
  ],
  [
    'full of aliases',
    `{ ${times(101, (i) => `a${i}: dataset { version }`)} }`,
    /has 101 aliases and repeated fields; at most 100/,
  ],
  [
    'full of aliases by a fragment',
    `{ ${times(30, (i) => `a${i}: dataset { ...F }`)} } fragment F on DatasetInfo { a: version b: version c: version }`,
    /has 120 aliases/,
  ],
  [
    'full of the same field',
    `{ ${'dataset { version } '.repeat(400)} }`,
    /has 399 aliases and repeated fields/,
  ],
  [
    'full of the same field in fragments',
    `{ ${'... { ... { dataset { version } } } '.repeat(150)} }`,
    /has 149 aliases and repeated/,
  ],
  [
    'of fragments that fan out',
    `{ entity(id: "co-muxi") { ...F0 } } ${fanOut(45, 4)} fragment F45 on Entity { id }`,
    /has more than a million fields and fragments, every fragment written out; at most 1000/,
  ],
  [
    'of fragments that fan out, of which none is used',
    `{ dataset { version } } ${fanOut(40, 3)} fragment F40 on Entity { id }`,
    /fields and fragments, every fragment written out/,
  ],
  [
    'of very many fragments',
    `{ ${times(150, (i) => `...F${i}`)} } ${times(150, (i) => `fragment F${i} on Query { dataset { version } }`)}`,
    /has 151 operations and fragments; at most 50/,
  ],
  [
    'of very many operations',
    times(200, (i) => `query Q${i} { dataset { version } }`),
    /has 200 operations and fragments/,
  ],
  [
    'full of directives',
    `{ dataset { version ${'@skip(if: false) '.repeat(101)}} }`,
    /has 101 directives; at most 100/,
  ],
  [
    'full of directives on one variable',
    `query ($a: Int ${'@x '.repeat(200)}) { dataset { version } }`,
    /has 200 directives/,
  ],
];
