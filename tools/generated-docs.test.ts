// The documents that are made of tables are what the tables say; `npm run docs` mends them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SETTING_TABLES } from '../src/cli/tables.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { failuresIn, oneRowEach } from '../test/testing/kit-failures.ts';
import { generatedDocs, settings, withFlags } from './generated-docs.ts';

for (const [path, text] of Object.entries(await generatedDocs(PACKAGE_ROOT)))
  test(`${path} is what the tables say`, () => {
    assert.equal(readFileSync(join(PACKAGE_ROOT, path), 'utf8'), text, `${path} is out of date: npm run docs`);
  });

const ROWS = [
  { name: 'port', flag: '--port', placeholder: 'number', default: 7, takes: { min: 0, max: 9 }, sentence: 'a | b' },
  { name: 'asJson', flag: '--as-json', default: false, takes: { switch: true }, sentence: 'c' },
  { name: 'tags', flag: '--tags', default: '', takes: { text: 'an expression' }, sentence: 'd' },
];

test('the settings of each command are told with flag, variable and key', () => {
  const [, first = '', second = ''] = settings({ play: ROWS, rest: ROWS.slice(2) }).split(/^## signoff /m);
  assert.deepEqual(first.trimEnd().split('\n'), [
    'play',
    '',
    '| flag | environment | config file | takes | default |  |',
    '| --- | --- | --- | --- | --- | --- |',
    '| `--port number` | `SIGNOFF_PORT` | `port` | whole number, 0 to 9 | `7` | a \\| b |',
    '| `--as-json` | `SIGNOFF_AS_JSON` | `asJson` | true or false | `false` | c |',
    '| `--tags` | `SIGNOFF_TAGS` | `tags` | an expression |  | d |',
  ]);
  assert.match(second, /^rest\n/);
  assert.ok(!second.includes('default'), 'a column that nobody fills is left out');
});

test('every command with settings is in the document, and every setting of it', () => {
  const text = readFileSync(join(PACKAGE_ROOT, 'docs', 'settings.md'), 'utf8');
  for (const [command, rows] of Object.entries(SETTING_TABLES)) {
    const section = text.split(`## signoff ${command}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const { flag, name, isSecret } of rows)
      assert.match(section, new RegExp(`^\\| ${isSecret ? '' : `\`${flag}[ \`].*`} ?\\|.* \`${name}\` \\|`, 'm'));
  }
});

test('flags go between the markers, and there must be markers', () => {
  const text = withFlags('a\n<!-- flags -->\nold\n<!-- /flags -->\nb', ROWS);
  assert.match(text, /^a\n<!-- flags -->\n\| flag .*`--tags`.*\n<!-- \/flags -->\nb$/s);
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

test('a failure of which there are several kinds has one row with all hints', () => {
  const rows = [
    { name: 'Two', hint: 'Do this.' },
    { name: 'One', hint: '' },
    { name: 'Two', hint: '' },
    { name: 'Two', hint: 'Do that.' },
    { name: 'Two', hint: 'Do this.' },
  ];
  assert.deepEqual(oneRowEach(rows), [
    { name: 'One', hint: '' },
    { name: 'Two', hint: 'Do this. Or: Do that.' },
  ]);
});
