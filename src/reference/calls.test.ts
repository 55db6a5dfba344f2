// The activities about calls over a link that is scripted: what each asks for, of which call, and what is refused before anything
// is sent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALL_ACTIVITIES, type CallActivity } from '../connector/activity.ts';
import type { ClipboardPage } from '../connector/page.ts';
import type { Answer } from './answer.ts';
import type { AgentCall, CallLink, CallRequest } from './call-link.ts';
import { callActivitiesOf, createCalls } from './calls.ts';
import type { CtiLink } from './link.ts';

const CALLS: readonly AgentCall[] = [
  { id: 'held', standing: 'Held' },
  { id: 'active', standing: 'Talking' },
  { id: 'ringing', standing: 'Ringing' },
];

function play({ calls = CALLS, answer = { outcome: 'done' } }: { calls?: typeof CALLS; answer?: Answer } = {}) {
  const asked: CallRequest[] = [];
  const calling: CallLink = {
    deeds: ['Answer', 'Hold', 'Consult'],
    async act(request) {
      asked.push(request);
      return answer;
    },
    readCalls: async () => calls,
  };
  const link = { calls: calling } as unknown as CtiLink;
  return { asked, activities: createCalls({ link, timeoutMs: 300 }), calling };
}

const PAGE = { AgentID: '1001', AgentPassword: 'secret', DN: '6001' };
const NAMED = { pyCallID: 'c-1' };
const TO = { Destination: '+49 30' };

type Sent = Partial<CallRequest> | string;

/** What is sent for each, by the call that the page names and by none; or what is said where nothing is. */
const ROWS: Readonly<Record<CallActivity, readonly [more: ClipboardPage, named: Sent, unnamed: Sent]>> = {
  AnswerCall: [{}, { deed: 'Answer', callId: 'c-1' }, { deed: 'Answer', callId: 'ringing' }],
  HoldCall: [{}, { deed: 'Hold', callId: 'c-1' }, 'pyCallID is missing: nothing was sent to the CTI server.'],
  RetrieveCall: [{}, { deed: 'Retrieve', callId: 'c-1' }, 'pyCallID is missing: nothing was sent to the CTI server.'],
  HangUpCall: [{}, { deed: 'HangUp', callId: 'c-1' }, { deed: 'HangUp', callId: 'active' }],
  MakeCall: [TO, { deed: 'Make', destination: '+49 30' }, { deed: 'Make', destination: '+49 30' }],
  SendDTMF: [
    { Digits: '1*#' },
    { deed: 'Dial', callId: 'c-1', digits: '1*#' },
    { deed: 'Dial', callId: 'active', digits: '1*#' },
  ],
  BlindTransfer: [
    TO,
    { deed: 'Transfer', callId: 'c-1', destination: '+49 30' },
    'pyCallID is missing: nothing was sent to the CTI server.',
  ],
  TransferInitiate: consulted(),
  TransferComplete: [
    {},
    { deed: 'CompleteTransfer', callId: 'c-1' },
    'pyCallID is missing: nothing was sent to the CTI server.',
  ],
  ConferenceInitiate: consulted(),
  ConsultationCall: consulted(),
  ConferenceComplete: [
    {},
    { deed: 'Conference', callId: 'c-1' },
    'pyCallID is missing: nothing was sent to the CTI server.',
  ],
  DropParty: [
    { Party: '6002' },
    { deed: 'Drop', callId: 'c-1', party: '6002' },
    'pyCallID is missing: nothing was sent to the CTI server.',
  ],
};

function consulted(): readonly [ClipboardPage, Sent, Sent] {
  const CallOptions = { pyNamedVariables: { case: 'C-1', blank: ' ', count: 2 } };
  const data = { case: 'C-1', count: '2' };
  return [
    { ...TO, CallOptions },
    { deed: 'Consult', callId: 'c-1', destination: '+49 30', data },
    'pyCallID is missing: nothing was sent to the CTI server.',
  ];
}

/** Without what is undefined. */
const essence = (request: CallRequest | undefined): object => JSON.parse(JSON.stringify(request ?? {}));

for (const activity of CALL_ACTIVITIES) {
  const [more, named, unnamed] = ROWS[activity];
  const cases: readonly (readonly [string, ClipboardPage, Sent])[] = [
    ['by the call on the page', NAMED, named],
    ['without one', { pyCallID: '  ' }, unnamed],
  ];
  for (const [how, which, sent] of cases)
    test(`${activity} ${how}`, async () => {
      const { asked, activities } = play();
      const page = { ...PAGE, ...more, ...which };
      const result = await activities[activity](page);
      assert.equal(result.status?.message, typeof sent === 'string' ? sent : undefined);
      assert.deepEqual(essence(asked[0]), typeof sent === 'string' ? {} : { agentId: '1001', ...sent });
      if (typeof sent !== 'string') assert.deepEqual(result.page, page, 'nothing changes on the page');
    });
}

test('what an activity takes and the page does not hold is said, and nothing is sent', async () => {
  const { asked, activities } = play();
  const missing = { MakeCall: 'Destination', SendDTMF: 'Digits', DropParty: 'Party', TransferInitiate: 'Destination' };
  for (const [activity, what] of Object.entries(missing)) {
    const { status } = await activities[activity as CallActivity]({ ...PAGE, ...NAMED });
    assert.equal(status?.message, `${what} is missing: nothing was sent to the CTI server.`);
  }
  const { status } = await activities.HoldCall({ ...NAMED, AgentID: '' });
  assert.equal(status?.message, 'AgentID is missing: nothing was sent to the CTI server.');
  assert.deepEqual(asked, []);
});

test('where no call stands as it has to there is none that is meant', async () => {
  const { asked, activities } = play({ calls: CALLS.slice(0, 1) });
  assert.equal((await activities.AnswerCall(PAGE)).status?.message, 'No call is ringing at 6001.');
  assert.equal((await activities.HangUpCall(PAGE)).status?.message, 'No call is established at 6001.');
  assert.deepEqual(asked, []);
});

test('a refusal is a Fail in both error properties, free of the password', async () => {
  const { activities } = play({ answer: { outcome: 'refused', reason: 'no call of secret' } });
  const { page, status } = await activities.HoldCall({ ...PAGE, ...NAMED });
  const message = 'The ACD refused: no call of ***';
  assert.deepEqual(status, { severity: 'Fail', message });
  assert.deepEqual([page.pyStatusMessage, page.pyPegaCTIError], [message, message]);
});

test('what a link carries is declared, and nothing else', () => {
  const initiating = ['TransferInitiate', 'ConferenceInitiate', 'ConsultationCall'];
  assert.deepEqual(callActivitiesOf(play().calling), ['AnswerCall', 'HoldCall', ...initiating]);
  assert.deepEqual(callActivitiesOf(undefined), []);
});
