// Executes the notebooks on the seed data and saves them with their outputs: npx tsx tests/notebooks/save.ts
import { writeFile } from 'node:fs/promises';
import { openStore } from '../../api/store/open.js';
import { startServer } from '../http/running.js';
import { fillWithSeed } from '../viewer/seeded.js';
import { execute, NOTEBOOKS, pathOf } from './execution.js';
import { pythonForNotebooks } from './python.js';

const python = await pythonForNotebooks();
if (python) {
  const store = openStore('memory:', { readTimeoutMs: 0 });
  await fillWithSeed(store);
  const server = await startServer(() => store);
  try {
    for (const name of NOTEBOOKS) await writeFile(pathOf(name), await execute(python, name, server.url));
  } finally {
    await server.stop();
  }
}
