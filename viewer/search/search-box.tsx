// Finding an entity by name, in any script, pinyin or English; what is chosen comes onto the graph.
import type { FocusEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { CombinedError } from 'urql';
import { useQuery } from 'urql';
import { client } from '../client/client.js';
import { failureOf } from '../client/failure.js';
import type { EntityName } from '../client/operations.js';
import { SEARCH } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import { take } from '../state/explorer.js';
import { add, select } from '../state/view.js';
import { Icon } from '../theme/icon.js';
import { KindMark } from '../theme/kind-mark.js';
import './search.css';

/** So long a pause in typing starts a search, in milliseconds. */
const PAUSE_MS = 120;
/** The service searches for no more characters. */
const LONGEST_TEXT = 200;

/** The text once typing has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

interface Hit {
  matched: string;
  entity: EntityName;
}

function Suggestion({ matched, entity }: Hit) {
  const { t, nameOf } = useWords();
  const name = nameOf(entity);
  return (
    <ListBoxItem id={entity.id} textValue={name}>
      <KindMark kind={entity.kind} state={entity.stateLevel !== null} />
      <span className="suggestion-name">
        {name}
        {matched !== name && <span className="soft tiny"> {matched}</span>}
      </span>
      <span className="soft tiny">{t(`entityKind.${entity.kind}`)}</span>
    </ListBoxItem>
  );
}

/** The hits for a text, and what stands in the list when there are none. */
function useHits(text: string): { hits: readonly Hit[]; otherwise: string } {
  const { t, failure } = useWords();
  const asked = usePaused(text);
  const [{ data, fetching, error }] = useQuery({
    query: SEARCH,
    variables: { text: asked },
    pause: asked === '',
  });
  const told = (failed: CombinedError) => t('search.failed', { message: failure(failureOf(failed)) });
  const isWaiting = fetching || asked !== text;
  return {
    hits: text === '' || asked === '' || error ? [] : (data?.search ?? []),
    otherwise: error ? told(error) : isWaiting ? t('search.searching') : t('search.none', { text }),
  };
}

/** The list below the field. It is no popover: those hide the rest of the page from screen readers while one types. */
function Suggestions({ text, onChoose }: { text: string; onChoose: (id: string) => void }) {
  const { t } = useWords();
  const { hits, otherwise } = useHits(text);
  return (
    <div className="suggestions">
      <ListBox
        aria-label={t('search.suggestions')}
        onAction={(key) => onChoose(String(key))}
        renderEmptyState={() => <p className="no-hits soft small">{otherwise}</p>}
      >
        {hits.map((hit) => (
          <Suggestion key={hit.entity.id} {...hit} />
        ))}
      </ListBox>
      <p className="visually-hidden" aria-live="polite">
        {hits.length > 0 && t('search.found', { count: hits.length })}
      </p>
    </div>
  );
}

export function SearchBox() {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const text = typed.trim().slice(0, LONGEST_TEXT);
  const choose = (id: string) => {
    take((view) => select(id)(add([id])(view)));
    setTyped('');
  };
  /** Enter without having gone down the list means the best hit, also when it is still on its way. */
  const chooseBest = async () => {
    if (text === '' || input.current?.hasAttribute('aria-activedescendant')) return;
    const { data } = await client.query(SEARCH, { text }).toPromise();
    const [best] = data?.search ?? [];
    if (best) choose(best.entity.id);
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    <search className="search" onFocus={() => setOpen(true)} onBlur={leave}>
      <Autocomplete inputValue={typed} onInputChange={setTyped} disableAutoFocusFirst>
        <SearchField
          aria-label={t('search.label')}
          className="search-field"
          onSubmit={() => void chooseBest()}
        >
          <Icon name="search" />
          <Input ref={input} placeholder={t('search.placeholder')} autoComplete="off" data-search-input />
          {typed !== '' && (
            <Button className="react-aria-Button icon search-clear" aria-label={t('search.clear')}>
              <Icon name="close" />
            </Button>
          )}
        </SearchField>
        {isOpen && text !== '' && <Suggestions text={text} onChoose={choose} />}
      </Autocomplete>
    </search>
  );
}

/** Puts the keyboard into the search box. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search-input]')?.focus();
}
