// Shows what holds after any row of Commands and changes of policy, sensible or not: fast-check makes them up, the
// engine runs them, and the laws are looked at after each Event and after each step. The seed is fixed: red stays red.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventsIn, replay } from '../engine/engine.ts';
import { apply } from './apply.ts';
import type { Event } from './events.ts';
import { type Acd, emptyAcd } from './model/acd.ts';
import { type Agent, type AgentState, stateOf } from './model/agent.ts';
import { type Call, isWaiting, type Party, stateOfCall } from './model/call.ts';
import { PROFILES } from './model/profiles.ts';
import { takeSnapshot } from './snapshot.ts';
import { snapshotProblems } from './snapshot-problems.ts';
import { stateTold } from './testing/event-words.ts';
import { type TestFloor, testFloor, work } from './testing/floor.ts';
import { RUN, tell } from './testing/runs.ts';

const SEED = 20_250_707;

/** All there are; `Seeded` is met where a login makes an agent. */
const EVENTS_MADE_UP: readonly Event['type'][] = [
  'Restored',
  'Seeded',
  'PolicyChanged',
  'AgentLoggedIn',
  'QueueLoggedIn',
  'QueueLoggedOut',
  'AgentLoggedOut',
  'AgentStateChanged',
  'MembershipsPaused',
  'MembershipsUnpaused',
  'PenaltyChanged',
  'QueueReset',
  'AgentAssigned',
  'AgentUnassigned',
  'AgentRemoved',
  'PaceSet',
  'LogoutDeferred',
  'CallArrived',
  'CallMade',
  'CallQueued',
  'CallOffered',
  'CallAnswered',
  'NumberRang',
  'NumberAnswered',
  'NumberLeft',
  'CallReturned',
  'CallHeld',
  'CallRetrieved',
  'CallTransferred',
  'CallConferenced',
  'PartyLeft',
  'CallEnded',
  'DtmfSent',
  'CallDataSet',
  'RequestAccepted',
  'RequestSettled',
];

/** Makes up runs; `look` looks at the floor after each step, or at the end of the run. */
function runs(when: 'each step' | 'the end', look: (floor: TestFloor) => void): void {
  const property = fc.property(RUN, ({ policy, staffed, steps }) => {
    const floor = testFloor(policy);
    const staff = staffed ? ['ada', 'bob', 'cyd'].flatMap((id) => work(id, 'sales', 'support')) : [];
    for (const step of [...staff.map(tell), ...steps]) {
      step(floor);
      if (when === 'each step') look(floor);
    }
    if (when === 'the end') look(floor);
  });
  fc.assert(property, { seed: SEED, numRuns: 300 });
}

/** The Events of a run, one at a time: `look` sees the Acd before each, and after the last, where no other is next. */
function fold({ engine }: TestFloor, look: Law): void {
  const acd = emptyAcd(PROFILES.opencti);
  for (const entry of engine.journal.query({})) {
    if (entry.kind === 'snapshot') apply(acd, { type: 'Restored', snapshot: entry.snapshot }, entry.at);
    for (const event of eventsIn(entry)) {
      look(acd, event);
      apply(acd, event, entry.at);
    }
  }
  look(acd, undefined);
}

type Law = (acd: Acd, next: Event | undefined) => void;

/** By what somebody is told apart in a call. */
const nameOf = ({ agentId, number }: Party): string =>
  agentId === undefined ? `number ${number}` : `agent ${agentId}`;

const waiting = (acd: Acd, queueId: string): string | undefined => acd.queues.get(queueId)?.waitingCallIds[0];
function takesCallsOf({ state, memberships }: Agent, queueId: string): boolean {
  const { paused, cannotRing = false } = memberships.get(queueId) ?? { cannotRing: true };
  return state === 'Ready' && paused === undefined && !cannotRing;
}
const arrivalOf = (acd: Acd, callId: string): number => acd.calls.get(callId)?.arrival ?? Number.NaN;

/** What holds between any two Events, even those of one Command. */
const BETWEEN_EVENTS: Record<string, Law> = {
  'an agent is LoggedOut if and only if there is no queue login': (acd) => {
    for (const { state, memberships } of acd.agents.values())
      assert.equal(state === 'LoggedOut', memberships.size === 0);
  },
  'agents and queues agree on who is logged in where': (acd) => {
    for (const queue of acd.queues.values())
      for (const agent of acd.agents.values())
        assert.equal(queue.agentIds.has(agent.id), agent.memberships.has(queue.id));
  },
  'the idle agents of a queue are exactly the Ready ones who are not paused in it': (acd) => {
    for (const { id, idleAgentIds } of acd.queues.values()) {
      const ready = [...acd.agents.values()].filter((agent) => takesCallsOf(agent, id));
      assert.deepEqual([...idleAgentIds].sort(), ready.map((agent) => agent.id).sort());
    }
  },
  'agents and calls agree on who takes part': (acd) => {
    for (const { id, callIds = [] } of acd.agents.values()) {
      const calls = [...acd.calls.values()].filter(({ legs }) => legs.some(({ agentId }) => agentId === id));
      assert.deepEqual([...callIds].sort(), calls.map((call) => call.id).sort());
    }
  },
  'everybody is in a call once, and nobody talks on two': (acd) => {
    const talking = new Set<string>();
    for (const { legs } of acd.calls.values()) {
      assert.equal(new Set(legs.map(nameOf)).size, legs.length);
      for (const { agentId, state } of legs) {
        if (agentId === undefined || state !== 'Talking') continue;
        assert.ok(!talking.has(agentId), `${agentId} talks on two calls`);
        talking.add(agentId);
      }
    }
  },
  'a call waits in its own queue, or somebody rings or talks, never both and never neither': (acd) => {
    for (const call of acd.calls.values()) {
      const lines = [...acd.queues.values()].filter(({ waitingCallIds }) => waitingCallIds.includes(call.id));
      assert.deepEqual(
        lines.map((queue) => queue.id),
        isWaiting(call) ? [call.queueId] : [],
      );
    }
  },
  'calls are conserved: one comes with its Event, and goes with its end or into another': (acd, next) => {
    if (next === undefined || !('callId' in next)) return;
    const begins = next.type === 'CallArrived' || next.type === 'CallMade';
    assert.equal(acd.calls.has(next.callId), !begins);
    if ('consultId' in next && next.consultId !== undefined) assert.ok(acd.calls.has(next.consultId));
  },
  'calls wait in the order in which they arrived': (acd) => {
    for (const { waitingCallIds } of acd.queues.values()) {
      const arrivals = waitingCallIds.map((callId) => arrivalOf(acd, callId));
      assert.deepEqual(
        arrivals,
        arrivals.toSorted((a, b) => a - b),
      );
    }
  },
  'a queue knows the calls that it offers, in the order in which they came': (acd) => {
    const isOffered = (call: Call) => call.queueId !== undefined && stateOfCall(call) === 'Offered';
    const offered = [...acd.calls.values()].filter(isOffered).sort((one, other) => one.arrival - other.arrival);
    for (const { id, offeredCallIds } of acd.queues.values())
      assert.deepEqual(
        offeredCallIds,
        offered.filter(({ queueId }) => queueId === id).map((call) => call.id),
      );
  },
  'a queue offers a call to nobody but the longest-idle Ready agent of the lowest level, then penalty, who has no call':
    (acd, next) => {
      if (next?.type !== 'CallOffered' || next.queueId === undefined) return;
      const agent = acd.agents.get(next.agentId);
      assert.equal(agent?.state, 'Ready');
      assert.ok(takesCallsOf(agent, next.queueId));
      assert.equal(agent.callIds, undefined);
      const idle = [...(acd.queues.get(next.queueId)?.idleAgentIds ?? [])];
      const rank = (id: string) => {
        const { level = 1, penalty = 0 } = acd.agents.get(id)?.memberships.get(next.queueId ?? '') ?? {};
        return 1000 * level + penalty;
      };
      const lowest = Math.min(...idle.map(rank));
      assert.equal(
        idle.find((id) => rank(id) === lowest),
        next.agentId,
      );
    },
  'a call rings straight at nobody who is talking': (acd, next) => {
    if (next?.type !== 'CallOffered' || next.queueId !== undefined) return;
    for (const { legs } of acd.calls.values())
      assert.ok(!legs.some(({ agentId, state }) => agentId === next.agentId && state === 'Talking'));
  },
  'a call that is offered is the oldest that waits in any queue of the agent': (acd, next) => {
    if (next?.type !== 'CallOffered' || next.queueId === undefined) return;
    const logins = [...(acd.agents.get(next.agentId)?.memberships.values() ?? [])];
    const open = logins.filter(({ paused, cannotRing }) => !paused && !cannotRing);
    const firsts = open.flatMap(({ queueId }) => waiting(acd, queueId) ?? []);
    const oldest = Math.min(...firsts.map((callId) => arrivalOf(acd, callId)));
    assert.equal(arrivalOf(acd, next.callId), oldest);
  },
  'the state is what follows from the rest': (acd) => {
    for (const agent of acd.agents.values()) assert.equal(agent.state, stateOf(agent));
  },
  'a logout that was put off is done before the agent goes on to another state': (acd, next) => {
    const agent = next?.type === 'AgentStateChanged' ? acd.agents.get(next.agentId) : undefined;
    if (agent?.deferredLogout === undefined) return;
    const { queueIds = [...agent.memberships.keys()] } = agent.deferredLogout;
    assert.ok(!queueIds.some((queueId) => agent.memberships.has(queueId)));
  },
  'QueueLoggedOut always leaves another queue login': (acd, next) => {
    if (next?.type === 'QueueLoggedOut') assert.ok((acd.agents.get(next.agentId)?.memberships.size ?? 0) > 1);
  },
};

for (const [name, law] of Object.entries(BETWEEN_EVENTS))
  test(`between any two Events ${name}`, () => runs('the end', (floor) => fold(floor, law)));

/** What holds between any two Commands, when all that follows has followed. */
const BETWEEN_COMMANDS: Record<string, (floor: TestFloor) => void> = {
  'no call waits where an agent is idle': ({ engine }) => {
    for (const { waitingCallIds, idleAgentIds } of engine.acd.queues.values())
      assert.ok(waitingCallIds.length === 0 || idleAgentIds.size === 0);
  },
  'an agent with a call is Busy, unless logged out, and nobody else is': ({ engine }) => {
    for (const { state, callIds } of engine.acd.agents.values())
      if (state !== 'LoggedOut') assert.equal(state === 'Busy', callIds !== undefined);
  },
  'a call that waits for nobody has two who take part, of whom one does not ring': ({ engine }) => {
    for (const call of engine.acd.calls.values()) {
      if (isWaiting(call)) continue;
      assert.ok(call.legs.length > 1, JSON.stringify(call));
      assert.ok(call.legs.some(({ state }) => state !== 'Ringing'));
    }
  },
  'nothing that has its time is late': ({ engine: { acd, clock } }) => {
    for (const { waitsUntil = Number.POSITIVE_INFINITY, legs } of acd.calls.values()) {
      assert.ok(waitsUntil > clock.now());
      for (const { ringsUntil = Number.POSITIVE_INFINITY } of legs) assert.ok(ringsUntil > clock.now());
    }
  },
  'only an agent with a call has a deferred logout': ({ engine }) => {
    for (const { state, deferredLogout } of engine.acd.agents.values())
      if (deferredLogout !== undefined) assert.equal(state, 'Busy');
  },
  'a snapshot has nothing in it that could not be restored': ({ engine }) => {
    assert.deepEqual(snapshotProblems(takeSnapshot(engine.acd)), []);
  },
  'each agent who is logged in holds an extension of their own, and nobody else does': ({ engine: { acd } }) => {
    const loggedIn = [...acd.agents.values()].filter(({ state }) => state !== 'LoggedOut');
    assert.deepEqual([...acd.extensions].sort(), loggedIn.map(({ id, extension }) => [extension, id]).sort());
  },
};

for (const [name, law] of Object.entries(BETWEEN_COMMANDS))
  test(`between any two Commands ${name}`, () => runs('each step', law));

test('a change of state is told from the state that was told before', () => {
  runs('the end', (floor) => {
    const told = new Map<string, AgentState>();
    fold(floor, (acd, next) => {
      const said = next && stateTold(acd, next);
      if (said === undefined) return;
      if (next?.type === 'AgentStateChanged') assert.equal(next.from, told.get(said.agentId) ?? next.from);
      told.set(said.agentId, said.state);
    });
  });
});

test('replaying the journal gives the same Acd', () => {
  runs('the end', ({ engine }) => assert.deepEqual(replay(engine.journal.query({})), takeSnapshot(engine.acd)));
});

test('refusals change nothing, and entries are numbered without a hole', () => {
  runs('the end', ({ engine: { journal } }) => {
    const entries = journal.query({});
    for (const [index, entry] of entries.entries()) {
      assert.equal(entry.number, index + 1);
      if (entry.kind !== 'command' || entry.outcome !== 'refused') continue;
      assert.deepEqual(journal.query({ requestId: entry.requestId }), [entry]);
    }
  });
});

test('the runs that are made up have every kind of Event and every outcome in them', () => {
  const met = new Set<string>();
  runs('the end', ({ engine }) => {
    for (const entry of engine.journal.query({})) {
      for (const event of eventsIn(entry)) met.add(event.type);
      if (entry.kind === 'command') met.add(entry.outcome);
    }
  });
  assert.deepEqual([...met].sort(), [...EVENTS_MADE_UP, 'done', 'deferred', 'accepted', 'refused'].sort());
});
