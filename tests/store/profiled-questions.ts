// Every read of the port in each of its variants, about what is ordinary and about hubs.
import { RELATION_KINDS, WALKED_KINDS } from '../../api/model/kinds.js';
import { queryTokens } from '../../api/model/name.js';
import { ALL_TIME, timeWindow } from '../../api/model/time.js';
import type { GraphView } from '../../api/store/port.js';
import type {
  CompaniesQuery,
  InvestorsQuery,
  ObservationsQuery,
  PoliciesQuery,
  RelationsQuery,
  TallyQuery,
} from '../../api/store/queries.js';

const PAGE = { first: 20, after: null };
const NEXT = { first: 20, after: ['m', 'co-3'] };
const LATER = { first: 20, after: ['2018-01-01', 'm'] };
const THEN = timeWindow({ asOf: '2020-06-30', knownAt: '2022-12-31' });

const RELATIONS: RelationsQuery = { kinds: null, direction: 'both', with: null, window: ALL_TIME };
const STEP = { kinds: WALKED_KINDS, direction: 'both' as const, window: ALL_TIME, except: [] };
const WALK = { kinds: WALKED_KINDS, direction: 'both' as const, window: ALL_TIME, maxLength: 6 };
const COMPANIES: CompaniesQuery = {
  ...{ sector: null, place: null, listedOn: null, tokens: [], window: ALL_TIME },
};
const INVESTORS: InvestorsQuery = {
  ...{ sector: null, place: null, companies: null, together: null, certainties: null, rollUp: false },
  ...{ window: ALL_TIME, levels: null, kinds: null, investorPlace: null, atLeast: 1 },
  order: 'company-count',
};
const FIGURES: ObservationsQuery = {
  ...{ entities: null, sector: null, metrics: null, period: null, window: ALL_TIME },
};
const POLICIES: PoliciesQuery = {
  ...{ issuedBy: null, place: null, sector: null, metric: null, target: null, tokens: [], window: ALL_TIME },
};
const YEAR = { min: '2027-01-01', max: '2027-12-31' };
const TALLY: TallyQuery = {
  ...{ by: [], kinds: ['INVESTED_IN', 'HOLDS'], sector: null, place: null, window: ALL_TIME },
};
const SHOWN = { companies: 5, relations: 10 };
const [SOME, FEW] = [Array.from({ length: 20 }, (_, n) => `co-${n}`), ['co-7', 'co-8', 'co-9']];

type Questions = Record<string, (view: GraphView) => Promise<unknown>>;

/** The answers to these rest on a few statements, however large the world is. */
export const ORDINARY: Questions = {
  entities: (view) => view.entities(['co-7', 'fund-1', 'co-hub-once', 'nobody']),
  search: (view) =>
    view.search(queryTokens('沐芯芯科技1'), {
      ...{ kinds: null, limit: 20 },
      atLeast: queryTokens('沐芯芯科技1').length,
    }),
  'relations of a company': (view) => view.relations(['co-7'], RELATIONS, PAGE),
  'relations of a company then': (view) => view.relations(['co-7'], { ...RELATIONS, window: THEN }, PAGE),
  'relations of a company, page 2': (view) => view.relations(['co-7'], RELATIONS, LATER),
  'portfolio of an investor': (view) =>
    view.relations(['fund-1'], { ...RELATIONS, kinds: ['INVESTED_IN', 'HOLDS'], direction: 'out' }, PAGE),
  'relations of a company with a hub': (view) =>
    view.relations(['co-7'], { ...RELATIONS, with: 'fund-hub' }, PAGE),
  'relations of a hub with a company': (view) =>
    view.relations(['fund-hub'], { ...RELATIONS, with: 'co-7' }, PAGE),
  'expand a company': (view) => view.step(['co-7'], STEP, 20),
  'expand companies except': (view) => view.step(FEW, { ...STEP, except: ['fund-1'] }, 20),
  'expand a company upwards': (view) => view.step(['co-7'], { ...STEP, direction: 'in' }, 20),
  'expand a hub by other kinds': (view) =>
    view.step(['sec-hub'], { ...STEP, kinds: ['PART_OF'], direction: 'out' }, 20),
  'between companies': (view) =>
    view.between([...FEW, 'fund-1'], { kinds: RELATION_KINDS, window: ALL_TIME }, 100),
  'between companies and a hub': (view) =>
    view.between([...FEW, 'fund-hub'], { kinds: RELATION_KINDS, window: ALL_TIME }, 100),
  'walks nearby': (view) => view.shortestWalks({ from: 'co-7', to: 'co-8' }, WALK, 5),
  'companies in a sector': (view) => view.companies({ ...COMPANIES, sector: 'sec-1' }, PAGE),
  'companies in a place': (view) => view.companies({ ...COMPANIES, place: 'pl-1' }, PAGE),
  'companies of a name': (view) => view.companies({ ...COMPANIES, tokens: queryTokens('沐芯芯科技1') }, PAGE),
  'list of companies': (view) => view.list(['company'], PAGE),
  'list of companies, page 2': (view) => view.list(['company'], NEXT),
  'list of all kinds': (view) => view.list(['company', 'fund', 'place', 'sector'], NEXT),
  'companies, page 2': (view) => view.companies(COMPANIES, NEXT),
  'investors in a sector': (view) => view.investors({ ...INVESTORS, sector: 'sec-1' }, PAGE),
  'investors in a place': (view) => view.investors({ ...INVESTORS, place: 'pl-1', rollUp: true }, PAGE),
  'investors in companies': (view) => view.investors({ ...INVESTORS, companies: FEW, rollUp: true }, PAGE),
  'backing of an investor': (view) =>
    view.backing(['fund-1', 'org-0'], { ...INVESTORS, rollUp: true }, SHOWN),
  'figures of a company': (view) => view.observationsOf(['co-7'], FIGURES, PAGE),
  'figures of companies': (view) =>
    view.observations({ ...FIGURES, entities: FEW, metrics: ['staff'] }, PAGE),
  'figures about a sector': (view) => view.observations({ ...FIGURES, sector: 'sec-1' }, PAGE),
  'tally of a sector': (view) => view.tally({ ...TALLY, by: ['city', 'state-level'], sector: 'sec-1' }, 20),
  'tally of a place then': (view) =>
    view.tally({ ...TALLY, by: ['round', 'sector'], place: 'pl-1', window: THEN }, 20),
  'relations of a tally of a sector': (view) =>
    view.tallied({ ...TALLY, by: ['round'], sector: 'sec-1' }, { first: 10, after: null }),
  statements: (view) => view.statements(['figure-7', 'SUPPLIES-co-hub-co-7', 'nothing']),
  sources: (view) => view.sources(['source-1', 'source-2']),
  metrics: (view) => view.metrics(['revenue']),
  'all metrics': (view) => view.metrics(null),
  conflicts: (view) => view.conflicts(['figure-7', 'disputed-1']),
  'conflicts about a company': (view) => view.listConflicts({ about: 'co-1', window: ALL_TIME }, PAGE),
  'policies for a sector': (view) => view.policies({ ...POLICIES, sector: 'sec-1' }, PAGE),
  'policies issued by a body': (view) =>
    view.policies({ ...POLICIES, issuedBy: 'org-0', window: THEN }, PAGE),
  'policies of a name': (view) => view.policies({ ...POLICIES, tokens: queryTokens('pol-1') }, PAGE),
  status: (view) => view.status(),
};

/** The answers to these count or rank what hangs on a hub, so that work grows with the hub, and with nothing else. */
export const HUBS: Questions = {
  'list of conflicts': (view) => view.listConflicts({ about: null, window: ALL_TIME }, PAGE),
  'list of conflicts, page 2': (view) => view.listConflicts({ about: null, window: THEN }, NEXT),
  'policies with a metric': (view) => view.policies({ ...POLICIES, metric: 'goal' }, PAGE),
  'policies of a place with a target': (view) =>
    view.policies({ ...POLICIES, place: 'pl-1', metric: 'goal', target: YEAR }, PAGE),
  'search with a common word': (view) =>
    view.search(queryTokens('长光科技'), { kinds: null, atLeast: 1, limit: 20 }),
  'relations of a hub investor': (view) => view.relations(['fund-hub'], RELATIONS, PAGE),
  'relations of a hub investor, page 2': (view) => view.relations(['fund-hub'], RELATIONS, LATER),
  'relations of a hub investor then': (view) =>
    view.relations(['fund-hub'], { ...RELATIONS, window: THEN }, PAGE),
  'relations of a hub sector': (view) => view.relations(['sec-hub'], { ...RELATIONS, direction: 'in' }, PAGE),
  'expand a hub investor': (view) => view.step(['fund-hub'], STEP, 20),
  'expand a hub investor then': (view) => view.step(['fund-hub'], { ...STEP, window: THEN }, 20),
  'expand companies and hubs except': (view) =>
    view.step(['fund-hub', 'co-hub', ...SOME], { ...STEP, except: FEW }, 20),
  'between companies and hubs': (view) =>
    view.between([...FEW, 'fund-hub', 'co-hub'], { kinds: RELATION_KINDS, window: ALL_TIME }, 100),
  'walks through a hub': (view) => view.shortestWalks({ from: 'co-7', to: 'co-77' }, WALK, 5),
  'walks of two steps through a hub': (view) =>
    view.shortestWalks({ from: 'fund-1', to: 'fund-70' }, WALK, 5),
  'policies that have a target': (view) => view.policies({ ...POLICIES, target: YEAR }, PAGE),
  'policies, page 2': (view) => view.policies(POLICIES, NEXT),
  'companies in a hub sector': (view) => view.companies({ ...COMPANIES, sector: 'sec-hub' }, PAGE),
  'companies in a hub sector and place': (view) =>
    view.companies({ ...COMPANIES, sector: 'sec-all', place: 'pl-hub' }, PAGE),
  'companies in a hub sector then': (view) =>
    view.companies({ ...COMPANIES, sector: 'sec-hub', window: THEN }, PAGE),
  'companies listed': (view) => view.companies({ ...COMPANIES, listedOn: 'pl-market' }, PAGE),
  'investors in a hub sector': (view) =>
    view.investors({ ...INVESTORS, sector: 'sec-hub', levels: ['central', 'municipal'], atLeast: 2 }, PAGE),
  'investors in a hub sector, rolled up': (view) =>
    view.investors({ ...INVESTORS, sector: 'sec-hub', certainties: ['stated'], rollUp: true }, PAGE),
  'investors with one who is in a hub company': (view) =>
    view.investors({ ...INVESTORS, together: { investor: 'fund-1', sameRound: true } }, PAGE),
  'investors with a hub': (view) =>
    view.investors({ ...INVESTORS, together: { investor: 'fund-hub', sameRound: false } }, PAGE),
  'investors of all companies': (view) => view.investors({ ...INVESTORS, order: 'amount' }, PAGE),
  'investors in a hub sector, of a hub place': (view) =>
    view.investors({ ...INVESTORS, sector: 'sec-hub', investorPlace: 'pl-all' }, PAGE),
  'backing of a hub investor': (view) => view.backing(['fund-hub'], INVESTORS, SHOWN),
  'backing of a hub investor in a sector': (view) =>
    view.backing(['fund-hub'], { ...INVESTORS, sector: 'sec-1' }, SHOWN),
  'tally of a hub sector': (view) => view.tally({ ...TALLY, by: ['city', 'year'], sector: 'sec-hub' }, 20),
  'tally of a hub sector and place': (view) =>
    view.tally({ ...TALLY, by: ['round', 'state-level'], sector: 'sec-hub', place: 'pl-hub' }, 20),
  'tally of all': (view) => view.tally({ ...TALLY, by: ['province', 'kind'], kinds: null }, 20),
  'relations of a tally of a hub sector': (view) =>
    view.tallied({ ...TALLY, by: ['round'], sector: 'sec-hub' }, { first: 10, after: null }),
  'figures of a hub': (view) => view.observationsOf(['co-hub'], FIGURES, PAGE),
  'figures about a hub sector': (view) => view.observations({ ...FIGURES, sector: 'sec-hub' }, PAGE),
  'figures of a metric': (view) => view.observations({ ...FIGURES, metrics: ['staff'] }, PAGE),
  'figures of a period': (view) =>
    view.observations({ ...FIGURES, period: { min: '2019-01-01', max: '2019-12-31' } }, PAGE),
  'all sources': (view) => view.sources(null),
};
