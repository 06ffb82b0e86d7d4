// The entry of the page. It is rendered once, when language, theme, view and data are there: nothing flashes or jumps.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from '../client/client.js';
import { startLanguage } from '../language/language.js';
import { begin } from '../state/start.js';
import { followTheme } from '../state/theme-choice.js';
import '../theme/theme.css';
import '../theme/controls.css';
import { ErrorBoundary } from './error-boundary.js';
import { Page } from './page.js';
import { followKeys } from './page-keys.js';
import './page.css';

followTheme();
followKeys();
await Promise.all([startLanguage(), begin()]);

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <Provider value={client}>
      <ErrorBoundary>
        <Page />
      </ErrorBoundary>
    </Provider>
  </StrictMode>,
);
