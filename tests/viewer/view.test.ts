// Steps from one view to the next, and what of a network the filters leave.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edge, EntityName } from '../../viewer/client/operations.js';
import { countsOf } from '../../viewer/filters/counts.js';
import {
  add,
  answered,
  ask,
  EMPTY_VIEW,
  MAX_NODES,
  remove,
  select,
  showAll,
  toggle,
} from '../../viewer/state/view.js';
import { visiblePart } from '../../viewer/state/visible.js';
import { ENTITY_KINDS } from '../../viewer/theme/kinds.js';
import { CERTAINTIES } from '../../viewer/theme/line-mark.js';
import { RELATION_KINDS } from '../../viewer/theme/relations.js';

const entity = (id: string, kind: EntityName['kind'] = 'COMPANY'): EntityName => ({
  ...{ __typename: 'Company', id, kind, name: id, nameEn: null, stateLevel: null },
});
const edge = (id: string, [from, to]: [string, string], part: Partial<Edge> = {}): Edge => ({
  ...{ id, kind: 'INVESTED_IN', certainty: 'STATED', from: { id: from }, to: { id: to } },
  ...{ start: null, end: null, round: null, role: null, money: null, share: null },
  ...part,
});

describe('a step', () => {
  it('adds each entity once, in order, and no more than fit', () => {
    const many = Array.from({ length: MAX_NODES + 10 }, (_, i) => `n${i}`);
    expect(add(['b', 'a', 'b'])({ ...EMPTY_VIEW, nodes: ['a'] }).nodes).toEqual(['a', 'b']);
    expect(add(many)(EMPTY_VIEW).nodes).toEqual(many.slice(0, MAX_NODES));
    expect(answered(['a', 'a'])(EMPTY_VIEW).nodes).toEqual(['a']);
  });

  it('that hides what is selected lets go of it, and of a selected line too', () => {
    const view = { ...EMPTY_VIEW, nodes: ['a', 'b'] };
    expect(remove('a')(select('a')(view))).toEqual({ ...view, nodes: ['b'] });
    expect(remove('a')(select('rel:x')(view)).selected).toBeNull();
    expect(remove('a')(select('b')(view)).selected).toBe('b');
  });

  it('that asks waits for the answer', () => {
    const question = { sector: null, atLeast: 2, rollUp: true, withCompanies: false };
    const view = ask(question)({ ...EMPTY_VIEW, nodes: ['a'], selected: 'a' });
    expect(view).toEqual({ ...EMPTY_VIEW, question, nodes: null, selected: null });
  });

  it('that toggles a filter twice changes nothing', () => {
    fc.assert(
      fc.property(fc.subarray(CERTAINTIES), fc.constantFrom(...CERTAINTIES), (hidden, value) => {
        const view = { ...EMPTY_VIEW, hidden: { ...EMPTY_VIEW.hidden, certainties: [...hidden].sort() } };
        const twice = toggle('certainties', value)(toggle('certainties', value)(view));
        expect([...twice.hidden.certainties].sort()).toEqual([...view.hidden.certainties].sort());
        expect(showAll(twice).hidden).toEqual(EMPTY_VIEW.hidden);
      }),
    );
  });
});

describe('what the filters leave', () => {
  const network = {
    entities: [entity('a', 'FUND'), entity('b'), entity('c')],
    relations: [
      edge('1', ['a', 'b']),
      edge('2', ['b', 'c'], { certainty: 'JOINT' }),
      edge('3', ['c', 'b'], { kind: 'SUPPLIES' }),
    ],
  };
  const nothing = EMPTY_VIEW.hidden;
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

  it('is everything when nothing is hidden', () => {
    expect(visiblePart(network, nothing)).toEqual(network);
  });

  it('has no line without both of its ends', () => {
    const { entities, relations } = visiblePart(network, { ...nothing, entityKinds: ['FUND'] });
    expect([ids(entities), ids(relations)]).toEqual([
      ['b', 'c'],
      ['2', '3'],
    ]);
  });

  it('has no line of a hidden kind or certainty', () => {
    expect(ids(visiblePart(network, { ...nothing, certainties: ['JOINT'] }).relations)).toEqual(['1', '3']);
    expect(ids(visiblePart(network, { ...nothing, relationKinds: ['SUPPLIES'] }).relations)).toEqual([
      '1',
      '2',
    ]);
  });

  it('is counted by kind and certainty, in their order', () => {
    const orders = { entityKinds: ENTITY_KINDS, relationKinds: RELATION_KINDS, certainties: CERTAINTIES };
    expect(countsOf(network, orders)).toEqual({
      entityKinds: [
        ['COMPANY', 2],
        ['FUND', 1],
      ],
      relationKinds: [
        ['INVESTED_IN', 2],
        ['SUPPLIES', 1],
      ],
      certainties: [
        ['STATED', 2],
        ['JOINT', 1],
      ],
    });
  });
});
