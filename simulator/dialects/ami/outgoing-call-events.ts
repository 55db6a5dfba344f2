// The life of a queue call as the Manager Interface tells it: it joins, rings, is answered and passed on. How it ends is told
// in `call-ends.ts`. Of a call that is no queue's nothing is told but that phones are in use.

import type { EventOf } from '../../core/events.ts';
import { endAnswered, endWaiting, stopRinging, tellCompleted, tellLeave } from './call-ends.ts';
import { beginHistory, lengthOfLine } from './call-history.ts';
import type { AmiContext, CallHistory } from './context.ts';
import { tellAgentDevice, tellCallers } from './device-states.ts';
import { tellBoth, tellCaller, tellPhone } from './event-encoders.ts';
import { CLEARED, endBoth } from './hangups.ts';
import { connectThroughPool, leavePool } from './pool.ts';
import { answer } from './statistics.ts';

export function queued(
  context: AmiContext,
  { callId, queueId }: { readonly callId: string; readonly queueId?: string | undefined },
): void {
  if (queueId === undefined) return;
  const history = beginHistory(context, callId, queueId);
  if (history === undefined) return;
  const rows = [
    ['Position', history.position],
    ['Count', lengthOfLine(context.engine.acd, queueId)],
  ] as const;
  tellCallers(context, queueId, true);
  tellCaller(context, 'QueueCallerJoin', history, rows);
}

export function offered(context: AmiContext, { callId, queueId = '', agentId }: EventOf<'CallOffered'>): void {
  const history = context.histories.get(callId);
  const member = context.members.find(agentId, queueId);
  if (history !== undefined && member !== undefined) {
    history.ringing.set(agentId, { member, since: context.seconds() });
    tellBoth(context, 'AgentCalled', { history, member, rows: [] });
    context.channels.agentOf(history.call, agentId, member.interface).one.state = 5;
  }
  tellAgent(context, agentId);
}

function tellAgent(context: AmiContext, agentId: string): void {
  tellAgentDevice(context, agentId);
  tellPhone(context, agentId);
}

export function answered(context: AmiContext, { callId, agentId }: EventOf<'CallAnswered'>): void {
  const history = context.histories.get(callId);
  const ringing = history?.ringing.get(agentId);
  if (history === undefined || ringing === undefined) return;
  const { call, joined, queueId } = history;
  const { member, since } = ringing;
  const now = context.seconds();
  history.answered = { ...ringing, at: now };
  answer(context.statistics.of(queueId), now - joined);
  const caller = context.channels.callerOf(call);
  const leg = context.channels.agentOf(call, agentId, member.interface);
  leg.one.state = 6;
  leg.two.state = 6;
  const bridge = crypto.randomUUID();
  caller.one.bridge = bridge;
  leg.one.bridge = bridge;
  connectThroughPool(context, member, { caller, leg });
  tellLeave(context, history);
  const rows = [
    ['HoldTime', now - joined],
    ['RingTime', now - since],
  ] as const;
  tellBoth(context, 'AgentConnect', { history, member, rows });
}

/** Whoever it rang at is gone: the call is in the line again. */
export function returned(context: AmiContext, { callId, agentId }: EventOf<'CallReturned'>): void {
  const history = context.histories.get(callId);
  if (history !== undefined) stopRinging(context, history, { agentId, isUnanswered: true });
}

/** Others go on with the call. */
export function partyLeft(context: AmiContext, event: EventOf<'PartyLeft' | 'CallTransferred'>): void {
  const { callId, agentId } = event;
  const history = context.histories.get(callId);
  if (history?.answered?.member.agentId === agentId)
    leave(context, history, event.type === 'CallTransferred' ? 'transfer' : 'agent');
  else if (history?.ringing.has(agentId)) stopRinging(context, history, { agentId, isUnanswered: false });
  else tellAgent(context, agentId);
  settle(context, agentId);
}

function leave(context: AmiContext, history: CallHistory, reason: 'agent' | 'transfer'): void {
  const { call, answered } = history;
  if (answered === undefined) return;
  const { agentId, interface: device } = answered.member;
  const leg = context.channels.agentOf(call, agentId, device);
  tellCompleted(context, history, reason);
  endBoth(context, { channel: leg.one, leg }, CLEARED);
  context.channels.forgetAgent(call.id, agentId);
  history.ringing.delete(agentId);
  history.answered = undefined;
  tellPhone(context, agentId);
}

/** The queue has no more to do with a call that is passed on; one that waits beside it goes on as that call. */
export function transferred(context: AmiContext, event: EventOf<'CallTransferred'>): void {
  const { histories, engine } = context;
  partyLeft(context, event);
  histories.delete(event.callId);
  const { consultId = '' } = event;
  const beside = histories.get(consultId);
  const call = engine.acd.calls.get(event.callId);
  if (beside === undefined || call === undefined) return;
  histories.delete(consultId);
  histories.set(call.id, { ...beside, call });
  context.channels.merge(consultId, call.id);
}

export function ended(context: AmiContext, event: EventOf<'CallEnded'>): void {
  const { callId, agentId, by, timedOut } = event;
  const history = context.histories.get(callId);
  const isTold = agentId !== undefined && history?.ringing.has(agentId);
  if (history?.answered !== undefined) endAnswered(context, history, by?.agentId !== undefined);
  else if (history !== undefined) endWaiting(context, history, timedOut === true);
  context.channels.forget(callId);
  context.histories.delete(callId);
  if (agentId === undefined) return;
  if (!isTold) tellPhone(context, agentId);
  settle(context, agentId);
}

function settle(context: AmiContext, agentId: string): void {
  const session = context.pool.get(agentId);
  if (session !== undefined) session.leg.one.bridge = context.poolBridge;
  if (session?.isLeaving) leavePool(context, agentId);
  else tellAgentDevice(context, agentId);
}

/** An agent is on the phone, or no longer, without a queue. */
export const phoneUsed = (context: AmiContext, { agentId }: { readonly agentId: string }): void =>
  tellAgent(context, agentId);
