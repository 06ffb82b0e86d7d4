// Makes docs/screenshots: the start view and an entity with its evidence, wide and narrow, light and dark, each language.
// Run it with `npx tsx tests/viewer/screenshots.ts` after `npm run build`, and look at what it made.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.js';
import { startSeeded } from './seeded.js';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const LANGUAGES = {
  zh: { locale: 'zh-CN', list: '列表', muxi: /沐曦股份/ },
  en: { locale: 'en-US', list: 'List', muxi: /^MetaX/ },
};
/** Animations have ended by then. */
const REST_MS = 700;

type Size = keyof typeof SIZES;
type Language = keyof typeof LANGUAGES;

async function picture(
  browser: Browser,
  url: string,
  { size, theme, language }: { size: Size; theme: 'light' | 'dark'; language: Language },
) {
  const { locale, list, muxi } = LANGUAGES[language];
  const page = await browser.newPage({ viewport: SIZES[size], colorScheme: theme, locale });
  await page.goto(url);
  await page.locator('[data-drawn=true]').waitFor();
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: `${FOLDER}${size}-${theme}-${language}.png` });
  await page.getByRole('tab', { name: list }).click();
  await page.getByRole('option', { name: muxi }).click();
  await page.getByTestId('inspector').waitFor();
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: `${FOLDER}${size}-${theme}-${language}-details.png` });
  await page.close();
}

async function main(): Promise<void> {
  const chromium = findChromium();
  if (!chromium) throw new Error('there is no Chromium; see README.md');
  await mkdir(FOLDER, { recursive: true });
  const server = await startSeeded();
  const browser = await launchChromium(chromium);
  try {
    for (const size of Object.keys(SIZES) as Size[])
      for (const theme of ['light', 'dark'] as const)
        for (const language of Object.keys(LANGUAGES) as Language[])
          await picture(browser, server.url, { size, theme, language });
  } finally {
    await browser.close();
    await server.stop();
  }
}

await main();
