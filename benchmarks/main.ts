// `npm run bench`: every part against its yardstick, as a table and as files. Names of parts choose some of them.

import { mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { replaceFiles } from '../src/files/write-file.ts';
import { measure, type Result } from './measure.ts';
import { PARTS } from './parts.ts';
import { tableOf } from './table.ts';

const machine = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
};

const names = process.argv.slice(2);
/** `lag` chooses every `lag-…`. */
const isChosenBy = (id: string) => (name: string) => id === name || id.startsWith(`${name}-`);
const unknown = names.filter((name) => !PARTS.some(({ id }) => isChosenBy(id)(name)));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}: there is ${PARTS.map(({ id }) => id).join(', ')}.\n`);
  process.exit(2);
}

const results: Result[] = [];
for (const part of PARTS.filter(({ id }) => names.length === 0 || names.some(isChosenBy(id)))) {
  process.stdout.write(`${part.id} …`);
  const result = await measure(part);
  results.push(result);
  process.stdout.write(` ${result.met ? 'met' : 'NOT met'}\n`);
}

const table = tableOf(results);
process.stdout.write(`\n${table}\n${Object.values(machine).join(', ')}\n`);
mkdirSync('reports', { recursive: true });
await replaceFiles([
  { path: 'reports/bench.json', content: `${JSON.stringify({ machine, parts: results }, null, 2)}\n` },
  { path: 'reports/bench.md', content: `${table}\n${Object.values(machine).join(', ')}\n` },
]);
process.stdout.write('Reports: reports/bench.json, reports/bench.md\n');
process.exit(0);
