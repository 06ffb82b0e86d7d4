// The Cypher that reads figures.
import { LAST_DAY } from '../model/edtf.js';
import { after, afterByIndex, held, known, treeBelow } from './cypher.js';

/** Which conditions on figures are given. */
export interface FiguresShape {
  entities: boolean;
  metrics: boolean;
  sector: boolean;
  period: boolean;
}

const IS_ABOUT_SECTOR = `(EXISTS { (o)-[:ABOUT|DIMENSION]->(x) WHERE x IN sectors }
      OR EXISTS { (o)-[:ABOUT]->()-[m:IN_SECTOR]->(x) WHERE x IN sectors AND ${held('m')} })`;

const counts = ({ metrics, sector }: FiguresShape) =>
  [known('o'), ...(metrics ? ['o.metric IN $metrics'] : []), ...(sector ? [IS_ABOUT_SECTOR] : [])].join(
    ' AND ',
  );
/** The key is the first day of the period, so that an index can be asked for it. */
const inPeriod = ({ period }: FiguresShape) =>
  period
    ? `o.sort_key >= $periodMin AND o.sort_key <= $periodMax AND o.period IS NOT NULL
      AND $periodMin <= o.period_min AND o.period_max <= $periodMax`
    : 'true';
const found = (
  shape: FiguresShape,
) => `count(o) AS considered, sum(CASE WHEN ${inPeriod(shape)} THEN 1 ELSE 0 END) AS total,
      sum(CASE WHEN ${inPeriod(shape)} AND o.period IS NULL THEN 1 ELSE 0 END) AS undated`;
const PAGE = `WITH o ORDER BY o.sort_key, o.id LIMIT $limit
    RETURN collect(properties(o)) AS items`;
const trees = ({ sector }: FiguresShape) => (sector ? treeBelow('$sector', 'sectors') : '');

/** Served by entity_id. */
export const observationsOf = (shape: FiguresShape): string => `
  ${trees(shape)}
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  CALL ${shape.sector ? '(e, sectors)' : '(e)'} {
    MATCH (o)-[:ABOUT]->(e) WHERE ${counts(shape)}
    RETURN ${found(shape)}
  }
  CALL ${shape.sector ? '(e, sectors)' : '(e)'} {
    MATCH (o)-[:ABOUT]->(e) WHERE ${counts(shape)} AND ${inPeriod(shape)} AND ${after('o')}
    ${PAGE}
  }
  RETURN id, considered, total, undated, items`;

/** Those of the tree itself, and those about what is in it. */
const OF_SECTOR = `UNWIND sectors AS x
    CALL (x) {
      MATCH (x)<-[:ABOUT|DIMENSION]-(o) RETURN o
      UNION
      MATCH (x)<-[m:IN_SECTOR]-(y) WHERE ${held('m')}
      MATCH (y)<-[:ABOUT]-(o) RETURN o
    }
    WITH DISTINCT o`;

/** Served by entity_id: what hangs on entities or on a tree of sectors. */
const ofSome = (shape: FiguresShape): string => `
  ${trees(shape)}
  CALL ${shape.sector ? '(sectors)' : '()'} {
    ${shape.entities ? 'MATCH (o)-[:ABOUT]->(e:Entity) WHERE e.id IN $entities WITH *' : OF_SECTOR}
    WHERE ${counts({ ...shape, sector: shape.sector && shape.entities })}
    RETURN collect(o) AS found
  }
  CALL (found) { UNWIND found AS o RETURN ${found(shape)} }
  CALL (found) {
    UNWIND found AS o WITH o WHERE ${inPeriod(shape)} AND ${after('o')}
    ${PAGE}
  }
  RETURN considered, total, undated, items`;

/** A page in the order of the index: metric by metric, or of all. */
const pageOfAll = (shape: FiguresShape) => {
  const wanted = `${known('o')} AND ${inPeriod(shape)} AND ${afterByIndex('o')}`;
  return shape.metrics
    ? `UNWIND $metrics AS metric WITH DISTINCT metric
    CALL (metric) {
      MATCH (o:Observation) WHERE o.metric = metric AND ${wanted}
      RETURN o ORDER BY o.metric, o.sort_key, o.id LIMIT $limit
    }`
    : `MATCH (o:Observation) WHERE ${wanted}`;
};

/** Served by observation_metric_time, or else by observation_time, in the order of periods. */
const ofAll = (shape: FiguresShape): string => {
  // An index is asked only where something is said of each of its properties.
  const byMetric = shape.metrics
    ? ['o.metric IN $metrics', 'o.sort_key IS NOT NULL', 'o.id IS NOT NULL']
    : [];
  const count = (...conditions: string[]) =>
    `COUNT { (o:Observation) WHERE ${[...byMetric, ...conditions].join(' AND ')} }`;
  const total = shape.period ? count(inPeriod(shape), 'o.id IS NOT NULL', known('o')) : count(known('o'));
  const undated = count(`o.sort_key = '${LAST_DAY}'`, 'o.id IS NOT NULL', 'o.period IS NULL', known('o'));
  return `
  CALL () {
    ${pageOfAll(shape)}
    ${PAGE}
  }
  RETURN items, ${count(known('o'))} AS considered, ${total} AS total,
    ${shape.period ? '0' : undated} AS undated`;
};

export const observations = (shape: FiguresShape): string =>
  shape.entities || shape.sector ? ofSome(shape) : ofAll(shape);
