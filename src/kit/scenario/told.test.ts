// What was told as a sequence of changes, and what can be expected of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Told } from '../probe/probe.ts';
import { MismatchFound } from './mismatch.ts';
import { changesIn, expectToldInOrder, expectToldOfNobodyBut, expectToldOnce, expectToldSettled } from './told.ts';

const ADA = { id: '1001', name: 'Ada' };

const of = (type: Told['type'], more: Partial<Told> = {}): Told => ({ type, agentId: ADA.id, ...more });
const ready = of('StateChanged', { state: 'Ready' });
const notReady = of('StateChanged', { state: 'NotReady' });
const out = of('LoggedOut');

test('each change is one word, in the order in which it was told', () => {
  const told = [
    ...[of('LoggedIn'), of('JoinedQueue', { queueIds: ['b'] }), ready, notReady, of('LeftQueue', { queueIds: ['a'] })],
    ...[of('Settled', { outcome: 'refused', words: 'no' }), of('Unreadable', { words: '{' }), out],
  ];
  const words = 'logged in, in b as well, Ready, NotReady, out of a, settled: refused, unreadable: {, logged out';
  assert.equal(changesIn(told).join(', '), words);
});

test('a pause that is told of the queue logins and of the agent is one change; told twice, it is two', () => {
  assert.deepEqual(changesIn([of('Paused'), notReady, of('Unpaused'), ready]), ['NotReady', 'Ready']);
  assert.deepEqual(changesIn([of('Paused'), of('Paused'), notReady]), ['NotReady', 'NotReady']);
  assert.deepEqual(changesIn([of('Paused'), notReady, notReady]), ['NotReady', 'NotReady']);
  assert.deepEqual(changesIn([of('Paused'), ready]), ['NotReady', 'Ready']);
  assert.deepEqual(changesIn([of('Paused'), { ...notReady, agentId: '1002' }]), ['NotReady', 'NotReady']);
});

const SAYS_NO: Readonly<Record<string, readonly [() => void, seen: RegExp]>> = {
  'another order': [() => expectToldInOrder([notReady, ready], ADA, ['Ready', 'NotReady']), /NotReady, then Ready$/],
  'a change too many': [() => expectToldInOrder([ready, ready], ADA, ['Ready']), /Ready, then Ready$/],
  'a change too few': [() => expectToldInOrder([], ADA, ['Ready']), /seen: nothing$/],
  'somebody else': [
    () => expectToldOfNobodyBut([of('LoggedOut', { agentId: '1' })], [ADA.id], 'who'),
    /of "1": logged/,
  ],
  'a logout that is not told': [() => expectToldOnce([ready], ADA, 'logged out'), /not at all: Ready$/],
  'a logout that is told twice': [() => expectToldOnce([out, out], ADA, 'logged out'), /2 times/],
  'nothing that is settled': [() => expectToldSettled([ready], ADA.id, 'done'), /told nothing$/],
  'what is settled otherwise': [
    () => expectToldSettled([of('Settled', { outcome: 'done' })], ADA.id, 'refused'),
    /done$/,
  ],
  'a refusal without words': [
    () => expectToldSettled([of('Settled', { outcome: 'refused', words: ' ' })], ADA.id, 'refused'),
    /in words; seen/,
  ],
};

for (const [name, [check, seen]] of Object.entries(SAYS_NO))
  test(`${name} is not what is to be told`, () => {
    assert.throws(check, (error) => error instanceof MismatchFound && seen.test(error.message));
  });

test('what is told as it should be passes, whatever is told of others', () => {
  const others = of('LoggedOut', { agentId: '1002' });
  expectToldInOrder([ready, others, notReady], ADA, ['Ready', 'NotReady']);
  expectToldOnce([others, out], ADA, 'logged out');
  expectToldOfNobodyBut([ready], [ADA.id], 'who listens to Ada');
  assert.throws(() => expectToldOfNobodyBut([ready, others], [ADA.id], 'who listens to Ada'));
  expectToldSettled([of('Settled', { outcome: 'refused', words: 'not there' })], ADA.id, 'refused');
});
