// The viewer's files as the service serves them: small, compressed, cacheable, and from nowhere else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunningServer } from '../http/running.js';
import { launchChromium } from './chromium.js';
import { startSeeded, VIEWER_FOLDER } from './seeded.js';
import { Visit } from './visit.js';

/** JavaScript before the first interaction, gzipped. */
const MOST_BYTES = 380_000;

const chromium = inject('chromium');

describe("the viewer's files", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startSeeded();
  });
  afterAll(() => server.stop());

  const assets = async () => {
    const html = await (await server.get('/')).text();
    return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
  };

  it('are kept for ever under their hashed names, and come compressed', async () => {
    const paths = await assets();
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) {
      for (const encoding of ['br', 'gzip']) {
        const response = await fetch(`${server.url}${path}`, { headers: { 'accept-encoding': encoding } });
        expect(response.headers.get('content-encoding')).toBe(encoding);
        expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
        expect((await response.text()).length).toBeGreaterThan(0);
      }
    }
  });

  it('are found through pages that are asked for anew', async () => {
    for (const path of ['/', '/graphql']) {
      const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(response.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
      const again = await fetch(`${server.url}${path}`, {
        // Node's fetch would say `no-cache` by itself.
        headers: {
          accept: 'text/html',
          'if-none-match': response.headers.get('etag')!,
          'cache-control': 'max-age=0',
        },
      });
      expect(again.status).toBe(304);
    }
  });

  it('are not what a program gets that asks a question by GET', async () => {
    const url = `${server.url}/graphql?query=${encodeURIComponent('{ dataset { entities } }')}`;
    const headers = { accept: 'text/html, application/json', 'apollo-require-preflight': 'yes' };
    expect(await (await fetch(url, { headers })).json()).toMatchObject({
      data: { dataset: { entities: expect.any(Number) } },
    });
  });

  it.each(['/nothing', '/assets/nothing.js', '/../package.json', '/.vite/manifest.json', '/index.html.br'])(
    'do not include %s',
    async (path) => {
      expect((await server.get(path)).status).toBe(404);
    },
  );
});

describe.skipIf(chromium === null)('a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startSeeded();
    browser = await launchChromium(chromium!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The addresses of all that a page has loaded. */
  const loaded = (page: Page) =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

  it('loads no more JavaScript before the first interaction than a slow line bears', async () => {
    const person = await Visit.open(browser, server.url);
    await person.page.locator('.investor').first().waitFor();
    const scripts = (await loaded(person.page)).filter((url) => url.endsWith('.js'));
    const sizes = scripts.map(
      (url) => gzipSync(readFileSync(join(VIEWER_FOLDER, new URL(url).pathname)), { level: 9 }).length,
    );
    expect(scripts.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
    await person.end();
  });

  it('has a GraphQL editor at /graphql, whose examples run, and which loads nothing from elsewhere', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const [elsewhere, faults]: string[][] = [[], []];
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(server.url))
        elsewhere!.push(request.url());
    });
    page.on('pageerror', (error) => faults!.push(error.message));
    await page.goto(`${server.url}/graphql`);
    // Before both of its editors are there the button does nothing.
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.locator('.result-window .monaco-editor').waitFor();
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.locator('.result-window').getByText('JOINT').first().waitFor();
    const tabs = await page.locator('.graphiql-tab').allTextContents();
    expect(tabs.join(' ')).toMatch(/StateFundsBehindGpuFirms.*InvestorsOfMuxi.*ShortestPath.*Find/);
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
