// What a broken connector's author reads: a mutant or variant that takes a refusal for success is certified, and terminal,
// summary and page tell the requirement, what was expected and seen, the exchange, the ACD, and how to see it again.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { reportHtml } from '../src/report/html.ts';
import { ownCommand } from '../src/report/own-command.ts';
import { summaryMd } from '../src/report/summary.ts';
import { formatVerdict } from '../src/report/terminal.ts';
import type { RunReport } from '../src/report-model/run-report.ts';
import { reportOn } from './testing/report.ts';

let report: RunReport;

before(async () => {
  report = await reportOn('logout-06-calls-it-done', 'LOGOUT-06');
});

/** One line, at whatever time. */
const steady = (line: string): string => line.trim().replace(/\+\d+ ms/, '+0 ms');

test('the terminal tells the whole transcript of the first scenario, and how to see each again', () => {
  const lines = formatVerdict(report, { folder: '/work/reports', cwd: '/work' }).split('\n').map(steady);
  const ada = report.outcomes[0]?.transcript?.fixtures.Ada ?? '';
  const asked = JSON.stringify({ state: 'LoggedOut', attributes: { DeviceName: `SEP${ada}` } });
  const start = lines.findIndex((line, index) => index > lines.indexOf('What was not met') && line.startsWith('FAIL'));
  const [first, second, third] = ['refusals.feature:7', 'refusals.feature:15', 'refusals.feature:24'];
  assert.deepEqual(lines.slice(start, start + 4), [
    'FAIL       LOGOUT-06  MUST    An agent who is logged in to no queue, and the ACD refuses: status Fail with a message.',
    `The agent is logged in to no queue (features/logout-agent/${first})`,
    'expected   status Fail with a message',
    'seen       no status',
  ]);
  const transcript = lines.slice(start + 4, lines.indexOf('', start)).filter((line) => !/ GET | 200 /.test(line));
  assert.deepEqual(transcript.slice(0, 4), [
    'LogoutAgent for Ada: no status',
    'the ACD held before: LoggedOut, logged in to no queue',
    `+0 ms  connector asks  PUT /v1/agents/${encodeURIComponent(ada)}/state ${asked}`,
    `+0 ms  ACD decides     LogOut of agent "${ada}" (refused: NotLoggedIn)`,
  ]);
  assert.match(transcript[4] ?? '', /^\+0 ms {2}server answers {2}409 \{.*"code":"NotLoggedIn"/);
  assert.deepEqual(transcript.slice(5), [
    'the ACD held after:  LoggedOut, logged in to no queue',
    `again      ${ownCommand()} certify --connector ./mine.mjs --scenario logout-agent/${first} --profile opencti --seed 7`,
    `The second logout of two (features/logout-agent/${second})`,
    'expected   status Fail with a message',
    'seen       no status',
    `again      ${ownCommand()} certify --connector ./mine.mjs --scenario logout-agent/${second} --profile opencti --seed 7`,
    `A supervisor was faster (features/logout-agent/${third})`,
    'expected   status Fail with a message',
    'seen       no status',
    `again      ${ownCommand()} certify --connector ./mine.mjs --scenario logout-agent/${third} --profile opencti --seed 7`,
  ]);
});

test('summary and page tell the same', () => {
  const page = reportHtml(report)
    .replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"');
  for (const text of [summaryMd(report), page]) {
    assert.match(text, /An agent who is logged in to no queue, and the ACD refuses: status Fail with a message\./);
    assert.match(text, /expected\s+status Fail with a message\s+seen\s+no status/i);
    assert.match(
      text,
      /cli\.js certify --connector \.\/mine\.mjs --scenario logout-agent\/refusals\.feature:15 --profile opencti --seed 7/,
    );
  }
  assert.match(page, /connector asks\s+PUT \/v1\/agents\/\S+\/state/);
  assert.match(page, /server answers\s+409\s+\{[^}]*"code": "NotLoggedIn"/);
  assert.match(page, /✓\s+Then\s+the ACD refuses it\s+✗ failed here:\s+And\s+the status is Fail, with a message/);
  assert.match(page, /How connectors get it wrong: the refusal is taken for success/);
});
