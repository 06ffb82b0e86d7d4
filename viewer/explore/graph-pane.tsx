// The middle of the page: the graph, its tools, what has to be said about it, and what is shown instead of it.
import { useRef } from 'react';
import { useWords } from '../language/use-words.js';
import { expandEntity } from '../state/expand.js';
import { amend, useExplorer } from '../state/explorer.js';
import type { NetworkState } from '../state/network.js';
import { select } from '../state/view.js';
import type { Network } from '../state/visible.js';
import { RELATION_KINDS } from '../theme/relations.js';
import './explore.css';
import { GraphTools } from './graph-tools.js';
import { Instead } from './instead.js';
import { Notices } from './notices.js';
import { StatusLine } from './status-line.js';
import { useDrawing } from './use-drawing.js';
import { selectedEntity, useGraphKeys } from './use-graph-keys.js';

interface GraphPaneProps {
  network: NetworkState;
  /** What of it the filters leave. */
  visible: Network;
}

export function GraphPane({ network, visible }: GraphPaneProps) {
  const { t, nameOf } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const selected = useExplorer(({ view }) => view.selected);
  const expand = (id: string) => {
    const entity = network.entities.find((each) => each.id === id);
    if (entity) void expandEntity(entity, RELATION_KINDS);
  };
  const { drawing, tools, isDrawn } = useDrawing(box, visible, {
    onSelect: (id) => amend(select(id)),
    onExpand: expand,
  });
  const onKeyDown = useGraphKeys(drawing, expand);
  const chosen = selectedEntity(network.entities, selected);
  return (
    <main className="explore" data-drawn={isDrawn && !network.isLoading}>
      <GraphTools tools={tools} />
      <Notices network={network} />
      <div className="graph-box">
        <div
          className="graph"
          ref={box}
          role="application"
          aria-label={t('graph.label')}
          aria-describedby="graph-help"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget takes the focus and its own keys
          tabIndex={0}
          onKeyDown={onKeyDown}
        />
        <p id="graph-help" className="graph-help tiny soft">
          {t('graph.help')}
        </p>
        <Instead network={network} visible={visible} />
      </div>
      <StatusLine network={network} visible={visible} />
      <p className="visually-hidden" aria-live="polite">
        {chosen ? t('graph.selected', { name: nameOf(chosen) }) : ''}
      </p>
    </main>
  );
}

/** Puts the keyboard onto the graph. */
export function focusGraph(): void {
  document.querySelector<HTMLElement>('.graph')?.focus();
}
