// Queue members: what the Manager Interface knows of each queue login beside what the ACD knows. The ACD's Events make
// and unmake them; an action may have said beforehand how a member is to be called.

import type { Acd } from '../../core/model/acd.ts';
import type { Agent } from '../../core/model/agent.ts';
import type { Headers } from './codec.ts';

/** A queue login, as this protocol sees it. Times are seconds since 1970; 0: never. */
export interface Member {
  readonly agentId: string;
  readonly queueId: string;
  readonly memberName: string;
  readonly interface: string;
  readonly stateInterface: string;
  readonly membership: 'dynamic' | 'static';
  penalty: number;
  readonly loginTime: number;
  callsTaken: number;
  lastCall: number;
  lastPause: number;
  paused: boolean;
  pausedReason: string;
  /** Absent: as the queue has it. */
  ringinuse?: 0 | 1 | undefined;
}

/** What an action says of a member to be. */
export interface PendingMemberOptions {
  readonly memberName?: string | undefined;
  readonly stateInterface?: string | undefined;
  readonly penalty?: number | undefined;
  readonly paused?: boolean | undefined;
  readonly pausedReason?: string | undefined;
}

/** A member that is configured and cannot be removed. */
export interface StaticMember {
  readonly queueId: string;
  readonly interface: string;
}

export interface Members {
  /** The members of a queue, in the order in which they came. */
  of(queueId: string): readonly Member[];
  find(agentId: string, queueId: string): Member | undefined;
  /** Every membership of an agent, in the order of the queues. */
  ofAgent(agentId: string): readonly Member[];
  join(about: { agent: Agent; queueId: string; at: number }, wish?: PendingMemberOptions): Member;
  leave(agentId: string, queueId: string): Member | undefined;
  /** Takes note of whose device it is. */
  learnDevice(agent: Pick<Agent, 'id' | 'extension'>): void;
  /** Makes them anew from the ACD as it is. */
  rebuild(at: number): void;
  /** Whose device it is; undefined where nobody has it. */
  agentAt(interfaceName: string): string | undefined;
}

/** An agent without a device of this protocol's kind is reached over the agents' context. */
const interfaceOf = ({ id, extension }: Pick<Agent, 'id' | 'extension'>): string =>
  extension.includes('/') ? extension : `Local/${id}@agents`;

export function createMembers(acd: Acd): Members {
  const queues = new Map<string, Map<string, Member>>();
  const devices = new Map<string, string>();

  const membersOf = (queueId: string): Map<string, Member> => {
    const members = queues.get(queueId) ?? new Map<string, Member>();
    queues.set(queueId, members);
    return members;
  };

  const members: Members = {
    of: (queueId) => [...membersOf(queueId).values()],
    find: (agentId, queueId) => queues.get(queueId)?.get(agentId),
    ofAgent(agentId) {
      const found: Member[] = [];
      for (const queueId of acd.queues.keys()) {
        const member = members.find(agentId, queueId);
        if (member !== undefined) found.push(member);
      }
      return found;
    },
    join({ agent, queueId, at }, wish) {
      const device = interfaceOf(agent);
      const paused = wish?.paused ?? agent.state === 'NotReady';
      const reason = wish === undefined ? paused && agent.reasonCode : wish.pausedReason;
      const member: Member = {
        agentId: agent.id,
        queueId,
        memberName: wish?.memberName ?? device,
        interface: device,
        stateInterface: wish?.stateInterface ?? device,
        membership: 'dynamic',
        penalty: wish?.penalty ?? 0,
        loginTime: at,
        ...{
          callsTaken: 0,
          lastCall: 0,
          lastPause: paused ? at : 0,
          paused,
          pausedReason: reason || '',
        },
      };
      membersOf(queueId).set(agent.id, member);
      return member;
    },
    leave(agentId, queueId) {
      const member = members.find(agentId, queueId);
      queues.get(queueId)?.delete(agentId);
      return member;
    },
    learnDevice: (agent) => void devices.set(interfaceOf(agent), agent.id),
    rebuild(at) {
      queues.clear();
      devices.clear();
      for (const agent of acd.agents.values()) members.learnDevice(agent);
      for (const agent of acd.agents.values())
        for (const queueId of agent.queueIds) members.join({ agent, queueId, at });
    },
    agentAt: (interfaceName) => devices.get(interfaceName) ?? byPattern(acd, interfaceName),
  };
  return members;
}

function byPattern(acd: Acd, interfaceName: string): string | undefined {
  const id = /^Local\/(.+)@agents$/.exec(interfaceName)?.[1];
  return id !== undefined && acd.agents.has(id) ? id : undefined;
}

/** A member that is configured: its device is nobody's. */
export const staticMember = ({ queueId, interface: device }: StaticMember, loginTime: number): Member => ({
  ...{ agentId: '', queueId, memberName: device, interface: device, stateInterface: device, membership: 'static' },
  ...{ penalty: 0, loginTime, callsTaken: 0, lastCall: 0, lastPause: 0, paused: false, pausedReason: '' },
});

/** The state of a device: 0 unknown, 1 not in use, 2 in use, 4 invalid. */
export function deviceStatus({ stateInterface, membership }: Member, agent: Agent | undefined): number {
  if (membership === 'static') return 4;
  if (stateInterface.startsWith('Custom:')) return 0;
  return agent?.callId === undefined ? 1 : 2;
}

/** The headers of a member event, from Queue on. */
export function memberEvent(acd: Acd, member: Member, ringinuse: 0 | 1): Headers {
  const [queue, ...state] = common(acd, member);
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
export function memberItem(acd: Acd, member: Member): Headers {
  const [queue, ...state] = common(acd, member);
  return [
    queue as Headers[number],
    ['Name', member.memberName],
    ['Location', member.interface],
    ...state,
    ['Wrapuptime', 0],
  ];
}

function common(acd: Acd, member: Member): Headers {
  const agent = acd.agents.get(member.agentId);
  const call = acd.calls.get(agent?.callId ?? '');
  return [
    ['Queue', member.queueId],
    ['StateInterface', member.stateInterface],
    ['Membership', member.membership],
    ['Penalty', member.penalty],
    ['CallsTaken', member.callsTaken],
    ['LastCall', member.lastCall],
    ['LastPause', member.lastPause],
    ['LoginTime', member.loginTime],
    ['InCall', call?.state === 'Answered' && call.queueId === member.queueId ? 1 : 0],
    ['Status', deviceStatus(member, agent)],
    ['Paused', member.paused ? 1 : 0],
    ['PausedReason', member.pausedReason],
  ];
}
