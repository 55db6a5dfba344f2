// Shows which call goes to which agent, and where agents land when a call is over.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import type { Policy } from './model/policy.ts';
import {
  agentCommand,
  answer,
  arrive,
  end,
  logIn,
  setNotReady,
  setReady,
  type TestFloor,
  testFloor,
  work,
} from './testing/floor.ts';

/** Who has which call, and which calls wait where, in the order of the line. */
function picture({ engine: { acd } }: TestFloor): Record<string, string | undefined> {
  const waiting = [...acd.queues.values()].filter(({ waitingCallIds }) => waitingCallIds.length > 0);
  const busy = [...acd.agents.values()].filter(({ callIds }) => callIds !== undefined);
  return Object.fromEntries([
    ...busy.map(({ id, callIds }) => [id, callIds?.join(' ')]),
    ...waiting.map(({ id, waitingCallIds }) => [id, waitingCallIds.join(' ')]),
  ]);
}

interface Row {
  readonly commands: readonly Command[];
  readonly picture: Record<string, string>;
}

const BOTH_READY = [...work('ada', 'sales'), ...work('bob', 'sales')];
const TWO_WAITING = [arrive('one', 'support'), arrive('two', 'sales')];

const ROWS: Record<string, Row> = {
  'a call goes to the agent who has been idle longest': {
    commands: [...BOTH_READY, arrive('one', 'sales')],
    picture: { ada: 'one' },
  },
  'the next call goes to the next idle agent, and the third waits': {
    commands: [...BOTH_READY, arrive('one', 'sales'), arrive('two', 'sales'), arrive('three', 'sales')],
    picture: { ada: 'one', bob: 'two', sales: 'three' },
  },
  'an agent who was NotReady in between is no longer the longest idle': {
    commands: [...BOTH_READY, setNotReady('ada'), setReady('ada'), arrive('one', 'sales')],
    picture: { bob: 'one' },
  },
  'an agent who has had a call is no longer the longest idle': {
    commands: [...BOTH_READY, arrive('one', 'sales'), end('one'), arrive('two', 'sales')],
    picture: { bob: 'two' },
  },
  'the first to log in is not the longest idle, the first to be Ready is': {
    commands: [logIn('ada'), logIn('bob'), setReady('bob'), setReady('ada'), arrive('one', 'sales')],
    picture: { bob: 'one' },
  },
  'a call waits where nobody is logged in': {
    commands: [arrive('one', 'sales')],
    picture: { sales: 'one' },
  },
  'a call waits where agents are logged in and none is Ready': {
    commands: [logIn('ada'), logIn('bob'), agentCommand('SetAfterCallWork', 'bob'), arrive('one', 'sales')],
    picture: { sales: 'one' },
  },
  'a call waits where the only Ready agent works in another queue': {
    commands: [...work('ada', 'support'), arrive('one', 'sales')],
    picture: { sales: 'one' },
  },
  'an agent who becomes Ready gets the first call in line': {
    commands: [logIn('ada'), arrive('one', 'sales'), arrive('two', 'sales'), setReady('ada')],
    picture: { ada: 'one', sales: 'two' },
  },
  'an agent who becomes Ready in two queues gets the older call, and that one alone': {
    commands: [...TWO_WAITING, ...work('ada', 'sales', 'support')],
    picture: { ada: 'one', sales: 'two' },
  },
  'the older call goes first whichever queue was named first': {
    commands: [...TWO_WAITING, ...work('ada', 'support', 'sales')],
    picture: { ada: 'one', sales: 'two' },
  },
  'a Ready agent who joins a queue where a call waits gets it': {
    commands: [...work('ada', 'billing'), ...TWO_WAITING, logIn('ada', { queueIds: ['sales'] })],
    picture: { ada: 'two', support: 'one' },
  },
  'a Ready agent who joins two queues where calls wait gets one call': {
    commands: [...work('ada', 'billing'), ...TWO_WAITING, logIn('ada', { queueIds: ['support', 'sales'] })],
    picture: { ada: 'one', sales: 'two' },
  },
  'a Ready agent who joins two queues gets the older call whichever was named first': {
    commands: [...work('ada', 'billing'), ...TWO_WAITING, logIn('ada', { queueIds: ['sales', 'support'] })],
    picture: { ada: 'one', sales: 'two' },
  },
  'a NotReady agent who joins a queue where a call waits is left alone': {
    commands: [logIn('ada', { queueIds: ['billing'] }), ...TWO_WAITING, logIn('ada', { queueIds: ['sales'] })],
    picture: { sales: 'two', support: 'one' },
  },
  'a call that is given up leaves the line': {
    commands: [arrive('one', 'sales'), arrive('two', 'sales'), end('one'), ...work('ada', 'sales')],
    picture: { ada: 'two' },
  },
  'an agent who is Ready again after a call gets the next in line': {
    commands: [...work('ada', 'sales'), arrive('one', 'sales'), arrive('two', 'sales'), end('one')],
    picture: { ada: 'two' },
  },
};

for (const [name, { commands, picture: expected }] of Object.entries(ROWS)) {
  test(name, () => {
    const floor = testFloor();
    floor.arrange(...commands);
    assert.deepEqual(picture(floor), expected);
  });
}

const OFFERED = { type: 'CallOffered', callId: 'one', queueId: 'sales', agentId: 'ada' };
const BUSY = { type: 'AgentStateChanged', agentId: 'ada', from: 'Ready', to: 'Busy' };

test('an arrival, the offer and the state it brings are told in that order', () => {
  const floor = testFloor();
  floor.arrange(...work('ada', 'sales'));
  const { decision, events } = floor.tell(arrive('one', 'sales'));
  const arrived = { type: 'CallArrived', callId: 'one', queueId: 'sales', from: '0301234', dialled: '0800' };
  assert.deepEqual(decision, { outcome: 'done', events: [arrived] });
  assert.deepEqual(events, [arrived, OFFERED, BUSY]);
});

const AFTER: readonly { afterCall: Policy['afterCall']; answered: boolean; lands: string }[] = [
  { afterCall: 'AfterCallWork', answered: true, lands: 'AfterCallWork' },
  { afterCall: 'Ready', answered: true, lands: 'Ready' },
  { afterCall: 'AfterCallWork', answered: false, lands: 'Ready' },
  { afterCall: 'Ready', answered: false, lands: 'Ready' },
];

for (const { afterCall, answered, lands } of AFTER) {
  const how = answered ? 'was answered' : 'was given up while it rang';
  test(`under afterCall ${afterCall} the end of a call that ${how} leaves the agent ${lands}`, () => {
    const floor = testFloor({ afterCall });
    floor.arrange(...work('ada', 'sales'), arrive('one', 'sales'), ...(answered ? [answer('one')] : []));
    const { events } = floor.tell(end('one'));
    assert.deepEqual(events, [
      { type: 'CallEnded', callId: 'one', queueId: 'sales', agentId: 'ada', answered },
      { type: 'AgentStateChanged', agentId: 'ada', from: 'Busy', to: lands },
    ]);
    assert.equal(floor.agent('ada').state, lands);
    assert.equal(floor.agent('ada').callIds?.[0], undefined);
    assert.equal(floor.engine.acd.calls.size, 0);
  });
}

test('a call that is given up in the line concerns no agent', () => {
  const floor = testFloor();
  floor.arrange(logIn('ada'), arrive('one', 'sales'));
  const { events } = floor.tell(end('one'));
  assert.deepEqual(events, [
    { type: 'CallEnded', callId: 'one', queueId: 'sales', agentId: undefined, answered: false },
  ]);
  assert.deepEqual(floor.queue('sales').waitingCallIds, []);
});
