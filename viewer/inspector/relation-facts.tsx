// What a relation says besides whom it joins: money, share, round, role, time.
import type { Relation } from '../client/operations.js';
import { writeAmount, writeShare } from '../language/figures.js';
import type { PageWords } from '../language/use-words.js';
import { useWords } from '../language/use-words.js';

type Facts = Pick<Relation, 'money' | 'share' | 'round' | 'role' | 'start' | 'end' | 'certainty'>;

/** From, until, or both. */
function time({ start, end }: Facts, { t, date }: PageWords): string {
  if (start === null && end === null) return t('inspector.undated');
  const parts = [start && date(start), end && t('figure.until', { end: date(end) })];
  return parts.filter(Boolean).join(' ');
}

const DATE = /^\d{4}/;

/** A round that has no name is called after its date, which is shown anyway. */
function round(name: string, { t }: PageWords): string {
  if (DATE.test(name)) return '';
  const spelt = t('figure.round', { round: name });
  return t(`round.${name}` as 'round.angel', { defaultValue: spelt });
}

export function RelationFacts({ relation }: { relation: Facts }) {
  const words = useWords();
  const { t } = words;
  const { money, share, role, certainty } = relation;
  const figures = [
    share && writeShare(share, certainty, words),
    money && writeAmount(money, certainty, words),
  ].filter(Boolean);
  const others = [
    relation.round && round(relation.round, words),
    role && t(`role.${role}` as 'role.lead', { defaultValue: role }),
    time(relation, words),
  ].filter(Boolean);
  return (
    <p className="facts">
      {figures.length > 0 && <strong>{figures.join(' · ')}</strong>}
      <span className="soft">{others.join(' · ')}</span>
    </p>
  );
}
