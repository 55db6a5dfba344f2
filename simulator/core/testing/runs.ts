// Rows of Commands and changes of policy, sensible or not, as fast-check makes them up.

import fc from 'fast-check';
import type { CallCommand, Command } from '../commands.ts';
import { AGENT_COMMANDS } from '../model/agent.ts';
import type { Party } from '../model/call.ts';
import { CHOICES, type Policy, PROFILE_NAMES, valuesOf } from '../model/policy.ts';
import { takeSnapshot } from '../snapshot.ts';
import { agentCommand, type TestFloor } from './floor.ts';

export type Step = (floor: TestFloor) => void;

/** Every choice there is; some more often, where little would happen under the others. */
const POLICY: fc.Arbitrary<Policy> = fc.record({
  profile: fc.constantFrom(...PROFILE_NAMES),
  ...(Object.fromEntries(
    (Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((choice) => [choice, fc.constantFrom(...valuesOf(choice))]),
  ) as unknown as { [C in keyof typeof CHOICES]: fc.Arbitrary<Policy[C]> }),
  logoutFrom: fc.subarray(['NotReady', 'Ready', 'AfterCallWork'] as const),
  logoutOnCall: fc.constantFrom('refuse', 'defer', 'allow', 'allow'),
  ringTimeoutMs: fc.constantFrom(0, 50),
  wrapUpMs: fc.constantFrom(0, 0, 60_000),
  outcomeDelayMs: fc.constant(50),
});

const QUEUE = fc.constantFrom('sales', 'sales', 'sales', 'support', 'support', 'billing');
const ASKED = fc.record({
  queueIds: fc.option(fc.oneof({ weight: 9, arbitrary: fc.uniqueArray(QUEUE) }, fc.constant(['sales', 'nowhere'])), {
    nil: undefined,
  }),
  reasonCode: fc.constantFrom(undefined, '07', '07', '07', '20', 'unlisted'),
  extension: fc.constantFrom(undefined, undefined, undefined, '1001', '2000'),
  paused: fc.constantFrom(undefined, true, false),
  cannotRing: fc.constantFrom(undefined, undefined, undefined, true as const),
  by: fc.constantFrom('trainer', 'supervisor'),
});
const AGENT = fc.constantFrom('ada', 'ada', 'bob', 'bob', 'cyd', 'dee');
const PENALTY = fc
  .tuple(AGENT, fc.option(fc.uniqueArray(QUEUE, { minLength: 1 }), { nil: undefined }), fc.nat({ max: 9 }))
  .map(([agentId, queueIds, penalty]): Command => ({ type: 'SetPenalty', agentId, queueIds, penalty }));
const OFTEN = ['LogIn', 'SetReady', 'SetReady', 'LogOut', 'LogOut'] as const;
const AGENT_COMMAND = fc
  .tuple(fc.constantFrom(...AGENT_COMMANDS, ...OFTEN), AGENT, ASKED)
  .map(([type, agentId, extras]) => agentCommand(type, agentId, extras));
const CALL_ID = fc.integer({ min: 1, max: 12 }).map((n) => `call-${n}`);
const ARRIVAL = fc
  .tuple(CALL_ID, QUEUE, fc.constantFrom(undefined, undefined, 60), fc.constantFrom(undefined, { case: '7' }))
  .map(
    ([callId, queueId, maxWaitMs, data]): Command => ({
      ...{ type: 'ArriveCall', callId, queueId, from: '0301234', dialled: '0800', maxWaitMs, data },
    }),
  );
/** Queues, extensions of agents, a number, and nobody's. */
const DESTINATION = fc.constantFrom('support', 'sales', '1001', '1002', '1002', '1003', '2000', '0309', 'nowhere');
const STRAIGHT = fc
  .tuple(CALL_ID, DESTINATION)
  .map(([callId, dialled]): Command => ({ type: 'ArriveCall', callId, from: '0301234', dialled }));
const MADE = fc
  .tuple(CALL_ID, AGENT, DESTINATION)
  .map(([callId, agentId, destination]): Command => ({ type: 'MakeCall', callId, agentId, destination }));

export const tell =
  (command: Command): Step =>
  (floor) =>
    void floor.tell(command, `request-${floor.engine.journal.last}`);

const ask =
  (command: Command): Step =>
  (floor) =>
    void floor.ask(command, `request-${floor.engine.journal.last}`);

type ChosenCommand = (callId: string, agentId: string, party: Party) => CallCommand;

/** What can be done about a call, by an agent, to a party. */
const ON_CALLS: fc.Arbitrary<ChosenCommand> = fc.oneof(
  ...(['HoldCall', 'RetrieveCall', 'TransferComplete', 'Conference', 'TransferComplete', 'Conference'] as const).map(
    (type) => fc.constant<ChosenCommand>((callId, agentId) => ({ type, callId, agentId })),
  ),
  fc.constant<ChosenCommand>((callId) => ({ type: 'AnswerCall', callId })),
  fc.constant<ChosenCommand>((callId, _agentId, party) => ({ type: 'AnswerCall', callId, party })),
  fc.constant<ChosenCommand>((callId) => ({ type: 'HangUp', callId })),
  fc.constant<ChosenCommand>((callId, _agentId, party) => ({ type: 'HangUp', callId, party })),
  fc.constant<ChosenCommand>((callId, agentId, party) => ({ type: 'DropParty', callId, agentId, party })),
  fc.constant<ChosenCommand>((callId, agentId) => ({ type: 'SendDtmf', callId, agentId, digits: '1#' })),
  fc.constant<ChosenCommand>((callId) => ({ type: 'SetCallData', callId, data: { case: '8' } })),
  fc.tuple(CALL_ID, DESTINATION).map(
    ([consultId, destination]): ChosenCommand =>
      (callId, agentId) => ({
        ...{ type: 'Consult', callId, agentId, consultId, destination },
      }),
  ),
  fc.tuple(CALL_ID, DESTINATION).map(
    ([consultId, destination]): ChosenCommand =>
      (callId, agentId) => ({
        ...{ type: 'Consult', callId, agentId, consultId, destination },
      }),
  ),
  DESTINATION.map(
    (destination): ChosenCommand =>
      (callId, agentId) => ({
        ...{ type: 'BlindTransfer', callId, agentId, destination },
      }),
  ),
);

/** About one of the calls there are, whichever they are by then, by one who is mostly in it. */
const ON_CALL: fc.Arbitrary<Step> = fc
  .tuple(fc.nat({ max: 11 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }), AGENT, ON_CALLS)
  .map(([index, which, other, stranger, make]) => (floor) => {
    const calls = [...floor.engine.acd.calls.values()];
    const { id = 'none', legs = [] } = calls[index % calls.length] ?? {};
    const agents = legs.flatMap(({ agentId }) => agentId ?? []);
    const { agentId, number = '0309' } = legs[other % (legs.length || 1)] ?? {};
    const party = agentId === undefined ? { number } : { agentId };
    tell(make(id, agents[which % (agents.length + 1)] ?? agents[0] ?? stranger, party))(floor);
  });

/** Whoever talks first has a number outside join in: by chance it comes to that too seldom. */
const CONFERENCE: Step = (floor) => {
  const calls = [...floor.engine.acd.calls.values()];
  const talks = calls.flatMap(({ id, legs }) =>
    legs.flatMap(({ agentId, state }) => (agentId !== undefined && state === 'Talking' ? [{ id, agentId }] : [])),
  );
  const [{ id: callId, agentId } = { id: 'none', agentId: 'ada' }] = talks;
  const consulted: readonly Command[] = [
    { type: 'Consult', callId, agentId, consultId: 'consultation', destination: '0309' },
    { type: 'AnswerCall', callId: 'consultation', party: { number: '0309' } },
    { type: 'Conference', callId, agentId },
  ];
  for (const command of consulted) tell(command)(floor);
};

/** Assigned somewhere, or no longer, or gone altogether. */
const STAFF: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(AGENT, QUEUE, fc.integer({ min: 0, max: 3 }))
    .map(([agentId, queueId, level]): Command => ({ type: 'Assign', agentId, queueId, level, position: 1 })),
  fc.tuple(AGENT, QUEUE).map(([agentId, queueId]): Command => ({ type: 'Unassign', agentId, queueId })),
  AGENT.map((agentId): Command => ({ type: 'RemoveAgent', agentId })),
  fc
    .tuple(
      AGENT,
      fc.record(
        {
          ...{
            ringMs: fc.constant(20),
            wrapUpMs: fc.constantFrom(0, 30),
            noAnswerMs: fc.constantFrom(0, 30),
            rejectMs: fc.constantFrom(0, 30),
          },
          ...{ noAnswerLimit: fc.constantFrom(1, 2), oneCall: fc.constant(true as const) },
        },
        { requiredKeys: [] },
      ),
    )
    .map(([agentId, pace]): Command => ({ type: 'SetPace', agentId, pace })),
);

const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: AGENT_COMMAND.map(tell) },
  { weight: 3, arbitrary: AGENT_COMMAND.map(ask) },
  { weight: 1, arbitrary: PENALTY.map(tell) },
  { weight: 1, arbitrary: QUEUE.map((queueId) => tell({ type: 'ResetQueue', queueId })) },
  { weight: 2, arbitrary: STAFF.map(tell) },
  { weight: 2, arbitrary: fc.constant<Step>(({ clock }) => clock.advanceTo(clock.now() + 40)) },
  { weight: 5, arbitrary: ARRIVAL.map(tell) },
  { weight: 1, arbitrary: STRAIGHT.map(tell) },
  { weight: 2, arbitrary: MADE.map(tell) },
  { weight: 12, arbitrary: ON_CALL },
  { weight: 1, arbitrary: fc.constant(CONFERENCE) },
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
export const RUN = fc.record({ policy: POLICY, staffed: fc.boolean(), steps: STEPS });
