// The head of an entity: name, kind, state level, other names, and what can be done with it.

import type { ResultOf } from 'gql.tada';
import { Button } from 'react-aria-components';
import type { ENTITY_DETAILS } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import { expandEntity } from '../state/expand.js';
import { take, useExplorer } from '../state/explorer.js';
import { add, remove } from '../state/view.js';
import { Icon } from '../theme/icon.js';
import { KindMark } from '../theme/kind-mark.js';
import { RELATION_KINDS } from '../theme/relations.js';

type Details = NonNullable<ResultOf<typeof ENTITY_DETAILS>['entity']>;

function Actions({ entity }: { entity: Details }) {
  const { t, nameOf } = useWords();
  const isOnGraph = useExplorer(({ view }) => view.nodes?.includes(entity.id) ?? false);
  return (
    <div className="actions">
      <Button className="react-aria-Button primary" onPress={() => void expandEntity(entity, RELATION_KINDS)}>
        <Icon name="expand" /> {t('expand.action')}
      </Button>
      {isOnGraph ? (
        <Button onPress={() => take(remove(entity.id))}>
          <Icon name="hide" /> {t('inspector.hide')}
        </Button>
      ) : (
        <Button onPress={() => take(add([entity.id]))}>
          <Icon name="plus" /> {t('inspector.add', { name: nameOf(entity) })}
        </Button>
      )}
    </div>
  );
}

export function EntityHead({ entity }: { entity: Details }) {
  const { t, nameOf } = useWords();
  const name = nameOf(entity);
  const others = [...new Set([entity.name, entity.nameEn, ...entity.aliases])].filter(
    (each) => each && each !== name,
  );
  return (
    <header className="entity-head">
      <h2>
        <KindMark kind={entity.kind} state={entity.stateLevel !== null} />
        {name}
      </h2>
      <p className="badges">
        <span className="badge">{t(`entityKind.${entity.kind}`)}</span>
        {entity.stateLevel && (
          <span className="badge badge-state">
            {t('inspector.state', { level: t(`stateLevel.${entity.stateLevel}`) })}
          </span>
        )}
        {entity.identifiers.map(({ scheme, value }) => (
          <span className="badge" key={`${scheme}:${value}`}>
            {scheme} {value}
          </span>
        ))}
      </p>
      {entity.summary && <p>{entity.summary}</p>}
      {others.length > 0 && (
        <p className="small soft">
          {t('inspector.aliases')}: {others.join(' · ')}
        </p>
      )}
      <Actions entity={entity} />
    </header>
  );
}
