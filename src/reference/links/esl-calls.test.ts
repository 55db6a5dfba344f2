// What FreeSWITCH's event socket is asked for about calls: whose a member is, which channel the agent has, and what is never sent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallDeed } from '../call-link.ts';
import { createEslCalls } from './esl-calls.ts';

const AGENTS = [{ name: '1001@default', uuid: 'a-1', contact: 'user/6001@default' }];
const MEMBERS = [
  { session_uuid: 's-1', serving_agent: '1001@default', state: 'Answered' },
  { session_uuid: 's-2', serving_agent: '1002@default', state: 'Trying' },
  { session_uuid: '', serving_agent: '', state: 'Abandoned' },
];
const RINGING = [{ session_uuid: 's-3', serving_agent: '1001@default', state: 'Trying' }];

function link({ members = MEMBERS, says = '+OK\n', callstate = 'ACTIVE' } = {}) {
  const asked: string[] = [];
  const channels = [
    { uuid: 'a-0', callstate: 'RINGING', dest: '01' },
    { uuid: members === RINGING ? 'a-3' : 'a-1', callstate: members === RINGING ? 'RINGING' : callstate, dest: '6001' },
  ];
  const calls = createEslCalls({
    nameOf: (agentId) => `${agentId}@default`,
    async rows(command) {
      return command.startsWith('agent list') ? AGENTS : members;
    },
    async api(command) {
      if (command === 'show channels as json') return JSON.stringify({ row_count: 2, rows: channels });
      asked.push(command);
      return says;
    },
  });
  const act = (deed: CallDeed, callId: string, digits?: string) =>
    calls.act({ deed, agentId: '1001', callId, digits }, AbortSignal.timeout(10_000));
  return { calls, asked, act };
}

const ASKED: readonly (readonly [CallDeed, string])[] = [
  ['Hold', 'uuid_hold a-1'],
  ['Retrieve', 'uuid_hold off a-1'],
  ['HangUp', 'uuid_kill a-1'],
  ['Dial', "uuid_send_dtmf a-1 '1*#'"],
];

for (const [deed, command] of ASKED)
  test(`${deed}: ${command}`, async () => {
    const { act, asked } = link();
    assert.deepEqual(await act(deed, 's-1', '1*#'), { outcome: 'done' });
    assert.deepEqual(asked, [command]);
  });

test('what rings is answered at the phone that is called, whatever else rings', async () => {
  const { act, asked } = link({ members: RINGING, says: '+OK Success\n' });
  assert.deepEqual(await act('Answer', 's-3'), { outcome: 'done' });
  assert.deepEqual(asked, ['uuid_phone_event a-3 talk']);
});

test("nothing is sent for somebody else's call, for one that is gone, or for one that does not stand so", async () => {
  const { act, asked } = link();
  for (const [deed, callId] of [
    ['Hold', 's-2'],
    ['HangUp', 's-9'],
    ['Answer', 's-1'],
    ['Answer', 's-2'],
  ] as const)
    await assert.rejects(act(deed, callId), /holds no such call/);
  await assert.rejects(link({ members: RINGING }).act('Hold', 's-3'), /holds no such call/);
  assert.deepEqual(asked, []);
});

test('a refusal is told in the words of the switch, and what is neither is no answer', async () => {
  const refused = { outcome: 'refused', reason: 'Operation failed' };
  assert.deepEqual(await link({ says: '-ERR Operation failed\n' }).act('Retrieve', 's-1'), refused);
  await assert.rejects(link({ says: 'perhaps' }).act('Retrieve', 's-1'), /not of its protocol/);
});

test('the calls of an agent are those that he serves, and stand as the channel does', async () => {
  const read = (of: ReturnType<typeof link>) => of.calls.readCalls('1001', AbortSignal.timeout(10_000));
  assert.deepEqual(await read(link()), [{ id: 's-1', standing: 'Talking' }]);
  assert.deepEqual(await read(link({ callstate: 'HELD' })), [{ id: 's-1', standing: 'Held' }]);
  assert.deepEqual(await read(link({ members: RINGING })), [{ id: 's-3', standing: 'Ringing' }]);
  assert.deepEqual(await read(link({ members: [] })), []);
});
