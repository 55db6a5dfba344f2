// Shows how a request that was accepted for later can be asked about. Its course through a call's end is shown in
// `logout-on-call.test.ts`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeSnapshot } from '../core/snapshot.ts';
import { answer, arrive, logOut, testFloor, work } from '../core/testing/floor.ts';
import { createRequestLog } from './requests.ts';

test('a request is pending until it is closed, and closed once only', () => {
  const requests = createRequestLog();
  requests.open('r1', 'ada');
  assert.deepEqual(requests.find('r1'), { requestId: 'r1', agentId: 'ada', outcome: 'pending' });
  assert.equal(requests.close('r1'), true);
  assert.deepEqual(requests.find('r1'), { requestId: 'r1', agentId: 'ada', outcome: 'done' });
  assert.equal(requests.close('r1'), false);
});

test('a request that was never put off is not known', () => {
  const { engine, tell } = testFloor();
  const requests = createRequestLog();
  assert.equal(requests.close('r1'), false);
  assert.equal(requests.find('r1'), undefined);
  tell(logOut('ada'), 'r1');
  assert.equal(engine.findRequest('r1'), undefined);
});

test('ten thousand requests are remembered, and the oldest is the first to be forgotten', () => {
  const requests = createRequestLog();
  for (let n = 1; n <= 10_001; n += 1) requests.open(`r${n}`, 'ada');
  assert.equal(requests.find('r1'), undefined);
  assert.equal(requests.find('r2')?.outcome, 'pending');
  assert.equal(requests.find('r10001')?.outcome, 'pending');
});

test('restoring another Acd forgets the requests of the one before', () => {
  const { engine, arrange, tell } = testFloor({ logoutOnCall: 'defer' });
  const before = takeSnapshot(engine.acd);
  arrange(...work('ada', 'sales'), arrive('call', 'sales'), answer('call'));
  tell(logOut('ada'), 'r1');
  assert.equal(engine.findRequest('r1')?.outcome, 'pending');
  engine.restore(before);
  assert.equal(engine.findRequest('r1'), undefined);
});
