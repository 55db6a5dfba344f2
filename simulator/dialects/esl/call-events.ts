// What the call center tells of queue calls: a caller joins, it is offered, answered or not, and it ends. What is told of agents with
// it, and what is counted, in the order of the recordings.

import type { EventOf } from '../../core/events.ts';
import { type AgentRow, ON_BREAK, ON_DEMAND, WAITING } from './agents.ts';
import { align } from './align.ts';
import { callcenterEvent, setState, setStatus } from './callcenter-events.ts';
import type { Offer, QueueCall, ServedCall } from './calls.ts';
import { agentEndHeaders, agentHeaders, memberEndHeaders, memberHeaders } from './channel-headers.ts';
import type { Rows } from './channel-rows.ts';
import { DIALECT, type EslContext } from './context.ts';
import type { CallcenterAction } from './event-names.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

const memberRows = ({ memberUuid, sessionUuid, name, number }: QueueCall): Rows => [
  ['CC-Member-UUID', memberUuid],
  ['CC-Member-Session-UUID', sessionUuid],
  ['CC-Member-CID-Name', name],
  ['CC-Member-CID-Number', number],
];

interface About {
  readonly agentId?: string | undefined;
  /** Made in another place of the source than the others of its kind. */
  readonly line?: number;
}

function tell(
  { tell: tellAll, queues }: EslContext,
  kind: CallcenterAction,
  call: QueueCall,
  rows: () => { readonly before?: Rows; readonly behind: Rows },
  { agentId, line }: About = {},
): void {
  const headers = () => {
    const { before = [], behind } = rows();
    return [...before, ['CC-Queue', queues.nameOf(call.queueId)], ['CC-Action', kind], ...behind] as const;
  };
  const about = { agentId, queueIds: () => [call.queueId] };
  const source = ['mod_callcenter.c', 'callcenter_function', line ?? 0] as const;
  tellAll(callcenterEvent(kind, headers, line === undefined ? about : { ...about, source }));
}

/** Of a caller who joins, who is answered, and who gives up. */
function tellCount(context: EslContext, call: QueueCall): void {
  const count = context.calls.waitingIn(call.queueId);
  const rows: Rows = [
    ['CC-Count', count],
    ['CC-Selection', 'Single-Queue'],
  ];
  tell(context, 'members-count', call, () => ({ behind: rows }));
}

export function joined(
  context: EslContext,
  { callId, queueId }: { readonly callId: string; readonly queueId?: string | undefined },
): void {
  const { engine, calls, queues } = context;
  const call = engine.acd.calls.get(callId);
  if (queueId === undefined || call === undefined) return;
  queues.load(queueId);
  const begun = calls.begin(call, queueId, engine.clock.now());
  const queue = queues.nameOf(queueId);
  tell(context, 'member-queue-start', begun, () => ({
    before: memberHeaders(begun, queue),
    behind: memberRows(begun),
  }));
  tellCount(context, begun);
}

/** What is dialled at the end of `loopback/1001/default` and `user/1001@default`. */
const phoneIn = (contact: string): string => /\/([^/@]+)(?:[/@][^/]*)?$/.exec(contact)?.[1] ?? '';

/** How the agent is called, behind the queue and the action. */
const agentRows = (context: EslContext, agentId: string): Rows => [
  ['CC-Agent', context.agents.nameOf(agentId)],
  ['CC-Agent-System', 'single_box'],
];

export function offered(context: EslContext, { callId, agentId }: EventOf<'CallOffered'>): void {
  const { calls, agents, engine } = context;
  const call = calls.find(callId);
  const row = agents.find(agentId);
  if (call === undefined || row === undefined) return;
  calls.offer(call, agentId, { type: row.type, phone: phoneIn(row.contact), calledAt: engine.clock.now() });
  setState(context, row, 'Receiving');
  const [[name = '', value], ...rest] = agentRows(context, agentId) as [Rows[0], ...Rows];
  const rows: Rows = [[name, value], ['CC-Agent-Type', row.type], ...rest, ...memberRows(call)] as Rows;
  tell(context, 'agent-offering', call, () => ({ behind: rows }), { agentId });
}

const servedBy = (
  context: EslContext,
  call: QueueCall,
  agentId: string,
  offer: Offer,
  endedAt: number,
): ServedCall => ({
  ...{ call, offer, endedAt, queue: context.queues.nameOf(call.queueId), agent: context.agents.nameOf(agentId) },
});

const timeRows = ({ calledAt, answeredAt = 0 }: Offer): Rows => [
  ['CC-Agent-Called-Time', seconds(calledAt)],
  ['CC-Agent-Answered-Time', seconds(answeredAt)],
];

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
  const served = servedBy(context, call, agentId, offer, 0);
  tell(context, 'bridge-agent-start', call, () => ({ before: agentHeaders(served), behind }), { agentId });
  if (row !== undefined) setState(context, row, 'In a queue call');
  tellCount(context, call);
}

/** Why a phone rings no longer. */
type Cause = 'ALLOTTED_TIMEOUT' | 'NO_ANSWER' | 'ORIGINATOR_CANCEL' | 'CALL_REJECTED' | 'LOSE_RACE';

function failed(context: EslContext, call: QueueCall, agentId: string, cause: Cause): void {
  const offer = context.calls.takeBack(call, agentId);
  const row = context.agents.find(agentId);
  if (offer === undefined) return;
  const behind: Rows = [
    ['CC-Hangup-Cause', cause],
    ...agentRows(context, agentId),
    ['CC-Agent-Called-Time', seconds(offer.calledAt)],
    ['CC-Agent-Aborted-Time', context.seconds()],
    ...memberRows(call),
    ['CC-Member-Joined-Time', seconds(call.joinedAt)],
  ];
  tell(context, 'bridge-agent-fail', call, () => ({ behind }), { agentId });
  if (row === undefined) return;
  setState(context, row, WAITING);
  align(context, agentId, context.engine.nextRequestId());
}

export function returned(
  context: EslContext,
  { callId, agentId, unanswered }: EventOf<'CallReturned'>,
  requestId: string | undefined,
): void {
  const call = context.calls.find(callId);
  const row = context.agents.find(agentId);
  if (call === undefined) return;
  if (unanswered === true && row !== undefined) {
    notAnswered(context, call, row);
    failed(context, call, agentId, /\bleg_timeout=/.test(row.contact) ? 'ALLOTTED_TIMEOUT' : 'NO_ANSWER');
  } else
    failed(context, call, agentId, isCalledOff(context, agentId, requestId) ? 'ORIGINATOR_CANCEL' : 'CALL_REJECTED');
}

/** Whoever goes while it rings, or is set to another status, is called off; who stays has turned the call down. */
function isCalledOff({ engine, asked }: EslContext, agentId: string, requestId = ''): boolean {
  return engine.acd.agents.get(agentId)?.state === 'LoggedOut' || asked.get(requestId)?.agentId === agentId;
}

/** Too often, and the agent has a break. */
function notAnswered(context: EslContext, call: QueueCall, row: AgentRow): void {
  row.noAnswerCount += 1;
  row.readyTime = context.seconds() + row.noAnswerDelayTime;
  if (row.maxNoAnswer <= 0 || row.noAnswerCount < row.maxNoAnswer) return;
  const headers = () =>
    [
      ['CC-Agent', context.agents.nameOf(row.id)],
      ['CC-Action', 'agent-max-no-answer'],
      ['CC-Agent-No-Answer-Count', row.noAnswerCount],
      ['CC-Agent-No-Answer-Status', ON_BREAK],
      ['CC-Member-UUID', call.memberUuid],
      ['CC-Member-Session-UUID', call.sessionUuid],
    ] as const;
  context.tell(callcenterEvent('agent-max-no-answer', headers, { agentId: row.id, queueIds: () => [call.queueId] }));
  setStatus(context, row, ON_BREAK);
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
  if (call?.served?.agentId === agentId) served(context, call);
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

/** An answered call is over. */
function served(context: EslContext, call: QueueCall): void {
  const { calls, agents, engine } = context;
  const offer = call.served;
  if (offer === undefined) return;
  const { agentId } = offer;
  const row = agents.find(agentId);
  const endedAt = engine.clock.now();
  const about = servedBy(context, call, agentId, offer, endedAt);
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
