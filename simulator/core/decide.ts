// What the ACD says to a Command: Events, or a Rejection. Reads the Acd and changes nothing.
// The checks stand in the order in which an ACD makes them: who, with what right, where, from which state, with what.

import type { AgentCommand, CallCommand, Command, Event, Source } from './message.ts';
import type { Acd } from './model/acd.ts';
import type { Agent, AgentState } from './model/agent.ts';
import type { ReasonUse } from './model/reason.ts';
import type { Rejection, RejectionCode, RejectionFacts } from './rejection.ts';
import type { Cell } from './transition.ts';

/**
 * `deferred`: accepted, and to be done when the call has ended. `accepted`: to be settled later, by the ACD or by the
 * Rejection that is given; without `later`, never.
 */
export type Decision =
  | {
      readonly outcome: 'done' | 'deferred';
      readonly events: readonly Event[];
      /** The state that the agent is said to be in, where that is not the truth. */
      readonly claims?: AgentState | undefined;
    }
  | { readonly outcome: 'accepted'; readonly later?: Later | undefined }
  | { readonly outcome: 'refused'; readonly rejection: Rejection };

export interface Later {
  /** In milliseconds of ACD time. */
  readonly afterMs: number;
  readonly rejection?: Rejection | undefined;
}

/** Who answers a Command: the ACD, or somebody who stands before it. */
export type Decider = (acd: Acd, command: Command, source: Source) => Decision;

/** The ACD as its policy has it: a connector may hear at once what becomes of its Command, or later. */
export const decider: Decider = (acd, command, { origin, requestId }) =>
  origin === 'connector' && acd.policy.outcome === 'later'
    ? { outcome: 'accepted', later: { afterMs: acd.policy.outcomeDelayMs } }
    : decide(acd, command, requestId);

/** Decides `command` on `acd` as it is. `requestId` only marks a deferred logout as that request's. */
export function decide(acd: Acd, command: Command, requestId?: string): Decision {
  switch (command.type) {
    case 'ArriveCall':
      return decideArrival(acd, command);
    case 'AnswerCall':
      return decideAnswer(acd, command.callId);
    case 'EndCall':
      return decideEnd(acd, command.callId);
    default:
      return decideAgentCommand(acd, command, requestId);
  }
}

function decideAgentCommand(acd: Acd, command: AgentCommand, requestId: string | undefined): Decision {
  const agent = acd.agents.get(command.agentId);
  if (agent === undefined) return refused('UnknownAgent', { agentId: command.agentId });
  if (command.type === 'LogIn') return decideLogIn(acd, agent, command);
  const problem = refusedByState(acd, agent, command) ?? refusedByQueues(acd, agent, command.queueIds);
  if (problem !== undefined) return problem;
  const reasonProblem = refusedByReason(acd, command);
  if (reasonProblem !== undefined) return reasonProblem;
  const cell = cellOf(acd, agent, command);
  if (command.type === 'LogOut') return decideLogOut(agent, command, { cell, requestId });
  return decideStateChange(agent, (cell as { to: AgentState }).to, command.reasonCode);
}

function decideLogIn(acd: Acd, agent: Agent, command: AgentCommand): Decision {
  if (command.by === 'agent' && command.password !== agent.password)
    return refused('WrongCredentials', { agentId: agent.id });
  const queueIds = [...new Set(command.queueIds ?? agent.defaultQueueIds)];
  if (queueIds.length === 0) return refused('NoDefaultQueue', { agentId: agent.id });
  const unknown = queueIds.find((queueId) => !acd.queues.has(queueId));
  if (unknown !== undefined) return refused('UnknownQueue', { queueId: unknown });
  return agent.state === 'LoggedOut'
    ? firstLogin(acd, agent, { command, queueIds })
    : joinQueues(agent, command, queueIds);
}

function firstLogin(acd: Acd, agent: Agent, login: { command: AgentCommand; queueIds: string[] }): Decision {
  if (agent.callId !== undefined) return refused('CallInProgress', { agentId: agent.id });
  const extension = login.command.extension ?? agent.extension;
  if (acd.extensions.has(extension)) return refused('ExtensionInUse', { extension });
  return done({ type: 'AgentLoggedIn', agentId: agent.id, extension, queueIds: login.queueIds });
}

function joinQueues(agent: Agent, command: AgentCommand, queueIds: readonly string[]): Decision {
  const elsewhere = command.extension !== undefined && command.extension !== agent.extension;
  const joined = queueIds.filter((queueId) => !agent.queueIds.has(queueId));
  if (elsewhere || joined.length === 0)
    return refused('AlreadyLoggedIn', { agentId: agent.id, extension: agent.extension });
  return done(...joined.map((queueId): Event => ({ type: 'QueueLoggedIn', agentId: agent.id, queueId })));
}

/** The table's word, as a Rejection where it is one. */
function refusedByState(acd: Acd, agent: Agent, command: AgentCommand): Decision | undefined {
  const cell = cellOf(acd, agent, command);
  if (cell.outcome !== 'refuse') return undefined;
  const facts = { agentId: agent.id, state: agent.state };
  if (cell.code !== 'TransitionNotAllowed') return refused(cell.code, facts);
  return refused(cell.code, { ...facts, wanted: 'LoggedOut', allowed: acd.policy.logoutFrom });
}

function refusedByQueues(acd: Acd, agent: Agent, queueIds: readonly string[] = []): Decision | undefined {
  const unknown = queueIds.find((queueId) => !acd.queues.has(queueId));
  if (unknown !== undefined) return refused('UnknownQueue', { queueId: unknown });
  const foreign = queueIds.find((queueId) => !agent.queueIds.has(queueId));
  return foreign === undefined ? undefined : refused('NotLoggedInToQueue', { agentId: agent.id, queueId: foreign });
}

/** Reasons go with NotReady and LoggedOut only; elsewhere the ACD takes no notice of one. */
function refusedByReason(acd: Acd, command: AgentCommand): Decision | undefined {
  const use = REASON_USE[command.type];
  if (use === undefined) return undefined;
  const demanded = use === 'LoggedOut' ? acd.policy.logoutReason : acd.policy.notReadyReason;
  const { reasonCode } = command;
  if (reasonCode === undefined) {
    return demanded === 'required'
      ? refused('ReasonCodeRequired', { agentId: command.agentId, wanted: use })
      : undefined;
  }
  const listed = acd.reasonCodes.get(reasonCode)?.uses.includes(use) ?? false;
  if (listed || acd.policy.unknownReason === 'accept') return undefined;
  return refused('ReasonCodeUnknown', { agentId: command.agentId, reasonCode, wanted: use });
}

const REASON_USE: Partial<Record<AgentCommand['type'], ReasonUse>> = { LogOut: 'LoggedOut', SetNotReady: 'NotReady' };

function decideLogOut(
  agent: Agent,
  command: AgentCommand,
  how: { cell: Cell; requestId: string | undefined },
): Decision {
  const { queueIds, reasonCode } = command;
  if (how.cell.outcome === 'defer') {
    if (agent.deferredLogout !== undefined) return refused('LogoutPending', { agentId: agent.id });
    const logout = { queueIds, reasonCode, requestId: how.requestId };
    return { outcome: 'deferred', events: [{ type: 'LogoutDeferred', agentId: agent.id, logout }] };
  }
  return done(...logoutEvents(agent, queueIds, reasonCode));
}

/** Leaves some queues, or all that are left: then it is the final logout, and an offered call goes back first. */
export function logoutEvents(agent: Agent, queueIds: readonly string[] | undefined, reasonCode?: string): Event[] {
  const isLeft = (queueId: string) => agent.queueIds.has(queueId);
  const leaving = queueIds === undefined ? [...agent.queueIds] : [...new Set(queueIds)].filter(isLeft);
  const agentId = agent.id;
  if (leaving.length === agent.queueIds.size)
    return [{ type: 'AgentLoggedOut', agentId, queueIds: leaving, reasonCode }];
  return leaving.map((queueId) => ({ type: 'QueueLoggedOut', agentId, queueId, reasonCode }));
}

function decideStateChange(agent: Agent, to: AgentState, reasonCode: string | undefined): Decision {
  const reason = to === 'NotReady' ? reasonCode : undefined;
  if (to === agent.state && reason === agent.reasonCode)
    return refused('AlreadyInState', { agentId: agent.id, state: agent.state });
  return done({ type: 'AgentStateChanged', agentId: agent.id, from: agent.state, to, reasonCode: reason });
}

function decideArrival(acd: Acd, command: Extract<CallCommand, { type: 'ArriveCall' }>): Decision {
  const { callId, queueId, from, dialled } = command;
  if (!acd.queues.has(queueId)) return refused('UnknownQueue', { queueId });
  if (acd.calls.has(callId)) return refused('DuplicateCall', { callId });
  return done({ type: 'CallArrived', callId, queueId, from, dialled });
}

function decideAnswer(acd: Acd, callId: string): Decision {
  const call = acd.calls.get(callId);
  if (call === undefined) return refused('UnknownCall', { callId });
  if (call.state !== 'Offered' || call.agentId === undefined) return refused('CallNotOffered', { callId });
  return done({ type: 'CallAnswered', callId, queueId: call.queueId, agentId: call.agentId });
}

function decideEnd(acd: Acd, callId: string): Decision {
  const call = acd.calls.get(callId);
  if (call === undefined) return refused('UnknownCall', { callId });
  const { queueId, agentId } = call;
  return done({ type: 'CallEnded', callId, queueId, agentId, answered: call.state === 'Answered' });
}

const cellOf = (acd: Acd, agent: Agent, command: AgentCommand): Cell => acd.transitions[agent.state][command.type];

const done = (...events: Event[]): Decision => ({ outcome: 'done', events });

const refused = (code: RejectionCode, facts: RejectionFacts): Decision => ({
  outcome: 'refused',
  rejection: { code, facts },
});
