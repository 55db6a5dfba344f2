// docs/speed.md: every part that is measured has its row there, with its goal.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PARTS } from '../benchmarks/parts.ts';
import { goalText } from '../benchmarks/table.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const page = readFileSync(join(PACKAGE_ROOT, 'docs', 'speed.md'), 'utf8');

test('the page has the figures of every part that is measured, with its goal', () => {
  const rows = page.split('\n').filter((line) => PARTS.some(({ id }) => line.startsWith(`| ${id} |`)));
  assert.deepEqual(
    rows.map((row) => [row.split(' | ')[0], row.split(' | ').at(-2)]),
    PARTS.map((part) => [`| ${part.id}`, goalText(part)]),
  );
});
