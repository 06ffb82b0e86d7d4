// A part above its whole: a district with more companies than its city, investors with more than the round, uses of a
// planned raise with more than the raise.
import type { Finding, Known } from './conflict.js';
import { evidenceOf, said } from './conflict.js';
import { dayRange } from './edtf.js';
import { byId, grouped } from './grouped.js';
import type { Dataset, Observation, Relation } from './statement.js';
import { strongest } from './statement.js';

/** Metrics of which a part has at most as much as its whole. Prices, shares, ranks, growth and the like are none. */
const ADDITIVE: ReadonlySet<string> = new Set([
  ...[
    'company_count',
    'industry_scale',
    'market_size',
    'computing_capacity',
    'accelerator_count',
    'rack_count',
  ],
  ...[
    'server_count',
    'vcpu_count',
    'fab_count',
    'wafer_capacity',
    'wafer_output',
    'shipments',
    'export_value',
  ],
  ...['patent_count', 'paper_count', 'model_count', 'hospital_count', 'node_count', 'technology_deal_value'],
]);

const keyOf = (metric: string, parts: readonly (string | null)[], about: readonly string[]) =>
  JSON.stringify([metric, ...parts, '', ...about]);

/** Each way to name the same things or what is above them. */
function combinations(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>(
    (all, choice) => all.flatMap((rest) => choice.map((id) => [...rest, id])),
    [[]],
  );
}

/** Figures about a place or sector beside those about what it is part of, in the same market and the like. */
function figuresAbove({ observations }: Dataset, { nameOf, above }: Known): Finding[] {
  const figures = observations.filter(({ metric, period }) => period !== null && ADDITIVE.has(metric));
  const groupOf = (
    { metric, unit, period, basis, entity, dimensions }: Observation,
    about?: readonly string[],
  ) => keyOf(metric, [unit, period, basis], about ?? [entity, ...[...dimensions].sort()]);
  const byKey = grouped(figures, (figure) => groupOf(figure));
  return figures.flatMap((part) => {
    if (part.min === null) return [];
    const own = [part.entity, ...part.dimensions];
    const wholes = combinations(own.map((id) => [...above(id)]))
      .filter((ids) => ids.some((id, i) => id !== own[i]))
      .flatMap(([entity, ...dimensions]) => byKey.get(groupOf(part, [entity!, ...dimensions.sort()])) ?? [])
      .filter(({ max }) => max !== null && max < part.min!);
    return wholes.map(
      (whole): Finding => ({
        ...{ rule: 'part', about: whole.entity, topic: `${whole.metric} ${whole.period}` },
        explanation: `${said(part)} for ${own.map(nameOf).join(', ')} is above ${said(whole)} for ${[whole.entity, ...whole.dimensions].map(nameOf).join(', ')}, of which it is a part.`,
        statements: [whole.id, part.id],
        clashes: [[whole.evidence, part.evidence]],
      }),
    );
  });
}

/** Several statements about one part count once, with the least that one of them says: a source may repeat another. */
function together<T extends Observation | Relation>(
  parts: readonly T[],
  partOf: (part: T) => string | null,
  amountOf: (part: T) => number,
): { sum: number; sides: T[][] } {
  const sides = [...grouped([...parts].sort(byId), partOf).values()];
  const sum = sides.reduce((total, same) => total + Math.min(...same.map(amountOf)), 0);
  return { sides, sum: Number(sum.toFixed(6)) };
}

/** What the investors of a round are said to have put in, beside the round. What several put in together is not added. */
function investorsAbove({ observations, relations }: Dataset, { nameOf }: Known): Finding[] {
  const paid = grouped(
    relations.filter(
      ({ kind, amount, round, evidence }) =>
        kind === 'INVESTED_IN' && amount !== null && round !== null && strongest(evidence) !== 'joint',
    ),
    ({ to, round, currency }) => keyOf(to, [round, currency], []),
  );
  const rounds = observations.filter(({ metric, max }) => metric === 'round_amount' && max !== null);
  return rounds.flatMap((round): Finding[] => {
    const parts: Relation[] = paid.get(keyOf(round.entity, [round.basis, round.unit], [])) ?? [];
    const { sum, sides } = together(
      parts,
      ({ from }) => from,
      ({ amount }) => amount!,
    );
    if (sum <= round.max!) return [];
    return [
      {
        ...{ rule: 'part', about: round.entity, topic: `round ${round.basis}` },
        explanation: `What single investors put into round ${round.basis} of ${nameOf(round.entity)} adds up to ${sum} ${round.unit}, more than the round, ${said(round)}.`,
        statements: [round, ...sides.flat()].map(({ id }) => id),
        clashes: [[round.evidence, ...sides.map(evidenceOf)]],
      },
    ];
  });
}

/** What a planned raise is for, beside the raise. */
function usesAbove({ observations }: Dataset, { nameOf }: Known): Finding[] {
  const uses = grouped(
    observations.filter(({ metric, min }) => metric === 'use_of_proceeds' && min !== null),
    ({ entity, unit }) => keyOf(entity, [unit], []),
  );
  const raises = observations.filter(({ metric, max }) => metric === 'planned_raise' && max !== null);
  return raises.flatMap((raise): Finding[] => {
    const parts = (uses.get(keyOf(raise.entity, [raise.unit], [])) ?? []).filter(
      ({ period }) => dayRange(period).min <= dayRange(raise.period).max,
    );
    const { sum, sides } = together(
      parts,
      ({ basis }) => basis,
      ({ min }) => min!,
    );
    if (sum <= raise.max!) return [];
    return [
      {
        ...{ rule: 'part', about: raise.entity, topic: 'planned_raise' },
        explanation: `The uses of what ${nameOf(raise.entity)} wants to raise add up to ${sum} ${raise.unit}, more than the raise, ${said(raise)}.`,
        statements: [raise, ...sides.flat()].map(({ id }) => id),
        clashes: [[raise.evidence, ...sides.map(evidenceOf)]],
      },
    ];
  });
}

export const partsAboveWholes = (dataset: Dataset, known: Known): Finding[] => [
  ...figuresAbove(dataset, known),
  ...investorsAbove(dataset, known),
  ...usesAbove(dataset, known),
];
