// Shows what holds after any row of Commands and changes of policy, sensible or not: fast-check makes them up, the
// engine runs them, and the laws are looked at after each Event and after each step. The seed is fixed: red stays red.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { replay } from '../engine/engine.ts';
import { apply } from './apply.ts';
import type { Command, Event } from './message.ts';
import { type Acd, emptyAcd } from './model/acd.ts';
import { AGENT_COMMANDS } from './model/agent.ts';
import { type Policy, PROFILES } from './model/policy.ts';
import { takeSnapshot } from './snapshot.ts';
import { snapshotProblems } from './snapshot-problems.ts';
import { agentCommand, answer, arrive, end, type TestFloor, testFloor, work } from './testing/floor.ts';

const SEED = 20_250_707;

/** All there are, but for `Seeded`. */
const EVENTS_MADE_UP: readonly Event['type'][] = [
  'Restored',
  'PolicyChanged',
  'AgentLoggedIn',
  'QueueLoggedIn',
  'QueueLoggedOut',
  'AgentLoggedOut',
  'AgentStateChanged',
  'LogoutDeferred',
  'CallArrived',
  'CallOffered',
  'CallAnswered',
  'CallReturned',
  'CallEnded',
];

type Step = (floor: TestFloor) => void;

const POLICY: fc.Arbitrary<Policy> = fc.record({
  logoutFrom: fc.subarray(['NotReady', 'Ready', 'AfterCallWork'] as const),
  logoutOnCall: fc.constantFrom('refuse', 'defer', 'allow', 'allow'),
  logoutReason: fc.constantFrom('optional', 'required'),
  notReadyReason: fc.constantFrom('optional', 'required'),
  unknownReason: fc.constantFrom('refuse', 'accept'),
  afterCall: fc.constantFrom('Ready', 'AfterCallWork'),
  wrapUpMs: fc.constantFrom(0, 0, 60_000),
  outcome: fc.constantFrom('immediate', 'later'),
  outcomeDelayMs: fc.constant(50),
  refusalShownIn: fc.constant('status'),
});

const QUEUE = fc.constantFrom('sales', 'sales', 'sales', 'support', 'support', 'billing');
const ASKED = fc.record({
  queueIds: fc.option(fc.oneof({ weight: 9, arbitrary: fc.uniqueArray(QUEUE) }, fc.constant(['sales', 'nowhere'])), {
    nil: undefined,
  }),
  reasonCode: fc.constantFrom(undefined, '07', '07', '07', '20', 'unlisted'),
  extension: fc.constantFrom(undefined, undefined, undefined, '1001', '2000'),
});
const AGENT = fc.constantFrom('ada', 'bob', 'cyd');
const OFTEN = ['LogIn', 'SetReady', 'SetReady', 'LogOut', 'LogOut'] as const;
const AGENT_COMMAND = fc
  .tuple(fc.constantFrom(...AGENT_COMMANDS, ...OFTEN), AGENT, ASKED)
  .map(([type, agentId, extras]) => agentCommand(type, agentId, extras));
const ARRIVAL = fc.tuple(fc.integer({ min: 1, max: 12 }), QUEUE).map(([n, queueId]) => arrive(`call-${n}`, queueId));

const tell =
  (command: Command): Step =>
  (floor) =>
    void floor.tell(command, `request-${floor.engine.journal.last}`);

/** The end or the answer of one of the calls there are, whichever they are by then. */
const onCall = (make: (callId: string) => Command): fc.Arbitrary<Step> =>
  fc.nat({ max: 11 }).map((index) => (floor) => {
    const callIds = [...floor.engine.acd.calls.keys()];
    tell(make(callIds[index % callIds.length] ?? 'none'))(floor);
  });

const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: AGENT_COMMAND.map(tell) },
  { weight: 5, arbitrary: ARRIVAL.map(tell) },
  { weight: 2, arbitrary: onCall(answer) },
  { weight: 2, arbitrary: onCall(end) },
  {
    weight: 2,
    arbitrary: POLICY.map(
      (policy): Step =>
        (floor) =>
          floor.engine.setPolicy(policy),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>(({ engine }) => engine.restore(takeSnapshot(engine.acd))) },
);
const STEPS = fc.array(STEP, { minLength: 1, maxLength: 80, size: 'max' });
const RUN = fc.record({ policy: POLICY, staffed: fc.boolean(), steps: STEPS });

/** Makes up runs; `look` looks at the floor after each step, or at the end of the run. */
function runs(when: 'each step' | 'the end', look: (floor: TestFloor) => void): void {
  const property = fc.property(RUN, ({ policy, staffed, steps }) => {
    const floor = testFloor(policy);
    if (staffed) for (const id of ['ada', 'bob', 'cyd']) floor.arrange(...work(id, 'sales', 'support'));
    for (const step of steps) {
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
    if (entry.kind === 'snapshot') apply(acd, { type: 'Restored', snapshot: entry.snapshot });
    if (entry.kind !== 'event') continue;
    look(acd, entry.event);
    apply(acd, entry.event);
  }
  look(acd, undefined);
}

type Law = (acd: Acd, next: Event | undefined) => void;

const waiting = (acd: Acd, queueId: string): string | undefined => acd.queues.get(queueId)?.waitingCallIds[0];
const arrivalOf = (acd: Acd, callId: string): number => acd.calls.get(callId)?.arrival ?? Number.NaN;

/** What holds between any two Events, even those of one Command. */
const BETWEEN_EVENTS: Record<string, Law> = {
  'an agent is LoggedOut if and only if there is no queue login': (acd) => {
    for (const { state, queueIds } of acd.agents.values()) assert.equal(state === 'LoggedOut', queueIds.size === 0);
  },
  'agents and queues agree on who is logged in where': (acd) => {
    for (const queue of acd.queues.values())
      for (const agent of acd.agents.values()) assert.equal(queue.agentIds.has(agent.id), agent.queueIds.has(queue.id));
  },
  'the idle agents of a queue are exactly the Ready ones logged in to it': (acd) => {
    for (const { id, idleAgentIds } of acd.queues.values()) {
      const ready = [...acd.agents.values()].filter(({ state, queueIds }) => state === 'Ready' && queueIds.has(id));
      assert.deepEqual([...idleAgentIds].sort(), ready.map((agent) => agent.id).sort());
    }
  },
  'an agent has one call at most, and agent and call agree on it': (acd) => {
    for (const { id, callId } of acd.agents.values()) {
      const calls = [...acd.calls.values()].filter(({ agentId }) => agentId === id);
      assert.deepEqual(
        calls.map((call) => call.id),
        callId === undefined ? [] : [callId],
      );
    }
  },
  'a call waits in its own queue or is at an agent, never both and never neither': (acd) => {
    for (const { id, queueId, state, agentId } of acd.calls.values()) {
      assert.equal(agentId === undefined, state === 'Waiting');
      const lines = [...acd.queues.values()].filter(({ waitingCallIds }) => waitingCallIds.includes(id));
      assert.deepEqual(
        lines.map((queue) => queue.id),
        state === 'Waiting' ? [queueId] : [],
      );
    }
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
  'a call is offered to nobody but the longest-idle Ready agent of its queue, who has none': (acd, next) => {
    if (next?.type !== 'CallOffered') return;
    const agent = acd.agents.get(next.agentId);
    assert.equal(agent?.state, 'Ready');
    assert.ok(agent.queueIds.has(next.queueId));
    assert.equal(agent.callId, undefined);
    assert.equal([...(acd.queues.get(next.queueId)?.idleAgentIds ?? [])][0], next.agentId);
  },
  'a call that is offered is the oldest that waits in any queue of the agent': (acd, next) => {
    if (next?.type !== 'CallOffered') return;
    const firsts = [...(acd.agents.get(next.agentId)?.queueIds ?? [])].flatMap((id) => waiting(acd, id) ?? []);
    const oldest = Math.min(...firsts.map((callId) => arrivalOf(acd, callId)));
    assert.equal(arrivalOf(acd, next.callId), oldest);
  },
  'a change of state names the state it starts from': (acd, next) => {
    if (next?.type === 'AgentStateChanged') assert.equal(next.from, acd.agents.get(next.agentId)?.state);
  },
  'a logout that was put off is done before the agent goes on to another state': (acd, next) => {
    const agent = next?.type === 'AgentStateChanged' ? acd.agents.get(next.agentId) : undefined;
    if (agent?.deferredLogout === undefined) return;
    const { queueIds = [...agent.queueIds] } = agent.deferredLogout;
    assert.ok(!queueIds.some((queueId) => agent.queueIds.has(queueId)));
  },
  'QueueLoggedOut always leaves another queue login': (acd, next) => {
    if (next?.type === 'QueueLoggedOut') assert.ok((acd.agents.get(next.agentId)?.queueIds.size ?? 0) > 1);
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
    for (const { state, callId } of engine.acd.agents.values())
      if (state !== 'LoggedOut') assert.equal(state === 'Busy', callId !== undefined);
  },
  'a call rings only at an agent of its queue': ({ engine: { acd } }) => {
    for (const { state, queueId, agentId = '' } of acd.calls.values())
      if (state === 'Offered') assert.ok(acd.agents.get(agentId)?.queueIds.has(queueId));
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
      if (entry.kind === 'event') met.add(entry.event.type);
      if (entry.kind === 'command') met.add(entry.outcome);
    }
  });
  assert.deepEqual([...met].sort(), [...EVENTS_MADE_UP, 'done', 'deferred', 'refused'].sort());
});
