// The README is read on three screens, and what it shows of the terminal is what a connector's author sees there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVerdict } from '../src/report/terminal.ts';
import { readPages } from './testing/documents.ts';
import { assertPrinted } from './testing/printed.ts';
import { reportOn } from './testing/report.ts';

const { text = '', fences = [] } = readPages().find(({ path }) => path === 'README.md') ?? {};

test('the README is read on three screens', () => {
  assert.ok(text.split('\n').length <= 110);
  assert.ok(text.split(/\s+/).length <= 900);
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  assert.deepEqual(headings, [
    'Two commands',
    'What it looks like',
    'Your connector',
    'On your screen',
    'What it does not do (yet)',
    'More',
  ]);
});

test('the failure that the README shows is printed so', async () => {
  const shown = fences.find(({ language }) => language === 'text')?.text ?? '';
  const [, lines = '', verdict = ''] = /^(.*)\n(.*)\n$/s.exec(shown) ?? [];
  assert.ok(lines.split('\n').length > 10);
  const report = await reportOn('logout-06-calls-it-done', 'LOGOUT-06');
  const printed = formatVerdict(report, { folder: 'reports', cwd: '.' });
  const unmet = printed.slice(printed.indexOf('What was not met'));
  assertPrinted(lines, unmet.replaceAll(/ again +.*? certify/g, ' again      npx signoff certify')); // in a clone it is told otherwise
  assert.match(verdict, /^\S+ \S+: NOT-CERTIFIED \(\d+ pass, \d+ fail, \d+ warn\)$/);
});
