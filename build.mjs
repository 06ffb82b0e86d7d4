// Builds dist/: `node build.mjs` always, `node build.mjs --if-changed` only if sources or lockfile differ from the last build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const stamp = join(root, 'dist/.built-from');

/** A fingerprint of everything that the build reads. */
function fingerprint() {
  const files = ['api', 'graph-seed'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const hash = createHash('sha256');
  for (const file of [
    ...files.sort(),
    ...['build.mjs', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) =>
      join(root, name),
    ),
  ]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const current = fingerprint();
const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === current;
if (!(process.argv.includes('--if-changed') && isBuilt)) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
  if (existsSync(join(root, 'graph-seed/data'))) {
    cpSync(join(root, 'graph-seed/data'), join(root, 'dist/graph-seed/data'), { recursive: true });
  }
  const schema = execFileSync(process.execPath, [join(root, 'dist/api/main/print-schema.js')], {
    encoding: 'utf8',
  });
  const committed = join(root, 'schema.graphql');
  if (!existsSync(committed) || readFileSync(committed, 'utf8') !== schema) writeFileSync(committed, schema);
  writeFileSync(stamp, current);
}
