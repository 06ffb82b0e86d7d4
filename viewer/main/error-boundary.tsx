// What is shown when a part of the page breaks: that it did, why, and how to go on. The view is in the address still.
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../language/use-words.js';

function Broken({ error }: { error: Error }) {
  const { t } = useWords();
  return (
    <main className="broken" role="alert">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.hint')}</p>
      <p className="soft small">{error.message}</p>
      <Button className="react-aria-Button primary" onPress={() => location.reload()}>
        {t('broken.reload')}
      </Button>
      <a href="/">{t('broken.start')}</a>
    </main>
  );
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
