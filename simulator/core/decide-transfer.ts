// Commands that bring somebody else into a call: to be consulted, and then to have it or to share it.

import type { CallCommandOf } from './decide-call.ts';
import { legFor, refusedAsNew } from './decide-call.ts';
import { type Decision, done, refused } from './decision.ts';
import { dial, talksTo } from './dial.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Call, stateOfCall } from './model/call.ts';

export function decideConsult(acd: Acd, command: CallCommandOf<'Consult'>): Decision {
  const { callId, agentId, consultId, destination, data } = command;
  const found = legFor(acd, callId, { agentId }, 'Consult');
  if ('outcome' in found) return found;
  const agent = acd.agents.get(agentId);
  if (agent === undefined) return refused('UnknownAgent', { agentId });
  const talking = talksTo(acd, agentId);
  if (talking !== undefined && talking !== callId) return refused('CallInProgress', { agentId });
  if (consultationOf(acd, callId, agentId) !== undefined) return refused('CallInProgress', { agentId });
  const refusal = refusedAsNew(acd, consultId);
  if (refusal !== undefined) return refusal;
  const dialled = dial(acd, consultId, destination, found.call.legs);
  if ('outcome' in dialled) return dialled;
  const held: Event = { type: 'CallHeld', callId, agentId };
  return done(
    ...(talking === undefined ? [] : [held]),
    {
      ...{
        type: 'CallMade',
        callId: consultId,
        agentId,
        from: agent.extension,
        dialled: destination,
        parentId: callId,
      },
      ...(data && { data }),
    } as const,
    ...dialled,
  );
}

/** The call that the agent made beside `callId`, and has. */
const consultationOf = ({ agents, calls }: Acd, callId: string, agentId: string): Call | undefined =>
  agents
    .get(agentId)
    ?.callIds?.map((id) => calls.get(id))
    .find((call) => call?.parentId === callId);

/** TransferComplete, whether or not there has been an answer; Conference. */
export function decideMerge(acd: Acd, command: CallCommandOf<'TransferComplete' | 'Conference'>): Decision {
  const { type, callId, agentId } = command;
  const found = legFor(acd, callId, { agentId }, type);
  if ('outcome' in found) return found;
  const consultation = consultationOf(acd, callId, agentId);
  if (consultation === undefined) return refused('NoConsultation', { agentId, callId });
  const consultId = consultation.id;
  const isAnswered = stateOfCall(consultation) === 'Answered';
  const isQueued = !isAnswered && consultation.queueId !== undefined;
  const refusal = refusedToShare(found.call, agentId, isQueued);
  if (refusal !== undefined) return refusal;
  if (type === 'TransferComplete')
    return done({ type: 'CallTransferred', callId, queueId: found.call.queueId, agentId, consultId });
  return isAnswered
    ? done({ type: 'CallConferenced', callId, agentId, consultId })
    : refused('ConsultationNotAnswered', { callId });
}

/** Only a call that was answered can be passed on or shared, and in a queue one can wait alone. */
function refusedToShare(call: Call, agentId: string, isQueued: boolean): Decision | undefined {
  const { id: callId, legs } = call;
  if (stateOfCall(call) !== 'Answered') return refused('CallNotTalking', { agentId, callId });
  return isQueued && legs.length > 2 ? refused('TooManyParties', { callId }) : undefined;
}

export function decideBlindTransfer(acd: Acd, command: CallCommandOf<'BlindTransfer'>): Decision {
  const { callId, agentId, destination } = command;
  const found = legFor(acd, callId, { agentId }, 'BlindTransfer');
  if ('outcome' in found) return found;
  const refusal = refusedToShare(found.call, agentId, acd.queues.has(destination));
  if (refusal !== undefined) return refusal;
  const dialled = dial(acd, callId, destination, found.call.legs);
  if ('outcome' in dialled) return dialled;
  return done({ type: 'CallTransferred', callId, queueId: found.call.queueId, agentId }, ...dialled);
}
