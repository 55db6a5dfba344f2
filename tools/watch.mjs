// `npm run watch`: builds again whatever changes, and then runs the fast tests, or with arguments the tests whose path
// contains one of them. What changes while tests run is built at once and tested when they have ended.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

process.chdir(join(import.meta.dirname, '..'));
const wanted = process.argv.slice(2);
const node = (args, stdout) => spawn(process.execPath, args, { stdio: ['ignore', stdout, 'inherit'] });

// What it complains of is said again below.
spawnSync(process.execPath, ['tools/build.mjs'], { stdio: 'ignore' });

let isStopped = false;
let isDue = false;
let running;
const compiler = node(['node_modules/typescript/bin/tsc', '-p', '.', '--watch', '--preserveWatchOutput'], 'pipe');
const closed = once(compiler, 'close');
process.on('SIGINT', () => {
  isStopped = true;
  compiler.kill('SIGINT'); // a terminal has told it as well, and the tests that run
});
process.stdout.write('Watching: Ctrl-C stops it.\n');
for await (const line of createInterface({ input: compiler.stdout })) {
  if (line !== '') process.stdout.write(`${line}\n`);
  const isChanged = line.includes('File change detected.');
  if (isChanged) rmSync('dist/.built-from', { force: true }); // of what is built here, the build knows nothing
  isDue = line.includes('Found 0 errors.') || (isDue && !isChanged);
  if (isDue) running ??= testWhileDue();
}
await closed;
await running;
process.stdout.write(isStopped ? '\nStopped (SIGINT).\n' : '\nThe compiler has ended.\n');
process.exitCode = isStopped ? 0 : 1;

async function testWhileDue() {
  while (isDue && !isStopped) {
    isDue = false;
    await once(node(['tools/run-unit.mjs', ...(wanted.length === 0 ? ['--fast'] : wanted)], 'inherit'), 'close');
    if (!isStopped) process.stdout.write('Waiting for changes.\n');
  }
  running = undefined;
}
