// What the call center tells of queue calls: a caller joins, it is offered, answered or not, and it ends. What is told of agents with
// it, and what is counted, in the order of the recordings.

import type { EventOf } from '../../core/events.ts';
import { ON_DEMAND, WAITING } from './agents.ts';
import { align } from './align.ts';
import { agentRows, memberRows, seconds, servedBy, tell, tellCount, timeRows } from './call-rows.ts';
import { setState } from './callcenter-events.ts';
import type { QueueCall } from './calls.ts';
import { bridged, callerCame, callerLeft, parted, phonePickedUp, phoneRings } from './channel-events.ts';
import { agentEndHeaders, agentHeaders, memberEndHeaders, memberHeaders } from './channel-headers.ts';
import type { Rows } from './channel-rows.ts';
import { DIALECT, type EslContext } from './context.ts';
import { failed } from './unanswered.ts';

export function joined(
  context: EslContext,
  { type, callId, queueId }: Pick<EventOf<'CallArrived' | 'CallQueued'>, 'type' | 'callId' | 'queueId'>,
): void {
  const { engine, calls, queues } = context;
  const call = engine.acd.calls.get(callId);
  if (queueId === undefined || call === undefined) return;
  queues.load(queueId);
  const begun = calls.begin(call, queueId, engine.clock.now());
  const queue = queues.nameOf(queueId);
  if (type === 'CallArrived') callerCame(context, begun);
  tell(context, 'member-queue-start', begun, () => ({
    before: memberHeaders(begun, queue),
    behind: memberRows(begun),
  }));
  tellCount(context, begun);
}

/** What is dialled at the end of `loopback/1001/default` and `user/1001@default`. */
const phoneIn = (contact: string): string => /\/([^/@]+)(?:[/@][^/]*)?$/.exec(contact)?.[1] ?? '';

export function offered(context: EslContext, { callId, agentId }: EventOf<'CallOffered'>): void {
  const { calls, agents, engine } = context;
  const call = calls.find(callId);
  const row = agents.find(agentId);
  if (call === undefined || row === undefined) return;
  const offer = calls.offer(call, agentId, {
    type: row.type,
    phone: phoneIn(row.contact),
    calledAt: engine.clock.now(),
  });
  setState(context, row, 'Receiving');
  const [[name = '', value], ...rest] = agentRows(context, agentId) as [Rows[0], ...Rows];
  const rows: Rows = [[name, value], ['CC-Agent-Type', row.type], ...rest, ...memberRows(call)] as Rows;
  tell(context, 'agent-offering', call, () => ({ behind: rows }), { agentId });
  phoneRings(context, servedBy(context, { call, agentId, offer }), agentId);
}

export function answered(context: EslContext, { callId, agentId }: EventOf<'CallAnswered'>): void {
  const { calls, agents, queues, engine } = context;
  const call = calls.find(callId);
  const offer = call && calls.answer(call, agentId, engine.clock.now());
  if (call === undefined || offer === undefined) return;
  const row = agents.find(agentId);
  queues.countsOf(call.queueId).answered += 1;
  if (row !== undefined)
    Object.assign(row, {
      ...{ uuid: offer.uuid, lastBridgeStart: context.seconds(), noAnswerCount: 0 },
      callsAnswered: row.callsAnswered + 1,
    });
  const behind: Rows = [
    ...agentRows(context, agentId),
    ['CC-Agent-UUID', offer.uuid],
    ...timeRows(offer),
    ['CC-Member-Joined-Time', seconds(call.joinedAt)],
    ...memberRows(call),
  ];
  const served = servedBy(context, { call, agentId, offer });
  phonePickedUp(context, served, agentId);
  tell(context, 'bridge-agent-start', call, () => ({ before: agentHeaders(served), behind }), { agentId });
  if (row !== undefined) setState(context, row, 'In a queue call');
  bridged(context, served);
  tellCount(context, call);
}

/** An agent leaves a call that goes on: where it rang at several, to another; one that was answered is over for the queue. */
export function partyLeft(context: EslContext, { callId, agentId, answered: wasAnswered }: EventOf<'PartyLeft'>): void {
  const call = context.calls.find(callId);
  if (call === undefined) return;
  if (!wasAnswered) failed(context, call, agentId, 'LOSE_RACE');
  else if (call.served?.agentId === agentId) served(context, call);
}

export function transferred(context: EslContext, { callId, agentId }: EventOf<'CallTransferred'>): void {
  const call = context.calls.find(callId);
  if (call?.served?.agentId === agentId) served(context, call, true);
}

export function ended(context: EslContext, { callId, agentId }: EventOf<'CallEnded'>): void {
  const call = context.calls.find(callId);
  if (call === undefined) return;
  if (call.served !== undefined) served(context, call);
  else {
    for (const ringing of call.offers.keys()) failed(context, call, ringing, 'ORIGINATOR_CANCEL');
    gaveUp(context, call);
  }
  if (agentId !== undefined) removeHidden(context, agentId);
}

/** An answered call is over, as far as the queue is concerned. */
function served(context: EslContext, call: QueueCall, goesOn = false): void {
  const { calls, agents, engine } = context;
  const offer = call.served;
  if (offer === undefined) return;
  const { agentId } = offer;
  const row = agents.find(agentId);
  const endedAt = engine.clock.now();
  const about = servedBy(context, { call, agentId, offer }, endedAt);
  parted(context, about, agentId, goesOn);
  const joinedRows: Rows = [['CC-Member-Joined-Time', seconds(call.joinedAt)]];
  const uuidRows: Rows = [...agentRows(context, agentId), ['CC-Agent-UUID', offer.uuid]];
  const bridge: Rows = [
    ['CC-Hangup-Cause', 'SUCCESS'],
    ...uuidRows,
    ['CC-Agent-Bridged', 'true'],
    ...timeRows(offer),
    ...joinedRows,
    ['CC-Bridge-Terminated-Time', seconds(endedAt)],
    ...memberRows(call),
  ];
  tell(context, 'bridge-agent-end', call, () => ({ before: agentEndHeaders(about), behind: bridge }), { agentId });
  const member: Rows = [
    ['CC-Hangup-Cause', 'SUCCESS'],
    ['CC-Cause', 'Terminated'],
    ...uuidRows,
    ...timeRows(offer),
    ['CC-Member-Leaving-Time', seconds(endedAt)],
    ...joinedRows,
    ...memberRows(call),
  ];
  tell(context, 'member-queue-end', call, () => ({ before: memberEndHeaders(about), behind: member }), { agentId });
  calls.end(call);
  if (row === undefined) return;
  row.uuid = '';
  row.lastBridgeEnd = seconds(endedAt);
  row.talkTime += row.lastBridgeEnd - row.lastBridgeStart;
  setState(context, row, row.status === ON_DEMAND ? 'Idle' : WAITING);
  align(context, agentId, engine.nextRequestId());
}

/** The caller has hung up, or waited long enough, and nobody had answered. */
function gaveUp(context: EslContext, call: QueueCall): void {
  const { calls, queues, engine } = context;
  const now = engine.clock.now();
  queues.countsOf(call.queueId).abandoned += 1;
  const queue = queues.nameOf(call.queueId);
  callerLeft(context, call, queue);
  const behind: Rows = [
    ['CC-Member-Leaving-Time', seconds(now)],
    ['CC-Member-Joined-Time', seconds(call.joinedAt)],
    ['CC-Cause', 'Cancel'],
    ['CC-Cancel-Reason', 'BREAK_OUT'],
    ...memberRows(call),
  ];
  const rows = () => ({ before: memberHeaders(call, queue, true), behind });
  tell(context, 'member-queue-end', call, rows, { line: 3274 });
  calls.end(call);
  calls.abandon(call, now);
  tellCount(context, call);
}

/** Whoever was deleted during a call is gone when it is over. */
function removeHidden({ agents, engine }: EslContext, agentId: string): void {
  if (agents.find(agentId) !== undefined || !engine.acd.agents.has(agentId)) return;
  const source = { origin: 'connector', dialect: DIALECT, requestId: engine.nextRequestId() } as const;
  if (engine.execute({ type: 'RemoveAgent', agentId }, source).outcome === 'done') agents.forget(agentId);
}
