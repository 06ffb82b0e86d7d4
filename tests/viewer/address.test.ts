// Views in addresses: what goes in comes out, nothing grows too long, and what is no view of ours is told apart.

import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeView, encodeView, LONGEST_FRAGMENT } from '../../viewer/state/address.js';
import type { View } from '../../viewer/state/view.js';
import { EMPTY_VIEW, LAYOUTS, MAX_NODES } from '../../viewer/state/view.js';
import { ENTITY_KINDS } from '../../viewer/theme/kinds.js';
import { CERTAINTIES } from '../../viewer/theme/line-mark.js';
import { RELATION_KINDS } from '../../viewer/theme/relations.js';

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/);
const question = fc.record({
  sector: fc.option(id, { nil: null }),
  atLeast: fc.integer({ min: 1, max: 999 }),
  rollUp: fc.boolean(),
  withCompanies: fc.boolean(),
});
const anyView: fc.Arbitrary<View> = fc.record({
  question: fc.option(question, { nil: null }),
  nodes: fc.option(fc.uniqueArray(id, { maxLength: MAX_NODES, size: 'max' }), { nil: null }),
  selected: fc.option(
    fc.oneof(
      id,
      id.map((each) => `rel:${each}`),
    ),
    { nil: null },
  ),
  hidden: fc.record({
    entityKinds: fc.subarray(ENTITY_KINDS),
    relationKinds: fc.subarray(RELATION_KINDS),
    certainties: fc.subarray(CERTAINTIES),
  }),
  layout: fc.constantFrom(...LAYOUTS),
});

/** With a question, entities, or both. */
const view = anyView.filter(({ question: asked, nodes }) => asked !== null || nodes !== null);

/** Ids that do not compress. */
const manyIds = Array.from(
  { length: MAX_NODES },
  (_, i) => `co-${(i * 824_633_720_831).toString(36)}-${i ** 5}-${(i + 1) ** 4}`,
);
const packed = (value: unknown) =>
  Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url');
const LEGAL: unknown[] = [1, 'abcdef01', null, ['co-a'], null, [[], [], []], 'network', 0];

describe('an address', () => {
  it('holds a view and the version of the data, or says how many entities it left out', () => {
    fc.assert(
      fc.property(view, (each) => {
        const { fragment, left } = encodeView(each, 'abcdef0123456789');
        expect(fragment.length).toBeLessThan(LONGEST_FRAGMENT);
        expect(fragment).toMatch(/^[\w-]+$/);
        const arrival = decodeView(fragment)!;
        expect(arrival.left).toBe(left);
        expect(arrival.version).toBe('abcdef01');
        if (left === 0) expect(arrival.view).toEqual(each);
      }),
      { numRuns: 200 },
    );
  });

  it('that would be too long holds the question alone', () => {
    const asked = { sector: 'sec-gpu', atLeast: 3, rollUp: true, withCompanies: false };
    const { fragment, left } = encodeView({ ...EMPTY_VIEW, question: asked, nodes: manyIds }, '');
    expect(left).toBe(manyIds.length);
    expect(decodeView(fragment)?.view).toEqual({ ...EMPTY_VIEW, question: asked });
  });

  it('that would be too long and has no question holds as many entities as fit, the first ones', () => {
    const { fragment, left } = encodeView({ ...EMPTY_VIEW, nodes: manyIds }, '');
    const nodes = decodeView(fragment)!.view.nodes!;
    expect(nodes.length).toBeGreaterThan(100);
    expect(nodes).toEqual(manyIds.slice(0, manyIds.length - left));
    const oneMore = encodeView({ ...EMPTY_VIEW, nodes: manyIds.slice(0, nodes.length + 1) }, '');
    expect(oneMore.left).toBe(1);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['nothing deflated', 'aGVsbG8'],
    ['another format', packed([2, ...LEGAL.slice(1)])],
    ['no list', packed({ nodes: [] })],
    ['nodes that are no texts', packed(LEGAL.with(3, [1, 2]))],
    ['filters that are none', packed(LEGAL.with(5, 'x'))],
    ['neither question nor entities', packed(LEGAL.with(3, null))],
    ['a question that nobody can ask', packed(LEGAL.with(2, ['sec-gpu', 1e10, 1, 0]).with(3, null))],
    ['a text that is too long', packed(LEGAL.with(4, 'x'.repeat(5000)))],
    ['a bomb', packed(LEGAL.with(3, ['x'.repeat(10_000_000)]))],
  ])('of %s is told apart from one of ours', (_, fragment) => {
    expect(decodeView(fragment)).toBeNull();
  });

  it('with values from a later time is read as far as it is known', () => {
    const { view: read } = decodeView(packed(LEGAL.with(6, 'spiral')))!;
    expect(read.layout).toBe('network');
    expect(read.nodes).toEqual(['co-a']);
  });

  it('of any text never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void decodeView(text)));
  });
});
