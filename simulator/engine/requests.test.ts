// Shows how a request that was accepted for later can be asked about. Its course through a call's end is shown in
// `logout-on-call.test.ts`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_PENDING } from '../core/model/request.ts';
import { takeSnapshot } from '../core/snapshot.ts';
import { answer, arrive, end, logIn, logOut, testFloor, work } from '../core/testing/floor.ts';
import { createRequestLog, type RequestOutcome } from './requests.ts';

const settled = (requestId: string): RequestOutcome => ({ requestId, agentId: 'ada', outcome: 'done' });

test('a request that was never put off is not known', () => {
  const { engine, tell } = testFloor();
  tell(logOut('ada'), 'r1');
  assert.equal(engine.findRequest('r1'), undefined);
});

test('ten thousand requests that are settled are remembered, and the oldest is the first to be forgotten', () => {
  const requests = createRequestLog();
  for (let n = 1; n <= 10_001; n += 1) requests.settle(settled(`r${n}`));
  assert.deepEqual([requests.find('r1'), requests.find('r2')], [undefined, settled('r2')]);
  assert.equal(requests.find('r10001')?.outcome, 'done');
});

/** A floor whose connectors hear of outcomes later, with so many who wait for theirs. */
function waiting(count: number) {
  const floor = testFloor({ outcome: 'later' });
  for (let n = 1; n <= count; n += 1) floor.engine.execute(logIn('ada'), { origin: 'connector', requestId: `r${n}` });
  return floor;
}

test('however many have been accepted, each hears how it ends', () => {
  const { engine, clock } = waiting(20_000);
  const heard = new Set<string | undefined>();
  engine.onPublished((entry) => entry.kind === 'outcome' && heard.add(entry.requestId));
  clock.advanceTo(50);
  assert.equal(heard.size, 20_000);
});

test('no more are accepted than are kept: whoever comes then is refused', () => {
  const { engine, ask } = waiting(MOST_PENDING);
  const { decision, happened } = ask(logOut('ada'), 'one too many');
  assert.deepEqual(decision, { outcome: 'refused', rejection: { code: 'TooManyPending', facts: {} } });
  assert.deepEqual(happened, []);
  assert.equal(engine.findRequest('one too many'), undefined);
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

test('a snapshot keeps who waits and for what: put back, even elsewhere, each hears how it ends, once', () => {
  const { engine, arrange, ask, clock } = testFloor({ outcome: 'later', outcomeDelayMs: 10, logoutOnCall: 'defer' });
  arrange(...work('bob', 'sales'), arrive('call', 'sales'), answer('call'));
  ask(logIn('ada'), 'r1');
  arrange(logOut('bob'));
  const kept = JSON.parse(JSON.stringify(takeSnapshot(engine.acd)));
  const other = testFloor();
  for (const floor of [{ engine, clock }, other]) {
    floor.engine.restore(kept);
    const heard: string[] = [];
    floor.engine.onPublished(({ requestId, ...entry }) => {
      if (entry.kind === 'outcome') heard.push(`${requestId}: ${entry.outcome}`);
    });
    assert.equal(floor.engine.findRequest('r1')?.outcome, 'pending');
    floor.clock.advanceTo(1000);
    floor.engine.execute(end('call'), { origin: 'control', requestId: 'hang-up' });
    assert.deepEqual(heard, ['r1: done', 'request-of-the-arrangement: done']);
  }
});
