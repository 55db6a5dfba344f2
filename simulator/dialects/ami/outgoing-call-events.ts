// The life of a queue call as the Manager Interface tells it: it joins, rings, is answered and ends. A phone that is
// told to stop ringing, or that hangs up, is told of as channels that end.

import type { Event } from '../../core/events.ts';
import { agentIdsOf } from '../../core/model/call.ts';
import { historyOf, lineOf, positionOf } from './call-history.ts';
import type { Leg } from './channels.ts';
import type { AmiContext, CallHistory } from './context.ts';
import { tellAgentDevice, tellCallers } from './device-states.ts';
import { tellBoth, tellCaller, tellStatus } from './event-encoders.ts';
import { hangup } from './hangups.ts';
import type { Member } from './members.ts';
import { leavePool } from './pool.ts';
import { abandon, complete } from './statistics.ts';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

export function arrived(context: AmiContext, { callId, queueId }: EventOf<'CallArrived'>): void {
  const history = historyOf(context, callId);
  if (history === undefined) return;
  const rows = [
    ['Position', history.position],
    ['Count', lineOf(context, queueId ?? '').length],
  ] as const;
  tellCallers(context, queueId ?? '', true);
  tellCaller(context, 'QueueCallerJoin', history.call, rows);
}

export function offered(context: AmiContext, { callId, queueId, agentId }: EventOf<'CallOffered'>): void {
  const history = historyOf(context, callId);
  const member = context.members.find(agentId, queueId ?? '');
  if (history === undefined || member === undefined) return;
  history.ringing = { member, since: context.seconds() };
  tellBoth(context, 'AgentCalled', { call: history.call, member, rows: [] });
  tellAgentDevice(context, agentId);
  tellStatus(context, member);
}

export function answered(context: AmiContext, { callId }: EventOf<'CallAnswered'>): void {
  const history = historyOf(context, callId);
  if (history?.ringing === undefined) return;
  const { call, joined, ringing } = history;
  const now = context.seconds();
  history.answered = now;
  tellLeave(context, history);
  const leg = context.channels.agentOf(call, ringing.member.interface);
  leg.one.state = 6;
  leg.two.state = 6;
  const rows = [
    ['HoldTime', now - joined],
    ['RingTime', now - ringing.since],
  ] as const;
  tellBoth(context, 'AgentConnect', { call, member: ringing.member, rows });
}

/** Whoever it rang at is gone: the call is in the line again. */
export function returned(context: AmiContext, { callId }: EventOf<'CallReturned'>): void {
  const history = historyOf(context, callId);
  if (history !== undefined) stopRinging(context, history, { isUnanswered: true });
}

/** A phone that somebody could have answered is told of; one at which the caller gave up is not. */
function stopRinging(context: AmiContext, history: CallHistory, { isUnanswered }: { isUnanswered: boolean }): void {
  const { call, ringing } = history;
  if (ringing === undefined) return;
  const { member, since } = ringing;
  const leg = context.channels.agentOf(call, member.interface);
  leg.one.state = 5;
  const rows = [['RingTime', (context.seconds() - since) * 1000]] as const;
  if (isUnanswered) tellBoth(context, 'AgentRingNoAnswer', { call, member, rows });
  leg.two.priority = 2;
  hangup(context, 'HangupRequest', leg.two, 0);
  hangup(context, 'Hangup', leg.one, 0);
  hangup(context, 'Hangup', leg.two, 0);
  tellAgentDevice(context, member.agentId);
  if (isIn(context, member)) tellStatus(context, member);
  history.ringing = undefined;
  context.channels.forgetAgent(call.id);
}

export function ended(context: AmiContext, { callId, agentId, answered: wasAnswered }: EventOf<'CallEnded'>): void {
  const history = historyOf(context, callId);
  if (history !== undefined && wasAnswered) endAnswered(context, history);
  else if (history !== undefined) endWaiting(context, history);
  context.channels.forget(callId);
  context.stories.delete(callId);
  if (agentId === undefined) return;
  if (context.pool.get(agentId)?.isLeaving) leavePool(context, agentId);
  else tellAgentDevice(context, agentId);
}

function endAnswered(context: AmiContext, history: CallHistory): void {
  const { call, ringing, endedBy } = history;
  const caller = context.channels.callerOf(call);
  const leg = context.channels.agentOf(call, ringing?.member.interface ?? `Local/${agentIdsOf(call)[0]}@agents`);
  caller.two.priority = 2;
  const end = endedBy === 'agent' ? agentHangsUp : callerHangsUp;
  end(context, { caller, leg, completed: () => tellComplete(context, history) });
}

interface Ending {
  readonly caller: Leg;
  readonly leg: Leg;
  /** Tells that the agent is done with the call. */
  readonly completed: () => void;
}

/** The phone's own dialplan has come to its end. */
function agentHangsUp(context: AmiContext, { caller, leg, completed }: Ending): void {
  leg.two.priority = 3;
  hangup(context, 'HangupRequest', leg.one, 0);
  hangup(context, 'Hangup', leg.two, 0);
  completed();
  hangup(context, 'Hangup', leg.one, 16);
  hangup(context, 'HangupRequest', caller.two, 16);
  hangup(context, 'Hangup', caller.one, 16);
  hangup(context, 'Hangup', caller.two, 16);
}

function callerHangsUp(context: AmiContext, { caller, leg, completed }: Ending): void {
  leg.two.priority = 2;
  hangup(context, 'HangupRequest', caller.two, 16);
  hangup(context, 'HangupRequest', leg.two, 16);
  completed();
  hangup(context, 'Hangup', leg.one, 16);
  hangup(context, 'Hangup', leg.two, 16);
  hangup(context, 'Hangup', caller.two, 16);
  hangup(context, 'Hangup', caller.one, 16);
}

/** A member who has left the queue meanwhile completes nothing. */
function tellComplete(context: AmiContext, { call, joined, answered: at = 0, ringing, endedBy }: CallHistory): void {
  const [hold, talk] = [at - joined, context.seconds() - at];
  complete(context.statistics.of(call.queueId ?? ''), hold, talk);
  if (ringing === undefined || !isIn(context, ringing.member)) return;
  const { member } = ringing;
  const rows = [
    ['HoldTime', hold],
    ['TalkTime', talk],
    ['Reason', endedBy === 'agent' ? 'agent' : 'caller'],
  ] as const;
  tellBoth(context, 'AgentComplete', { call, member, rows });
  tellStatus(context, member);
}

function endWaiting(context: AmiContext, history: CallHistory): void {
  const { call, joined, position, endedBy } = history;
  const cause = endedBy === 'queue' ? 0 : 16;
  stopRinging(context, history, { isUnanswered: endedBy === 'queue' });
  const { one, two } = context.channels.callerOf(call);
  const hold = context.seconds() - joined;
  abandon(context.statistics.of(call.queueId ?? ''), hold);
  two.priority = 2;
  const rows = [
    ['Position', positionOf(context, call)],
    ['OriginalPosition', position],
    ['HoldTime', hold],
  ] as const;
  tellCaller(context, 'QueueCallerAbandon', call, rows);
  tellLeave(context, history);
  hangup(context, 'HangupRequest', two, cause);
  hangup(context, 'Hangup', one, cause);
  hangup(context, 'Hangup', two, cause);
}

function tellLeave(context: AmiContext, { call }: CallHistory): void {
  const left = lineOf(context, call.queueId ?? '').filter(({ id }) => id !== call.id).length;
  const rows = [
    ['Position', positionOf(context, call)],
    ['Count', left],
  ] as const;
  if (left === 0) tellCallers(context, call.queueId ?? '', false);
  tellCaller(context, 'QueueCallerLeave', call, rows);
}

/** Whether it is still the same membership. */
const isIn = ({ members }: AmiContext, member: Member): boolean =>
  members.find(member.agentId, member.queueId) === member;
