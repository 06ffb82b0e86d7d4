// The panels: on either side of the graph where there is room, else together, with the inspector as one more tab.
import { useEffect, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { FiltersPanel } from '../filters/filters-panel.js';
import { Inspector } from '../inspector/inspector.js';
import { useWords } from '../language/use-words.js';
import { OutlinePanel } from '../outline/outline-panel.js';
import { QuestionPanel } from '../question/question-panel.js';
import type { AnswerState } from '../state/answer.js';
import { amend, useExplorer } from '../state/explorer.js';
import type { NetworkState } from '../state/network.js';
import { select } from '../state/view.js';
import type { Network } from '../state/visible.js';
import { Icon } from '../theme/icon.js';

interface PanelsProps {
  isNarrow: boolean;
  answer: AnswerState;
  network: NetworkState;
  visible: Network;
}

const TABS = ['question', 'filters', 'outline', 'inspector'] as const;
type TabName = (typeof TABS)[number];

/** What is selected, beside the graph; nothing when nothing is. */
export function InspectorPanel() {
  const { t } = useWords();
  const selected = useExplorer(({ view }) => view.selected);
  if (selected === null) return null;
  return (
    <aside className="panel inspector-panel" aria-label={t('panels.inspector')}>
      <Button
        className="react-aria-Button icon inspector-close"
        aria-label={t('inspector.close')}
        onPress={() => amend(select(null))}
      >
        <Icon name="close" />
      </Button>
      <Inspector />
    </aside>
  );
}

/** On a narrow page what is selected comes to the front. */
function useTab(isNarrow: boolean): [TabName, (tab: TabName) => void] {
  const [tab, setTab] = useState<TabName>('question');
  const selected = useExplorer(({ view }) => view.selected);
  useEffect(() => {
    if (isNarrow && selected !== null) setTab('inspector');
  }, [isNarrow, selected]);
  return [!isNarrow && tab === 'inspector' ? 'question' : tab, setTab];
}

export function Panels({ isNarrow, answer, network, visible }: PanelsProps) {
  const { t } = useWords();
  const [tab, setTab] = useTab(isNarrow);
  const tabs = isNarrow ? TABS : TABS.filter((each) => each !== 'inspector');
  const content = {
    question: <QuestionPanel answer={answer} />,
    filters: <FiltersPanel network={network} />,
    outline: <OutlinePanel network={visible} />,
    inspector: <Inspector />,
  };
  return (
    <aside className="panel tabs-panel" aria-label={t('panels.label')}>
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(key as TabName)}>
        <TabList aria-label={t('panels.label')}>
          {tabs.map((each) => (
            <Tab key={each} id={each}>
              {t(`panels.${each}`)}
            </Tab>
          ))}
        </TabList>
        {tabs.map((each) => (
          <TabPanel key={each} id={each}>
            {content[each]}
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  );
}
