// Shows whom a queue rings, by strategy, level and penalty, and what happens when nobody answers, or nobody waits any longer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { type Policy, valuesOf } from './model/policy.ts';
import { STRATEGY_NAMES, type StrategyName } from './model/queue.ts';
import { takeSnapshot } from './snapshot.ts';
import { inWords } from './testing/event-words.ts';
import {
  answer,
  arrive,
  end,
  FLOOR,
  logOut,
  setNotReady,
  setReady,
  type TestFloor,
  testFloor,
  work,
} from './testing/floor.ts';

const RINGING = [...work('ada', 'sales'), arrive('call', 'sales')];
const TALKING = [...RINGING, answer('call')];

const NO_ANSWER: Readonly<Record<string, { policy: Partial<Policy>; told: string }>> = {
  Ready: { policy: {}, told: 'call back in sales; ada Busy to Ready; call at ada; ada Ready to Busy' },
  NotReady: { policy: {}, told: 'call back in sales; ada Busy to NotReady' },
  'NotReady in one queue alone': {
    policy: { afterNoAnswer: 'NotReady', pauseScope: 'membership' },
    told: 'call back in sales; ada paused in sales; ada Busy to NotReady',
  },
  LoggedOut: { policy: {}, told: 'call back in sales; ada out of sales' },
};

for (const [name, { policy, told }] of Object.entries(NO_ANSWER))
  test(`a queue’s call rings until its time is up, and the agent goes ${name}`, () => {
    const floor = testFloor({ ringTimeoutMs: 12_000, afterNoAnswer: name as Policy['afterNoAnswer'], ...policy });
    floor.arrange(...RINGING);
    const { events } = floor.next();
    assert.equal(floor.clock.now(), 12_000);
    assert.equal(events.map(inWords).join('; '), told);
  });

test('every way in which an agent can go who does not answer is shown above', () => {
  assert.deepEqual(
    valuesOf('afterNoAnswer').filter((value) => !(value in NO_ANSWER)),
    [],
  );
});

test('a phone that was answered in time has no time to be up', () => {
  const floor = testFloor({ ringTimeoutMs: 12_000 });
  floor.arrange(...TALKING);
  assert.equal(floor.clock.nextTimer(), undefined);
});

test('a caller waits as long as the queue has it, or as the call says, at a phone that rings too', () => {
  const floor = testFloor(
    {},
    { floor: { ...FLOOR, queues: [...FLOOR.queues, { id: 'brief', name: '', maxWaitMs: 30_000 }] } },
  );
  floor.arrange(arrive('one', 'brief'), { ...arrive('two', 'brief'), maxWaitMs: 10_000 } as Command);
  floor.arrange(...work('ada', 'brief'));
  floor.engine.restore(takeSnapshot(floor.engine.acd));
  assert.equal(floor.next().events.map(inWords).join('; '), 'undefined is done with two');
  assert.equal(floor.clock.now(), 10_000);
  const { events } = floor.next();
  assert.deepEqual(events[0], {
    ...{ type: 'CallEnded', callId: 'one', queueId: 'brief', agentId: 'ada', answered: false, timedOut: true },
  });
  assert.equal(floor.clock.now(), 30_000);
});

/** Three are idle, Cyd first; who is rung by two calls, one after the other, each over before the next. */
const PICKS: Readonly<Record<StrategyName, readonly string[]>> = {
  longestIdle: ['cyd', 'ada', 'bob', 'cyd'],
  ringAll: ['cyd ada bob', 'ada bob cyd', 'bob cyd ada', 'cyd ada bob'],
  roundRobin: ['cyd', 'ada', 'bob', 'cyd'],
  fewestCalls: ['cyd', 'ada', 'bob', 'bob'],
};

for (const strategy of STRATEGY_NAMES)
  test(`${strategy} rings ${PICKS[strategy]}`, () => {
    const floor = staffed(strategy);
    const rung = ['one', 'two', 'three'].map((callId) => {
      const agents = ring(floor, callId);
      floor.arrange({ type: 'AnswerCall', callId, party: { agentId: agents[0] ?? '' } }, end(callId));
      return agents.join(' ');
    });
    if (strategy === 'fewestCalls') floor.arrange(arrive('lost', 'all'), end('lost'), ...more('cyd'), ...more('ada'));
    assert.deepEqual([...rung, ring(floor, 'last').join(' ')], PICKS[strategy]);
  });

/** One more call that he has taken, whoever was longest idle. */
const more = (agentId: string): Command[] => [
  ...['cyd', 'ada', 'bob'].filter((other) => other !== agentId).map((other) => setNotReady(other)),
  ...[arrive(`for ${agentId}`, 'all'), answer(`for ${agentId}`), end(`for ${agentId}`)],
  ...['cyd', 'ada', 'bob'].filter((other) => other !== agentId).map((other) => setReady(other)),
];

function staffed(strategy: StrategyName, policy: Partial<Policy> = {}): TestFloor {
  const floor = testFloor(
    { afterCall: 'Ready', ...policy },
    { floor: { ...FLOOR, queues: [{ id: 'all', name: '', strategy }] } },
  );
  floor.arrange(...work('cyd', 'all'), ...work('ada', 'all'), ...work('bob', 'all'));
  return floor;
}

const ring = (floor: TestFloor, callId: string): string[] =>
  floor.tell(arrive(callId, 'all')).events.flatMap((event) => (event.type === 'CallOffered' ? event.agentId : []));

test('where all are rung, the first to answer has the call, and the others are free', () => {
  const floor = staffed('ringAll');
  floor.arrange(arrive('call', 'all'));
  const { events } = floor.tell({ type: 'AnswerCall', callId: 'call', party: { agentId: 'ada' } });
  const told = 'ada answers; cyd leaves call; bob leaves call; cyd Busy to Ready; bob Busy to Ready';
  assert.equal(events.map(inWords).join('; '), told);
});

test('where all are rung, the call is back in the line when the last of them does not want it', () => {
  const floor = staffed('ringAll', { ringTimeoutMs: 5000 });
  floor.arrange(arrive('call', 'all'));
  floor.arrange({ type: 'HangUp', callId: 'call', party: { agentId: 'ada' } });
  assert.deepEqual(floor.queue('all').waitingCallIds, []);
  floor.arrange(setNotReady('ada'));
  floor.next();
  assert.deepEqual([...floor.queue('all').waitingCallIds], ['call']);
});

test('the calls that a queue offers are known like those that wait, in the order in which they came', () => {
  const floor = staffed('longestIdle');
  const lines = () => [floor.queue('all').offeredCallIds, floor.queue('all').waitingCallIds].map((ids) => ids.join());
  floor.arrange(...['1', '2', '3', '4', '5'].map((callId) => arrive(callId, 'all')));
  assert.deepEqual(lines(), ['1,2,3', '4,5']);
  floor.engine.restore(takeSnapshot(floor.engine.acd));
  assert.deepEqual(lines(), ['1,2,3', '4,5']);
  floor.arrange(answer('2'), end('3'), end('1'));
  assert.deepEqual(lines(), ['4,5', '']);
  floor.arrange({
    type: 'HangUp',
    callId: '4',
    party: { agentId: floor.engine.acd.calls.get('4')?.legs[1]?.agentId ?? '' },
  });
  assert.deepEqual(lines(), ['4,5', '']);
});

test('a lower penalty comes first, and before that a lower level', () => {
  const floor = staffed('longestIdle');
  const levels = { cyd: [1, 2], ada: [2, 0], bob: [1, 1] } as const;
  floor.arrange(...['cyd', 'ada', 'bob'].map((id) => logOut(id)));
  for (const [id, [level, penalty]] of Object.entries(levels))
    Object.assign(floor.agent(id), { assignments: [{ queueId: 'all', level, position: 1, penalty }] });
  floor.arrange(...['cyd', 'ada', 'bob'].flatMap((id) => work(id, 'all')));
  assert.deepEqual(
    ['one', 'two', 'three'].map((callId) => ring(floor, callId)),
    [['bob'], ['cyd'], ['ada']],
  );
});
