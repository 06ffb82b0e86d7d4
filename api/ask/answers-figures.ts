// Answers on figures, and on policies by place, sector and target.
import type { StoredEntity, StoredObservation } from '../model/stored.js';
import { ALL_TIME } from '../model/time.js';
import { policies } from '../questions/policies.js';
import { figuresOf } from '../questions/statements.js';
import { StepReader } from '../questions/step-reader.js';
import type { Answerer, Asking } from './draft.js';
import { notInData } from './draft.js';
import { namesOf } from './names.js';
import { date, figure, list, nameOf } from './wording.js';

const FIGURES = `query ($ids: [ID!], $metrics: [String!], $period: String) {
  observations(entities: $ids, metrics: $metrics, period: $period, first: 200) {
    totalCount coverage { considered undated }
    edges { node { id entity { name } min max unit period basis dimensions { name } certainty evidence { locator printed source { title } } } }
  }
}`;
const MOST = 200;

/** A policy is asked for its measures too. */
async function subjectsOf({ session }: Asking, subject: StoredEntity): Promise<string[]> {
  if (subject.kind !== 'policy') return [subject.id];
  const parts = await new StepReader(session, ALL_TIME).step([subject.id], ['PART_OF'], 'in');
  return [subject.id, ...parts.map(({ from }) => from)];
}

/** One figure in words, with what tells it from the others. */
function row(
  asking: Asking,
  each: StoredObservation,
  names: ReadonlyMap<string, string>,
  subject: string,
): string {
  const { lang } = asking;
  const isEvent = each.unit === 'date';
  const about = [
    ...(each.entity === subject ? [] : [names.get(each.entity)!]),
    ...(each.period === null || isEvent ? [] : [date(each.period, lang)]),
    ...each.dimensions.map((id) => names.get(id)!),
    ...(each.basis === null ? [] : [each.basis]),
  ].filter((part) => part !== '');
  const value = figure(each, lang);
  const doubt = each.certainty === 'forecast' ? (lang === 'zh' ? '(预测)' : ' (forecast)') : '';
  return about.length === 0
    ? `${value}${doubt}`
    : `${value}${doubt}${lang === 'zh' ? `(${about.join(',')})` : ` (${about.join(', ')})`}`;
}

/** At most nothing, at least nothing: a loss or a profit of which no more is said. */
const saysOnlySign = ({ min, max, unit }: StoredObservation) =>
  unit !== 'date' && (min ?? 0) === 0 && (max ?? 0) === 0 && (min === null || max === null);

const figureOf: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const subject = the('subject');
  const metric = (await session.metric.load(parse.metric!))!;
  const [of, what] = [
    nameOf(subject, lang),
    lang === 'zh' ? metric.nameZh : (metric.nameEn ?? metric.nameZh),
  ];
  const when = parse.period === null ? '' : date(parse.period, lang);
  const ids = await subjectsOf(asking, subject);
  const about = {
    ...{
      operation: FIGURES,
      variables: { ids, metrics: [metric.id], period: parse.period },
      entities: [subject],
    },
    interpretation: say(`${of}${when}的${what}`, `${what} of ${of}${when === '' ? '' : `, ${when}`}`),
  };
  const request = { metrics: [metric.id], period: parse.period, first: MOST };
  const found = (await Promise.all(ids.map((id) => figuresOf(session, id, request)))).flatMap(({ edges }) =>
    edges.map(({ node }) => node),
  );
  if (found.every(saysOnlySign)) {
    const [sign] = found;
    return notInData(
      asking,
      about,
      sign ? [say('数据只说正负,没有数值。', 'The data only say whether it is a loss.')] : [],
    );
  }
  const names = await namesOf(
    asking,
    found.flatMap(({ entity, dimensions }) => [entity, ...dimensions]),
  );
  const rows = found.map((each) => row(asking, each, names, subject.id));
  const isMany =
    found.length > 1
      ? [
          say(
            '各数的期间、口径或来源不同,未相加也未平均。',
            'Periods, bases or sources differ; nothing is added up or averaged.',
          ),
        ]
      : [];
  return {
    ...{
      ...about,
      status: 'answered',
      statements: found,
      entities: [subject, ...names.keys()],
      caveats: isMany,
    },
    text: say(`${of}的${what}:${list(rows, lang)}。`, `${what} of ${of}: ${list(rows, lang)}.`),
  };
};

const POLICIES = `query ($issuedBy: ID, $place: ID, $sector: ID, $metric: String, $targetYear: Int) {
  policies(issuedBy: $issuedBy, place: $place, sector: $sector, metric: $metric, targetYear: $targetYear, first: 200) {
    totalCount coverage { considered undated } edges { node { id name } }
  }
}`;

/** What says that these policies are of the place, for the sector, aim at the figure. */
async function reasons(
  asking: Asking,
  ids: readonly string[],
  variables: { place: string | null; issuedBy: string | null; sector: string | null; metric: string | null },
) {
  const reader = new StepReader(asking.session, ALL_TIME);
  const [applied, issued] = await Promise.all([
    reader.step(ids, ['APPLIES_TO'], 'out'),
    reader.step(ids, ['ISSUED'], 'in'),
  ]);
  await reader.climb([...applied.map(({ to }) => to), ...(variables.place ? [variables.place] : [])]);
  const above = variables.place ? reader.above(variables.place) : new Set<string>();
  const figures =
    variables.metric === null
      ? []
      : [...(await reader.figuresOf(ids)).values()]
          .flat()
          .filter(({ metric }) => metric === variables.metric);
  return [
    ...issued.filter(({ from }) => from === variables.issuedBy || above.has(from)),
    ...applied.filter(
      ({ to }) => above.has(to) || (variables.sector !== null && reader.above(to).has(variables.sector)),
    ),
    ...figures,
  ];
}

const policiesWith: Answerer = async (asking) => {
  const { session, lang, say, the, parse } = asking;
  const { slots, classes, metric, period } = parse;
  const [place, sector] = [slots.place ? the('place') : null, slots.sector ? the('sector') : null];
  if (period !== null && !/^\d{4}$/.test(period)) return null;
  const body = slots.agency ? the('agency') : null;
  const isIssued = classes.has('issue') && place !== null;
  const variables = {
    ...{
      issuedBy: body?.id ?? (isIssued ? place.id : null),
      place: place && !isIssued ? place.id : null,
      sector: sector?.id ?? null,
    },
    ...{ metric, targetYear: period === null ? null : Number(period) },
  };
  const told = [body, place, sector].flatMap((each) => (each ? [nameOf(each, lang)] : []));
  const measured = metric === null ? null : await session.metric.load(metric);
  const what = [
    ...told,
    ...(measured ? [lang === 'zh' ? measured.nameZh : (measured.nameEn ?? measured.nameZh)] : []),
    ...(period ? [date(period, lang)] : []),
  ].join(lang === 'zh' ? '' : ', ');
  const about = {
    ...{
      operation: POLICIES,
      variables,
      entities: [body, place, sector].flatMap((each) => (each ? [each] : [])),
    },
    interpretation: say(`${what}的政策与措施`, `policies and measures: ${what}`),
  };
  const all = await policies(session, { ...variables, first: MOST });
  if (all.totalCount === 0) return notInData(asking, about);
  if (all.totalCount > MOST) return null;
  const found = all.edges.map(({ node }) => node);
  const statements = await reasons(
    asking,
    found.map(({ id }) => id),
    variables,
  );
  const rows = found.map((each) => {
    const own = statements.filter(
      (statement) => 'metric' in statement && statement.entity === each.id,
    ) as StoredObservation[];
    const values = own.map((value) => figure(value, lang)).join('/');
    return values === '' ? nameOf(each, lang) : `${nameOf(each, lang)}${say(`(${values})`, ` (${values})`)}`;
  });
  return {
    ...{ ...about, status: 'answered', statements, entities: [...about.entities, ...found] },
    text: say(`有${all.totalCount}项:${list(rows, lang)}。`, `${all.totalCount}: ${list(rows, lang)}.`),
  };
};

export const FIGURE_ANSWERS = { figure: figureOf, policies: policiesWith };
