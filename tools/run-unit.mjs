// Runs every unit test that was built, by file name: Node 20 expands no globs. Arguments select by part of the path.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const wanted = process.argv.slice(2);
const files = readdirSync('dist', { recursive: true })
  .map((file) => `dist/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.js') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .sort();
if (files.length === 0) throw new Error(`No test file matches ${wanted.join(', ') || 'dist/**/*.test.js'}.`);
const flags = [
  '--enable-source-maps',
  '--test',
  `--test-concurrency=${availableParallelism()}`,
  '--test-timeout=300000',
];
const { status } = spawnSync(process.execPath, [...flags, ...files], { stdio: 'inherit' });
process.exitCode = status ?? 1;
