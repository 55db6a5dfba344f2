// The states of devices as Asterisk keeps them, each told once a change: queues with callers, queues with somebody
// available, pauses, and agents of the pool. What a Local channel is like is told and not kept.

import { MOST_ENTRIES } from '../../core/limits.ts';
import { lineLength } from '../../core/line.ts';
import type { Headers } from './codec.ts';
import type { AmiContext } from './context.ts';
import { isConfigured } from './devices.ts';
import { deviceStatus, type Member } from './members.ts';

type DeviceState = 'UNKNOWN' | 'NOT_INUSE' | 'INUSE' | 'RINGING' | 'UNAVAILABLE' | 'INVALID';

interface Change {
  readonly device: string;
  readonly state: DeviceState;
  /** What it is like before anything has been told of it; absent: nobody knows. */
  readonly from?: DeviceState | undefined;
  /** Whom it is about, for faults. */
  readonly agentId?: string | undefined;
  readonly queueIds?: readonly string[] | undefined;
}

const isKept = (device: string): boolean => !/^Local\//i.test(device);

/** Tells of a device, unless it is known to be like that. */
export function tellDevice(context: AmiContext, { device, state, from, ...whom }: Change): void {
  if (isKept(device)) {
    if (stateOf(context, device, from) === state) return;
    context.deviceStates.set(device, state);
  }
  const headers: Headers = [
    ['Device', device],
    ['State', state],
  ];
  context.tell({ name: 'DeviceStateChange', eventClass: 'call', headers: () => headers, ...whom });
}

const stateOf = ({ deviceStates }: AmiContext, device: string, from?: DeviceState): string | undefined =>
  deviceStates.get(device) ?? from;

/** All that are kept; an Asterisk begins with its agents and its queues. */
export function keptStates({ engine: { acd }, deviceStates }: AmiContext): ReadonlyMap<string, string> {
  const agents = [...acd.agents.values()].filter(isConfigured);
  return new Map([
    ...agents.map(({ id }) => [agentDevice(id), LOGGED_OFF] as const),
    ...[...acd.queues.keys()].map((queueId) => [availabilityOf(queueId), NOBODY] as const),
    ...deviceStates,
  ]);
}

const callersOf = (queueId: string): string => `Queue:${queueId}`;
const availabilityOf = (queueId: string): string => `Queue:${queueId}_avail`;
const pauseOf = ({ queueId, interface: device }: Member): string => `Queue:${queueId}_pause_${device}`;
const agentDevice = (agentId: string): string => `Agent:${agentId}`;
const NOBODY = 'INUSE';
const LOGGED_OFF = 'UNAVAILABLE';

/** Whether anybody waits in the queue, or it rings for them. */
export const tellCallers = (context: AmiContext, queueId: string, areThere: boolean): void =>
  tellDevice(context, { device: callersOf(queueId), state: areThere ? 'RINGING' : 'NOT_INUSE', queueIds: [queueId] });

/** Whether the member is paused; whoever is gone is not. */
export function tellPauseDevice(context: AmiContext, member: Member, isPaused: boolean): void {
  const { queueId } = member;
  tellDevice(context, { device: pauseOf(member), state: isPaused ? 'INUSE' : 'NOT_INUSE', queueIds: [queueId] });
}

/** States of members who are gone are kept as well, but not without end. */
export function forgetSurplus({ deviceStates }: AmiContext, member: Member): void {
  if (deviceStates.size <= MOST_ENTRIES) return;
  for (const device of [pauseOf(member), member.stateInterface]) deviceStates.delete(device);
}

/** Whether a queue has anybody for a call, now that there is something new of a member. */
export function tellAvailability(context: AmiContext, member: Member): void {
  const { queueId, agentId } = member;
  const device = availabilityOf(queueId);
  const { members } = context;
  const isAnybody =
    (members.find(agentId, queueId) === member && isAvailable(context, member)) ||
    (stateOf(context, device, NOBODY) !== NOBODY && members.isAny(queueId, (one) => isAvailable(context, one)));
  tellDevice(context, { device, state: isAnybody ? 'NOT_INUSE' : NOBODY, from: NOBODY, queueIds: [queueId] });
}

/** Whoever is in use is available where a phone is rung that is. */
function isAvailable(context: AmiContext, member: Member): boolean {
  if (member.held.paused !== undefined) return false;
  const status = deviceStatus(context, member);
  return status === 2 ? (member.ringinuse ?? context.config.ringinuse) === 1 : status !== 4;
}

/** How an agent of the pool is. Whoever has just come is not called, and is as before. */
export function tellAgentDevice(context: AmiContext, agentId: string): void {
  const session = context.pool.get(agentId);
  const isOnCall = context.engine.acd.agents.get(agentId)?.callIds !== undefined;
  if (session !== undefined && isOnCall) session.hasWaited = true;
  if (session?.hasWaited === false) return;
  const state = session === undefined ? LOGGED_OFF : isOnCall ? 'INUSE' : 'NOT_INUSE';
  tellDevice(context, { device: agentDevice(agentId), state, from: LOGGED_OFF, agentId });
}

/** What is known of the ACD that is in place now; nothing of it is told. */
export function beginDeviceStates(context: AmiContext): void {
  const { engine, members, deviceStates } = context;
  for (const [queueId, queue] of engine.acd.queues)
    if (lineLength(queue) > 0) deviceStates.set(callersOf(queueId), 'RINGING');
  for (const queueId of engine.acd.queues.keys())
    for (const member of members.of(queueId)) {
      deviceStates.set(pauseOf(member), member.held.paused === undefined ? 'NOT_INUSE' : 'INUSE');
      if (isAvailable(context, member)) deviceStates.set(availabilityOf(queueId), 'NOT_INUSE');
    }
}
