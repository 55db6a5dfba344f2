// Shows what assigning, unassigning and removing agents leads to: the Events, word for word, and what is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Pace } from './model/agent.ts';
import { PROFILES } from './model/profiles.ts';
import { answer, arrive, end, logIn, setReady, testFloor, work } from './testing/floor.ts';

const TO_BILLING = { agentId: 'ada', queueId: 'billing' };
const ASSIGN: Command = { type: 'Assign', ...TO_BILLING, level: 2, position: 3 };
const UNASSIGN: Command = { type: 'Unassign', agentId: 'ada', queueId: 'sales' };
const REMOVE: Command = { type: 'RemoveAgent', agentId: 'ada' };

const eventsOf = (floor: ReturnType<typeof testFloor>, command: Command) => {
  const decision = decide(floor.engine.acd, command);
  return decision.outcome === 'done' ? decision.events : decision;
};

test('an agent is assigned to one more queue, and to one at another level', () => {
  const floor = testFloor();
  assert.deepEqual(eventsOf(floor, ASSIGN), [{ type: 'AgentAssigned', ...TO_BILLING, level: 2, position: 3 }]);
  floor.arrange(ASSIGN);
  floor.arrange({ type: 'Assign', ...TO_BILLING, level: 1, position: 1 });
  const { assignments } = floor.engine.acd.agents.get('ada') ?? { assignments: [] };
  assert.deepEqual(
    assignments.map(({ queueId, level, position }) => [queueId, level, position]),
    [
      ['sales', 1, 1],
      ['billing', 1, 1],
    ],
  );
});

test('another level counts for the queue login that there is', () => {
  const floor = testFloor();
  floor.arrange(logIn('ada'));
  floor.arrange({ type: 'Assign', agentId: 'ada', queueId: 'sales', level: 5, position: 1 });
  assert.deepEqual(
    [
      floor.engine.acd.agents.get('ada')?.memberships.get('sales')?.level,
      floor.engine.acd.queues.get('sales')?.rankedMembers,
    ],
    [5, 1],
  );
});

test('where agents log in to assigned queues alone, one who is no longer assigned is out', () => {
  const floor = testFloor(PROFILES.freeswitch);
  floor.arrange(logIn('ada'));
  assert.deepEqual(eventsOf(floor, UNASSIGN), [
    { type: 'AgentUnassigned', agentId: 'ada', queueId: 'sales' },
    { type: 'AgentLoggedOut', agentId: 'ada', queueIds: ['sales'], reasonCode: undefined },
  ]);
});

test('elsewhere he stays, and of a queue that he was not assigned to no notice is taken', () => {
  const floor = testFloor();
  floor.arrange(logIn('ada'));
  assert.deepEqual(eventsOf(floor, UNASSIGN), [{ type: 'AgentUnassigned', agentId: 'ada', queueId: 'sales' }]);
  assert.deepEqual(eventsOf(floor, { type: 'Unassign', ...TO_BILLING }), []);
});

test('who is removed is logged out first, and gone', () => {
  const floor = testFloor();
  floor.arrange(logIn('ada'));
  floor.arrange(REMOVE);
  assert.deepEqual(
    [
      floor.engine.acd.agents.has('ada'),
      floor.engine.acd.queues.get('sales')?.agentIds.has('ada'),
      floor.engine.acd.extensions.size,
    ],
    [false, false, 0],
  );
});

test('whoever has a call is not removed, and nobody is who does not exist', () => {
  const floor = testFloor();
  floor.arrange(logIn('ada'));
  floor.arrange({ type: 'SetReady', by: 'system', agentId: 'ada' });
  floor.arrange({ type: 'ArriveCall', callId: 'one', queueId: 'sales', from: '5550', dialled: '800' });
  assert.deepEqual(eventsOf(floor, REMOVE), {
    outcome: 'refused',
    rejection: { code: 'CallInProgress', facts: { agentId: 'ada' } },
  });
  for (const command of [
    { ...REMOVE, agentId: 'zoe' },
    { ...ASSIGN, agentId: 'zoe' },
    { ...UNASSIGN, agentId: 'zoe' },
  ])
    assert.deepEqual(eventsOf(floor, command as Command), {
      outcome: 'refused',
      rejection: { code: 'UnknownAgent', facts: { agentId: 'zoe' } },
    });
  assert.deepEqual(eventsOf(floor, { ...ASSIGN, queueId: 'none' } as Command), {
    outcome: 'refused',
    rejection: { code: 'UnknownQueue', facts: { queueId: 'none' } },
  });
});

const CALL = [arrive('call', 'sales'), answer('call'), end('call')];
const PACED: Command = { type: 'SetPace', agentId: 'ada', pace: { wrapUpMs: 2000, noAnswerMs: 3000 } };
const pace = (more: Pace): Command => ({ type: 'SetPace', agentId: 'ada', pace: { ringMs: 4000, ...more } });

test('an agent rests as long as his own pace says after a call, whatever the policy has for all', () => {
  const floor = testFloor(PROFILES.freeswitch);
  floor.arrange(...work('ada', 'sales'), PACED, ...CALL);
  assert.deepEqual([floor.agent('ada').state, floor.agent('ada').stateEndsAt], ['AfterCallWork', 2000]);
  floor.next();
  assert.equal(floor.agent('ada').state, 'Ready');
  floor.arrange({ type: 'SetPace', agentId: 'ada', pace: { wrapUpMs: 0 } }, ...CALL);
  assert.equal(floor.agent('ada').state, 'Ready');
});

test('who takes one call at a time is NotReady after it', () => {
  const floor = testFloor(PROFILES.freeswitch);
  floor.arrange(...work('ada', 'sales'), pace({ oneCall: true }), ...CALL);
  assert.equal(floor.agent('ada').state, 'NotReady');
});

test('a call that is not answered goes back when the agent’s own time is up, and he rests; too many, and he is NotReady', () => {
  const floor = testFloor(PROFILES.freeswitch);
  floor.arrange(...work('ada', 'sales'), pace({ noAnswerMs: 1000, noAnswerLimit: 2 }), arrive('call', 'sales'));
  const states = ['first rang', 'rested', 'second rang'].map(() => {
    floor.next();
    const { state, noAnswers } = floor.agent('ada');
    return [floor.clock.now(), state, noAnswers];
  });
  assert.deepEqual(states, [
    [4000, 'AfterCallWork', 1],
    [5000, 'Busy', 1],
    [9000, 'NotReady', 2],
  ]);
  floor.arrange(setReady('ada'));
  assert.equal(floor.agent('ada').noAnswers, undefined);
});

test('who turns a call down rests as long as his own pace says, and it goes to others', () => {
  const floor = testFloor(PROFILES.freeswitch);
  const turnDown: Command = { type: 'HangUp', callId: 'call', party: { agentId: 'ada' } };
  floor.arrange(...work('ada', 'sales'), pace({ rejectMs: 1000 }), arrive('call', 'sales'), turnDown);
  assert.deepEqual([floor.agent('ada').state, floor.agent('ada').stateEndsAt], ['AfterCallWork', 1000]);
  floor.arrange(...work('bob', 'sales'));
  assert.deepEqual(floor.agent('bob').callIds, ['call']);
  floor.next();
  assert.equal(floor.agent('ada').state, 'Ready');
});

test('while somebody else is Ready a call that is turned down rings there at once', () => {
  const floor = testFloor(PROFILES.freeswitch);
  floor.arrange(...work('ada', 'sales'), pace({ rejectMs: 1000 }), arrive('call', 'sales'), ...work('bob', 'sales'));
  floor.arrange({ type: 'HangUp', callId: 'call', party: { agentId: 'ada' } });
  assert.deepEqual(floor.agent('bob').callIds, ['call']);
});
