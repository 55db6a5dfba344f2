// Queue members: a queue login as the Manager Interface tells of it. Pause, penalty and calls are the ACD's; what is kept
// here is what only this wire has: how a member is called, and as what it was told of last.

import type { Acd } from '../../core/model/acd.ts';
import type { Agent } from '../../core/model/agent.ts';
import { legOf } from '../../core/model/call.ts';
import { isOfLogin, type Membership } from '../../core/model/membership.ts';
import type { Headers } from './codec.ts';
import { agentDevice, canRing, createDevices } from './devices.ts';

/** A queue login, as this protocol calls it. */
export interface Member {
  readonly agentId: string;
  readonly queueId: string;
  readonly memberName: string;
  /** As it was given, or as the agent's device is called. */
  readonly interface: string;
  readonly stateInterface: string;
  readonly membership: 'dynamic' | 'static';
  /** What the ACD holds of it; goes on telling how it was when it is over. */
  readonly held: Membership;
  /** When it was paused last, in seconds since 1970; 0: never. */
  lastPause: number;
  /** Why it is not paused: an action can say so. */
  openReason: string;
  /** Absent: as the queue has it. */
  ringinuse?: 0 | 1 | undefined;
}

/** What an action says of a member to be. */
interface PendingMember {
  readonly interface: string;
  readonly memberName?: string | undefined;
  readonly stateInterface?: string | undefined;
  readonly openReason?: string | undefined;
}

/** A member that is configured and cannot be removed. */
export interface StaticMember {
  readonly queueId: string;
  readonly interface: string;
}

export interface Members {
  /** The members of a queue, in the order in which they came. */
  of(queueId: string): readonly Member[];
  /** Whether there is a member like that in the queue. */
  isAny(queueId: string, isMeant: (member: Member) => boolean): boolean;
  find(agentId: string, queueId: string): Member | undefined;
  /** What an action says of a member, before the ACD has made it one; the answer takes it back. */
  expect(agentId: string, queueIds: readonly string[], pending: PendingMember): () => void;
  join(agentId: string, queueId: string): Member | undefined;
  leave(agentId: string, queueId: string): Member | undefined;
  /** Takes note of whose device it is. */
  learnDevice(agent: Pick<Agent, 'id' | 'extension'>): void;
  /** Whose device it is, or who would be made of it. */
  ownerOf(interfaceName: string): string;
  /** Brings them in line with another ACD; whoever is still a member is called as before. */
  restore(): void;
}

const keyOf = (agentId: string, queueId: string): string => `${agentId}\n${queueId}`;

export function createMembers(acd: Acd): Members {
  const queues = new Map<string, Map<string, Member>>();
  const expected = new Map<string, PendingMember>();
  const devices = createDevices();

  const find = (agentId: string, queueId: string): Member | undefined => queues.get(queueId)?.get(agentId);

  function join(agentId: string, queueId: string, called = expected.get(keyOf(agentId, queueId))): Member | undefined {
    const agent = acd.agents.get(agentId);
    const held = agent?.memberships.get(queueId);
    if (agent === undefined || held === undefined) return undefined;
    const device = called?.interface ?? agentDevice(agent);
    const { memberName = device, stateInterface = device, openReason = '' } = called ?? {};
    const names = { memberName, interface: device, stateInterface, membership: 'dynamic' as const };
    const member: Member = { agentId, queueId, ...names, held, lastPause: secondsOf(held.paused?.since), openReason };
    const members = queues.get(queueId) ?? new Map<string, Member>();
    queues.set(queueId, members.set(agentId, member));
    return member;
  }

  return {
    of: (queueId) => [...(queues.get(queueId)?.values() ?? [])],
    isAny(queueId, isMeant) {
      for (const member of queues.get(queueId)?.values() ?? []) if (isMeant(member)) return true;
      return false;
    },
    find,
    expect(agentId, queueIds, pending) {
      const keys = queueIds.map((queueId) => keyOf(agentId, queueId));
      for (const key of keys) expected.set(key, pending);
      return () => {
        for (const key of keys) expected.delete(key);
      };
    },
    join,
    leave(agentId, queueId) {
      const member = find(agentId, queueId);
      queues.get(queueId)?.delete(agentId);
      return member;
    },
    learnDevice: devices.learn,
    ownerOf: devices.ownerOf,
    restore() {
      const before = new Map([...queues].map(([queueId, members]) => [queueId, new Map(members)]));
      queues.clear();
      expected.clear();
      devices.clear();
      for (const agent of acd.agents.values()) {
        devices.learn(agent);
        for (const queueId of agent.memberships.keys()) join(agent.id, queueId, before.get(queueId)?.get(agent.id));
      }
    },
  };
}

const NEVER: Membership = { queueId: '', since: 0 };

/** A member that is configured: its device is nobody's. `since` is ACD time. */
export const staticMember = ({ queueId, interface: device }: StaticMember, since: number): Member => ({
  ...{ agentId: '', queueId, memberName: device, interface: device, stateInterface: device, membership: 'static' },
  ...{ held: { ...NEVER, queueId, since }, lastPause: 0, openReason: '' },
});

/** The state of a device: 0 unknown, 1 not in use, 2 in use, 4 invalid, as one without a technology is. */
export function deviceStatus(context: Told, { agentId, stateInterface, membership }: Member): number {
  if (membership === 'static' || !canRing(stateInterface)) return 4;
  if (stateInterface.startsWith('Custom:')) return 0;
  return isInUse(context, agentId) ? 2 : 1;
}

/** What there is, and what has been told of it: of which agents that a queue's call rings at them. */
interface Told {
  readonly engine: { readonly acd: Acd };
  readonly histories: ReadonlyMap<string, { readonly ringing: ReadonlyMap<string, unknown> }>;
}

/** Whether the agent has a call. One of a queue that rings, and has not been told of, does not ring yet. */
function isInUse({ engine: { acd }, histories }: Told, agentId: string): boolean {
  const isTold = (callId: string): boolean => {
    const call = acd.calls.get(callId);
    const history = histories.get(callId);
    if (call === undefined || history === undefined) return true;
    return history.ringing.has(agentId) || legOf(call, { agentId })?.state !== 'Ringing';
  };
  return acd.agents.get(agentId)?.callIds?.some(isTold) ?? false;
}

/** The headers of a member event, from Queue on. */
export function memberEvent(context: Told, member: Member, ringinuse: 0 | 1): Headers {
  const [queue, ...state] = common(context, member);
  return [
    queue as Headers[number],
    ['MemberName', member.memberName],
    ['Interface', member.interface],
    ...state,
    ['Ringinuse', ringinuse],
    ['Wrapuptime', 0],
  ];
}

/** The headers of a list item: the same things by other names. */
export function memberItem(context: Told, member: Member): Headers {
  const [queue, ...state] = common(context, member);
  return [
    queue as Headers[number],
    ['Name', member.memberName],
    ['Location', member.interface],
    ...state,
    ['Wrapuptime', 0],
  ];
}

const secondsOf = (at = 0): number => Math.floor(at / 1000);

/** A member as it is told of: times in seconds since 1970; 0: never. */
export function memberNumbers({ held, lastPause, openReason }: Member) {
  return {
    penalty: held.penalty ?? 0,
    callsTaken: held.callsTaken ?? 0,
    lastCall: secondsOf(held.lastCallAt),
    lastPause,
    loginTime: secondsOf(held.since),
    isPaused: held.paused !== undefined,
    pausedReason: held.paused === undefined ? openReason : (held.paused.reasonCode ?? ''),
  };
}

/** Whether the member has answered a call of the queue, as the member that it is, that is not over. */
export function isInCall({ agents, calls }: Acd, { agentId, queueId, held }: Member): boolean {
  const isOf = (callId: string) => {
    const call = calls.get(callId);
    const leg = call?.queueId === queueId ? legOf(call, { agentId }) : undefined;
    return leg !== undefined && leg.state !== 'Ringing' && isOfLogin(leg, held);
  };
  return agents.get(agentId)?.callIds?.some(isOf) ?? false;
}

function common(context: Told, member: Member): Headers {
  const { penalty, callsTaken, lastCall, lastPause, loginTime, isPaused, pausedReason } = memberNumbers(member);
  return [
    ['Queue', member.queueId],
    ['StateInterface', member.stateInterface],
    ['Membership', member.membership],
    ['Penalty', penalty],
    ['CallsTaken', callsTaken],
    ['LastCall', lastCall],
    ['LastPause', lastPause],
    ['LoginTime', loginTime],
    ['InCall', isInCall(context.engine.acd, member) ? 1 : 0],
    ['Status', deviceStatus(context, member)],
    ['Paused', isPaused ? 1 : 0],
    ['PausedReason', pausedReason],
  ];
}
