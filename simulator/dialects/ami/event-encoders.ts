// Events about members and calls, made of what is known at this moment: by the time they go out it may be another.

import type { Call } from '../../core/model/call.ts';
import { snapshotOf } from './channels.ts';
import type { Headers } from './codec.ts';
import type { AmiContext } from './context.ts';
import { tellAvailability, tellDevice } from './device-states.ts';
import type { EventName } from './event-names.ts';
import { deviceStatus, type Member, memberEvent } from './members.ts';

export function tellMember(context: AmiContext, name: EventName, member: Member): void {
  const { engine, config, tell } = context;
  const { agentId, queueId } = member;
  const headers = () => memberEvent(engine.acd, member, member.ringinuse ?? config.ringinuse);
  tell({ name, eventClass: 'agent', agentId, queueIds: [queueId], headers });
}

const DEVICE_STATES = ['UNKNOWN', 'NOT_INUSE', 'INUSE'] as const;

/** Tells how the member's device is. Of one whose state nobody knows nothing is told. */
export function tellStatus(context: AmiContext, member: Member): void {
  const status = deviceStatus(member, context.engine.acd.agents.get(member.agentId));
  if (status === 0) return;
  const { agentId, stateInterface } = member;
  tellDevice(context, { device: stateInterface, state: DEVICE_STATES[status] ?? 'UNKNOWN', agentId });
  tellMember(context, 'QueueMemberStatus', member);
  tellAvailability(context, member);
}

/** Tells of the caller's end. */
export function tellCaller({ tell, channels }: AmiContext, name: EventName, call: Call, rows: Headers): void {
  const headers: Headers = [...snapshotOf(channels.callerOf(call).one), ['Queue', call.queueId ?? ''], ...rows];
  tell({ name, eventClass: 'agent', queueIds: [call.queueId ?? ''], headers: () => headers });
}

/** Tells of both ends. */
export function tellBoth(
  { tell, channels }: AmiContext,
  name: EventName,
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
