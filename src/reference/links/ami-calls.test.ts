// What Asterisk's Manager Interface is asked for about calls: the agent's own channel is hung up, and no other.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAmiCalls } from './ami-calls.ts';
import type { Message } from './ami-reader.ts';

const CHANNELS: readonly Message[] = [
  { Channel: 'Local/c-1@callers-00000000;1', Linkedid: '1.0', ChannelStateDesc: 'Up' },
  { Channel: 'Local/1001@agents-00000001;1', Linkedid: '1.0', ChannelStateDesc: 'Up' },
  { Channel: 'Local/1001@agents-00000001;2', Linkedid: '1.0', ChannelStateDesc: 'Up' },
  { Channel: 'Local/1001@agents-west-00000002;1', Linkedid: '2.0', ChannelStateDesc: 'Up' },
  { Channel: 'local/1001@AGENTS-0000000a;1', Linkedid: '3.0', ChannelStateDesc: 'Ringing' },
];

function link(response: Message = { Response: 'Success', Message: 'Channel Hungup' }) {
  const asked: Message[] = [];
  const calls = createAmiCalls({
    deviceOf: (agentId) => `Local/${agentId}@agents`,
    async ask(action) {
      if (action.Action === 'CoreShowChannels') return { response: { Response: 'Success' }, items: CHANNELS };
      asked.push(action);
      return { response, items: undefined };
    },
  });
  return { asked, calls, hangUp: (callId: string) => calls.act({ deed: 'HangUp', agentId: '1001', callId }, SIGNAL) };
}

const SIGNAL = AbortSignal.timeout(10_000);

test('the calls of an agent are those of channels of his own device, whatever the case', async () => {
  assert.deepEqual(await link().calls.readCalls('1001', SIGNAL), [
    { id: '1.0', standing: 'Talking' },
    { id: '3.0', standing: 'Ringing' },
  ]);
});

test('the half is hung up that is bridged', async () => {
  const { asked, hangUp } = link();
  assert.deepEqual(await hangUp('1.0'), { outcome: 'done' });
  assert.deepEqual(asked, [{ Action: 'Hangup', Channel: 'Local/1001@agents-00000001;1', Cause: '16' }]);
});

test("somebody else's call is left alone, and a refusal is told", async () => {
  const { asked, hangUp } = link({ Response: 'Error', Message: 'No such channel' });
  await assert.rejects(hangUp('2.0'), /holds no such call/);
  assert.deepEqual(asked, []);
  assert.deepEqual(await hangUp('1.0'), { outcome: 'refused', reason: 'No such channel' });
  await assert.rejects(link({ Response: 'Goodbye' }).hangUp('1.0'), /not of its protocol/);
});
