// The words in which a failure is told: everything that would have been right, the exchange in order, a command that a
// shell takes; and whatever a connector or a server said stays on its line.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import type { ScenarioOutcome } from '../report-model/run-report.ts';
import type { TranscriptInvocation } from '../report-model/transcript.ts';
import { againCommand, expectationLines, invocationLines, serverAgainCommand } from './failure-text.ts';
import { ownCommand } from './own-command.ts';
import { outcome, report } from './testing/report.ts';

const TOLD: readonly [title: string, outcome: Partial<ScenarioOutcome>, lines: readonly string[]][] = [
  ['one right answer', { mismatch: { expected: ['this'], seen: 'that' } }, ['expected   this', 'seen       that']],
  [
    'several right answers, each on its line',
    { mismatch: { expected: ['this', 'these', 'those'], seen: 'that' } },
    ['expected   this', '      or   these', '      or   those', 'seen       that'],
  ],
  ['a reason', { reason: 'no port' }, ['because    no port']],
  [
    'a mismatch before a reason',
    { reason: 'x', mismatch: { expected: ['a'], seen: 'b' } },
    ['expected   a', 'seen       b'],
  ],
  ['neither', {}, []],
  [
    'words that would break the line',
    { mismatch: { expected: ['a\nb'], seen: 'status Fail: no\n\n# CERTIFIED\r\u001b[2J' } },
    ['expected   a\\nb', 'seen       status Fail: no\\n\\n# CERTIFIED\\u000d\\u001b[2J'],
  ],
  ['a reason that would break the line', { reason: 'no\nport' }, ['because    no\\nport']],
];

for (const [title, about, lines] of TOLD)
  test(`what was expected and seen: ${title}`, () => {
    assert.deepEqual(expectationLines(outcome(about)), lines);
  });

const INVOCATION: TranscriptInvocation = {
  ...{ activity: 'LogoutAgent', agent: 'Ada', pageBefore: {}, pageAfter: {}, status: 'status Fail: no' },
  ...{ agentBefore: 'Ready, logged in to sales-7', agentAfter: 'unknown to the ACD' },
  timeline: [
    { at: 0, who: 'connector', text: 'PUT /v1/agents/1/state {"state":"LoggedOut"}' },
    { at: 3, who: 'decision', text: 'LogOut of agent "1" (refused: NotLoggedIn)' },
    { at: 12, who: 'event', text: 'StateChanged {}' },
    { at: 1234, who: 'server', text: '409 {"detail":"no"}' },
  ],
};

test('an invocation is told with the exchange in its order, between what the ACD held', () => {
  assert.deepEqual(invocationLines(INVOCATION), [
    'LogoutAgent for Ada: status Fail: no',
    '  the ACD held before: Ready, logged in to sales-7',
    '     +0 ms  connector asks  PUT /v1/agents/1/state {"state":"LoggedOut"}',
    '     +3 ms  ACD decides     LogOut of agent "1" (refused: NotLoggedIn)',
    '    +12 ms  ACD tells       StateChanged {}',
    '  +1234 ms  server answers  409 {"detail":"no"}',
    '  the ACD held after:  unknown to the ACD',
  ]);
});

test('an exchange keeps to its lines, whatever was said in it', () => {
  const timeline = [{ at: 0, who: 'server', text: 'a\n\u001b[31mb' }] as const;
  const lines = invocationLines({ ...INVOCATION, status: 'status Fail: \n', timeline });
  assert.deepEqual(
    [lines[0], lines[2]],
    ['LogoutAgent for Ada: status Fail: \\n', '     +0 ms  server answers  a\\n\\u001b[31mb'],
  );
});

test('the scenario can be played again, at the simulator that it was played at', () => {
  const { parameters } = report();
  const again = `${ownCommand()} certify --scenario a.feature:7 --profile opencti --seed 42`;
  assert.equal(againCommand(outcome(), parameters), again);
  assert.equal(
    againCommand(outcome(), { ...parameters, simulator: 'http://127.0.0.1:7070' }),
    `${again} --simulator http://127.0.0.1:7070`,
  );
});

const ABOUT_SERVER = outcome({ location: 'acd/refusals.feature:7', requirementIds: ['ACD-03', 'ACD-19'] });

test('what a CTI server was asked is asked again by its requirement, under the same circumstances, without the connector', () => {
  const { parameters } = report();
  const again = againCommand(ABOUT_SERVER, {
    ...{ ...parameters, dialect: 'ami', profile: 'asterisk', tls: 'auto', policy: { outcome: 'later' } },
    ...{ connector: { kind: 'service', url: 'http://h/rpc' }, simulator: 'http://h:1', serverSecret: 'pssst' },
  });
  assert.equal(
    again,
    `${ownCommand()} acd --dialect ami --requirement ACD-03 --profile asterisk --seed 42 --simulator http://h:1 --policy outcome=later --tls auto`,
  );
});

test('a switch in use is asked again with what of it may be touched, and a shell takes that for what it is', () => {
  const named = { agentIds: ['1001', "o'neil"], queueIds: ['sales', 'a queue'], device: 'PJSIP/{AgentID}' };
  const command = serverAgainCommand('ACD-03', {
    ...{ ...report().parameters, dialect: 'ami', profile: 'asterisk', at: 'ami://signoff@h:5038', named },
  });
  const words = execFileSync('sh', ['-c', command.replace(ownCommand(), "printf '%s\\n'")], { encoding: 'utf8' });
  assert.deepEqual(words.trimEnd().split('\n').slice(-8), [
    ...['--at', 'ami://signoff@h:5038', '--agents', "1001,o'neil", '--queues', 'sales,a queue'],
    ...['--interface', 'PJSIP/{AgentID}'],
  ]);
});

for (const simulator of ['http://h/?a=1&b=2', "http://h/it's; exit 1", 'http://h/$(exit 1)'])
  test(`a shell takes the address ${simulator} for what it is`, () => {
    const command = againCommand(outcome(), { ...report().parameters, simulator });
    const words = execFileSync('sh', ['-c', command.replace(ownCommand(), "printf '%s\\n'")], { encoding: 'utf8' });
    assert.deepEqual(words.trimEnd().split('\n').slice(-2), ['--simulator', simulator]);
  });
