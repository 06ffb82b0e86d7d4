// Finding an entity by name, in any script, pinyin or English; what is chosen comes onto the graph.
import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { CombinedError } from 'urql';
import { useQuery } from 'urql';
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
  const { t } = useWords();
  const asked = usePaused(text);
  const [{ data, fetching, error }] = useQuery({
    query: SEARCH,
    variables: { text: asked },
    pause: asked === '',
  });
  const told = (failed: CombinedError) => t('search.failed', { message: failureOf(failed).message });
  const isWaiting = fetching || asked !== text;
  return {
    hits: text === '' || asked === '' || error ? [] : (data?.search ?? []),
    otherwise: error ? told(error) : isWaiting ? t('search.searching') : t('search.none', { text }),
  };
}

export function SearchBox() {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const text = typed.trim().slice(0, LONGEST_TEXT);
  const { hits, otherwise } = useHits(text);
  const choose = (id: string) => {
    take((view) => select(id)(add([id])(view)));
    setTyped('');
  };
  return (
    <ComboBox
      className="react-aria-ComboBox search"
      items={hits}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      allowsEmptyCollection={text !== ''}
      menuTrigger="input"
    >
      <Label className="visually-hidden">{t('search.label')}</Label>
      <div className="search-field">
        <Icon name="search" />
        <Input placeholder={t('search.placeholder')} autoComplete="off" data-search-input />
      </div>
      <Popover>
        <ListBox<Hit> renderEmptyState={() => <p className="no-hits soft small">{otherwise}</p>}>
          {(hit) => <Suggestion key={hit.entity.id} {...hit} />}
        </ListBox>
      </Popover>
      {typed !== '' && (
        <Button
          slot={null}
          className="react-aria-Button icon search-clear"
          aria-label={t('search.clear')}
          onPress={() => setTyped('')}
        >
          <Icon name="close" />
        </Button>
      )}
    </ComboBox>
  );
}

/** Puts the keyboard into the search box. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search-input]')?.focus();
}
