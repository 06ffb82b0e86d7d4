// The GraphQL editor at /graphql: GraphiQL from our own files, with examples to start from.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ENDPOINT } from '../client/endpoint.js';
import './editor.css';
import { EXAMPLES } from './examples.js';

const fetcher = createGraphiQLFetcher({ url: ENDPOINT });

createRoot(document.getElementById('editor')!).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={EXAMPLES.map((query) => ({ query }))}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a href="/" className="editor-home">
          芯图 Xintu
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
