// The documents that are made of tables are what the tables say; `npm run docs` mends them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { generatedDocs, settings, withFlags } from './generated-docs.ts';
import { failuresIn } from './kit-failures.ts';

for (const [path, text] of Object.entries(generatedDocs(PACKAGE_ROOT)))
  test(`${path} is what the tables say`, () => {
    assert.equal(readFileSync(join(PACKAGE_ROOT, path), 'utf8'), text, `${path} is out of date: npm run docs`);
  });

const ROWS = [
  { name: 'port', flag: '--port', placeholder: 'number', default: 7, takes: { min: 0, max: 9 }, sentence: 'a | b' },
  { name: 'json', flag: '--json', environment: 'X_JSON', default: false, takes: { switch: true }, sentence: 'c' },
  { name: 'tags', flag: '--tags', default: '', takes: { text: 'an expression' }, sentence: 'd' },
];

test('a table of settings shows whatever its rows have', () => {
  const lines = settings({ play: ROWS })
    .split('\n')
    .filter((line) => line.startsWith('|'));
  assert.deepEqual(lines, [
    '| flag | environment | takes | default |  |',
    '| --- | --- | --- | --- | --- |',
    '| `--port number` |  | whole number, 0 to 9 | `7` | a \\| b |',
    '| `--json` | `X_JSON` | true or false | `false` | c |',
    '| `--tags` |  | an expression |  | d |',
  ]);
  assert.ok(!settings({ play: ROWS.slice(0, 1) }).includes('| environment'), 'and nothing that they have not');
});

test('flags go between the markers, and there must be markers', () => {
  const readme = withFlags('a\n<!-- flags -->\nold\n<!-- /flags -->\nb', ROWS);
  assert.match(readme, /^a\n<!-- flags -->\n\| flag .*`--tags`.*\n<!-- \/flags -->\nb$/s);
  assert.throws(() => withFlags('a', ROWS), /has no <!-- flags -->/);
});

test('the kit’s failures are read from its sources', () => {
  const rows = failuresIn(`
    throw new KitFailure('One', \`x \${y}\`, { cause, hint: 'Do this.' });
    const two = () => new KitFailure('Two', 'x', { hint: choose() });
    throw new KitFailure(three, 'x', { hint: 'No code.' });
    throw new Error('Four');`);
  assert.deepEqual(rows, [
    { name: 'One', hint: 'Do this.' },
    { name: 'Two', hint: '' },
  ]);
});
