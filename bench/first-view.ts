// How long until the first view stands, on a CPU four times slower? `npx tsx bench/first-view.ts [runs]`, after a build.
// Prints minimum, median and maximum of: something on the screen, the graph at rest; and what was loaded until then.
import { findChromium, launchChromium } from '../tests/viewer/chromium.js';
import { startSeeded } from '../tests/viewer/seeded.js';

const SLOWDOWN = 4;
const runs = Number(process.argv[2] ?? 7);

interface Measured {
  painted: number;
  drawn: number;
  bytes: number;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function report(name: string, unit: string, values: number[]): void {
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)].map(Math.round);
  process.stdout.write(`${name.padEnd(26)} ${least} / ${middle} / ${most} ${unit}\n`);
}

/** Runs in the page before anything else: marks when the graph comes to rest, at no cost until then. */
function markWhenDrawn(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-drawn=true]')) return;
    performance.mark('drawn');
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-drawn'] });
}

async function measure(browser: Awaited<ReturnType<typeof launchChromium>>, url: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(markWhenDrawn);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0, null, { polling: 250 });
  const measured = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      painted: paint?.startTime ?? Number.NaN,
      drawn: performance.getEntriesByName('drawn')[0]!.startTime,
      bytes: resources.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
  await context.close();
  return measured;
}

const chromium = findChromium();
if (!chromium) throw new Error('there is no Chromium; see README.md');
const server = await startSeeded();
const browser = await launchChromium(chromium);
try {
  const all: Measured[] = [];
  for (let run = 0; run < runs; run++) all.push(await measure(browser, server.url));
  process.stdout.write(
    `CPU slowed down ${SLOWDOWN} times, ${runs} runs with an empty cache: min / median / max\n`,
  );
  report(
    'first contentful paint',
    'ms',
    all.map(({ painted }) => painted),
  );
  report(
    'graph at rest',
    'ms',
    all.map(({ drawn }) => drawn),
  );
  report(
    'loaded until then',
    'bytes',
    all.map(({ bytes }) => bytes),
  );
} finally {
  await browser.close();
  await server.stop();
}
