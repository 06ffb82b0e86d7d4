// Builds the viewer and the GraphQL editor into dist/viewer; `npm run dev` serves them from the sources.
import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const api = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`;

/** What the first view needs besides its own code: fetched with the page, not when the code before it has run. */
const FIRST_VIEW = ['drawing', 'cytoscape-fcose'];

const preloadFirstView: Plugin = {
  name: 'xintu-preload-first-view',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle, filename }) =>
      Object.values(bundle ?? {})
        .filter(
          (file) =>
            file.type === 'chunk' && FIRST_VIEW.includes(file.name) && filename.endsWith('index.html'),
        )
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: '', href: `/${fileName}` },
          injectTo: 'head' as const,
        })),
  },
};

export default defineConfig({
  root: path('viewer'),
  plugins: [
    react(),
    preloadFirstView,
    { ...optimizeLocales.vite({ locales: ['en-US', 'zh-CN'] }), enforce: 'pre' },
  ],
  server: {
    port: 4001,
    strictPort: true,
    // Questions go to the service; a person who opens the same address gets the editor, as from the service itself.
    proxy: {
      '/graphql': {
        target: api,
        bypass: ({ method, headers }) =>
          method === 'GET' && headers.accept?.includes('text/html') ? '/editor.html' : undefined,
      },
    },
  },
  // Its imports of workers are Vite's own, which the bundler of dependencies does not know.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    outDir: path('dist/viewer'),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // The editor is a tool apart: Monaco has the size it has, and the viewer never loads it.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // GraphiQL's files have directives for a compiler that we don't use.
      onLog: (level, log, handler) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handler(level, log),
      input: [path('viewer/index.html'), path('viewer/editor.html')],
    },
  },
});
