// What is selected: an entity with its relations and figures, or one relation, each with what it rests on.

import { useWords } from '../language/use-words.js';
import { useExplorer } from '../state/explorer.js';
import { EntityDetails } from './entity-details.js';
import './inspector.css';
import { RelationDetails } from './relation-details.js';

export function Inspector() {
  const { t } = useWords();
  const selected = useExplorer(({ view }) => view.selected);
  if (selected === null) return <p className="panel-body soft">{t('inspector.none')}</p>;
  return selected.startsWith('rel:') ? (
    <RelationDetails key={selected} id={selected} />
  ) : (
    <EntityDetails key={selected} id={selected} />
  );
}
