// The page: the bar above, the panels, the graph between them.
import { lazy, Suspense, useMemo } from 'react';
import { Button, I18nProvider } from 'react-aria-components';
import { focusGraph, GraphPane } from '../explore/graph-pane.js';
import { useWords } from '../language/use-words.js';
import { useAnswer, useFillFromAnswer } from '../state/answer.js';
import { useExplorer } from '../state/explorer.js';
import { useNetwork } from '../state/network.js';
import { visiblePart } from '../state/visible.js';
import { TopBar } from './top-bar.js';
import { useIsNarrow } from './use-is-narrow.js';

/** The graph comes first: the panels are fetched when it has been rendered. */
const Panels = lazy(() => import('./panels.js').then((module) => ({ default: module.Panels })));
const InspectorPanel = lazy(() =>
  import('./panels.js').then((module) => ({ default: module.InspectorPanel })),
);

/** For the keyboard: past the bar and the panels. */
function SkipLink() {
  const { t } = useWords();
  return (
    <Button className="react-aria-Button skip-link" onPress={focusGraph}>
      {t('steps.skip')}
    </Button>
  );
}

export function Page() {
  const { tag } = useWords();
  const answer = useAnswer();
  useFillFromAnswer(answer);
  const network = useNetwork();
  const hidden = useExplorer(({ view }) => view.hidden);
  const { entities, relations } = network;
  const visible = useMemo(() => visiblePart({ entities, relations }, hidden), [entities, relations, hidden]);
  const isNarrow = useIsNarrow();
  const selected = useExplorer(({ view }) => view.selected);
  return (
    <I18nProvider locale={tag}>
      <div className="page" data-inspects={selected !== null && !isNarrow}>
        <SkipLink />
        <TopBar />
        <Suspense fallback={<div className="panel tabs-panel" />}>
          <Panels isNarrow={isNarrow} answer={answer} network={network} visible={visible} />
        </Suspense>
        <GraphPane network={network} visible={visible} />
        <Suspense>{!isNarrow && <InspectorPanel />}</Suspense>
      </div>
    </I18nProvider>
  );
}
