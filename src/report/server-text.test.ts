// What signoff acd says: what is held to what, a line a requirement, the evidence of what was not met, the reason of what was
// ruled out or not exercised, the verdict with its counts, and where the reports are; and server.json.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunParameters } from '../report-model/run-report.ts';
import type { Transcript } from '../report-model/transcript.ts';
import { ownCommand } from './own-command.ts';
import { formatServer, formatServerStart, serverJson } from './server-text.ts';
import { outcome } from './testing/report.ts';
import { serverReport, serverRuling } from './testing/server-report.ts';

const TRANSCRIPT: Transcript = {
  fixtures: {},
  log: [],
  invocations: [
    {
      ...{ activity: 'LogoutAgent', agent: 'Ada', status: 'done', pageBefore: {}, pageAfter: {} },
      ...{ agentBefore: 'LoggedOut', agentAfter: 'LoggedOut' },
      timeline: [{ at: 3, who: 'kit', text: 'PUT /v1/agents/7/state' }],
    },
  ],
};
const FAILED = outcome({
  ...{ name: 'Refused', location: 'acd/a.feature:9', result: 'failed', transcript: TRANSCRIPT },
  mismatch: { expected: ['a refusal, in words'], seen: 'the answer done' },
});
const PARAMETERS: RunParameters = {
  ...{ connector: { kind: 'reference' }, dialect: 'ami', profile: 'asterisk', seed: 7 },
  policy: { outcome: 'later', logoutOnCall: 'defer' },
  simulator: 'http://127.0.0.1:7070',
};
const REPORT = serverReport({
  parameters: PARAMETERS,
  rulings: [
    serverRuling('ACD-01', 'pass'),
    serverRuling('ACD-03', 'fail', { scenarios: [FAILED], mismatch: FAILED.mismatch }),
    serverRuling('ACD-04', 'not-applicable', { reason: 'The policy rules it out.' }),
    serverRuling('ACD-09', 'not-exercised', { reason: 'Nobody can place a call.' }),
  ],
  ruling: { verdict: 'not-met', exitCode: 1, reason: 'So it is.' },
});
const TERMINAL = { folder: '/work/reports', cwd: '/work' };

test('the first line says what is held to what', () => {
  assert.equal(
    formatServerStart(serverReport().parameters),
    'Holding the CTI server (native, profile opencti, seed 42) to its own requirements.\n',
  );
  assert.equal(
    formatServerStart(PARAMETERS),
    'Holding the CTI server (ami, profile asterisk with outcome=later,logoutOnCall=defer, seed 7, at http://127.0.0.1:7070) to its own requirements.\n',
  );
});

test('each requirement has its line, its reason or its evidence, and the end has the verdict', () => {
  assert.deepEqual(formatServer({ server: REPORT }, TERMINAL).split('\n'), [
    '',
    'ACD: 1 pass, 1 fail, 1 not-exercised, 1 not-applicable',
    'pass       ACD-01  MUST    What ACD-01 asks.',
    'FAIL       ACD-03  MUST    What ACD-03 asks.',
    'n/a        ACD-04  MUST    What ACD-04 asks.',
    '             The policy rules it out.',
    'NOT EXERCISED ACD-09  MUST    What ACD-09 asks.',
    '             Nobody can place a call.',
    '',
    'What was not met',
    '',
    'FAIL       ACD-03  MUST    What ACD-03 asks.',
    '    Refused (features/acd/a.feature:9)',
    '      expected   a refusal, in words',
    '      seen       the answer done',
    '      LogoutAgent for Ada: done',
    '        the ACD held before: LoggedOut',
    '           +3 ms  the kit asks    PUT /v1/agents/7/state',
    '        the ACD held after:  LoggedOut',
    `      again      ${ownCommand()} acd --dialect ami --requirement ACD-03 --profile asterisk --seed 7 --simulator http://127.0.0.1:7070 --policy outcome=later,logoutOnCall=defer`,
    '',
    'CTI server: NOT-MET (1 pass, 1 fail, 1 not-exercised, 1 not-applicable)',
    'So it is.',
    'Reports: reports/ (open fidelity.md first)',
    '',
  ]);
});

test('beside the simulator it says where the server does something else', () => {
  const simulator = serverReport({ rulings: [serverRuling('ACD-01', 'pass'), serverRuling('ACD-03', 'pass')] });
  const lines = (server: typeof REPORT) => formatServer({ server, simulator }, TERMINAL).split('\n');
  assert.ok(lines(REPORT).includes('It does not do what the simulator does: ACD-03.'));
  assert.ok(lines(simulator).includes('It does what the simulator does.'));
});

test('server.json has verdict, policy and requirements, and neither places nor times nor secrets', () => {
  const parameters = { ...PARAMETERS, controlToken: 'hush' };
  const text = serverJson({ server: { ...REPORT, parameters, isStrict: true } });
  const { requirements, ...about } = JSON.parse(text);
  assert.deepEqual(about, {
    ...{ kit: REPORT.kit, dialect: 'ami', profile: 'asterisk', chosen: PARAMETERS.policy, seed: 7, strict: true },
    ...{ verdict: 'not-met', reason: 'So it is.', policy: REPORT.policy },
  });
  assert.deepEqual(requirements[1], {
    ...{ id: 'ACD-03', level: 'MUST', verdict: 'fail', mismatch: FAILED.mismatch },
    scenarios: [{ name: 'Refused', location: 'acd/a.feature:9', result: 'failed' }],
  });
  assert.doesNotMatch(text, /hush|7070/);
});
