// Which of these entities is most likely meant by a text? Pure, so that both stores rank alike.

import { foldName, nameTokens, queryTokens, spellings } from '../model/name.js';
import type { Entity } from '../model/statement.js';

export interface RankedName<E> {
  entity: E;
  /** The name that matched best. */
  matched: string;
  /** 1: the whole name; 0.9: its pinyin or initials; above 0.6: how it begins; above 0.4: a part; below: shared tokens. */
  score: number;
}

interface Asked {
  folded: string;
  tokens: readonly string[];
}

/** How well one form of a name matches: the more of it the text covers, the better. */
function formScore(form: string, { folded }: Asked, weight: number): number {
  const covered = folded.length / form.length;
  if (form === folded) return weight;
  if (form.startsWith(folded)) return (0.6 + 0.25 * covered) * weight;
  return form.includes(folded) ? (0.4 + 0.15 * covered) * weight : 0;
}

function scoreOf(name: string, asked: Asked): number {
  if (foldName(name) === '' || asked.folded === '') return 0;
  const whole = Math.max(
    ...spellings(name).flatMap(({ script, pinyin, initials }) => [
      formScore(script, asked, 1),
      formScore(pinyin, asked, 0.9),
      formScore(initials, asked, 0.9),
    ]),
  );
  if (whole > 0) return whole;
  const own = [...nameTokens([name])];
  const shared = asked.tokens.filter((token) => own.some((each) => each.startsWith(token)));
  return (0.35 * shared.length) / Math.max(1, asked.tokens.length);
}

/**
 * The entities by how well their best name matches the text, best first; of equals the shorter name, then the id.
 * Identifiers (tickers) count as names.
 */
export function rankByName<E extends Entity>(entities: readonly E[], text: string): RankedName<E>[] {
  const asked = { folded: foldName(text), tokens: queryTokens(text) };
  const ranked = entities.map((entity) => {
    const names = [entity.name, ...(entity.nameEn ? [entity.nameEn] : []), ...entity.aliases];
    const identifiers = entity.identifiers.map(({ value }) => value);
    const scored = [...names, ...identifiers].map((matched) => ({ matched, score: scoreOf(matched, asked) }));
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
    return { entity, ...best };
  });
  return ranked.sort(
    (a, b) =>
      b.score - a.score || a.matched.length - b.matched.length || (a.entity.id < b.entity.id ? -1 : 1),
  );
}
