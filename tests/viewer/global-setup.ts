// What the tests in a browser need: the built viewer, and a Chromium; without one they are skipped, said aloud.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.js';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string | null;
  }
}

const HOW = 'install Chromium (apt-get install chromium fonts-noto-cjk), or set XINTU_TEST_CHROMIUM';

export function setup(project: TestProject): void {
  const chromium = findChromium();
  if (!chromium && process.env['CI'] === 'true') {
    throw new Error(`there is no Chromium for the tests, and with CI=true none may be skipped: ${HOW}`);
  }
  if (!chromium) {
    process.stderr.write(
      `!!! All tests in a browser are SKIPPED, because there is none. To get one: ${HOW}\n`,
    );
  }
  const build = fileURLToPath(new URL('../../build.mjs', import.meta.url));
  execFileSync(process.execPath, [build, '--if-changed'], { stdio: 'inherit' });
  project.provide('chromium', chromium);
}
