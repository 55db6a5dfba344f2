// What the author of a connector reads that takes whatever arrives for an answer: terminal and page show what was spoiled,
// by which fault, and the bytes that went out instead of an answer.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { reportHtml } from '../src/report/html.ts';
import { formatVerdict } from '../src/report/terminal.ts';
import type { RunReport } from '../src/report-model/run-report.ts';
import { reportOn } from './testing/report.ts';

let report: RunReport;

before(async () => {
  report = await reportOn('fault-03-reads-what-can-be-read', 'FAULT-03');
});

/** In the order in which one reads it, whatever stands between. */
const SPOILED =
  /connector asks\s+PUT \S+\/state\s+\{\s*"state": ?"LoggedOut"[^+]*\}[\s\S]+?spoiled by\s+(garble|truncate|reset-in-reply)\s[\s\S]+?ACD decides\s+LogOut[\s\S]+?server answers\s+[HÈ][TÔ]/;

test('the terminal shows what was spoiled, by what, and the bytes that went out', () => {
  const text = formatVerdict(report, { folder: '/work/reports', cwd: '/work' });
  assert.match(text, /^FAIL +FAULT-03 /m);
  assert.match(text, /expected +status Fail with a message\n +seen +no status/);
  assert.match(text, SPOILED);
  assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/u, 'no spoiled byte steers a terminal');
});

test('the page shows the same', () => {
  const page = reportHtml(report)
    .replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"');
  assert.match(page, SPOILED);
});
