// Numbers as Asterisk reads them out of an action, and counts what it has been through.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integerIn } from './names.ts';
import { headerIn, SIM, serveAmi } from './testing/ami.ts';

const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };

test('a number is what a text begins with', () => {
  for (const [text, number] of [
    ...[['3abc', 3] as const, ['0x10', 0] as const, ['1e2', 1] as const, ['4x', 4] as const, ['', 0] as const],
    ...[['-1', -1] as const, ['+7', 7] as const, [' 12', 12] as const, ['- 1', 0] as const, ['much', 0] as const],
    ...[['2147483648', -2147483648] as const, ['99999999999999999999', -1] as const],
  ])
    assert.equal(integerIn(text), number, text);
});

test('a penalty that is negative is none of an action that sets it, and 0 of one that adds a member', async (t) => {
  const client = await (await serveAmi(t)).logIn({ ...SIM, events: 'agent' });
  const penalty = async (about: Record<string, string>) => {
    const [said, told] = await client.ask({ ...MEMBER, ...about });
    return headerIn(told, 'Penalty') ?? headerIn(said, 'Message');
  };
  for (const [Penalty, kept] of [
    ['3abc', '3'],
    ['-1', '0'],
    ['0x10', '0'],
  ] as const) {
    assert.equal(await penalty({ Action: 'QueueAdd', Penalty }), kept);
    await client.ask({ Action: 'QueueRemove', ...MEMBER });
  }
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  for (const [Penalty, kept] of [
    ['4x', '4'],
    ['1e2', '1'],
    ['-1', 'Invalid interface, queuename or penalty'],
  ] as const)
    assert.equal(await penalty({ Action: 'QueuePenalty', Penalty }), kept);
});

test('a member who is added without a pause keeps the reason that was given', async (t) => {
  const client = await (await serveAmi(t)).logIn({ ...SIM, events: 'agent' });
  const [, told] = await client.ask({ Action: 'QueueAdd', ...MEMBER, Paused: '0', Reason: 'early' });
  assert.deepEqual(
    ['Paused', 'PausedReason'].map((name) => headerIn(told, name)),
    ['0', 'early'],
  );
});

test('who gives up at once counts as served in time; every leg of a call is one that was processed', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await simulator.logIn({ ...SIM, events: 'off' });
  const processed = async () => headerIn((await client.ask({ Action: 'CoreStatus' }))[0], 'CoreProcessedCalls');
  assert.equal(await processed(), '0');
  for (const seconds of [0, 3]) {
    await client.ask({ Action: 'Originate', Channel: 'Local/wait@default/n', Application: 'Queue', Data: 'sales' });
    simulator.pass(seconds);
    await client.ask({ Action: 'Hangup', Channel: '/.*/' });
  }
  const [, params] = await client.ask({ Action: 'QueueStatus', Queue: 'sales' });
  const names = ['Completed', 'Abandoned', 'ServicelevelPerf', 'ServicelevelPerf2'];
  assert.deepEqual(
    names.map((name) => headerIn(params, name)),
    ['0', '2', '0.0', '50.0'],
    'as it was recorded',
  );
  assert.equal(await processed(), '2');
});
