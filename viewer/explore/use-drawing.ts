// The drawing of the network that is visible, kept in step with the view, the language and the theme.
import type { RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Drawing, DrawingEvents } from '../graph/drawing.js';
import { toElements } from '../graph/elements.js';
import { useWords } from '../language/use-words.js';
import { useExplorer } from '../state/explorer.js';
import { useTheme } from '../state/theme-choice.js';
import type { Network } from '../state/visible.js';

/** Fetched while the data are on their way. */
const drawingModule = import('../graph/drawing.js');
void drawingModule.then(({ prepareLayout }) => prepareLayout('network'));

/** A drawing in the box, once its code is there; it follows the size of the box. */
function useDrawingIn(box: RefObject<HTMLDivElement | null>, events: DrawingEvents): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const latest = useRef(events);
  latest.current = events;
  useEffect(() => {
    let own: Drawing | null = null;
    let isGone = false;
    const observer = new ResizeObserver(() => own?.resize());
    void drawingModule.then((module) => {
      if (isGone || !box.current) return;
      own = new module.Drawing(box.current, useTheme.getState().isDark, {
        onSelect: (id) => latest.current.onSelect(id),
        onExpand: (id) => latest.current.onExpand(id),
      });
      observer.observe(box.current);
      setDrawing(own);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      own?.destroy();
      setDrawing(null);
    };
  }, [box]);
  return drawing;
}

export interface ZoomTools {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
}

/** Tools that stay the same when the drawing comes, so that nothing has to be rendered anew for it. */
function useZoomTools(drawing: Drawing | null): ZoomTools {
  const latest = useRef(drawing);
  latest.current = drawing;
  return useMemo(
    () => ({
      zoomIn: () => latest.current?.zoomIn(),
      zoomOut: () => latest.current?.zoomOut(),
      fit: () => latest.current?.fit(),
    }),
    [],
  );
}

/** Draws the network; `isDrawn` once everything has come to rest. */
export function useDrawing(box: RefObject<HTMLDivElement | null>, network: Network, events: DrawingEvents) {
  const drawing = useDrawingIn(box, events);
  const words = useWords();
  const { selected, layout } = useExplorer(({ view }) => view);
  const isDark = useTheme((state) => state.isDark);
  const [isDrawn, setDrawn] = useState(false);

  useEffect(() => drawing?.wear(isDark), [drawing, isDark]);

  useEffect(() => {
    let isLatest = true;
    const elements = toElements(network.entities, network.relations, words);
    setDrawn(false);
    void drawing?.show(elements, layout).then(() => isLatest && setDrawn(true));
    return () => {
      isLatest = false;
    };
  }, [drawing, network, words, layout]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew is marked anew
  useEffect(() => {
    drawing?.choose(selected);
    if (selected !== null && isDrawn) drawing?.reveal(selected);
  }, [drawing, selected, network, isDrawn]);

  return { drawing, tools: useZoomTools(drawing), isDrawn };
}
