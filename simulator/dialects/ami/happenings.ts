// What happens at the ACD, as the Manager Interface tells it: queue logins come and go, agents pause, calls join, ring,
// are answered and end.

import type { Call } from '../../core/call.ts';
import type { HappeningEntry } from '../../core/journal.ts';
import type { Event } from '../../core/message.ts';
import { snapshotOf } from './channels.ts';
import type { Headers } from './codec.ts';
import { type AmiContext, wishKey } from './context.ts';
import { hangup } from './hangups.ts';
import { deviceStatus, type Member, memberEvent } from './members.ts';
import { complete } from './statistics.ts';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
type Tellers = { readonly [T in Event['type']]?: (context: AmiContext, event: EventOf<T>) => void };

/** Tells of an Event; of most, nothing. */
export function tellOf(context: AmiContext, entry: HappeningEntry): void {
  if (entry.kind === 'event') (TELLERS[entry.event.type] as Tellers[Event['type']] as Teller)?.(context, entry.event);
}

type Teller = ((context: AmiContext, event: Event) => void) | undefined;

const TELLERS: Tellers = {
  Restored: (context) => {
    context.members.rebuild(context.seconds());
    context.statistics.clear();
  },
  Seeded: ({ members }, { floor }) => {
    for (const agent of floor.agents) members.learnDevice(agent);
  },
  AgentLoggedIn: (context, { agentId, queueIds }) => {
    const agent = context.engine.acd.agents.get(agentId);
    if (agent !== undefined) context.members.learnDevice(agent);
    for (const queueId of queueIds) join(context, agentId, queueId);
  },
  QueueLoggedIn: (context, { agentId, queueId }) => join(context, agentId, queueId),
  QueueLoggedOut: (context, { agentId, queueId }) => leave(context, agentId, queueId),
  AgentLoggedOut: (context, { agentId, queueIds }) => {
    for (const queueId of queueIds) leave(context, agentId, queueId);
  },
  AgentStateChanged: (context, { agentId, to, reasonCode }) => {
    if (to !== 'Ready' && to !== 'NotReady') return;
    for (const member of context.members.ofAgent(agentId)) setPaused(context, member, { to, reasonCode });
  },
  CallArrived: arrived,
  CallOffered: offered,
  CallAnswered: answered,
  CallReturned: returned,
  CallEnded: ended,
};

function join(context: AmiContext, agentId: string, queueId: string): void {
  const agent = context.engine.acd.agents.get(agentId);
  if (agent === undefined) return;
  const wish = context.wishes.get(wishKey(agentId, queueId));
  tellMember(context, 'QueueMemberAdded', context.members.join({ agent, queueId, at: context.seconds() }, wish));
}

function leave(context: AmiContext, agentId: string, queueId: string): void {
  const member = context.members.leave(agentId, queueId);
  if (member !== undefined) tellMember(context, 'QueueMemberRemoved', member);
}

/** As it is now: by the time it goes out, it may be another. */
function tellMember(context: AmiContext, name: string, member: Member): void {
  const { engine, config, tell } = context;
  const headers = memberEvent({ acd: engine.acd, member, ringinuse: config.ringinuse });
  const { agentId, queueId } = member;
  tell({ name, eventClass: 'agent', agentId, queueIds: [queueId], headers: () => headers });
}

/** Of a pause that an action asked for, the action itself tells. */
function setPaused(
  context: AmiContext,
  member: Member,
  { to, reasonCode }: { to: 'Ready' | 'NotReady'; reasonCode?: string | undefined },
): void {
  const paused = to === 'NotReady';
  const isSame = member.paused === paused && (!paused || member.pausedReason === (reasonCode ?? ''));
  if (isSame || context.isQuiet(member.agentId)) return;
  member.paused = paused;
  member.pausedReason = paused ? (reasonCode ?? '') : '';
  if (paused) member.lastPause = context.seconds();
  tellMember(context, 'QueueMemberPause', member);
}

function arrived(context: AmiContext, { callId, queueId }: EventOf<'CallArrived'>): void {
  context.statistics.calls.set(callId, { joined: context.seconds() });
  const call = callOf(context, callId);
  if (call === undefined) return;
  const line = lineOf(context, queueId);
  const rows: Headers = [
    ['Queue', queueId],
    ['Position', line.indexOf(call) + 1],
    ['Count', line.length],
  ];
  tellCaller(context, 'QueueCallerJoin', call, rows);
}

function offered(context: AmiContext, { callId, queueId, agentId }: EventOf<'CallOffered'>): void {
  const call = callOf(context, callId);
  const member = context.members.find(agentId, queueId);
  if (call === undefined || member === undefined) return;
  const about = context.statistics.calls.get(callId) ?? { joined: context.seconds() };
  context.statistics.calls.set(callId, { ...about, offered: context.seconds() });
  tellBoth(context, 'AgentCalled', { call, member, rows: [] });
  tellStatus(context, member);
}

function answered(context: AmiContext, { callId, queueId, agentId }: EventOf<'CallAnswered'>): void {
  const call = callOf(context, callId);
  const member = context.members.find(agentId, queueId);
  if (call === undefined || member === undefined) return;
  const now = context.seconds();
  const about = context.statistics.calls.get(callId) ?? { joined: now };
  context.statistics.calls.set(callId, { ...about, answered: now });
  tellCaller(context, 'QueueCallerLeave', call, leaving(context, call));
  const leg = context.channels.agentOf(call, member.interface);
  leg.one.state = 6;
  leg.two.state = 6;
  const rows: Headers = [
    ['HoldTime', now - about.joined],
    ['RingTime', now - (about.offered ?? now)],
  ];
  tellBoth(context, 'AgentConnect', { call, member, rows });
}

function returned(context: AmiContext, { callId, queueId, agentId }: EventOf<'CallReturned'>): void {
  const call = callOf(context, callId);
  const member = context.members.find(agentId, queueId);
  if (call === undefined || member === undefined) return;
  const { offered: at = context.seconds() } = context.statistics.calls.get(callId) ?? {};
  const leg = context.channels.agentOf(call, member.interface);
  leg.one.state = 5;
  tellBoth(context, 'AgentRingNoAnswer', { call, member, rows: [['RingTime', (context.seconds() - at) * 1000]] });
  leg.two.priority = 2;
  hangup(context, 'HangupRequest', leg.two, 0);
  hangup(context, 'Hangup', leg.one, 0);
  hangup(context, 'Hangup', leg.two, 0);
  tellStatus(context, member);
}

function ended(context: AmiContext, event: EventOf<'CallEnded'>): void {
  const { callId, agentId, queueId } = event;
  const { endings, channels, statistics } = context;
  const ending = endings.get(callId) ?? { by: 'caller' };
  const call = context.calls.get(callId);
  const member = agentId === undefined ? undefined : context.members.find(agentId, queueId);
  if (call !== undefined) {
    if (event.answered) endAnswered(context, { call, member, by: ending.by, agentId });
    else endWaiting(context, call, ending.by);
  }
  endings.delete(callId);
  channels.forget(callId);
  statistics.calls.delete(callId);
  context.calls.delete(callId);
}

interface AnsweredEnd {
  readonly call: Call;
  /** Absent: whoever had it has left the queue meanwhile. */
  readonly member: Member | undefined;
  readonly agentId: string | undefined;
  readonly by: 'agent' | 'caller' | 'queue';
}

function endAnswered(context: AmiContext, { call, member, by, agentId }: AnsweredEnd): void {
  const caller = context.channels.callerOf(call);
  const agent = context.engine.acd.agents.get(agentId ?? '');
  const leg = context.channels.agentOf(call, member?.interface ?? `Local/${agent?.id ?? 'nobody'}@agents`);
  caller.two.priority = 2;
  leg.two.priority = 2;
  if (by === 'agent') {
    hangup(context, 'HangupRequest', leg.one, 0);
    hangup(context, 'Hangup', leg.two, 0);
    tellComplete(context, call, member, 'agent');
    hangup(context, 'Hangup', leg.one, 16);
    hangup(context, 'HangupRequest', caller.two, 16);
    hangup(context, 'Hangup', caller.one, 16);
    hangup(context, 'Hangup', caller.two, 16);
    return;
  }
  hangup(context, 'HangupRequest', caller.two, 16);
  hangup(context, 'HangupRequest', leg.two, 16);
  tellComplete(context, call, member, 'caller');
  hangup(context, 'Hangup', leg.one, 16);
  hangup(context, 'Hangup', leg.two, 16);
  hangup(context, 'Hangup', caller.two, 16);
  hangup(context, 'Hangup', caller.one, 16);
}

/** A member who has left the queue meanwhile completes nothing. */
function tellComplete(context: AmiContext, call: Call, member: Member | undefined, reason: 'agent' | 'caller'): void {
  const { joined = 0, answered: at = 0 } = context.statistics.calls.get(call.id) ?? {};
  const [hold, talk] = [at - joined, context.seconds() - at];
  complete(context.statistics.of(call.queueId), hold, talk);
  if (member === undefined) return;
  member.callsTaken += 1;
  member.lastCall = context.seconds();
  const rows: Headers = [
    ['HoldTime', hold],
    ['TalkTime', talk],
    ['Reason', reason],
  ];
  tellBoth(context, 'AgentComplete', { call, member, rows });
}

function endWaiting(context: AmiContext, call: Call, by: 'agent' | 'caller' | 'queue'): void {
  const cause = by === 'queue' ? 0 : 16;
  const { one, two } = context.channels.callerOf(call);
  const { joined = context.seconds() } = context.statistics.calls.get(call.id) ?? {};
  context.statistics.of(call.queueId).abandoned += 1;
  two.priority = 2;
  const rows: Headers = [
    ['Queue', call.queueId],
    ['Position', 1],
    ['OriginalPosition', 1],
    ['HoldTime', context.seconds() - joined],
  ];
  tellCaller(context, 'QueueCallerAbandon', call, rows);
  tellCaller(context, 'QueueCallerLeave', call, leaving(context, call));
  hangup(context, 'HangupRequest', two, cause);
  hangup(context, 'Hangup', one, cause);
  hangup(context, 'Hangup', two, cause);
}

/** A call that has left the line was the first in it, or near enough. */
function leaving(context: AmiContext, call: Call): Headers {
  return [
    ['Queue', call.queueId],
    ['Position', 1],
    ['Count', lineOf(context, call.queueId).filter(({ id }) => id !== call.id).length],
  ];
}

function tellCaller({ tell, channels }: AmiContext, name: string, call: Call, rows: Headers): void {
  const headers: Headers = [...snapshotOf(channels.callerOf(call).one), ...rows];
  tell({ name, eventClass: 'agent', queueIds: [call.queueId], headers: () => headers });
}

function tellBoth(
  { tell, channels }: AmiContext,
  name: string,
  { call, member, rows }: { call: Call; member: Member; rows: Headers },
): void {
  const headers: Headers = [
    ...snapshotOf(channels.callerOf(call).one),
    ...snapshotOf(channels.agentOf(call, member.interface).one, 'Dest'),
    ['Queue', member.queueId],
    ['Interface', member.interface],
    ['MemberName', member.memberName],
    ...rows,
  ];
  const { agentId, queueId } = member;
  tell({ name, eventClass: 'agent', agentId, queueIds: [queueId], headers: () => headers });
}

const DEVICE_STATES = ['UNKNOWN', 'NOT_INUSE', 'INUSE'] as const;

/** Of a device whose state nobody knows nothing is told. */
function tellStatus(context: AmiContext, member: Member): void {
  const status = deviceStatus(member, context.engine.acd.agents.get(member.agentId));
  if (status === 0) return;
  const { agentId, stateInterface } = member;
  const headers: Headers = [
    ['Device', stateInterface],
    ['State', DEVICE_STATES[status] ?? 'UNKNOWN'],
  ];
  context.tell({ name: 'DeviceStateChange', eventClass: 'call', agentId, headers: () => headers });
  tellMember(context, 'QueueMemberStatus', member);
}

/** The calls that wait or ring, in the order in which they came. */
const lineOf = ({ engine }: AmiContext, queueId: string): readonly Call[] =>
  [...engine.acd.calls.values()]
    .filter((call) => call.queueId === queueId && call.state !== 'Answered')
    .sort((a, b) => a.arrival - b.arrival);

/** A call as it is, kept for when it will have ended. */
function callOf(context: AmiContext, callId: string): Call | undefined {
  const call = context.engine.acd.calls.get(callId);
  if (call !== undefined) context.calls.set(callId, call);
  return call;
}
