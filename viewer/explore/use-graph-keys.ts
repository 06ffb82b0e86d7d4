// The graph under the keyboard: arrows walk, Enter expands, Delete hides, Escape lets go, plus, minus and 0 zoom.
import type { KeyboardEvent } from 'react';
import type { EntityName } from '../client/operations.js';
import type { Drawing } from '../graph/drawing.js';
import type { Arrow } from '../graph/walk.js';
import { amend, take, useExplorer } from '../state/explorer.js';
import { remove, select } from '../state/view.js';

const isArrow = (key: string): key is Arrow => /^Arrow(Up|Down|Left|Right)$/.test(key);

/** Did this key zoom? */
function zoom(drawing: Drawing, key: string): boolean {
  if (key === '+' || key === '=') drawing.zoomIn();
  else if (key === '-') drawing.zoomOut();
  else if (key === '0') drawing.fit();
  else return false;
  return true;
}

export function useGraphKeys(drawing: Drawing | null, onExpand: (id: string) => void) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !drawing) return;
    const { selected } = useExplorer.getState().view;
    const isEntity = selected !== null && !selected.startsWith('rel:');
    if (isArrow(event.key)) {
      const next = drawing.towards(isEntity ? selected : null, event.key);
      if (next !== null) amend(select(next));
    } else if (event.key === 'Enter') {
      if (isEntity) onExpand(selected);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (isEntity) take(remove(selected));
    } else if (event.key === 'Escape') {
      amend(select(null));
    } else if (!zoom(drawing, event.key)) {
      return;
    }
    event.preventDefault();
  };
}

/** The entity of the network that is selected, if one is. */
export const selectedEntity = (
  entities: readonly EntityName[],
  selected: string | null,
): EntityName | undefined => entities.find(({ id }) => id === selected);
