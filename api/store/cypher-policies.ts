// The Cypher that finds policies and measures.
import { after, entityOf, hasTokens, held, known, treeBelow } from './cypher.js';

/** Which conditions on policies are given. */
export interface PoliciesShape {
  issuedBy: boolean;
  place: boolean;
  sector: boolean;
  metric: boolean;
  target: boolean;
  named: boolean;
}

/** The entities that a policy can be asked to have to do with, and how it has: the first that is given is started from. */
const SCOPES = [
  {
    name: 'issuedBy',
    found: 'CALL () { MATCH (x:Entity {id: $issuedBy}) RETURN collect(x) AS issuers }',
    ends: 'issuers',
    link: '(x)-[m:ISSUED]->',
  },
  {
    name: 'sector',
    found: treeBelow('$sector', 'sectors'),
    ends: 'sectors',
    link: '(x)<-[m:APPLIES_TO]-',
  },
  {
    // Which of the two it is says the direction: a place issues, and is applied to.
    name: 'place',
    found: `CALL () { MATCH (:Entity {id: $place})-[:PART_OF*0..]->(x:Entity) RETURN collect(DISTINCT x) AS places }`,
    ends: 'places',
    link: '(x)-[m:ISSUED|APPLIES_TO]-',
  },
] as const;
type Scope = (typeof SCOPES)[number];

const IS_POLICY = '(p:Policy OR p:Measure)';
const ALL_POLICIES = `MATCH (p:Entity) WHERE p.kind IN ['policy', 'measure'] AND p.sort_key >= '' AND p.id IS NOT NULL`;

const counted = ({ ends, link }: Scope, condition: string) =>
  `COUNT { UNWIND ${ends} AS x MATCH ${link}(p) WHERE ${IS_POLICY} AND ${condition} RETURN m }`;
const linked = (scope: Scope) => `${counted(scope, held('m'))} > 0`;

function figureOf({ metric, target }: PoliciesShape): string {
  const conditions = [
    ...(metric ? ['o.metric = $metric'] : []),
    ...(target
      ? [`o.basis STARTS WITH 'target' AND o.period_min >= $targetMin AND o.period_max <= $targetMax`]
      : []),
  ];
  return [...conditions, known('o')].join(' AND ');
}
const figures = (shape: PoliciesShape, more = 'true') =>
  `COUNT { MATCH (p)<-[:ABOUT]-(o:Observation) WHERE ${figureOf(shape)} AND ${more} RETURN o }`;

/** How many figures there are to choose from, whatever they aim at. */
const figuresConsidered = ({ metric }: PoliciesShape) =>
  metric
    ? `COUNT { MATCH (o:Observation) WHERE o.metric = $metric AND o.sort_key >= '' AND o.id IS NOT NULL AND ${known('o')}
         MATCH (o)-[:ABOUT]->(p) WHERE ${IS_POLICY} RETURN o }`
    : `COUNT { ${ALL_POLICIES} MATCH (p)<-[:ABOUT]-(o:Observation) WHERE ${known('o')} RETURN o }`;

const NAMED = `CALL db.index.fulltext.queryNodes('entity_tokens', $lucene) YIELD node AS p
    WITH * WHERE ${hasTokens('p')}`;
const WITH_METRIC = `MATCH (o:Observation) WHERE o.metric = $metric AND o.sort_key >= '' AND o.id IS NOT NULL
    MATCH (o)-[:ABOUT]->(p)`;

function startOf(shape: PoliciesShape, scopes: readonly Scope[]): string {
  if (shape.named) return NAMED;
  const [first] = scopes;
  if (first) return `UNWIND ${first.ends} AS x MATCH ${first.link}(p)`;
  return shape.metric ? WITH_METRIC : ALL_POLICIES;
}

/**
 * Served by entity_tokens when a name is given, else by entity_id of what the first condition starts from, else by
 * observation_metric_time, else by entity_kind.
 */
export function policies(shape: PoliciesShape): string {
  const scopes = SCOPES.filter(({ name }) => shape[name]);
  const asksFigures = shape.metric || shape.target;
  const tests = [IS_POLICY, ...scopes.map(linked), ...(asksFigures ? [`${figures(shape)} > 0`] : [])];
  const undated = [
    ...scopes.map((scope) => counted(scope, `m.undated AND ${held('m')}`)),
    ...(asksFigures ? [figures(shape, 'o.period IS NULL')] : []),
  ];
  const considered = [
    ...scopes.map((scope) => counted(scope, known('m'))),
    ...(asksFigures ? [figuresConsidered(shape)] : []),
  ];
  const ends = scopes.map((scope) => scope.ends);
  return `
  ${scopes.map(({ found }) => found).join('\n  ')}
  CALL (${ends.join(', ')}) {
    ${startOf(shape, scopes)}
    WITH DISTINCT ${['p', ...ends].join(', ')} WHERE ${tests.join(' AND ')}
    RETURN collect(p) AS found, sum(${['0', ...undated].join(' + ')}) AS undated
  }
  CALL (found) {
    UNWIND found AS p WITH p WHERE ${after('p')}
    WITH p ORDER BY p.sort_key, p.id LIMIT $limit
    RETURN collect(${entityOf('p')}) AS items
  }
  RETURN items, size(found) AS total, undated,
    ${considered.length > 0 ? `[${considered.join(', ')}]` : '[COUNT { (:Policy) } + COUNT { (:Measure) }]'} AS considered`;
}
