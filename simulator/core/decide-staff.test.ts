// Shows what assigning, unassigning and removing agents leads to: the Events, word for word, and what is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { PROFILES } from './model/profiles.ts';
import { logIn, testFloor } from './testing/floor.ts';

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
