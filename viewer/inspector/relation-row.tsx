// One relation of an entity: the other end, the facts, the evidence.
import { Button } from 'react-aria-components';
import type { EntityName, Relation } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import { amend, take, useExplorer } from '../state/explorer.js';
import { add, select } from '../state/view.js';
import { Icon } from '../theme/icon.js';
import { KindMark } from '../theme/kind-mark.js';
import { EvidenceList } from './evidence-list.js';
import { RelationFacts } from './relation-facts.js';

/** A name that leads to what it names: selected when it is on the graph, else brought onto it with the second button. */
export function EntityLink({ entity }: { entity: EntityName }) {
  const { t, nameOf } = useWords();
  const isOnGraph = useExplorer(({ view }) => view.nodes?.includes(entity.id) ?? false);
  const name = nameOf(entity);
  return (
    <span className="entity-link">
      <KindMark kind={entity.kind} state={entity.stateLevel !== null} />
      <Button
        className="react-aria-Button link"
        aria-label={t('inspector.show', { name })}
        onPress={() => amend(select(entity.id))}
      >
        {name}
      </Button>
      {!isOnGraph && (
        <Button
          className="react-aria-Button icon add"
          aria-label={t('inspector.add', { name })}
          onPress={() => take(add([entity.id]))}
        >
          <Icon name="plus" />
        </Button>
      )}
    </span>
  );
}

export function ConflictNote({ count }: { count: number }) {
  const { t } = useWords();
  return count > 0 ? <p className="badge badge-doubt">{t('inspector.conflict', { count })}</p> : null;
}

export function RelationRow({ relation, other }: { relation: Relation; other: EntityName }) {
  return (
    <li className="statement">
      <EntityLink entity={other} />
      <RelationFacts relation={relation} />
      <ConflictNote count={relation.conflictsWith.length} />
      <EvidenceList evidence={relation.evidence} />
    </li>
  );
}
