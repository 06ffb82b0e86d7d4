// One figure of an entity: what was measured, its value, of what, when, and the evidence.
import type { Observation } from '../client/operations.js';
import { writeFigure } from '../language/figures.js';
import { useWords } from '../language/use-words.js';
import { EvidenceList } from './evidence-list.js';
import { ConflictNote } from './relation-row.js';

export function FigureRow({ observation }: { observation: Observation }) {
  const words = useWords();
  const { metric, period, basis, dimensions } = observation;
  const about = [
    ...dimensions.map(words.nameOf),
    ...(basis ? [basis] : []),
    period ? words.date(period) : words.t('inspector.undated'),
  ];
  return (
    <li className="statement">
      <p className="facts">
        <span title={metric.description ?? undefined}>{words.nameOf(metric)}</span>
        <strong>{writeFigure(observation, words)}</strong>
      </p>
      <p className="soft small">{about.join(' · ')}</p>
      <ConflictNote count={observation.conflictsWith.length} />
      <EvidenceList evidence={observation.evidence} />
    </li>
  );
}
