// How each Event about a call changes the Acd.

import { agentOf, known, queueOf, update } from './apply-agent.ts';
import type { EventOf } from './events.ts';
import { putInto, takeFrom } from './line.ts';
import type { Acd } from './model/acd.ts';
import { type Call, isParty, type Leg, type LegState, legOf, type Party } from './model/call.ts';
import { isOfLogin } from './model/membership.ts';

type CallEvent =
  | 'CallArrived'
  | 'CallMade'
  | 'CallQueued'
  | 'CallOffered'
  | 'CallAnswered'
  | 'NumberRang'
  | 'NumberAnswered'
  | 'NumberLeft'
  | 'CallReturned'
  | 'CallHeld'
  | 'CallRetrieved'
  | 'CallTransferred'
  | 'CallConferenced'
  | 'PartyLeft'
  | 'CallEnded'
  | 'DtmfSent'
  | 'CallDataSet';

export const CALL_APPLIERS: { readonly [T in CallEvent]: (acd: Acd, event: EventOf<T>, at: number) => void } = {
  CallArrived: (acd, { callId, queueId, from, dialled, data, maxWaitMs }, at) => {
    const waitsUntil = maxWaitMs === undefined ? {} : { waitsUntil: at + maxWaitMs };
    const call = begin(acd, { id: callId, from, dialled, ...waitsUntil, ...(data && { data }) });
    call.legs.push({ number: from, state: 'Talking', since: at });
    if (queueId !== undefined) queueUp(acd, call, queueId);
  },
  CallMade: (acd, { callId, agentId, from, dialled, parentId, data }, at) => {
    const call = begin(acd, {
      id: callId,
      from,
      dialled,
      ...(parentId !== undefined && { parentId }),
      ...(data && { data }),
    });
    enter(acd, call, { agentId, state: 'Talking', since: at });
  },
  CallQueued: (acd, { callId, queueId, maxWaitMs }, at) => {
    const call = callOf(acd, callId);
    acd.arrivals += 1;
    call.arrival = acd.arrivals;
    if (maxWaitMs !== undefined) call.waitsUntil = at + maxWaitMs;
    queueUp(acd, call, queueId);
  },
  CallOffered: (acd, { callId, queueId, agentId, ringsUntil }, at) => {
    const call = callOf(acd, callId);
    if (queueId !== undefined) {
      const queue = queueOf(acd, queueId);
      takeFrom(acd, queue.waitingCallIds, call);
      putInto(acd, queue.offeredCallIds, call);
      if (queue.strategy === 'roundRobin') queue.lastOfferedTo = agentId;
    }
    enter(acd, call, { agentId, state: 'Ringing', since: at, ...(ringsUntil !== undefined && { ringsUntil }) });
  },
  CallAnswered: (acd, { callId, queueId, agentId }, at) => {
    const call = callOf(acd, callId);
    call.waitsUntil = undefined;
    if (queueId !== undefined) takeFrom(acd, queueOf(acd, queueId).offeredCallIds, call);
    const agent = agentOf(acd, agentId);
    if (agent.noAnswers !== undefined) agent.noAnswers = undefined;
    place(acd, callId, { agentId }, 'Talking', at);
  },
  NumberRang: (acd, { callId, number }, at) =>
    void callOf(acd, callId).legs.push({ number, state: 'Ringing', since: at }),
  NumberAnswered: (acd, { callId, number }, at) => place(acd, callId, { number }, 'Talking', at),
  NumberLeft: (acd, { callId, number }) => remove(acd, callOf(acd, callId), { number }),
  CallReturned: (acd, { callId, queueId, agentId, unanswered }) => {
    const call = callOf(acd, callId);
    const agent = agentOf(acd, agentId);
    if (unanswered === true) agent.noAnswers = (agent.noAnswers ?? 0) + 1;
    remove(acd, call, { agentId });
    if (call.legs.some(({ state }) => state === 'Ringing')) return;
    const queue = queueOf(acd, queueId);
    takeFrom(acd, queue.offeredCallIds, call);
    putInto(acd, queue.waitingCallIds, call);
  },
  CallHeld: (acd, { callId, agentId }, at) => place(acd, callId, { agentId }, 'Held', at),
  CallRetrieved: (acd, { callId, agentId }, at) => place(acd, callId, { agentId }, 'Talking', at),
  CallTransferred: (acd, { callId, queueId, agentId, consultId }, at) => {
    const call = callOf(acd, callId);
    count(acd, call, { agentId, queueId, at });
    call.queueId = undefined;
    call.waitsUntil = undefined;
    remove(acd, call, { agentId });
    if (consultId !== undefined) merge(acd, call, callOf(acd, consultId), agentId);
  },
  CallConferenced: (acd, { callId, agentId, consultId }, at) => {
    merge(acd, callOf(acd, callId), callOf(acd, consultId), agentId);
    place(acd, callId, { agentId }, 'Talking', at);
  },
  PartyLeft: (acd, { callId, queueId, agentId, answered }, at) => {
    const call = callOf(acd, callId);
    if (answered) count(acd, call, { agentId, queueId, at });
    remove(acd, call, { agentId });
    if (answered && call.legs.length < 2) call.queueId = undefined;
  },
  CallEnded: (acd, { callId, queueId, agentId, answered }, at) => {
    const call = callOf(acd, callId);
    if (queueId !== undefined) leaveLine(acd, call, queueId);
    if (answered && agentId !== undefined) count(acd, call, { agentId, queueId, at });
    for (const leg of [...call.legs]) remove(acd, call, leg);
    acd.calls.delete(callId);
  },
  /** What was dialled is heard at the other end, and not kept. */
  DtmfSent: (acd, { callId }) => void callOf(acd, callId),
  CallDataSet: (acd, { callId, data }) => {
    callOf(acd, callId).data = Object.keys(data).length === 0 ? undefined : data;
  },
};

function begin(acd: Acd, call: Omit<Call, 'arrival' | 'legs'>): Call {
  acd.arrivals += 1;
  const begun: Call = { ...call, arrival: acd.arrivals, legs: [] };
  acd.calls.set(call.id, begun);
  return begun;
}

function queueUp(acd: Acd, call: Call, queueId: string): void {
  call.queueId = queueId;
  queueOf(acd, queueId).waitingCallIds.push(call.id);
}

function enter(acd: Acd, call: Call, leg: Leg & { readonly agentId: string }): void {
  call.legs.push(leg);
  const agent = agentOf(acd, leg.agentId);
  agent.callIds = [...(agent.callIds ?? []), call.id];
  update(acd, agent);
}

function place(acd: Acd, callId: string, party: Party, state: LegState, at: number): void {
  const { legs } = callOf(acd, callId);
  const index = legs.findIndex((leg) => isParty(leg, party));
  if (index < 0) throw new Error(`An event names a party that call ${callId} does not have.`);
  legs[index] = { ...party, state, since: at };
}

/** Out of the call, and the call out of the agent's. */
function remove(acd: Acd, { id, legs }: Call, party: Party): void {
  const index = legs.findIndex((leg) => isParty(leg, party));
  if (index >= 0) legs.splice(index, 1);
  if (party.agentId !== undefined) setCalls(acd, party.agentId, (callIds) => callIds.filter((other) => other !== id));
}

function setCalls(acd: Acd, agentId: string, change: (callIds: readonly string[]) => readonly string[]): void {
  const agent = agentOf(acd, agentId);
  const callIds = change(agent.callIds ?? []);
  agent.callIds = callIds.length === 0 ? undefined : callIds;
  update(acd, agent);
}

/** All who are in `other` but the agent are in `call` now, where one is not there already, and so is its place in a line. */
function merge(acd: Acd, call: Call, other: Call, agentId: string): void {
  remove(acd, other, { agentId });
  for (const leg of [...other.legs]) {
    remove(acd, other, leg);
    if (legOf(call, leg) !== undefined) continue;
    call.legs.push(leg);
    if (leg.agentId !== undefined) setCalls(acd, leg.agentId, (callIds) => [...callIds, call.id]);
  }
  acd.calls.delete(other.id);
  if (other.data !== undefined) call.data = { ...call.data, ...other.data };
  const { queueId, arrival, waitsUntil } = other;
  if (queueId === undefined) return;
  const { waitingCallIds, offeredCallIds } = queueOf(acd, queueId);
  Object.assign(call, { queueId, arrival, waitsUntil });
  for (const callIds of [waitingCallIds, offeredCallIds]) {
    const place = callIds.indexOf(other.id);
    if (place >= 0) callIds[place] = call.id;
  }
}

interface Taken {
  readonly agentId: string;
  readonly queueId: string | undefined;
  readonly at: number;
}

/** A call of the queue that the agent has answered is over, for the agent. It counts for the login under which it was. */
function count(acd: Acd, call: Call, { agentId, queueId, at }: Taken): void {
  const membership = agentOf(acd, agentId).memberships.get(queueId ?? '');
  const leg = legOf(call, { agentId });
  if (membership === undefined || leg === undefined || !isOfLogin(leg, membership)) return;
  membership.callsTaken = (membership.callsTaken ?? 0) + 1;
  membership.lastCallAt = at;
}

function leaveLine(acd: Acd, call: Call, queueId: string): void {
  const { waitingCallIds, offeredCallIds } = queueOf(acd, queueId);
  for (const callIds of [waitingCallIds, offeredCallIds]) takeFrom(acd, callIds, call);
}

const callOf = (acd: Acd, id: string): Call => known(acd.calls.get(id), 'call', id);
