// The tools above the graph: undo and redo, layout, zoom.
import { memo } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useWords } from '../language/use-words.js';
import { redo, take, undo, useExplorer } from '../state/explorer.js';
import type { Layout } from '../state/view.js';
import { LAYOUTS, lay } from '../state/view.js';
import { Icon } from '../theme/icon.js';
import type { ZoomTools } from './use-drawing.js';

function Steps() {
  const { t } = useWords();
  const index = useExplorer((state) => state.index);
  const last = useExplorer((state) => state.last);
  return (
    <>
      <Button
        aria-label={t('steps.undo')}
        onPress={undo}
        isDisabled={index === 0}
        aria-keyshortcuts="Control+Z"
      >
        <Icon name="undo" /> <span className="wide">{t('steps.undo')}</span>
      </Button>
      <Button
        className="react-aria-Button icon"
        onPress={redo}
        isDisabled={index >= last}
        aria-label={t('steps.redo')}
        aria-keyshortcuts="Control+Shift+Z"
      >
        <Icon name="redo" />
      </Button>
    </>
  );
}

function Zoom({ tools }: { tools: ZoomTools }) {
  const { t } = useWords();
  return (
    <>
      <Button className="react-aria-Button icon" aria-label={t('graph.zoomOut')} onPress={tools.zoomOut}>
        <Icon name="minus" />
      </Button>
      <Button className="react-aria-Button icon" aria-label={t('graph.zoomIn')} onPress={tools.zoomIn}>
        <Icon name="plus" />
      </Button>
      <Button aria-label={t('graph.fit')} onPress={tools.fit}>
        <Icon name="fit" /> <span className="wide">{t('graph.fit')}</span>
      </Button>
    </>
  );
}

export const GraphTools = memo(function GraphTools({ tools }: { tools: ZoomTools }) {
  const { t } = useWords();
  const layout = useExplorer(({ view }) => view.layout);
  return (
    <div className="graph-tools">
      <Steps />
      <span className="spring" />
      <ToggleButtonGroup
        aria-label={t('graph.layout')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[layout]}
        onSelectionChange={(keys) => {
          const [chosen] = [...keys] as Layout[];
          if (chosen && chosen !== layout) take(lay(chosen));
        }}
      >
        {LAYOUTS.map((each) => (
          <ToggleButton key={each} id={each}>
            {t(`graph.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Zoom tools={tools} />
    </div>
  );
});
