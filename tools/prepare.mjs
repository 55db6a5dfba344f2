// What npm runs after `npm ci` in a clone: the build. Where development dependencies were left out (NODE_ENV=production,
// --omit=dev) nothing is checked: TypeScript alone is fetched, in the version of the lock file, and takes the types away.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Runs Node, or npm by way of Node, so that no shell is needed on any platform; ends this process where that fails. */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  process.stderr.write(
    existsSync(COMPILER)
      ? ''
      : 'Signoff is built with TypeScript, a development dependency that was left out and could not be fetched: npm ci --include=dev\n',
  );
  process.exit(status ?? 1);
}

const COMPILER = 'node_modules/typescript/package.json';
const npm = process.env.npm_execpath;

if (existsSync(COMPILER)) run(npm, 'run', '--silent', 'build');
else {
  const { version } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages['node_modules/typescript'];
  process.stdout.write(`Building with typescript@${version} alone: the development dependencies were left out.\n`);
  run('test/prune-dist.mjs');
  run(npm, 'exec', '--yes', `--package=typescript@${version}`, '--', 'tsc', '-p', 'tsconfig.production.json');
  run('dist/test/list-suite.js');
}
