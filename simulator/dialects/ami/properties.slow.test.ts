// Shows what holds after any row of actions, and of Commands by others, sensible or not: what this dialect knows beside
// the ACD is in step with it. The seed is fixed: red stays red.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stateOfCall } from '../../core/model/call.ts';
import { assignmentsTo } from '../../core/model/membership.ts';
import { PROFILES } from '../../core/model/profiles.ts';
import { createManualClock } from '../../engine/clock.ts';
import { createEngineParts } from '../../engine/commit.ts';
import { createEngine } from '../../engine/engine.ts';
import { ACTIONS } from './actions.ts';
import { createDecoder, encode } from './codec.ts';
import { configOf } from './config.ts';
import type { AmiContext, AmiEvent } from './context.ts';
import { decode } from './decode.ts';
import { createContext } from './dialect-state.ts';
import { tellOf } from './outgoing-events.ts';
import { textOf } from './testing/ami.ts';

const SEED = 20_261_124;
const QUEUES = ['sales', 'support'];
const DEVICES = ['Local/1001@agents', 'Local/1002@agents', 'PJSIP/7'];
const NOBODY = { username: 'x', secret: 'x' };

interface Stage {
  readonly context: AmiContext;
  readonly told: AmiEvent[];
}

type Step = (stage: Stage) => void;

function open(): Stage {
  const clock = createManualClock(1_000_000);
  const agents = ['1001', '1002'].map((id) => ({
    id,
    name: id,
    password: '',
    extension: id,
    memberships: [],
    assignments: assignmentsTo(['sales']),
    state: 'LoggedOut' as const,
  }));
  const snapshot = {
    policy: PROFILES.asterisk,
    reasonCodes: [],
    agents,
    queues: QUEUES.map((id) => ({ id, name: id, idleAgentIds: [], waitingCallIds: [] })),
    calls: [],
    pending: [],
    arrivals: 0,
  };
  const engine = createEngine(createEngineParts({ snapshot, clock }));
  const told: AmiEvent[] = [];
  const faults = { onRequest: () => undefined, onEvent: () => [] };
  const context = createContext({
    engine,
    faults,
    config: configOf(undefined),
    tell: (event) => void told.push(event),
  });
  engine.onPublished((entry) => tellOf(context, entry));
  return { context, told };
}

const QUEUE = fc.constantFrom(...QUEUES, 'SALES', 'nope');
const DEVICE = fc.constantFrom(...DEVICES);
const PAUSED = fc.constantFrom('0', '1');

const ACTION = fc.oneof(
  fc.record({
    Action: fc.constant('QueueAdd'),
    Queue: QUEUE,
    Interface: DEVICE,
    Paused: PAUSED,
    Reason: fc.constantFrom('', 'Tea'),
  }),
  fc.record({ Action: fc.constant('QueueRemove'), Queue: QUEUE, Interface: DEVICE }),
  fc.record({ Action: fc.constant('QueuePause'), Interface: DEVICE, Paused: PAUSED }),
  fc.record({
    Action: fc.constant('QueuePause'),
    Queue: QUEUE,
    Interface: DEVICE,
    Paused: PAUSED,
    Reason: fc.constantFrom('', 'Tea', 'Lunch'),
  }),
  fc.record({
    Action: fc.constant('Originate'),
    Channel: fc.constant('Local/c@callers'),
    Application: fc.constant('Queue'),
    Data: fc.constantFrom('sales', 'support,,,,3'),
  }),
  fc.record({
    Action: fc.constant('Originate'),
    Channel: fc.constant('Local/w@agents'),
    Application: fc.constant('AgentLogin'),
    Data: fc.constantFrom('1001', '1002'),
  }),
  fc.record({
    Action: fc.constant('AgentLogoff'),
    Agent: fc.constantFrom('1001', '1002'),
    Soft: fc.constantFrom('true', 'false'),
  }),
  fc.record({
    Action: fc.constant('Hangup'),
    Channel: fc.constantFrom('/^Local.c@callers-\\w*;1$/', '/^Local.c@callers.*;1$/', '/agents.*;2/'),
  }),
  fc.record({ Action: fc.constantFrom('QueueStatus', 'QueueSummary', 'Agents') }),
);

const acts = ACTION.map(
  (action): Step =>
    ({ context }) => {
      createDecoder((packet) => {
        const run = ACTIONS.get(action.Action.toLowerCase())?.run;
        const requestId = context.engine.nextRequestId();
        const request = decode(packet, context, requestId);
        const reply = run?.(context, packet, { account: NOBODY, requestId, request });
        assert.ok(reply !== undefined && !(reply instanceof Promise), 'it is answered at once');
      }).push(Buffer.from(textOf(action as Record<string, string>)));
    },
);

const controls = fc
  .tuple(fc.constantFrom('1001', '1002'), fc.constantFrom('LogIn', 'LogOut', 'SetReady', 'SetNotReady'))
  .map(
    ([agentId, type]): Step =>
      ({ context: { engine } }) => {
        engine.execute(
          { type: type as 'LogIn', by: 'supervisor', agentId },
          { origin: 'control', requestId: engine.nextRequestId() },
        );
      },
  );

const calls = fc.constantFrom('AnswerCall', 'HangUp').map(
  (type): Step =>
    ({ context: { engine } }) => {
      const all = [...engine.acd.calls.values()];
      const { id: callId = 'none' } = all.find((call) => type === 'HangUp' || stateOfCall(call) === 'Offered') ?? {};
      engine.execute({ type: type as 'HangUp', callId }, { origin: 'control', requestId: engine.nextRequestId() });
    },
);

const waits = fc.integer({ min: 0, max: 4 }).map(
  (seconds): Step =>
    ({ context: { engine } }) => {
      engine.clock.advanceTo(engine.clock.now() + seconds * 1000);
    },
);

const renews: Step = ({ context: { engine } }) =>
  engine.restore(JSON.parse(JSON.stringify(snapshotOf(engine.journal.query({})))));
const snapshotOf = (entries: readonly object[]) => (entries[0] as { snapshot: object }).snapshot;

function assertInStep({ context, told }: Stage): void {
  const { engine, members, stories, channels, pool } = context;
  const { acd } = engine;
  for (const { id, agentIds } of acd.queues.values())
    assert.deepEqual(new Set(members.of(id).map(({ agentId }) => agentId)), agentIds, `the members of ${id}`);
  assert.deepEqual([...stories.keys()].sort(), [...acd.calls.keys()].sort(), 'the calls that are told of');
  for (const { id, memberships } of acd.agents.values())
    for (const [queueId, held] of memberships)
      assert.equal(members.find(id, queueId)?.held, held, `${id} in ${queueId}`);
  for (const { callId } of channels.all()) assert.ok(acd.calls.has(callId), 'a channel of a call that there is');
  for (const id of pool.keys()) assert.ok(acd.agents.has(id));
  for (const { headers } of told.splice(0)) assert.doesNotMatch(encode(headers()), /undefined|NaN|\[object/);
}

test('after any row of steps the dialect is in step with the ACD', () => {
  const steps = fc.oneof(
    { weight: 8, arbitrary: acts },
    { weight: 2, arbitrary: controls },
    { weight: 4, arbitrary: calls },
    { weight: 1, arbitrary: waits },
    { weight: 1, arbitrary: fc.constant(renews) },
  );
  let completed = 0;
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 60, size: 'max' }), (row) => {
      const stage = open();
      for (const step of row) {
        step(stage);
        completed += stage.told.filter(({ name }) => name === 'AgentComplete').length;
        assertInStep(stage);
      }
    }),
    { numRuns: 3000, seed: SEED },
  );
  assert.ok(completed > 50, 'calls were answered, and ended, on the way');
});
