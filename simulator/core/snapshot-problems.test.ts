// Snapshots that contradict themselves: one that is right, and what each change of it is found guilty of. That nothing is
// found in what was really taken of an Acd is in `properties.slow.test.ts`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call, Leg } from './model/call.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { SNAPSHOT_PROBLEM_CODES, type SnapshotProblemCode, snapshotProblems } from './snapshot-problems.ts';
import { answer, arrive, logOut, testFloor, work } from './testing/floor.ts';

/** Ada idle in sales; Bob Busy with the answered call c1 and about to log out; Cyd logged out; c2 and c3 wait in billing. */
function opening(): Snapshot {
  const floor = testFloor({ logoutOnCall: 'defer' });
  floor.arrange(...work('bob', 'sales', 'support'), arrive('c1', 'sales'), answer('c1'), logOut('bob'));
  floor.arrange(...work('ada', 'sales'), arrive('c2', 'billing'), arrive('c3', 'billing'));
  return takeSnapshot(floor.engine.acd);
}

type Draft = { -readonly [M in keyof Snapshot]: Snapshot[M] extends readonly (infer E)[] ? E[] : Snapshot[M] };
type Entry = Record<string, unknown>;

const CALLER: Leg = { number: '0301234', state: 'Talking', since: 0 };
const [ADA, BOB, CYD] = [0, 1, 2];
const [SALES, BILLING] = [0, 2];
const agent = (index: number, change: Entry) => (draft: Draft) =>
  void Object.assign(draft.agents[index] as object, change);
/** Queue logins with nothing special about them. */
const logins = (...queueIds: string[]) => queueIds.map((queueId) => ({ queueId }));
const queue = (index: number, change: Entry) => (draft: Draft) =>
  void Object.assign(draft.queues[index] as object, change);
const call = (index: number, change: Partial<Call>) => (draft: Draft) =>
  void Object.assign(draft.calls[index] as object, change);

const GUILTY: readonly [
  name: string,
  change: (draft: Draft) => void,
  ...found: [SnapshotProblemCode, path: string][],
][] = [
  ['nothing', () => {}],
  [
    'a queue nobody knows',
    agent(BOB, { memberships: logins('sales', 'x') }),
    ['UnknownQueue', 'agents.1.memberships.1'],
  ],
  ['one queue twice', agent(BOB, { memberships: logins('sales', 'sales') }), ['ListedTwice', 'agents.1.memberships.1']],
  [
    'a logout from a queue nobody knows',
    agent(BOB, { deferredLogout: { queueIds: ['x'] } }),
    ['UnknownQueue', 'agents.1.deferredLogout.queueIds.0'],
  ],
  ['a queue login and LoggedOut', agent(CYD, { memberships: logins('sales') }), ['StateContradicts', 'agents.2.state']],
  ['NotReady in no queue', agent(CYD, { state: 'NotReady' }), ['StateContradicts', 'agents.2.state']],
  ['an extension two are at', agent(BOB, { extension: '1001' }), ['ExtensionInUse', 'agents.1.extension']],
  ['an extension of somebody who is away', agent(CYD, { extension: '1001' })],
  [
    'a reason for a logout of somebody Ready',
    agent(ADA, { logoutReason: '07' }),
    ['ReasonNotExpected', 'agents.0.logoutReason'],
  ],
  [
    'NotReady and nothing paused',
    agent(ADA, { state: 'NotReady' }),
    ['StateContradicts', 'agents.0.state'],
    ['NotIdle', 'queues.0.idleAgentIds.0'],
  ],
  [
    'a request twice',
    (draft) => void draft.pending.push({ requestId: 'r', agentId: 'ada' }, { requestId: 'r', agentId: 'bob' }),
    ['DuplicateRequest', 'pending.2.requestId'],
  ],
  ['a reason for being LoggedOut', agent(CYD, { logoutReason: 'unlisted' })],
  [
    'a logout that waits for no call',
    agent(ADA, { deferredLogout: {} }),
    ['DeferralNotExpected', 'agents.0.deferredLogout'],
  ],
  [
    'a state that ends by itself and cannot',
    agent(ADA, { stateEndsAt: 60_000 }),
    ['EndNotExpected', 'agents.0.stateEndsAt'],
  ],
  [
    'Busy without a call',
    call(0, { legs: [CALLER, { ...CALLER, number: '2' }] }),
    ['StateContradicts', 'agents.1.state'],
  ],
  [
    'a call and NotReady',
    agent(BOB, { state: 'NotReady', deferredLogout: undefined }),
    ['StateContradicts', 'agents.1.state'],
  ],
  ['an answered call and LoggedOut', agent(BOB, { state: 'LoggedOut', memberships: [], deferredLogout: undefined })],
  ['a call of a queue nobody knows', call(0, { queueId: 'x' }), ['UnknownQueue', 'calls.0.queueId']],
  [
    'a call at an agent nobody knows',
    call(0, { legs: [CALLER, { agentId: 'x', state: 'Talking', since: 0 }] }),
    ['StateContradicts', 'agents.1.state'],
    ['UnknownAgent', 'calls.0.legs.1.agentId'],
  ],
  [
    'an agent twice in a call',
    call(0, { legs: [CALLER, ...['Talking', 'Held'].map((state) => ({ agentId: 'bob', state, since: 0 }) as Leg)] }),
    ['PartyTwice', 'calls.0.legs.2'],
  ],
  [
    'an agent who talks on two calls',
    call(1, { queueId: undefined, legs: [CALLER, { agentId: 'bob', state: 'Talking', since: 0 }] }),
    ['NotWaiting', 'queues.2.waitingCallIds.0'],
    ['TalksTwice', 'calls.1.legs.1'],
  ],
  [
    'a second call that is held',
    call(1, { queueId: undefined, legs: [CALLER, { agentId: 'bob', state: 'Held', since: 0 }] }),
    ['NotWaiting', 'queues.2.waitingCallIds.0'],
  ],
  [
    'a call that waits in no queue',
    call(1, { queueId: undefined }),
    ['NotWaiting', 'queues.2.waitingCallIds.0'],
    ['PartyNeeded', 'calls.1.legs'],
  ],
  [
    'a call with nobody in it',
    call(0, { legs: [] }),
    ['StateContradicts', 'agents.1.state'],
    ['PartyNeeded', 'calls.0.legs'],
    ['WaitingMissing', 'queues.0.waitingCallIds'],
  ],
  [
    'one call twice',
    call(2, { id: 'c2' }),
    ['UnknownCall', 'queues.2.waitingCallIds.1'],
    ['DuplicateCall', 'calls.2.id'],
  ],
  ['an arrival twice', call(2, { arrival: 2 }), ['ArrivalTaken', 'calls.2.arrival']],
  ['an arrival that was not counted', call(2, { arrival: 4 }), ['ArrivalNotCounted', 'calls.2.arrival']],
  [
    'an agent nobody knows in line',
    queue(SALES, { idleAgentIds: ['ada', 'x'] }),
    ['UnknownAgent', 'queues.0.idleAgentIds.1'],
  ],
  [
    'one agent twice in line',
    queue(SALES, { idleAgentIds: ['ada', 'ada'] }),
    ['ListedTwice', 'queues.0.idleAgentIds.1'],
  ],
  ['a Busy agent in line', queue(SALES, { idleAgentIds: ['ada', 'bob'] }), ['NotIdle', 'queues.0.idleAgentIds.1']],
  ['a Ready agent not in line', queue(SALES, { idleAgentIds: [] }), ['IdleMissing', 'queues.0.idleAgentIds']],
  [
    'a call nobody knows in line',
    queue(BILLING, { waitingCallIds: ['c2', 'c3', 'x'] }),
    ['UnknownCall', 'queues.2.waitingCallIds.2'],
  ],
  [
    'one call twice in line',
    queue(BILLING, { waitingCallIds: ['c2', 'c3', 'c3'] }),
    ['ListedTwice', 'queues.2.waitingCallIds.2'],
  ],
  [
    'an answered call in line',
    queue(BILLING, { waitingCallIds: ['c1', 'c2', 'c3'] }),
    ['NotWaiting', 'queues.2.waitingCallIds.0'],
  ],
  ['a call not in line', queue(BILLING, { waitingCallIds: ['c2'] }), ['WaitingMissing', 'queues.2.waitingCallIds']],
  [
    'calls in the wrong order',
    queue(BILLING, { waitingCallIds: ['c3', 'c2'] }),
    ['OutOfOrder', 'queues.2.waitingCallIds.1'],
  ],
  [
    'a call in line where somebody is idle',
    (draft) => {
      call(1, { queueId: 'sales' })(draft);
      queue(SALES, { waitingCallIds: ['c2'] })(draft);
      queue(BILLING, { waitingCallIds: ['c3'] })(draft);
    },
    ['WaitsBesideIdle', 'queues.0.waitingCallIds'],
  ],
];

for (const [name, change, ...found] of GUILTY)
  test(`a snapshot with ${name} is ${found.length === 0 ? 'right' : 'wrong'}`, () => {
    const draft = structuredClone(opening()) as Draft;
    change(draft);
    const problems = snapshotProblems(draft).map(({ code, path }) => [code, path.join('.')]);
    assert.deepEqual(problems, found);
  });

test('every code has been found', () => {
  const codes = new Set(GUILTY.flatMap(([, , ...found]) => found.map(([code]) => code)));
  assert.deepEqual([...codes].sort(), [...SNAPSHOT_PROBLEM_CODES].sort());
});
