// The README is read on three screens, and what it shows of the terminal is what a connector's author sees there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVerdict } from '../src/report/terminal.ts';
import { readPages } from './testing/documents.ts';
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

const GUID = /[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/g;

/** A line for a comparison: at whatever time, of whatever agent; `…` stands for anything. */
function pattern(line: string): RegExp {
  const parts = line
    .trim()
    .split('…')
    .map((part) =>
      part
        .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(GUID, '.+')
        .replaceAll(/\d+(?= ms)|(?<=--seed )\d+/g, '\\d+'),
    );
  return new RegExp(`^${parts.join('.*')}$`);
}

test('the failure that the README shows is printed so', async () => {
  const lines = (fences.find(({ language }) => language === 'text')?.text ?? '').trimEnd().split('\n');
  const report = await reportOn('logout-06-calls-it-done', 'LOGOUT-06');
  const printed = formatVerdict(report, { folder: 'reports', cwd: '.' })
    .split('\n')
    .map((line) => line.trim().replace(/^again +.*? certify/, 'again      npx signoff certify')); // in a clone it is told otherwise
  const verdict = lines.pop() ?? '';
  let at = printed.indexOf('What was not met');
  assert.ok(at >= 0 && lines.length > 10);
  for (const line of lines) {
    const found = printed.findIndex((one, index) => index > at && pattern(line).test(one));
    assert.ok(found > at, `${line}\n${printed.join('\n')}`);
    at = found;
  }
  assert.match(verdict, /^\S+ \S+: NOT-CERTIFIED \(\d+ pass, \d+ fail, \d+ warn\)$/);
});
