// What stands where the graph would be: it is loading, could not be loaded, is empty, or everything is filtered.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../language/use-words.js';
import { useAnswer } from '../state/answer.js';
import { take, useExplorer } from '../state/explorer.js';
import type { NetworkState } from '../state/network.js';
import { showAll } from '../state/view.js';
import type { Network } from '../state/visible.js';

function Card({ children, isAlert = false }: { children: ReactNode; isAlert?: boolean }) {
  return (
    <div className="instead" role={isAlert ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export function Instead({ network, visible }: { network: NetworkState; visible: Network }) {
  const words = useWords();
  const { t } = words;
  const nodes = useExplorer(({ view }) => view.nodes);
  const answer = useAnswer();
  const failure = nodes === null ? answer.failure : network.failure;
  if (failure) {
    return (
      <Card isAlert>
        <h2>{t('graph.failed')}</h2>
        <p>{words.failure(failure)}</p>
        <Button className="react-aria-Button primary" onPress={nodes === null ? answer.retry : network.retry}>
          {t('graph.retry')}
        </Button>
      </Card>
    );
  }
  if (network.isLoading) {
    if (network.entities.length > 0) return null;
    return (
      <Card>
        <span className="spinner" aria-hidden="true" />
        <p>{t('graph.loading')}</p>
      </Card>
    );
  }
  if (network.entities.length === 0) {
    return (
      <Card>
        <h2>{t('graph.empty')}</h2>
        <p>{t('graph.emptyHint')}</p>
      </Card>
    );
  }
  if (visible.entities.length > 0) return null;
  return (
    <Card>
      <h2>{t('graph.allHidden')}</h2>
      <Button className="react-aria-Button primary" onPress={() => take(showAll)}>
        {t('filters.reset')}
      </Button>
    </Card>
  );
}
