// What a statement rests on: source, date, place in it, certainty, the figure as printed, whose claim, and our note.
import type { Certainty } from '../client/graphql.js';
import type { Evidence } from '../client/operations.js';
import { useWords } from '../language/use-words.js';

export function CertaintyBadge({ certainty }: { certainty: Certainty }) {
  const { t } = useWords();
  const isDoubt = certainty !== 'STATED' && certainty !== 'APPROXIMATE';
  return <span className={isDoubt ? 'badge badge-doubt' : 'badge'}>{t(`certainty.${certainty}`)}</span>;
}

/** Only addresses of the web are made links. */
const isWebAddress = (url: string | null): url is string => url !== null && /^https?:\/\//.test(url);

function SourceLine({ source, locator }: Pick<Evidence, 'source' | 'locator'>) {
  const { t, date } = useWords();
  const { title, publisher, published, url } = source;
  return (
    <p className="source">
      {isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noreferrer">
          {title}
        </a>
      ) : (
        <cite>{title}</cite>
      )}
      <span className="soft">
        {publisher && ` · ${publisher}`}
        {` · ${published ? date(published) : t('inspector.publishedUnknown')} · `}
        <span className="locator">{t('inspector.locator', { locator: locator.replaceAll('|', ', ') })}</span>
      </span>
    </p>
  );
}

function Piece({ evidence }: { evidence: Evidence }) {
  const { t, nameOf, language } = useWords();
  const { source, locator, printed, note, certainty, attributedTo } = evidence;
  const names = attributedTo.map(nameOf).join(language === 'zh' ? '、' : ', ');
  return (
    <li className="evidence">
      <SourceLine source={source} locator={locator} />
      <p>
        <CertaintyBadge certainty={certainty} />
        {printed && <span className="printed">{t('inspector.printed', { printed })}</span>}
      </p>
      {names !== '' && <p className="soft">{t('inspector.attributed', { names })}</p>}
      {note && <p className="soft">{t('inspector.note', { note })}</p>}
    </li>
  );
}

export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <ul className="evidence-list tiny">
      {evidence.map((piece) => (
        <Piece key={`${piece.source.id} ${piece.locator} ${piece.printed}`} evidence={piece} />
      ))}
    </ul>
  );
}
