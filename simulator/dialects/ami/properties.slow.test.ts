// Shows what holds after any row of actions, and of Commands by others, sensible or not: what this dialect knows beside
// the ACD is in step with it. The seed is fixed: red stays red.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CallCommand } from '../../core/commands.ts';
import { stateOfCall } from '../../core/model/call.ts';
import { encode } from './codec.ts';
import { openStage, perform, type Stage } from './testing/stage.ts';

const SEED = 20_261_124;
const QUEUES = ['sales', 'support'];
const DEVICES = ['Local/1001@agents', 'Local/1002@agents', 'PJSIP/7'];

type Step = (stage: Stage) => void;

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
    Channel: fc.constantFrom(
      '/^Local.c@callers-\\w*;[12]$/',
      '/^Local.c@callers.*;2$/',
      '/agents.*;1/',
      '/agents.*;2/',
      '/.*/',
    ),
  }),
  fc.record({
    Action: fc.constant('Originate'),
    Channel: fc.constant('Local/p@phones'),
    Context: fc.constant('phones'),
    Exten: fc.constant('100'),
    Priority: fc.constant('1'),
  }),
  fc.record({
    Action: fc.constant('Redirect'),
    Channel: fc.constantFrom('Local/c@callers-00000000;1', 'Local/c@callers-00000001;1', 'Local/p@phones-00000001;1'),
    Context: fc.constant('phones'),
    Exten: fc.constantFrom('100', 's'),
    Priority: fc.constant('1'),
  }),
  fc.record({
    Action: fc.constantFrom('QueueStatus', 'QueueSummary', 'Agents', 'CoreShowChannels', 'Status'),
  }),
);

const acts = ACTION.map(
  (action): Step =>
    (stage) =>
      perform(stage, action as Record<string, string>),
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

/** What agents do with their calls by other ways. */
const others = fc
  .tuple(
    fc.constantFrom('MakeCall', 'Consult', 'TransferComplete', 'Conference', 'BlindTransfer', 'HoldCall', 'HangUp'),
    fc.constantFrom('1001', '1002'),
    fc.constantFrom(...QUEUES, '1001', '1002', '0309'),
    fc.nat({ max: 3 }),
  )
  .map(
    ([type, agentId, destination, which]): Step =>
      ({ context: { engine } }) => {
        const requestId = engine.nextRequestId();
        const callId = engine.acd.agents.get(agentId)?.callIds?.[which] ?? 'none';
        const fresh = type === 'MakeCall' ? { callId: requestId } : { callId };
        const command = { type, agentId, destination, party: { agentId }, consultId: requestId, ...fresh };
        engine.execute(command as CallCommand, { origin: 'control', requestId });
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
  const { engine, members, histories, channels, pool } = context;
  const { acd } = engine;
  for (const { id, agentIds } of acd.queues.values())
    assert.deepEqual(new Set(members.of(id).map(({ agentId }) => agentId)), agentIds, `the members of ${id}`);
  const ofQueues = [...acd.calls.values()].filter(({ queueId }) => queueId !== undefined).map(({ id }) => id);
  assert.deepEqual([...histories.keys()].sort(), ofQueues.sort(), 'the calls that are told of');
  for (const { id, memberships } of acd.agents.values())
    for (const [queueId, held] of memberships)
      assert.equal(members.find(id, queueId)?.held, held, `${id} in ${queueId}`);
  for (const { leg } of channels.all())
    assert.ok(leg.owner === undefined || acd.calls.has(leg.owner.callId), 'a channel of a call that there is');
  for (const id of pool.keys()) assert.ok(acd.agents.has(id));
  for (const { headers } of told.splice(0)) assert.doesNotMatch(encode(headers()), /undefined|NaN|\[object/);
}

test('after any row of steps the dialect is in step with the ACD', () => {
  const steps = fc.oneof(
    { weight: 8, arbitrary: acts },
    { weight: 2, arbitrary: controls },
    { weight: 4, arbitrary: calls },
    { weight: 2, arbitrary: others },
    { weight: 1, arbitrary: waits },
    { weight: 1, arbitrary: fc.constant(renews) },
  );
  let completed = 0;
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 60, size: 'max' }), (row) => {
      const stage = openStage(QUEUES);
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
