// What every generated statement rests on: one place in one source, of one in ten a second.
import type { Certainty } from '../../api/model/kinds.js';
import type { Evidence, Source } from '../../api/model/statement.js';
import type { Plan } from './plan.js';
import { sourceId, TREES } from './plan.js';
import { Random } from './random.js';

const PUBLISHERS = ['芯闻日报', '产业观察', '财经前线', '招商周刊', '交易所公告'];
const KINDS = ['news', 'news', 'news', 'filing', 'registry'] as const;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A day of the ten years to 2025. */
export const someDay = (random: Random): string =>
  `${random.between(2016, 2025)}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;

const trees: Source = {
  ...{ id: TREES, title: '地区与行业分类', publisher: null, author: null, published: null },
  ...{ language: 'zh-Hans', kind: 'editor', url: null, retrieved: null },
};

export function* sources(plan: Plan): Generator<Source> {
  yield trees;
  for (let i = 0; i < plan.sources; i++) {
    const random = new Random(plan.seed, 'source', i);
    const published = someDay(random);
    const publisher = i % PUBLISHERS.length;
    yield {
      ...{
        id: sourceId(i),
        title: `${PUBLISHERS[publisher]}第${i + 1}期`,
        publisher: PUBLISHERS[publisher]!,
      },
      ...{ author: null, published, language: 'zh-Hans', kind: KINDS[publisher]! },
      ...{ url: `https://example.com/${i}`, retrieved: null },
    };
  }
}

const NOTES: Partial<Record<Certainty, string>> = {
  inferred: '由名称推断。',
  joint: '原文就多家企业一并而言。',
};

function someCertainty(random: Random): Certainty {
  const drawn = random.next();
  if (drawn < 0.82) return 'stated';
  if (drawn < 0.9) return 'approximate';
  return drawn < 0.96 ? 'inferred' : 'joint';
}

function piece(random: Random, plan: Plan, printed: string | null): Evidence {
  const certainty = someCertainty(random);
  return {
    source: sourceId(random.between(0, plan.sources - 1)),
    locator: `L${random.between(1, 60)}S${random.between(1, 9)}`,
    ...{ printed, note: NOTES[certainty] ?? null, certainty, attributed: [] },
  };
}

export const fromTrees: Evidence[] = [
  { source: TREES, locator: 'tree', printed: null, note: null, certainty: 'stated', attributed: [] },
];

export function someEvidence(random: Random, plan: Plan, printed: string | null = null): Evidence[] {
  const first = piece(random, plan, printed);
  return random.chance(0.1) ? [first, piece(random, plan, printed)] : [first];
}
