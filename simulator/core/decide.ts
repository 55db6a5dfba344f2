// What the ACD says to a Command: Events, or a Rejection. Reads the Acd and changes nothing.
// The checks stand in the order in which an ACD makes them: who, with what right, where, from which state, with what.

import type { AgentCommand, Command, Source } from './commands.ts';
import {
  decideAnswer,
  decideArrival,
  decideCallData,
  decideDrop,
  decideDtmf,
  decideHangUp,
  decideHold,
  decideMake,
} from './decide-call.ts';
import { decideLogIn } from './decide-login.ts';
import { decideLogOut } from './decide-logout.ts';
import { decideAssign, decidePace, decideRemoval, decideUnassign } from './decide-staff.ts';
import { decideAfterCallWork, decidePause, decidePenalty } from './decide-state.ts';
import { decideBlindTransfer, decideConsult, decideMerge } from './decide-transfer.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Acd } from './model/acd.ts';
import type { Agent, AgentCommandType } from './model/agent.ts';
import { refusedByQueues, refusedByReason, refusedByState } from './refuse.ts';

/** Who answers a Command: the ACD, or somebody who stands before it. */
export type Decider = (acd: Acd, command: Command, source: Source) => Decision;

/** The ACD as its policy has it: a connector may hear at once what becomes of an agent's Command, or later. */
export const decider: Decider = (acd, command, { origin, requestId }) =>
  origin === 'connector' && acd.policy.outcome === 'later' && command.type in OF_AGENTS
    ? { outcome: 'accepted', later: { afterMs: acd.policy.outcomeDelayMs } }
    : decide(acd, command, requestId);

/** Decides `command` on `acd` as it is. `requestId` only marks a deferred logout as that request's. */
export function decide(acd: Acd, command: Command, requestId?: string): Decision {
  return (DECIDE[command.type] as Row<Command['type']>)(acd, command as never, requestId);
}

type Row<T extends Command['type']> = (
  acd: Acd,
  command: Extract<Command, { type: T }>,
  requestId: string | undefined,
) => Decision;

/** A Command of somebody who is there, in a state and queues that allow it. */
type Settled<C> = (acd: Acd, agent: Agent, command: C, requestId: string | undefined) => Decision;

const checked =
  <C extends AgentCommand>(then: Settled<C>) =>
  (acd: Acd, command: C, requestId: string | undefined): Decision => {
    const agent = acd.agents.get(command.agentId);
    const settled = refusedByState(acd, agent, command);
    if (settled !== undefined || agent === undefined) return settled ?? done();
    return (
      refusedByQueues(acd, agent, command) ??
      refusedByReason(acd, agent, command) ??
      then(acd, agent, command, requestId)
    );
  };

const OF_AGENTS: { readonly [T in AgentCommandType]: Row<T> } = {
  LogIn: decideLogIn,
  LogOut: checked(decideLogOut),
  SetReady: checked(decidePause),
  SetNotReady: checked(decidePause),
  SetAfterCallWork: checked(decideAfterCallWork),
};

/** Every Command there is. */
const DECIDE: { readonly [T in Command['type']]: Row<T> } = {
  ...OF_AGENTS,
  SetPenalty: decidePenalty,
  ResetQueue: (acd, { queueId }) =>
    acd.queues.has(queueId) ? done({ type: 'QueueReset', queueId }) : refused('UnknownQueue', { queueId }),
  Assign: decideAssign,
  Unassign: decideUnassign,
  RemoveAgent: decideRemoval,
  SetPace: decidePace,
  ArriveCall: decideArrival,
  AnswerCall: decideAnswer,
  MakeCall: decideMake,
  HoldCall: decideHold,
  RetrieveCall: decideHold,
  HangUp: decideHangUp,
  Consult: decideConsult,
  TransferComplete: decideMerge,
  BlindTransfer: decideBlindTransfer,
  Conference: decideMerge,
  DropParty: decideDrop,
  SendDtmf: decideDtmf,
  SetCallData: decideCallData,
};
