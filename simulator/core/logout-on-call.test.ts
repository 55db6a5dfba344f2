// Shows what becomes of a logout while the agent has a call: put off to the call's end, or allowed at once; of which
// queues; and whose request each later Event is counted as.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import type { Event } from './events.ts';
import type { Policy } from './model/policy.ts';
import { answer, arrive, end, logOut, type Result, setReady, testFloor, work } from './testing/floor.ts';

const THREE = work('ada', 'sales', 'support', 'billing');
const RINGING = [...THREE, arrive('call', 'sales')];
const TALKING = [...RINGING, answer('call')];

/** One line an Event, and the request it is counted as. */
const told = ({ happened }: Result): string[] =>
  happened.map((entry) => `${entry.requestId}: ${entry.kind === 'event' ? inShort(entry.event) : entry.outcome}`);

function inShort(event: Event): string {
  switch (event.type) {
    case 'AgentLoggedOut':
      return `AgentLoggedOut ${event.queueIds} ${event.reasonCode}`;
    case 'QueueLoggedOut':
      return `QueueLoggedOut ${event.queueId} ${event.reasonCode}`;
    case 'AgentStateChanged':
      return `${event.agentId} ${event.to}`;
    case 'CallOffered':
      return `CallOffered ${event.callId} ${event.agentId}`;
    default:
      return event.type;
  }
}

interface Row {
  readonly first?: readonly Command[];
  readonly afterCall?: Policy['afterCall'];
  /** The queues that the deferred logout names. */
  readonly queueIds?: readonly string[];
  /** What happens when the call has ended. */
  readonly told: readonly string[];
}

const DEFERRED: Record<string, Row> = {
  'the whole logout': {
    told: ['hang-up: CallEnded', 'log-out: AgentLoggedOut sales,support,billing 07', 'log-out: done'],
  },
  'the logout from one queue, and then after-call work': {
    queueIds: ['support'],
    told: ['hang-up: CallEnded', 'log-out: QueueLoggedOut support 07', 'log-out: ada AfterCallWork', 'log-out: done'],
  },
  'the logout from two queues, and then the next call from the queue that is left': {
    first: [...TALKING, arrive('second', 'support'), arrive('third', 'billing')],
    afterCall: 'Ready',
    queueIds: ['support', 'sales'],
    told: [
      'hang-up: CallEnded',
      'log-out: QueueLoggedOut support 07',
      'log-out: QueueLoggedOut sales 07',
      'log-out: ada Ready',
      'log-out: done',
      'log-out: CallOffered third ada',
      'log-out: ada Busy',
    ],
  },
  'the logout from all queues by name': {
    queueIds: ['billing', 'support', 'sales'],
    told: ['hang-up: CallEnded', 'log-out: AgentLoggedOut billing,support,sales 07', 'log-out: done'],
  },
  'the whole logout of an agent whose call is given up before it is answered': {
    first: RINGING,
    told: ['hang-up: CallEnded', 'log-out: AgentLoggedOut sales,support,billing 07', 'log-out: done'],
  },
};

for (const [name, { first = TALKING, afterCall = 'AfterCallWork', queueIds, told: expected }] of Object.entries(
  DEFERRED,
)) {
  test(`the end of the call lets through ${name}`, () => {
    const floor = testFloor({ logoutOnCall: 'defer', afterCall });
    floor.arrange(...first);
    const asked = floor.tell(logOut('ada', { queueIds, reasonCode: '07' }), 'log-out');
    const logout = { queueIds, reasonCode: '07', requestId: 'log-out' };
    const event: Event = { type: 'LogoutDeferred', agentId: 'ada', logout };
    assert.deepEqual(asked.decision, { outcome: 'deferred', events: [event] });
    assert.deepEqual(told(asked), ['log-out: LogoutDeferred']);
    assert.equal(floor.engine.findRequest('log-out')?.outcome, 'pending');
    assert.deepEqual([floor.agent('ada').state, floor.agent('ada').memberships.size], ['Busy', 3]);
    assert.deepEqual(told(floor.tell(end('call'), 'hang-up')), expected);
    assert.equal(floor.agent('ada').deferredLogout, undefined);
    assert.equal(floor.engine.findRequest('log-out')?.outcome, 'done');
  });
}

const ALLOWED: Record<string, Row> = {
  'while it rings sends the call back, and on to who is idle': {
    first: [...RINGING, ...work('bob', 'sales')],
    told: [
      'log-out: AgentLoggedOut sales,support,billing 07',
      'log-out: CallReturned',
      'log-out: CallOffered call bob',
      'log-out: bob Busy',
    ],
  },
  'while it rings sends the call back to wait where nobody is idle': {
    first: RINGING,
    told: ['log-out: AgentLoggedOut sales,support,billing 07', 'log-out: CallReturned'],
  },
  'from the queue whose call rings sends the call back and leaves the agent Ready': {
    first: RINGING,
    queueIds: ['sales'],
    told: ['log-out: QueueLoggedOut sales 07', 'log-out: CallReturned', 'log-out: ada Ready'],
  },
  'from two queues while it rings brings no call from the one that is left next': {
    first: [...RINGING, arrive('second', 'support')],
    queueIds: ['sales', 'support'],
    told: [
      'log-out: QueueLoggedOut sales 07',
      'log-out: QueueLoggedOut support 07',
      'log-out: CallReturned',
      'log-out: ada Ready',
    ],
  },
  'from another queue while it rings lets it ring': {
    first: RINGING,
    queueIds: ['support'],
    told: ['log-out: QueueLoggedOut support 07'],
  },
  'in the middle of the talk lets the talk go on': {
    told: ['log-out: AgentLoggedOut sales,support,billing 07'],
  },
  "from the call's queue in the middle of the talk lets the talk go on": {
    queueIds: ['sales'],
    told: ['log-out: QueueLoggedOut sales 07'],
  },
};

for (const [name, { first = TALKING, queueIds, told: expected }] of Object.entries(ALLOWED)) {
  test(`a logout that is allowed ${name}`, () => {
    const floor = testFloor({ logoutOnCall: 'allow' });
    floor.arrange(...first);
    const result = floor.tell(logOut('ada', { queueIds, reasonCode: '07' }), 'log-out');
    assert.equal(result.decision.outcome, 'done');
    assert.deepEqual(told(result), expected);
  });
}

test('an agent who logged out of a talk has nothing to do with its end, and can then log in', () => {
  const floor = testFloor({ logoutOnCall: 'allow' });
  floor.arrange(...TALKING, logOut('ada', { reasonCode: '07' }));
  assert.equal(floor.agent('ada').callIds?.[0], 'call');
  assert.deepEqual(told(floor.tell(end('call'), 'hang-up')), ['hang-up: CallEnded']);
  const { state, logoutReason: reasonCode, callIds: [callId] = [] } = floor.agent('ada');
  assert.deepEqual({ state, reasonCode, callId }, { state: 'LoggedOut', reasonCode: '07', callId: undefined });
  floor.arrange(...work('ada', 'sales'));
});

test('calls that come back wait in the order in which they arrived', () => {
  const floor = testFloor({ logoutOnCall: 'allow' });
  floor.arrange(...work('ada', 'sales'), ...work('bob', 'sales'));
  floor.arrange(arrive('first', 'sales'), arrive('second', 'sales'), arrive('third', 'sales'));
  floor.arrange(logOut('ada'), logOut('bob'));
  assert.deepEqual(floor.queue('sales').waitingCallIds, ['first', 'second', 'third']);
});

test('a deferred logout goes through when, under a new policy, its call is sent back', () => {
  const floor = testFloor({ logoutOnCall: 'defer' });
  floor.arrange(...RINGING);
  floor.tell(logOut('ada', { reasonCode: '07' }), 'log-out');
  floor.engine.setPolicy({ ...floor.engine.acd.policy, logoutOnCall: 'allow' });
  assert.deepEqual(told(floor.tell(logOut('ada', { queueIds: ['sales'], reasonCode: '30' }), 'leave-sales')), [
    'leave-sales: QueueLoggedOut sales 30',
    'leave-sales: CallReturned',
    'log-out: AgentLoggedOut support,billing 07',
    'log-out: done',
  ]);
});

test('under a new policy a logout from two queues makes way for the one that was put off before it', () => {
  const floor = testFloor({ logoutOnCall: 'defer' });
  floor.arrange(...RINGING);
  floor.tell(logOut('ada'), 'log-out');
  floor.engine.setPolicy({ ...floor.engine.acd.policy, logoutOnCall: 'allow' });
  assert.deepEqual(told(floor.tell(logOut('ada', { queueIds: ['sales', 'support'] }), 'leave-two')), [
    'leave-two: QueueLoggedOut sales undefined',
    'leave-two: QueueLoggedOut support undefined',
    'leave-two: CallReturned',
    'log-out: AgentLoggedOut billing undefined',
    'log-out: done',
  ]);
});

test('a logout is put off for the call in progress and for no later one', () => {
  const floor = testFloor({ logoutOnCall: 'defer', afterCall: 'Ready' });
  floor.arrange(...TALKING, logOut('ada', { queueIds: ['support'] }), end('call'));
  floor.arrange(arrive('second', 'sales'), answer('second'));
  assert.deepEqual(told(floor.tell(end('second'), 'hang-up')), ['hang-up: CallEnded', 'hang-up: ada Ready']);
  assert.deepEqual([...floor.agent('ada').memberships.keys()], ['sales', 'billing']);
  assert.throws(() => floor.arrange(setReady('ada')), /AlreadyInState/);
});
