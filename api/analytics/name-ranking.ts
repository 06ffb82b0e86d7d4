// Which of these entities is most likely meant by a text? Pure, so that both stores rank alike.
import type { Entity } from '../model/statement.js';
import { foldName, nameTokens, queryTokens } from '../model/name.js';

export interface RankedName<E> {
  entity: E;
  /** The name that matched best. */
  matched: string;
  /** 0 to 1: 1 the whole name, 0.9 its pinyin or initials, down to 0.75 its beginning, 0.5 a part, below that shared tokens. */
  score: number;
}

/** Shared beginnings and parts count for more the more of the name they are. */
const covered = (query: string, name: string) => query.length / name.length;

function scoreOf(name: string, query: { folded: string; tokens: readonly string[] }): number {
  const folded = foldName(name);
  if (folded === '') return 0;
  if (folded === query.folded) return 1;
  const spelt = new Set(nameTokens([name]));
  if (folded.startsWith(query.folded)) return 0.75 + 0.14 * covered(query.folded, folded);
  if (spelt.has(query.folded)) return 0.9 * (query.folded.length > 1 ? 1 : 0.7);
  if (folded.includes(query.folded)) return 0.5 + 0.2 * covered(query.folded, folded);
  const shared = query.tokens.filter((token) => spelt.has(token) || [...spelt].some((own) => own.startsWith(token)));
  return (0.5 * shared.length) / Math.max(1, query.tokens.length);
}

/**
 * The entities by how well their best name matches the text, best first; of equals the shorter name, then the id.
 * Identifiers (tickers) count as names.
 */
export function rankByName<E extends Entity>(entities: readonly E[], text: string): RankedName<E>[] {
  const query = { folded: foldName(text), tokens: queryTokens(text) };
  const ranked = entities.map((entity) => {
    const names = [entity.name, ...(entity.nameEn ? [entity.nameEn] : []), ...entity.aliases];
    const identifiers = entity.identifiers.map(({ value }) => value);
    const scored = [...names, ...identifiers].map((matched) => ({ matched, score: scoreOf(matched, query) }));
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
    return { entity, ...best };
  });
  return ranked.sort(
    (a, b) => b.score - a.score || a.matched.length - b.matched.length || (a.entity.id < b.entity.id ? -1 : 1),
  );
}
