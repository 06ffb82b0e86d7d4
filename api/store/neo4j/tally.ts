// Relations counted in groups: the question as parameters, and rows as groups.
import type { Record as Row } from 'neo4j-driver';
import { RELATION_KINDS } from '../../model/kinds.js';
import type { TallyShape } from '../cypher-tally.js';
import type { Page, TalliedGroup, TallyGroup, TallyQuery, TallyRow } from '../queries.js';
import { toNumber } from './connection.js';
import { itemsOf, listing } from './listing.js';
import { toRelation } from './rows.js';

/** The shape of the statement that is needed, and its parameters. */
export function tallyQuestion({ by, kinds, sector, place, window }: TallyQuery) {
  const shape: TallyShape = {
    ...{ by, kinds: kinds ?? RELATION_KINDS },
    ...{ sector: sector !== null, place: place !== null },
  };
  const given = { ...(sector !== null && { sector }), ...(place !== null && { place }) };
  return { shape, parameters: { ...given, ...window } };
}

/** What is not known is an empty text in Cypher, where null equals nothing. */
const groupOf = (row: Row): TallyGroup => (row.get('group') as string[]).map((value) => value || null);

export const toTallyRow = (row: Row): TallyRow => ({
  group: groupOf(row),
  count: toNumber(row.get('count')),
  targets: toNumber(row.get('targets')),
  sums: row.get('sums') as TallyRow['sums'],
  undisclosed: toNumber(row.get('undisclosed')),
});

export const groupsOf = (rows: readonly Row[], { first }: Page): TalliedGroup[] =>
  rows.map((row) => ({ group: groupOf(row), ...listing(itemsOf(row, toRelation), first, row) }));
