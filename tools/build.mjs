// Builds dist/, unless it was built from these very files: a stamp in it says from which, by their contents. Where the
// development dependencies were left out (NODE_ENV=production, --omit=dev) nothing is checked: TypeScript alone is fetched,
// in the version of the lock file, and takes the types away.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'dist/.built-from';
const COMPILER = 'node_modules/typescript/bin/tsc';
/** What the compiler is told to read, and by what. */
const CONFIGURATION = ['tsconfig.json', 'tsconfig.production.json', 'package-lock.json'];
const isWhole = existsSync(COMPILER);

process.chdir(join(import.meta.dirname, '..'));
const wanted = `${isWhole ? 'checked' : 'not checked'} ${digestOfSources()}\n`;
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
  rmSync(STAMP, { force: true }); // a build that fails leaves none
  prune();
  if (isWhole) run(COMPILER, '-p', '.');
  else buildUnchecked();
  run('dist/test/list-suite.js');
  writeFileSync(STAMP, wanted);
}

/** Of every name and content that goes into the build; of the features the names alone, which the build lists. */
function digestOfSources() {
  const digest = createHash('sha256');
  const { include } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  const sources = include.flatMap((folder) => filesBelow(folder, /\.ts$/));
  for (const file of [...CONFIGURATION, ...sources]) {
    const content = readFileSync(file);
    digest.update(`${file}\n${content.length}\n`).update(content);
  }
  return digest.update(filesBelow('features', /./).join('\n')).digest('hex');
}

function filesBelow(folder, pattern) {
  const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)));
  return files.filter((file) => pattern.test(file)).sort();
}

/** Removes what no source makes any more, so that an incremental build leaves nothing stale behind. */
function prune() {
  if (!existsSync('dist')) return;
  for (const name of readdirSync('dist', { recursive: true })) {
    const source = /^(.*?)\.(js|js\.map|d\.ts)$/.exec(String(name))?.[1];
    if (source !== undefined && !existsSync(`${source}.ts`)) rmSync(join('dist', String(name)));
  }
}

function buildUnchecked() {
  const { version } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages['node_modules/typescript'];
  const npm = process.env.npm_execpath;
  if (npm === undefined) fail();
  process.stdout.write(`Building with typescript@${version} alone: the development dependencies were left out.\n`);
  run(npm, 'exec', '--yes', `--package=typescript@${version}`, '--', 'tsc', '-p', 'tsconfig.production.json');
}

/** Runs Node, or npm by way of Node, so that no shell is needed on any platform; ends this process where that fails. */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  if (!isWhole) fail();
  process.exit(status ?? 1);
}

function fail() {
  process.stderr.write(
    'Signoff is built with TypeScript, a development dependency that was left out and could not be fetched: npm ci --include=dev\n',
  );
  process.exit(1);
}
