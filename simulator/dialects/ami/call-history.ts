// What has been told of each queue call that has not ended: the ACD knows how a call stands, this protocol tells how it came
// to that.

import { aheadOf, lineLength } from '../../core/line.ts';
import type { Acd } from '../../core/model/acd.ts';
import { type Call, stateOfCall } from '../../core/model/call.ts';
import type { AmiContext, CallHistory } from './context.ts';

/** The call goes into the line. Undefined where it is gone again. */
export function beginHistory(context: AmiContext, callId: string, queueId: string): CallHistory | undefined {
  const { engine, histories } = context;
  const call = engine.acd.calls.get(callId);
  if (call === undefined) return undefined;
  const joined = context.seconds();
  const history = { call, queueId, joined, position: positionOf(engine.acd, call, queueId), ringing: new Map() };
  histories.set(callId, history);
  return history;
}

/** Of the calls that there are already: since when they ring or talk is known, how they stood in the line is not. */
export function beginHistories(context: AmiContext): void {
  const { acd } = context.engine;
  for (const call of acd.calls.values()) {
    const { id, queueId, legs } = call;
    if (queueId === undefined) continue;
    const since = secondsOf(legs[0]?.since);
    const position = positionOf(acd, call, queueId);
    const history: CallHistory = { call, queueId, joined: since, position, ringing: new Map() };
    context.histories.set(id, history);
    context.channels.callerOf(call);
    const isAnswered = stateOfCall(call) === 'Answered';
    for (const leg of legs) {
      const member = leg.agentId === undefined ? undefined : context.members.find(leg.agentId, queueId);
      if (member === undefined) continue;
      const ringing = { member, since: secondsOf(leg.since) };
      history.ringing.set(member.agentId, ringing);
      if (isAnswered) history.answered = { ...ringing, at: ringing.since };
    }
  }
}

const secondsOf = (at = 0): number => Math.floor(at / 1000);

/** Where it stands in the line, or would; the first is 1. */
export function positionOf(acd: Acd, call: Call, queueId: string): number {
  const queue = acd.queues.get(queueId);
  return queue === undefined ? 1 : aheadOf(acd, queue, call) + 1;
}

/** How many calls wait or ring. */
export function lengthOfLine({ queues }: Acd, queueId: string): number {
  const queue = queues.get(queueId);
  return queue === undefined ? 0 : lineLength(queue);
}

/** The calls that wait or ring, in the order in which they came. */
export function lineOf({ calls, queues }: Acd, queueId: string): readonly Call[] {
  const { waitingCallIds = [], offeredCallIds = [] } = queues.get(queueId) ?? {};
  return [...offeredCallIds, ...waitingCallIds]
    .flatMap((callId) => calls.get(callId) ?? [])
    .sort((one, other) => one.arrival - other.arrival);
}
