// The entry of the service: wires the store and the server together, starts them, and stops them in order.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.js';
import { badConfiguration, XintuError } from '../errors.js';
import { createServer } from '../http/server.js';
import { openSource, stderrLog } from './data-source.js';

/** Where the build puts the viewer, seen from the build and from the sources alike. */
const VIEWER_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/viewer' : '../../viewer', import.meta.url),
);

/** What the build names itself by; the sources, which change while one works on them, are new at each start. */
function buildName(): string {
  const stamp = new URL('../../.built-from', import.meta.url);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : randomUUID();
}

async function main(): Promise<void> {
  const config = readConfig();
  // Logs before the server has its logger.
  const source = await openSource(config, stderrLog);
  const app = await createServer({
    store: source.store,
    warnings: source.warnings,
    logLevel: config.logLevel,
    viewer: VIEWER_FOLDER,
    knowsVersion: config.storeUrl === 'memory:',
    keptBytes: config.keptBytes,
    introspection: config.introspection,
    editor: config.editor,
    build: buildName(),
    mcpHosts: config.mcpHosts,
  });
  const stop = async () => {
    await app.close();
    await source.stop();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    // The watchers of the folders would keep a process alive that serves nobody.
    await stop();
    const where = `${config.host}:${config.port}`;
    throw badConfiguration(
      `cannot listen on ${where} (${(error as Error).message}); set PORT or HOST to another`,
    );
  }
}

main().catch((error: unknown) => {
  // An expected error says what to do; a defect shows where it is.
  process.stderr.write(`xintu: ${error instanceof XintuError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
