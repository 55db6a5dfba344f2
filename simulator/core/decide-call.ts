// Commands about calls: one arrives, the agent it is offered to answers, somebody hangs up.

import type { CallCommand } from './commands.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Acd } from './model/acd.ts';

type Command<T extends CallCommand['type']> = Extract<CallCommand, { type: T }>;

export function decideArrival(acd: Acd, { callId, queueId, from, dialled }: Command<'ArriveCall'>): Decision {
  if (!acd.queues.has(queueId)) return refused('UnknownQueue', { queueId });
  if (acd.calls.has(callId)) return refused('DuplicateCall', { callId });
  return done({ type: 'CallArrived', callId, queueId, from, dialled });
}

export function decideAnswer(acd: Acd, { callId }: Command<'AnswerCall'>): Decision {
  const call = acd.calls.get(callId);
  if (call === undefined) return refused('UnknownCall', { callId });
  if (call.state !== 'Offered' || call.agentId === undefined) return refused('CallNotOffered', { callId });
  return done({ type: 'CallAnswered', callId, queueId: call.queueId, agentId: call.agentId });
}

export function decideEnd(acd: Acd, { callId }: Command<'EndCall'>): Decision {
  const call = acd.calls.get(callId);
  if (call === undefined) return refused('UnknownCall', { callId });
  const { queueId, agentId } = call;
  return done({ type: 'CallEnded', callId, queueId, agentId, answered: call.state === 'Answered' });
}
