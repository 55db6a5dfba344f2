// How queue calls end, as it is told: which events come depends on which half of which leg is hung up. Recorded.

import type { Party } from '../../core/model/call.ts';
import { lengthOfLine, positionOf } from './call-history.ts';
import type { Channel, Half, Leg } from './channels.ts';
import { type AmiContext, type CallHistory, DIALECT, type Ending } from './context.ts';
import { tellCallers } from './device-states.ts';
import { tellBoth, tellCaller, tellPhone } from './event-encoders.ts';
import { beginEnd, CLEARED, endBoth, finishEnd, follow, NO_CAUSE } from './hangups.ts';
import type { Member } from './members.ts';
import { abandon, complete } from './statistics.ts';

/** Has the ACD end a call because that half of one of its legs is hung up. */
export function hangUpCall(context: AmiContext, ending: Ending, requestId: string): void {
  const { engine, histories } = context;
  const { callId = '', agentId } = ending.half.leg.owner ?? {};
  const history = histories.get(callId);
  const [first] = engine.acd.calls.get(callId)?.legs ?? [];
  if (first === undefined) return;
  if (history !== undefined) history.ending = ending;
  const { number = '' } = first;
  const caller: Party = first.agentId === undefined ? { number } : { agentId: first.agentId };
  const party = agentId === undefined ? caller : { agentId };
  engine.execute({ type: 'HangUp', callId, party }, { origin: 'connector', dialect: DIALECT, requestId });
  if (history !== undefined) history.ending = undefined;
}

/** The half that ends first: the one that is hung up, or else the far one. */
function firstOf({ ending }: CallHistory, leg: Leg, otherwise: Channel = leg.two): Ending {
  return ending?.half.leg === leg ? ending : { half: { channel: otherwise, leg }, cause: NO_CAUSE };
}

/** A phone that somebody could have answered is told of; one at which the caller gave up is not. */
export function stopRinging(
  context: AmiContext,
  history: CallHistory,
  { agentId, isUnanswered }: { readonly agentId: string; readonly isUnanswered: boolean },
): void {
  const ringing = history.ringing.get(agentId);
  if (ringing === undefined) return;
  const { member, since } = ringing;
  const leg = context.channels.agentOf(history.call, agentId, member.interface);
  const rows = [['RingTime', (context.seconds() - since) * 1000]] as const;
  if (isUnanswered) tellBoth(context, 'AgentRingNoAnswer', { history, member, rows });
  const { half, cause } = firstOf(history, leg, leg.one);
  endBoth(context, half, cause);
  history.ringing.delete(agentId);
  context.channels.forgetAgent(history.call.id, agentId);
  tellPhone(context, agentId);
}

interface Ends {
  readonly history: CallHistory;
  readonly caller: Leg;
  readonly agent: Leg;
  /** What is told between: that the agent is done, and how the phone is. */
  readonly completed: () => void;
  readonly free: () => void;
}

export function endAnswered(context: AmiContext, history: CallHistory, isByAgent: boolean): void {
  const { call, answered, ending } = history;
  if (answered === undefined) return;
  const { member } = answered;
  const caller = context.channels.callerOf(call);
  const agent = context.channels.agentOf(call, member.agentId, member.interface);
  const isAgents = ending === undefined ? isByAgent : ending.half.leg === agent;
  const leg = isAgents ? agent : caller;
  const { half } = firstOf(history, leg);
  if (ending === undefined && isAgents) agent.two.priority = 3;
  const isNear = half.channel === leg.one;
  const ends: Ends = {
    ...{ history, caller, agent },
    completed: () =>
      isNear ? completeSilently(context, history) : tellCompleted(context, history, isAgents ? 'agent' : 'caller'),
    free: () => tellPhone(context, member.agentId),
  };
  if (isAgents) agentEnds(context, ends);
  else if (isNear) nearCallerEnds(context, ends);
  else farCallerEnds(context, ends);
}

/** Either half of the agent's leg ends, and then the caller's leg. */
function agentEnds(context: AmiContext, { history, caller, agent, completed, free }: Ends): void {
  const { half, cause } = firstOf(history, agent);
  const isNear = half.channel === agent.one;
  const first = isNear ? cause || CLEARED : cause;
  beginEnd(context, half, first);
  finishEnd(context, half, first);
  completed();
  free();
  follow(context, half, CLEARED);
  endBoth(context, { channel: caller.one, leg: caller }, CLEARED);
}

/** The half that is in the queue. */
function nearCallerEnds(context: AmiContext, { history, caller, agent, completed, free }: Ends): void {
  const { half, cause } = firstOf(history, caller);
  const first = cause || CLEARED;
  const ofAgent = { channel: agent.one, leg: agent };
  beginEnd(context, half, first);
  beginEnd(context, ofAgent, CLEARED);
  completed();
  finishEnd(context, ofAgent, CLEARED);
  free();
  follow(context, ofAgent, CLEARED);
  follow(context, half, first);
  finishEnd(context, half, first);
}

/** The half where the caller is. */
function farCallerEnds(context: AmiContext, { history, caller, agent, completed, free }: Ends): void {
  const { half, cause } = firstOf(history, caller);
  const near: Half = { channel: caller.one, leg: caller };
  beginEnd(context, half, cause);
  completed();
  finishEnd(context, half, cause);
  finishEnd(context, near, cause || CLEARED);
  const ofAgent = { channel: agent.one, leg: agent };
  beginEnd(context, ofAgent, CLEARED);
  finishEnd(context, ofAgent, CLEARED);
  free();
  follow(context, ofAgent, CLEARED);
}

/** The agent is done with the call, and still a member or not. */
export function tellCompleted(
  context: AmiContext,
  history: CallHistory,
  reason: 'agent' | 'caller' | 'transfer',
): void {
  const { answered, joined, queueId } = history;
  if (answered === undefined) return;
  const { member, at } = answered;
  const times = { hold: at - joined, talk: context.seconds() - at };
  complete(context.statistics.of(queueId), times);
  const rows = [
    ['HoldTime', times.hold],
    ['TalkTime', times.talk],
    ['Reason', reason],
  ] as const;
  tellBoth(context, 'AgentComplete', { history, member, rows });
}

/** It counts where the agent is still the same member. */
function completeSilently(context: AmiContext, { answered, joined, queueId }: CallHistory): void {
  if (answered === undefined || !isIn(context, answered.member)) return;
  const { at } = answered;
  complete(context.statistics.of(queueId), { hold: at - joined, talk: context.seconds() - at });
}

const isIn = ({ members }: AmiContext, member: Member): boolean =>
  members.find(member.agentId, member.queueId) === member;

export function endWaiting(context: AmiContext, history: CallHistory, timedOut: boolean): void {
  const { half, cause, goesOn } = leaveWaiting(context, history, timedOut);
  if (goesOn) context.channels.give(half.leg, undefined);
  else {
    finishEnd(context, half, cause);
    follow(context, half, cause);
  }
}

/** The caller's wait is over without an answer: phones fall silent, and the line is left. The channel has begun to end. */
function leaveWaiting(context: AmiContext, history: CallHistory, timedOut: boolean): Ending {
  const { call, queueId, joined, position, ringing } = history;
  for (const agentId of [...ringing.keys()]) stopRinging(context, history, { agentId, isUnanswered: timedOut });
  const caller = context.channels.callerOf(call);
  const ending = firstOf(history, caller, timedOut ? caller.one : caller.two);
  const isFar = ending.half.channel === caller.two;
  if (isFar) beginEnd(context, ending.half, ending.cause);
  const hold = context.seconds() - joined;
  abandon(context.statistics.of(queueId), hold);
  const rows = [
    ['Position', positionOf(context.engine.acd, call, queueId)],
    ['OriginalPosition', position],
    ['HoldTime', hold],
  ] as const;
  tellCaller(context, 'QueueCallerAbandon', history, rows);
  tellLeave(context, history);
  if (!isFar && ending.goesOn === undefined) beginEnd(context, ending.half, ending.cause);
  return ending;
}

export function tellLeave(context: AmiContext, history: CallHistory): void {
  const { call, queueId } = history;
  const { acd } = context.engine;
  const left = lengthOfLine(acd, queueId);
  const rows = [
    ['Position', positionOf(acd, call, queueId)],
    ['Count', left],
  ] as const;
  if (left === 0) tellCallers(context, queueId, false);
  tellCaller(context, 'QueueCallerLeave', history, rows);
}
