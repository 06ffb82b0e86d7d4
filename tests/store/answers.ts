// Every read of the port, asked with one random call: what two stores must agree on.
import { ENTITY_KINDS, WALKED_KINDS } from '../../api/model/kinds.js';
import { queryTokens } from '../../api/model/name.js';
import type { GraphView } from '../../api/store/port.js';
import type {
  InvestorRow,
  InvestorsQuery,
  Listing,
  Page,
  PoliciesQuery,
  Position,
  TallyQuery,
  TallyRow,
} from '../../api/store/queries.js';
import type { Call } from './worlds.js';

/** All pages of a list, each asked for with the position that the one before ended at. */
async function allPages<T>(
  first: number,
  read: (page: Page) => Promise<Listing<T>>,
  positionOf: (item: T) => Position,
): Promise<Listing<T>[]> {
  const pages: Listing<T>[] = [];
  let after: Position | null = null;
  do {
    const page = await read({ first, after });
    pages.push(page);
    after = page.hasNext ? positionOf(page.items.at(-1)!) : null;
  } while (after !== null && pages.length < 30);
  return pages;
}

const keyed = ({ sortKey, id }: { sortKey: string; id: string }): Position => [sortKey, id];

function investorsQuery(call: Call): InvestorsQuery {
  return {
    ...{ sector: call.scope, place: call.scope2, companies: call.companies, together: null },
    ...{ certainties: call.certainties, rollUp: call.rollUp, window: call.window },
    ...{ levels: call.levels, kinds: call.investorKinds },
    ...{ investorPlace: call.belongsTo, atLeast: call.atLeast, order: call.order },
  };
}

/** The rows of all pages, and what they rest on. */
async function ranking(view: GraphView, call: Call, query: InvestorsQuery) {
  const rows = await allPages(
    call.first,
    (page) => view.investors(query, page),
    ({ position }) => position,
  );
  const investors = rows.flatMap(({ items }) => items.map(({ investor }) => investor));
  return {
    rows: rows.map(withSortedMoney),
    backing: await view.backing(investors, query, { companies: 3, relations: 4 }),
  };
}

/** What was disclosed is a bag: its order means nothing. */
function withSortedMoney(page: Listing<InvestorRow>) {
  const money = (row: InvestorRow) =>
    row.disclosed.map(({ currency, amount }) => `${currency} ${amount}`).sort();
  return { ...page, items: page.items.map((row) => ({ ...row, disclosed: money(row) })) };
}

const tallyQuery = ({ by, kinds, scope, scope2, window }: Call): TallyQuery => ({
  ...{ by, kinds, sector: scope, place: scope2, window },
});

const policiesQuery = ({ scope, scope2, belongsTo, metrics, target, window }: Call): PoliciesQuery => ({
  ...{ issuedBy: belongsTo, place: scope2, sector: scope, metric: metrics?.[0] ?? null, target },
  ...{ tokens: [], window },
});

/** Groups come in no order, and neither do their sums. */
async function inGroups<T extends Pick<TallyRow, 'group'> & Partial<TallyRow>>(asked: Promise<T[]>) {
  const sorted = (await asked).map((row) => ({
    ...row,
    sums: (row.sums ?? []).map(({ currency, amount }) => `${currency} ${amount}`).sort(),
  }));
  const keyOf = ({ group }: Pick<TallyRow, 'group'>) => JSON.stringify(group);
  return sorted.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const tallied = (view: GraphView, call: Call) =>
  inGroups(
    view.tallied(tallyQuery(call), {
      first: call.first,
      after: call.sameRound ? null : ['2021-03-01', 'r2'],
    }),
  );

export async function allAnswers(view: GraphView, call: Call) {
  const { window, entity, other, direction, kinds, first } = call;
  const together = { ...investorsQuery(call), together: { investor: entity, sameRound: call.sameRound } };
  const tokens = queryTokens(call.text);
  const figures = { entities: null, sector: call.scope, metrics: call.metrics, period: call.period, window };
  const companies = { sector: call.scope, place: call.scope2, listedOn: call.belongsTo, tokens: [], window };
  const step = { kinds: kinds ?? WALKED_KINDS, direction, window };
  return {
    entities: await view.entities([entity, other, 'old-0', 'old-1']),
    search: await view.search(tokens, { kinds: call.investorKinds, atLeast: tokens.length, limit: 4 }),
    searchAny: await view.search(tokens, { kinds: null, atLeast: 1, limit: 4 }),
    list: await allPages(first, (page) => view.list(call.investorKinds ?? ENTITY_KINDS, page), keyed),
    companies: await allPages(first, (page) => view.companies(companies, page), keyed),
    named: await view.companies({ ...companies, sector: null, tokens }, { first, after: null }),
    policies: await allPages(first, (page) => view.policies(policiesQuery(call), page), keyed),
    policiesNamed: await view.policies({ ...policiesQuery(call), tokens }, { first, after: null }),
    conflicts: await view.conflicts(['r0', 'r1', 'r2', 'o0', 'o1', 'o2', 'nothing']),
    conflictList: await allPages(first, (page) => view.listConflicts({ about: null, window }, page), keyed),
    conflictsAbout: await view.listConflicts({ about: entity, window }, { first, after: null }),
    relations: await allPages(
      first,
      async (page) =>
        (await view.relations([entity], { kinds, direction, with: null, window }, page)).get(entity)!,
      keyed,
    ),
    relationsWith: await view.relations(
      [entity, other],
      { kinds, direction, with: other, window },
      { first, after: null },
    ),
    step: await view.step([entity, other], { ...step, except: [] }, first),
    nextStep: await view.step([entity], { ...step, except: [other] }, first),
    between: await view.between(
      [entity, other, ...(call.companies ?? [])],
      { kinds: kinds ?? WALKED_KINDS, window },
      first,
    ),
    walks: await view.shortestWalks(
      { from: entity, to: other },
      { ...step, maxLength: call.maxLength },
      first,
    ),
    investors: await ranking(view, call, investorsQuery(call)),
    together: await ranking(view, call, together),
    // One of the two a call: Neo4j plans anew for every mix of keys and conditions.
    tally: call.rollUp ? await inGroups(view.tally(tallyQuery(call), 1000)) : await tallied(view, call),
    observations: await allPages(first, (page) => view.observations(figures, page), keyed),
    observationsOf: await view.observationsOf([entity, other], figures, { first, after: null }),
    figuresOfSome: await view.observations({ ...figures, entities: [entity, other] }, { first, after: null }),
    statements: await view.statements(['r0', 'r1', 'r2', 'r3', 'o0', 'o1', 'nothing']),
    sources: await view.sources(null),
    metrics: await view.metrics(['revenue', 'nothing']),
    status: { ...(await view.status()), loadedAt: '' },
  };
}
