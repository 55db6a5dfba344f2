// What has been told of each call that has not ended: the ACD knows how a call stands, this protocol tells how it came
// to that.

import { agentIdsOf, type Call, stateOfCall } from '../../core/model/call.ts';
import type { AmiContext, CallHistory } from './context.ts';

/** Undefined where there is no such call, and never was. */
export function historyOf(context: AmiContext, callId: string): CallHistory | undefined {
  const known = context.stories.get(callId);
  const call = context.engine.acd.calls.get(callId);
  if (known !== undefined || call === undefined) return known;
  const history = { call, joined: context.seconds(), position: positionOf(context, call) };
  context.stories.set(callId, history);
  return history;
}

/** Stories of the calls that there are already: nobody knows how they came to be as they are. */
export function beginHistories(context: AmiContext): void {
  for (const call of context.engine.acd.calls.values()) {
    const history = historyOf(context, call.id);
    const [agentId] = agentIdsOf(call);
    const member = agentId === undefined ? undefined : context.members.find(agentId, call.queueId ?? '');
    if (history === undefined || member === undefined) continue;
    history.ringing = { member, since: history.joined };
    if (stateOfCall(call) === 'Answered') history.answered = history.joined;
  }
}

/** Where it stands in the line, or would; the first is 1. */
export const positionOf = (context: AmiContext, { id, queueId, arrival }: Call): number =>
  lineOf(context, queueId ?? '').filter((other) => other.id !== id && other.arrival < arrival).length + 1;

/** The calls that wait or ring, in the order in which they came. */
export const lineOf = ({ engine }: AmiContext, queueId: string): readonly Call[] =>
  [...engine.acd.calls.values()]
    .filter((call) => call.queueId === queueId && stateOfCall(call) !== 'Answered')
    .sort((a, b) => a.arrival - b.arrival);
