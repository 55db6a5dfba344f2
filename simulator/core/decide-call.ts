// Commands about calls, but for those that pass one on: a call arrives or is made, is answered, held, and ends.

import { endOf, leave } from './call-end.ts';
import type { CallCommand } from './commands.ts';
import { type Decision, done, refused } from './decision.ts';
import { busy, dial, ring, talksTo } from './dial.ts';
import type { Event } from './events.ts';
import { LEG_TRANSITIONS, type LegCommandType } from './leg-transitions.ts';
import { MOST_ENTRIES } from './limits.ts';
import type { Acd } from './model/acd.ts';
import { type Call, type Leg, legOf, type Party } from './model/call.ts';
import { unknownAgent } from './refuse.ts';

export type CallCommandOf<T extends CallCommand['type']> = Extract<CallCommand, { type: T }>;

export function decideArrival(acd: Acd, command: CallCommandOf<'ArriveCall'>): Decision {
  const { type, callId, queueId, dialled, maxWaitMs, ...rest } = command;
  const queue = queueId === undefined ? undefined : acd.queues.get(queueId);
  if (queueId !== undefined && queue === undefined) return refused('UnknownQueue', { queueId });
  const refusal = refusedAsNew(acd, callId);
  if (refusal !== undefined) return refusal;
  const wait = maxWaitMs ?? queue?.maxWaitMs;
  const limit = wait === undefined ? {} : { maxWaitMs: wait };
  const arrived: Event = {
    type: 'CallArrived',
    callId,
    ...(queueId !== undefined && { queueId }),
    dialled,
    ...rest,
    ...limit,
  };
  if (queue !== undefined) return done(arrived);
  const agent = acd.agents.get(acd.extensions.get(dialled) ?? '');
  if (agent === undefined) return refused('UnknownDestination', { destination: dialled });
  if (talksTo(acd, agent.id) !== undefined) return refused('DestinationBusy', { destination: dialled });
  return done(arrived, ...ring(agent, callId));
}

/** Why a call of that id cannot begin. */
export function refusedAsNew({ calls }: Acd, callId: string): Decision | undefined {
  if (calls.has(callId)) return refused('DuplicateCall', { callId });
  return calls.size < MOST_ENTRIES ? undefined : refused('TooManyCalls', {});
}

export function decideMake(acd: Acd, command: CallCommandOf<'MakeCall'>): Decision {
  const { callId, agentId, destination, data } = command;
  const agent = acd.agents.get(agentId);
  if (agent === undefined) return unknownAgent(acd, agentId);
  if (agent.memberships.size === 0) return refused('NotLoggedIn', { agentId });
  if (isOnTheLine(acd, agentId)) return refused('CallInProgress', { agentId });
  const refusal = refusedAsNew(acd, callId);
  if (refusal !== undefined) return refusal;
  const dialled = dial(acd, callId, destination, [{ agentId }]);
  if ('outcome' in dialled) return dialled;
  const made: Event = {
    type: 'CallMade',
    callId,
    agentId,
    from: agent.extension,
    dialled: destination,
    ...(data && { data }),
  };
  return done(made, ...busy(agent), ...dialled);
}

/** Whether the phone is in use: it rings, or the agent is talking. */
function isOnTheLine({ agents, calls }: Acd, agentId: string): boolean {
  const isInUse = (callId: string) => legOf(calls.get(callId) as Call, { agentId })?.state !== 'Held';
  return agents.get(agentId)?.callIds?.some(isInUse) ?? false;
}

/** A call and the leg of whoever gives a Command about it; or why the Command is refused. */
export function legFor(
  { calls }: Acd,
  callId: string,
  party: Party,
  type: LegCommandType,
): Decision | { readonly call: Call; readonly leg: Leg } {
  const call = calls.get(callId);
  if (call === undefined) return refused('UnknownCall', { callId });
  const leg = legOf(call, party);
  const cell = LEG_TRANSITIONS[leg?.state ?? 'Absent'][type];
  if (cell.outcome === 'move' && leg !== undefined) return { call, leg };
  const code = cell.outcome === 'refuse' ? cell.code : 'NotOnCall';
  if (code === 'NotOnCall' && party.number !== undefined)
    return refused('UnknownParty', { party: party.number, callId });
  return refused(code, code === 'CallNotOffered' ? { callId } : { agentId: party.agentId ?? party.number, callId });
}

export function decideAnswer(acd: Acd, { callId, party }: CallCommandOf<'AnswerCall'>): Decision {
  const ringing = acd.calls.get(callId)?.legs.filter(({ state }) => state === 'Ringing');
  const found = legFor(acd, callId, party ?? ringing?.[0] ?? { agentId: '' }, 'AnswerCall');
  if ('outcome' in found) return found;
  const { call, leg } = found;
  const { agentId, number } = leg;
  if (number !== undefined) return done({ type: 'NumberAnswered', callId, number });
  if (talksTo(acd, agentId) !== undefined) return refused('CallInProgress', { agentId });
  return done({ type: 'CallAnswered', callId, queueId: call.queueId, agentId });
}

export function decideHold(acd: Acd, { type, callId, agentId }: CallCommandOf<'HoldCall' | 'RetrieveCall'>): Decision {
  const found = legFor(acd, callId, { agentId }, type);
  if ('outcome' in found) return found;
  if (type === 'HoldCall') return done({ type: 'CallHeld', callId, agentId });
  if (talksTo(acd, agentId) !== undefined) return refused('CallInProgress', { agentId });
  return done({ type: 'CallRetrieved', callId, agentId });
}

export function decideHangUp(acd: Acd, { callId, party }: CallCommandOf<'HangUp'>): Decision {
  if (party !== undefined) {
    const found = legFor(acd, callId, party, 'HangUp');
    return 'outcome' in found ? found : done(...leave(acd, found.call, found.leg));
  }
  const call = acd.calls.get(callId);
  return call === undefined ? refused('UnknownCall', { callId }) : done(...endOf(call));
}

export function decideDrop(acd: Acd, { callId, agentId, party }: CallCommandOf<'DropParty'>): Decision {
  const found = legFor(acd, callId, { agentId }, 'DropParty');
  if ('outcome' in found) return found;
  const leg = legOf(found.call, party);
  if (leg === undefined) return refused('UnknownParty', { party: party.agentId ?? party.number, callId });
  return done(...leave(acd, found.call, leg));
}

export function decideDtmf(acd: Acd, { callId, agentId, digits }: CallCommandOf<'SendDtmf'>): Decision {
  const found = legFor(acd, callId, { agentId }, 'SendDtmf');
  return 'outcome' in found ? found : done({ type: 'DtmfSent', callId, agentId, digits });
}

export function decideCallData({ calls }: Acd, { callId, data }: CallCommandOf<'SetCallData'>): Decision {
  const call = calls.get(callId);
  if (call === undefined) return refused('UnknownCall', { callId });
  const all = Object.entries({ ...call.data, ...data }).filter(([, text]) => text !== '');
  return done({ type: 'CallDataSet', callId, data: Object.fromEntries(all) });
}
