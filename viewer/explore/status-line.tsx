// How much is on the graph, how much of it has no date or is hidden, and from which version of the data.
import { useWords } from '../language/use-words.js';
import { shortVersion } from '../state/address.js';
import { useExplorer } from '../state/explorer.js';
import type { NetworkState } from '../state/network.js';
import type { Network } from '../state/visible.js';

export function StatusLine({ network, visible }: { network: NetworkState; visible: Network }) {
  const { t } = useWords();
  const version = useExplorer((state) => state.version);
  const hidden =
    network.entities.length + network.relations.length - visible.entities.length - visible.relations.length;
  const { length: entities } = visible.entities;
  const { length: relations } = visible.relations;
  const undated = visible.relations.filter(({ start, end }) => start === null && end === null).length;
  return (
    <p className="status-line tiny soft">
      <span>{t('graph.status', { entities, relations })}</span>
      {undated > 0 && <span>{t('graph.undated', { count: undated })}</span>}
      {hidden > 0 && <span>{t('graph.hidden', { count: hidden })}</span>}
      <span className="spring" />
      {version && <code>{shortVersion(version)}</code>}
    </p>
  );
}
