// An entity: what it is, its relations by kind and direction, its figures, and what can be done with it.

import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery } from 'urql';
import { ENTITY_DETAILS } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import { EntityHead } from './entity-head.js';
import { FigureRow } from './figure-row.js';
import { groupRelations } from './group-relations.js';
import { Pending } from './pending.js';
import { RelationRow } from './relation-row.js';

const FIRST = 30;
/** The service answers no more at once. */
const MOST = 200;

type Details = NonNullable<ResultOf<typeof ENTITY_DETAILS>['entity']>;

/** How many more there are, and a way to see them as far as one answer goes. */
function More({ shown, total, onMore }: { shown: number; total: number; onMore: () => void }) {
  const { t } = useWords();
  if (shown >= total) return null;
  if (shown >= MOST) return <p className="small soft">{t('inspector.tooMany', { count: total - shown })}</p>;
  return <Button onPress={onMore}>{t('inspector.more', { count: total - shown })}</Button>;
}

function Relations({ entity, onMore }: { entity: Details; onMore: () => void }) {
  const { t } = useWords();
  const { edges, totalCount } = entity.relations;
  const relations = edges.map(({ node }) => node);
  return (
    <section className="statements" aria-labelledby="relations-title">
      <h3 id="relations-title">{t('inspector.relations', { count: totalCount })}</h3>
      {totalCount === 0 && <p className="soft">{t('inspector.noRelations')}</p>}
      {groupRelations(entity.id, relations).map(({ kind, direction, members }) => (
        <section key={`${kind} ${direction}`}>
          <h4>
            {t(direction === 'out' ? `relationOut.${kind}` : `relationIn.${kind}`)}{' '}
            <span className="soft">{members.length}</span>
          </h4>
          <ul>
            {members.map(({ relation, other }) => (
              <RelationRow key={relation.id} relation={relation} other={other} />
            ))}
          </ul>
        </section>
      ))}
      <More shown={edges.length} total={totalCount} onMore={onMore} />
    </section>
  );
}

function Figures({ entity, onMore }: { entity: Details; onMore: () => void }) {
  const { t } = useWords();
  const { edges, totalCount } = entity.observations;
  return (
    <section className="statements" aria-labelledby="figures-title">
      <h3 id="figures-title">{t('inspector.observations', { count: totalCount })}</h3>
      {totalCount === 0 && <p className="soft">{t('inspector.noObservations')}</p>}
      <ul>
        {edges.map(({ node }) => (
          <FigureRow key={node.id} observation={node} />
        ))}
      </ul>
      <More shown={edges.length} total={totalCount} onMore={onMore} />
    </section>
  );
}

export function EntityDetails({ id }: { id: string }) {
  const [firsts, setFirsts] = useState({ relations: FIRST, observations: FIRST });
  const [{ data, error, fetching }, execute] = useQuery({
    query: ENTITY_DETAILS,
    variables: { id, ...firsts },
  });
  const entity = data?.entity;
  if (!entity || error) {
    const retry = () => execute({ requestPolicy: 'network-only' });
    return <Pending error={error} isLoading={fetching} retry={retry} />;
  }
  const seeAll = (what: keyof typeof firsts) => () => setFirsts({ ...firsts, [what]: MOST });
  return (
    <article className="panel-body inspector" data-testid="inspector" aria-busy={fetching}>
      <EntityHead entity={entity} />
      <Relations entity={entity} onMore={seeAll('relations')} />
      <Figures entity={entity} onMore={seeAll('observations')} />
    </article>
  );
}
