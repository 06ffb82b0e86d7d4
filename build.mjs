// Builds dist/: `node build.mjs` always, `node build.mjs --if-changed` only if sources or lockfile differ from the last build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('.', import.meta.url));
const stamp = join(root, 'dist/.built-from');
const COMPRESSED = /\.(js|css|html|svg|json|ttf)$/;

/** Every file below a folder. */
function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A fingerprint of everything that the build reads, the same wherever the project is. */
function fingerprint() {
  const names = ['build.mjs', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'];
  const files = ['api', 'graph-seed', 'viewer'].flatMap(filesBelow).sort();
  const hash = createHash('sha256');
  for (const file of [...files, ...names.map((name) => join(root, name))]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Runs a script of a package of ours with this Node. */
function run(script, ...args) {
  return execFileSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    // Whoever builds from within a test run still wants what is served in the end.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
}

function buildService() {
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  cpSync(join(root, 'graph-seed/data'), join(root, 'dist/graph-seed/data'), { recursive: true });
  const schema = run('dist/api/main/print-schema.js');
  const committed = join(root, 'schema.graphql');
  if (!existsSync(committed) || readFileSync(committed, 'utf8') !== schema) writeFileSync(committed, schema);
}

/** Each file twice more, as `.br` and `.gz`, so that the server compresses nothing. */
async function compressFiles(folder) {
  const [brotli, gz] = [promisify(brotliCompress), promisify(gzip)];
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await Promise.all(
    filesBelow(folder)
      .filter((file) => COMPRESSED.test(file))
      .map(async (file) => {
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, await brotli(bytes, quality));
        writeFileSync(`${file}.gz`, await gz(bytes, { level: 9 }));
      }),
  );
}

async function buildViewer() {
  run('node_modules/gql.tada/bin/cli.js', 'generate-output', '-c', 'viewer/tsconfig.json');
  run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  await compressFiles('dist/viewer');
}

const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
if (!(process.argv.includes('--if-changed') && isBuilt)) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  buildService();
  await buildViewer();
  // The build writes the types of the schema, which it then reads.
  writeFileSync(stamp, fingerprint());
}
