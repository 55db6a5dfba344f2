// Events about members and calls, made of what is known at this moment: by the time they go out it may be another.

import { snapshotOf } from './channels.ts';
import type { Headers } from './codec.ts';
import type { AmiContext, CallHistory } from './context.ts';
import { tellAvailability, tellDevice } from './device-states.ts';
import type { EventName } from './event-names.ts';
import { deviceStatus, type Member, memberEvent } from './members.ts';

export function tellMember(context: AmiContext, name: EventName, member: Member): void {
  const { agentId, queueId } = member;
  const headers = () => memberEvent(context, member, member.ringinuse ?? context.config.ringinuse);
  context.tell({ name, eventClass: 'agent', agentId, queueIds: [queueId], headers });
}

const DEVICE_STATES = ['UNKNOWN', 'NOT_INUSE', 'INUSE'] as const;

/** Tells how an agent's phone is, and so the agent in each queue. Of one whose state nobody knows nothing is told. */
export function tellPhone(context: AmiContext, agentId: string): void {
  const memberships = context.engine.acd.agents.get(agentId)?.memberships.keys() ?? [];
  const members = [...memberships].flatMap((queueId) => context.members.find(agentId, queueId) ?? []);
  const [first] = members;
  if (first === undefined) return;
  for (const member of members) {
    const status = deviceStatus(context, member);
    if (status === 0 || status === 4) continue;
    const { stateInterface } = member;
    if (member === first || stateInterface !== first.stateInterface)
      tellDevice(context, { device: stateInterface, state: DEVICE_STATES[status] ?? 'UNKNOWN', agentId });
    tellMember(context, 'QueueMemberStatus', member);
    tellAvailability(context, member);
  }
}

/** Tells of the caller's end. */
export function tellCaller(
  { tell, channels }: AmiContext,
  name: EventName,
  { call, queueId }: CallHistory,
  rows: Headers,
): void {
  const headers: Headers = [...snapshotOf(channels.callerOf(call).one), ['Queue', queueId], ...rows];
  tell({ name, eventClass: 'agent', queueIds: [queueId], headers: () => headers });
}

/** Tells of both ends. */
export function tellBoth(
  { tell, channels }: AmiContext,
  name: EventName,
  { history: { call, queueId }, member, rows }: { history: CallHistory; member: Member; rows: Headers },
): void {
  const { agentId, interface: device, memberName } = member;
  const headers: Headers = [
    ...snapshotOf(channels.callerOf(call).one),
    ...snapshotOf(channels.agentOf(call, agentId, device).one, 'Dest'),
    ['Queue', queueId],
    ['Interface', device],
    ['MemberName', memberName],
    ...rows,
  ];
  tell({ name, eventClass: 'agent', agentId, queueIds: [queueId], headers: () => headers });
}
