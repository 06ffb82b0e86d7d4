// The graph as a list: every entity that is visible, by kind, for those who do not see or point at the graph.
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { EntityName } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import { amend, useExplorer } from '../state/explorer.js';
import { select } from '../state/view.js';
import type { Network } from '../state/visible.js';
import { KindMark } from '../theme/kind-mark.js';
import { ENTITY_KINDS } from '../theme/kinds.js';
import './outline.css';

/** How many relations each entity has in this network. */
function linkCounts({ relations }: Network): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of relations)
    for (const id of new Set([from.id, to.id])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Of one kind, those with the most relations first. */
function ofKind({ entities }: Network, kind: EntityName['kind'], links: ReadonlyMap<string, number>) {
  return entities
    .filter((entity) => entity.kind === kind)
    .sort((a, b) => (links.get(b.id) ?? 0) - (links.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
}

export function OutlinePanel({ network }: { network: Network }) {
  const { t, nameOf } = useWords();
  const selected = useExplorer(({ view }) => view.selected);
  const links = linkCounts(network);
  const present = ENTITY_KINDS.filter((kind) => network.entities.some((entity) => entity.kind === kind));
  if (present.length === 0) return <p className="panel-body soft">{t('outline.none')}</p>;
  return (
    <ListBox
      className="react-aria-ListBox outline"
      aria-label={t('outline.label', { count: network.entities.length })}
      selectionMode="single"
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [id] = [...keys];
        amend(select(id === undefined ? null : String(id)));
      }}
    >
      {present.map((kind) => (
        <ListBoxSection key={kind} id={`kind-${kind}`}>
          <Header>{t(`entityKind.${kind}`)}</Header>
          {ofKind(network, kind, links).map((entity) => (
            <ListBoxItem key={entity.id} id={entity.id} textValue={nameOf(entity)}>
              <KindMark kind={kind} state={entity.stateLevel !== null} />
              <span className="outline-name">{nameOf(entity)}</span>
              <span className="soft tiny">{t('outline.links', { count: links.get(entity.id) ?? 0 })}</span>
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}
