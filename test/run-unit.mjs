// Runs every unit test that was built, by file name: Node 20 expands no globs. Arguments select by part of the path.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const wanted = process.argv.slice(2);
const files = readdirSync('dist', { recursive: true })
  .map((file) => `dist/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.js') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .sort();
if (files.length === 0) throw new Error(`No test file matches ${wanted.join(', ') || 'dist/**/*.test.js'}.`);
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-timeout=300000', ...files], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
