// What has to be said above the graph: what a link left out, data that have changed, what an expansion did.
import type { ReactNode } from 'react';
import { memo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { PageWords } from '../language/use-words.js';
import { useWords } from '../language/use-words.js';
import { shortVersion } from '../state/address.js';
import { expandEntity, forgetExpansion, useExpansion } from '../state/expand.js';
import { isOutdated, useExplorer } from '../state/explorer.js';
import type { NetworkState } from '../state/network.js';
import { MAX_NODES } from '../state/view.js';
import { Icon } from '../theme/icon.js';
import { RELATION_KINDS } from '../theme/relations.js';

function Notice({ children, onDismiss }: { children: ReactNode; onDismiss: () => void }) {
  const { t } = useWords();
  return (
    <div className="notice">
      <p>{children}</p>
      <Button className="react-aria-Button icon" aria-label={t('notices.dismiss')} onPress={onDismiss}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

/** What an address was opened with: null when there is nothing to say. */
function arrivalNotices(
  { t }: PageWords,
  explorer: ReturnType<typeof useExplorer.getState>,
  missing: number,
): string[] {
  const { opened, version, view } = explorer;
  const said: string[] = [];
  if (opened === 'unreadable') said.push(t('notices.unreadable'));
  if (typeof opened === 'object' && opened.left > 0) {
    said.push(t(view.question ? 'notices.arrivedLeft' : 'notices.arrivedPartial', { count: opened.left }));
  }
  if (isOutdated(opened, version)) {
    said.push(t('notices.changed', { old: opened.version, now: shortVersion(version) }));
  }
  if (missing > 0) said.push(t('notices.missing', { count: missing }));
  return said;
}

function ExpansionNotice() {
  const { t, nameOf, failure } = useWords();
  const told = useExpansion((expansion) => expansion.told);
  const nodes = useExplorer(({ view }) => view.nodes);
  if (told === null || told.nodes !== nodes) return null;
  const { of, result } = told;
  if (result === 'busy') return <div className="notice">{t('expand.busy')}</div>;
  if (result.outcome === 'failed') {
    const message = failure(result.failure);
    return <Notice onDismiss={forgetExpansion}>{t('expand.failed', { message })}</Notice>;
  }
  if (result.outcome === 'full') {
    return <Notice onDismiss={forgetExpansion}>{t('expand.full', { max: MAX_NODES })}</Notice>;
  }
  const { added, left } = result;
  const name = nameOf(of);
  return (
    <Notice onDismiss={forgetExpansion}>
      {added > 0 ? t('expand.added', { name, added, count: added }) : t('expand.nothing', { name })}
      {left > 0 && (
        <>
          {' · '}
          {t('expand.left', { count: left })}{' '}
          <Button className="react-aria-Button link" onPress={() => void expandEntity(of, RELATION_KINDS)}>
            {t('expand.more')}
          </Button>
        </>
      )}
    </Notice>
  );
}

export const Notices = memo(function Notices({ network }: { network: NetworkState }) {
  const words = useWords();
  const explorer = useExplorer();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const said = [
    ...arrivalNotices(words, explorer, network.missing),
    ...(explorer.left > 0 ? [words.t('notices.left', { count: explorer.left })] : []),
    ...(network.omitted > 0 ? [words.t('notices.omitted', { count: network.omitted })] : []),
  ].filter((text) => !dismissed.includes(text));
  return (
    <div className="notices" role="status">
      {said.map((text) => (
        <Notice key={text} onDismiss={() => setDismissed([...dismissed, text])}>
          {text}
        </Notice>
      ))}
      <ExpansionNotice />
    </div>
  );
});
