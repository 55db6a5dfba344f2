// What the native dialect is asked for about calls: whom a number stands for in a call, and which calls are an agent's.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNativeCalls } from './native-calls.ts';

const LEGS = [
  { number: '+1555', state: 'Talking' },
  { agentId: '1001', state: 'Held' },
  { agentId: '1002', state: 'Talking' },
];

function link() {
  const posted: unknown[] = [];
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    '/v1/calls': [{ id: 'c-1', legs: LEGS }, { id: 'c-2', legs: [{ agentId: '1001', state: 'Gone' }] }, null],
    '/v1/calls/c-1': { id: 'c-1', legs: LEGS },
    '/v1/agents/1001': { id: '1001', extension: '6001' },
    '/v1/agents/1002': { id: '1002', extension: '6002' },
  };
  const calls = createNativeCalls({
    async post(path, body) {
      posted.push([path, JSON.parse(JSON.stringify(body))]);
      return { outcome: 'done' };
    },
    async read(path) {
      asked.push(path);
      return Object(answers[path]);
    },
  });
  return { calls, posted, asked };
}

const SIGNAL = AbortSignal.timeout(10_000);

const PARTIES: readonly (readonly [party: string, is: object, why: string])[] = [
  ['+1555', { number: '+1555' }, 'a number in the call'],
  ['6002', { agentId: '1002' }, 'the extension of an agent in the call'],
  ['6003', { number: '6003' }, 'nobody there: the ACD says so'],
];

for (const [party, is, why] of PARTIES)
  test(`who is to leave by ${party}: ${why}`, async () => {
    const { calls, posted } = link();
    await calls.act({ deed: 'Drop', agentId: '1001', callId: 'c-1', party }, SIGNAL);
    assert.deepEqual(posted, [['/v1/calls/c-1/drop', { agentId: '1001', party: is }]]);
  });

test('a call is made where there is none, and named by its path where there is one', async () => {
  const { calls, posted } = link();
  await calls.act({ deed: 'Make', agentId: '1001', destination: '+49', data: { case: 'C-1' } }, SIGNAL);
  await calls.act({ deed: 'Dial', agentId: '1001', callId: 'a/b?', digits: '1#' }, SIGNAL);
  assert.deepEqual(posted, [
    ['/v1/calls', { agentId: '1001', destination: '+49', data: { case: 'C-1' } }],
    ['/v1/calls/a%2Fb%3F/digits', { agentId: '1001', digits: '1#' }],
  ]);
});

test('the calls of an agent are those that he stands in', async () => {
  const { calls } = link();
  assert.deepEqual(await calls.readCalls('1001', SIGNAL), [{ id: 'c-1', standing: 'Held' }]);
  assert.deepEqual(await calls.readCalls('1003', SIGNAL), []);
});
