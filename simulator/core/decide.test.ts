// Shows what an agent's Commands lead to when they are accepted and no call is in progress: the Events, word for word.
// Refusals are in `rejection.test.ts`, logouts on a call in `logout-on-call.test.ts`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Event } from './events.ts';
import { reasonOf } from './model/agent.ts';
import { assignmentsTo } from './model/membership.ts';
import type { Policy } from './model/policy.ts';
import { takeSnapshot } from './snapshot.ts';
import { agentCommand, logIn, logOut, setNotReady, setReady, testFloor, work } from './testing/floor.ts';

interface Row {
  readonly policy?: Partial<Policy>;
  readonly first?: readonly Command[];
  readonly command: Command;
  readonly events: readonly Event[];
}

const THREE = logIn('ada', { queueIds: ['sales', 'support', 'billing'] });

const ROWS: Record<string, Row> = {
  'a login to one queue': {
    command: logIn('ada', { queueIds: ['support'] }),
    events: [{ type: 'AgentLoggedIn', agentId: 'ada', extension: '1001', queueIds: ['support'] }],
  },
  'a login to several queues is one Event, and a queue named twice counts once': {
    command: logIn('ada', { queueIds: ['support', 'sales', 'support'] }),
    events: [{ type: 'AgentLoggedIn', agentId: 'ada', extension: '1001', queueIds: ['support', 'sales'] }],
  },
  'a login that names no queue goes to the default queues': {
    command: logIn('bob'),
    events: [{ type: 'AgentLoggedIn', agentId: 'bob', extension: '1002', queueIds: ['sales', 'support'] }],
  },
  'a login by the agent, with the password, at another extension': {
    command: logIn('ada', { by: 'agent', password: 'secret-ada', extension: '2000' }),
    events: [{ type: 'AgentLoggedIn', agentId: 'ada', extension: '2000', queueIds: ['sales'] }],
  },
  'a login to further queues while logged in, of which one is not new': {
    first: [logIn('ada')],
    command: logIn('ada', { queueIds: ['billing', 'sales', 'support'], extension: '1001' }),
    events: [
      { type: 'QueueLoggedIn', agentId: 'ada', queueId: 'billing' },
      { type: 'QueueLoggedIn', agentId: 'ada', queueId: 'support' },
    ],
  },
  'a login at the extension that another agent has left': {
    first: [logIn('ada', { extension: '2000' }), logOut('ada')],
    command: logIn('bob', { extension: '2000', queueIds: ['sales'] }),
    events: [{ type: 'AgentLoggedIn', agentId: 'bob', extension: '2000', queueIds: ['sales'] }],
  },
  'a logout from one queue of three leaves the others': {
    first: [THREE],
    command: logOut('ada', { queueIds: ['support'], reasonCode: '07' }),
    events: [{ type: 'QueueLoggedOut', agentId: 'ada', queueId: 'support', reasonCode: '07' }],
  },
  'a logout from two queues of three is one Event each': {
    first: [THREE],
    command: logOut('ada', { queueIds: ['support', 'sales'] }),
    events: [
      { type: 'QueueLoggedOut', agentId: 'ada', queueId: 'support', reasonCode: undefined },
      { type: 'QueueLoggedOut', agentId: 'ada', queueId: 'sales', reasonCode: undefined },
    ],
  },
  'a logout that names every queue is final': {
    first: [logIn('bob')],
    command: logOut('bob', { queueIds: ['support', 'sales'], reasonCode: '30' }),
    events: [{ type: 'AgentLoggedOut', agentId: 'bob', queueIds: ['support', 'sales'], reasonCode: '30' }],
  },
  'a logout from the last queue is final': {
    first: [logIn('bob'), logOut('bob', { queueIds: ['sales'] })],
    command: logOut('bob', { queueIds: ['support'] }),
    events: [{ type: 'AgentLoggedOut', agentId: 'bob', queueIds: ['support'], reasonCode: undefined }],
  },
  'a logout that names no queue is final, and its reason stays the text it was': {
    first: [logIn('bob')],
    command: logOut('bob', { reasonCode: '07' }),
    events: [{ type: 'AgentLoggedOut', agentId: 'bob', queueIds: ['sales', 'support'], reasonCode: '07' }],
  },
  'a reason that is not listed, where the policy accepts it': {
    policy: { unknownReason: 'accept' },
    first: [logIn('ada')],
    command: logOut('ada', { reasonCode: ' 7\n' }),
    events: [{ type: 'AgentLoggedOut', agentId: 'ada', queueIds: ['sales'], reasonCode: ' 7\n' }],
  },
  'NotReady with another reason than before': {
    first: [logIn('ada'), setNotReady('ada', { reasonCode: '07' })],
    command: setNotReady('ada', { reasonCode: '20' }),
    events: [{ type: 'AgentStateChanged', agentId: 'ada', from: 'NotReady', to: 'NotReady', reasonCode: '20' }],
  },
  'Ready takes no notice of a reason': {
    first: [logIn('ada')],
    command: agentCommand('SetReady', 'ada', { reasonCode: 'nonsense' }),
    events: [{ type: 'AgentStateChanged', agentId: 'ada', from: 'NotReady', to: 'Ready', reasonCode: undefined }],
  },
};

for (const [name, { policy, first = [], command, events }] of Object.entries(ROWS)) {
  test(`accepts ${name}`, () => {
    const floor = testFloor(policy);
    floor.arrange(...first);
    const result = floor.tell(command);
    assert.deepEqual(result.decision, { outcome: 'done', events });
    assert.deepEqual(result.events, events);
  });
}

test('a queue login and its end show on the agent and on the queue', () => {
  const floor = testFloor();
  floor.arrange(THREE, logOut('ada', { queueIds: ['support'], reasonCode: '07' }));
  assert.deepEqual([...floor.agent('ada').memberships.keys()], ['sales', 'billing']);
  assert.equal(floor.agent('ada').state, 'NotReady');
  assert.equal(reasonOf(floor.agent('ada')), undefined);
  assert.deepEqual(
    ['sales', 'support', 'billing'].map((id) => [...floor.queue(id).agentIds]),
    [['ada'], [], ['ada']],
  );
});

test('the final logout leaves its reason on the agent, and the next login takes it away', () => {
  const floor = testFloor();
  floor.arrange(THREE, setReady('ada'), logOut('ada', { reasonCode: '07' }));
  const { state, memberships } = floor.agent('ada');
  const reasonCode = reasonOf(floor.agent('ada'));
  assert.deepEqual(
    { state, queueIds: [...memberships.keys()], reasonCode },
    { state: 'LoggedOut', queueIds: [], reasonCode: '07' },
  );
  floor.arrange(logIn('ada'));
  assert.equal(reasonOf(floor.agent('ada')), undefined);
});

test('deciding changes nothing', () => {
  const floor = testFloor();
  floor.arrange(...work('ada', 'sales', 'support'));
  const before = takeSnapshot(floor.engine.acd);
  assert.equal(decide(floor.engine.acd, logOut('ada')).outcome, 'done');
  assert.equal(decide(floor.engine.acd, logIn('bob')).outcome, 'done');
  assert.deepEqual(takeSnapshot(floor.engine.acd), before);
});

const ODD_IDS = ['__proto__', 'constructor', 'a/b', '📞', 'two\nlines', ' ', ''];

for (const id of ODD_IDS) {
  test(`${JSON.stringify(id)} is as good an id as any, for an agent, an extension, a queue, a reason and a call`, () => {
    const floor = testFloor(
      { afterCall: 'Ready' },
      {
        floor: {
          queues: [{ id, name: id }],
          agents: [{ id, name: id, password: id, extension: id, assignments: assignmentsTo([id]) }],
          reasonCodes: [{ code: id, label: id, uses: ['LoggedOut'] }],
        },
      },
    );
    floor.arrange(logIn(id, { by: 'agent', password: id }), setReady(id));
    floor.arrange({ type: 'ArriveCall', callId: id, queueId: id, from: id, dialled: id });
    assert.equal(floor.agent(id).callIds?.[0], id);
    floor.arrange({ type: 'AnswerCall', callId: id }, { type: 'HangUp', callId: id });
    const { decision } = floor.tell(logOut(id, { queueIds: [id], reasonCode: id }));
    const event: Event = { type: 'AgentLoggedOut', agentId: id, queueIds: [id], reasonCode: id };
    assert.deepEqual(decision, { outcome: 'done', events: [event] });
    assert.equal(floor.engine.acd.extensions.size, 0);
  });
}
