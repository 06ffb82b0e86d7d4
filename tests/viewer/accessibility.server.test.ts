// axe finds nothing wrong with any state of the viewer, in either theme and language, wide or narrow.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { encodeView } from '../../viewer/state/address.js';
import { EMPTY_VIEW } from '../../viewer/state/view.js';
import type { RunningServer } from '../http/running.js';
import { launchChromium } from './chromium.js';
import { startSeeded } from './seeded.js';
import { Visit } from './visit.js';

const search = async ({ page }: Visit, text: string) => {
  await page.locator('[data-search-input]').fill(text);
};

/** How to come into each state that the viewer has. */
const STATES: Record<string, (visit: Visit) => Promise<void>> = {
  'the start view': async ({ page }) => page.locator('.investor').first().waitFor(),
  'the filters': (visit) => visit.tab('筛选', 'Filter'),
  'the list': (visit) => visit.tab('列表', 'List'),
  'an entity with its evidence': async (visit) => {
    await visit.tab('列表', 'List');
    await visit.page.getByRole('option', { name: /沐曦股份|MetaX/ }).click();
    await visit.inspector.waitFor();
  },
  'a relation with its evidence': async (visit) => {
    const { fragment } = encodeView({ ...EMPTY_VIEW, nodes: ['co-pudong-vc', 'co-muxi'] }, '');
    await visit.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await visit.page.locator('.status-line').getByText(/^2 /).waitFor();
    const id = await visit.page.evaluate(() => {
      const box = document.querySelector('.graph') as unknown as {
        _cyreg: { cy: { edges(): { first(): { id(): string } } } };
      };
      return box._cyreg.cy.edges().first().id();
    });
    await visit.clickOn(id);
    await visit.inspector.waitFor();
  },
  'suggestions of the search': async (visit) => {
    await search(visit, 'shanghai');
    await visit.page.getByRole('option').first().waitFor();
  },
  'a search without a hit': async (visit) => {
    await search(visit, 'qqqzzz');
    await visit.page
      .locator('.no-hits')
      .getByText(/qqqzzz/)
      .waitFor();
  },
  'the open list of sectors': async ({ page }) => {
    await page.locator('.question-form .react-aria-Select button').click();
    await page.getByRole('option').nth(3).waitFor();
  },
  'what an expansion says': async (visit) => {
    await visit.tab('列表', 'List');
    await visit.page.getByRole('option', { name: /沐曦股份|MetaX/ }).click();
    await visit.inspector.locator('.actions .primary').click();
    await visit.page.locator('.notice .link').waitFor();
    await visit.untilDrawn();
  },
  'everything filtered away': async (visit) => {
    await visit.tab('筛选', 'Filter');
    for (const row of await visit.page.locator('fieldset').first().locator('.filter-row').all())
      await row.click();
    await visit.page.locator('.instead h2').waitFor();
  },
  'an empty graph': async ({ page }) => {
    const { fragment } = encodeView({ ...EMPTY_VIEW, nodes: [] }, '');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await page.locator('.instead h2').waitFor();
  },
  'a service that does not answer': async ({ page }) => {
    await page.context().setOffline(true);
    await page.locator('.question-form .primary').click();
    await page.getByRole('spinbutton').or(page.locator('.question-form')).first().waitFor();
    await page.locator('.question-form input[inputmode]').fill('3');
    await page.locator('.question-form .primary').click();
    await page.locator('.instead[role=alert]').waitFor();
  },
};

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

const chromium = inject('chromium');
describe.skipIf(chromium === null)('axe finds nothing wrong with', () => {
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

  // Each state is looked at in both themes, languages and widths; the states take turns in how these go together.
  const [wide, narrow] = [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ];
  const looks = (turn: number) => [
    { theme: 'light', locale: 'zh-CN', viewport: turn % 2 === 0 ? wide : narrow } as const,
    { theme: 'dark', locale: 'en-US', viewport: turn % 2 === 0 ? narrow : wide } as const,
  ];
  for (const [turn, [state, enter]] of Object.entries(STATES).entries()) {
    it.each(looks(turn))(`${state}, $theme, $locale, $viewport.width wide`, async ({ theme, ...look }) => {
      const options = { ...look, colorScheme: theme, reducedMotion: 'reduce' } as const;
      const person = await Visit.open(browser, server.url, options);
      await enter(person);
      expect(await violationsOn(person.page)).toEqual([]);
      await person.end(/ERR_INTERNET_DISCONNECTED/);
    });
  }
});
