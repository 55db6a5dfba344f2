// How the native dialect answers: Decisions and Rejections out as HTTP.

import type { AgentCommand, CallCommand } from '../../core/commands.ts';
import type { Decision } from '../../core/decision.ts';
import type { Acd } from '../../core/model/acd.ts';
import { type Agent, type AgentState, reasonOf } from '../../core/model/agent.ts';
import type { Queue } from '../../core/model/queue.ts';
import { describeRejection, type Rejection, type RejectionCode, sentenceOf } from '../../core/rejection.ts';
import type { RequestOutcome } from '../../engine/requests.ts';
import { reportedStateIn } from '../../faults/fabricated.ts';
import { problem } from '../../http-api/problem.ts';
import type { ErrorDocs } from '../../http-api/route-docs.ts';
import { callView } from '../../http-api/schema/reply-schema.ts';
import type { HttpResponse } from '../../net/http-message.ts';
import type { Accepted, AgentView, CallChanged, Changed, QueueView, RequestOutcomeView } from './reply-schema.ts';

/** The HTTP status of each Rejection: total, so that a new one cannot be forgotten. */
export const REJECTION_STATUS: Readonly<Record<RejectionCode, number>> = {
  UnknownAgent: 404,
  WrongCredentials: 403,
  UnknownQueue: 404,
  NoDefaultQueue: 409,
  QueueNotAssigned: 409,
  NotLoggedIn: 409,
  NotLoggedInToQueue: 409,
  AlreadyLoggedIn: 409,
  AlreadyInState: 409,
  TransitionNotAllowed: 409,
  ReasonCodeRequired: 422,
  ReasonCodeUnknown: 422,
  CallInProgress: 409,
  LogoutPending: 409,
  TooManyAgents: 409,
  TooManyPending: 503,
  ExtensionInUse: 409,
  UnknownCall: 404,
  DuplicateCall: 409,
  CallNotOffered: 409,
  NotOnCall: 409,
  CallNotTalking: 409,
  CallNotHeld: 409,
  UnknownDestination: 422,
  DestinationBusy: 409,
  NoConsultation: 409,
  ConsultationNotAnswered: 409,
  TooManyParties: 409,
  UnknownParty: 404,
  TooManyCalls: 503,
};

/** The Rejections that `codes` name, as the documents tell them. */
export function refusals(...codes: readonly RejectionCode[]): readonly ErrorDocs[] {
  return codes.map((code) => ({ code, status: REJECTION_STATUS[code], meaning: sentenceOf(code) }));
}

export function agentView(agent: Agent): AgentView {
  const { id, name, state, memberships, extension, callIds: [callId] = [], stateEndsAt } = agent;
  const reasonCode = reasonOf(agent);
  return { id, name, state, queues: [...memberships.keys()], extension, reasonCode, callId, stateEndsAt };
}

export function queueView({ id, name, agentIds, idleAgentIds, waitingCallIds }: Queue): QueueView {
  return { id, name, agents: [...agentIds], readyAgents: idleAgentIds.size, waitingCalls: waitingCallIds };
}

/** What the client hears of a Decision that is no refusal. */
export function reply(
  acd: Acd,
  decision: Exclude<Decision, { outcome: 'refused' }>,
  about: { readonly command: AgentCommand | CallCommand; readonly requestId: string },
): HttpResponse {
  const { command, requestId } = about;
  if (decision.outcome !== 'done')
    return { status: 202, body: { outcome: decision.outcome, requestId } satisfies Accepted };
  if (!('by' in command)) {
    const call = acd.calls.get('consultId' in command ? command.consultId : command.callId);
    return { status: 200, body: { outcome: 'done', requestId, call: call && callView(call) } satisfies CallChanged };
  }
  const agent = agentAfter(acd, command.agentId, reportedStateIn(decision));
  return { status: 200, body: { outcome: 'done', requestId, agent } satisfies Changed };
}

/** The agent as it is now, or as a false success reports it. */
function agentAfter(acd: Acd, agentId: string, reported: AgentState | undefined): AgentView {
  const agent = acd.agents.get(agentId);
  const view = agent
    ? agentView(agent)
    : { id: agentId, name: agentId, state: 'LoggedOut' as const, queues: [], extension: '' };
  if (reported === undefined) return view;
  return { ...view, state: reported, queues: reported === 'LoggedOut' ? [] : view.queues };
}

/** A refusal that shows in the status. */
export function refused(rejection: Rejection, requestId: string): HttpResponse {
  const { code, facts } = rejection;
  return problem(REJECTION_STATUS[code], code, describeRejection(rejection), { requestId, ...facts });
}

/** A refusal that only the body tells. */
export function refusedInBody(rejection: Rejection, requestId: string): HttpResponse {
  const { code, facts } = rejection;
  return { status: 200, body: { outcome: 'refused', requestId, code, detail: describeRejection(rejection), ...facts } };
}

/** How a request stands that was accepted for later. */
export function outcomeView({ rejection, ...outcome }: RequestOutcome): RequestOutcomeView {
  if (rejection === undefined) return outcome;
  return {
    ...outcome,
    code: rejection.code,
    detail: describeRejection(rejection),
    ...rejection.facts,
    agentId: outcome.agentId,
  };
}

/** What a reply says to a person, where it says anything. */
export function saidIn(body: unknown): string | undefined {
  const detail = (body as { detail?: unknown } | null | undefined)?.detail;
  return typeof detail === 'string' ? detail : undefined;
}
