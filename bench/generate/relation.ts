// One generated relation, with only the cells that its kind has.
import type { Relation } from '../../api/model/statement.js';

type Given = Pick<Relation, 'id' | 'kind' | 'from' | 'to' | 'evidence'> & Partial<Relation>;

export const relation = (given: Given): Relation => ({
  ...{ start: null, end: null, amount: null, currency: null },
  ...{ shareMin: null, shareMax: null, round: null, role: null, ...given },
});
