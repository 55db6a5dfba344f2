// The whole Acd as plain JSON, and back: what seeding, reset and replay start from.

import type { Acd } from './model/acd.ts';
import { emptyAcd } from './model/acd.ts';
import { type Agent, newAgent, stateOf } from './model/agent.ts';
import { agentIdsOf, type Call, type Leg, stateOfCall } from './model/call.ts';
import type { Floor } from './model/floor.ts';
import { isRanked, type Membership, type Pause } from './model/membership.ts';
import type { Policy } from './model/policy.ts';
import { newQueue, type Queue, type QueueRecord, queueRecord } from './model/queue.ts';
import type { ReasonCode } from './model/reason.ts';
import type { PendingRequest } from './model/request.ts';

/** A queue login; it and its pause began when the snapshot is restored, where that does not say since when. */
export type MembershipSnapshot = Omit<Membership, 'since' | 'paused'> & {
  readonly since?: number | undefined;
  readonly paused?: (Omit<Pause, 'since'> & { readonly since?: number | undefined }) | undefined;
};

/** The state says whether it is after-call work; otherwise it is what follows from the rest, the calls too. */
export type AgentSnapshot = Omit<Agent, 'memberships' | 'isAfterCall' | 'callIds'> & {
  readonly memberships: readonly MembershipSnapshot[];
};

/** A leg's state began when the snapshot is restored, where it does not say since when. */
export type LegSnapshot = Omit<Leg, 'since'> & { readonly since?: number | undefined };

export type CallSnapshot = Omit<Call, 'legs'> & { readonly legs: readonly LegSnapshot[] };

/** Agents, queues, calls and policy at one instant, ready for JSON. */
export interface Snapshot {
  readonly policy: Policy;
  readonly reasonCodes: readonly ReasonCode[];
  readonly agents: readonly AgentSnapshot[];
  readonly queues: readonly (QueueRecord & {
    readonly idleAgentIds: readonly string[];
    readonly waitingCallIds: readonly string[];
    readonly lastOfferedTo?: string | undefined;
  })[];
  readonly calls: readonly CallSnapshot[];
  readonly pending: readonly PendingRequest[];
  readonly arrivals: number;
}

/** A floor on which everybody is logged out and no call waits. */
export function snapshotOfFloor(floor: Floor, policy: Policy): Snapshot {
  return {
    policy,
    reasonCodes: floor.reasonCodes,
    agents: floor.agents.map((record) => toAgentSnapshot(newAgent(record))),
    queues: floor.queues.map((queue) => ({ ...queueRecord(queue), idleAgentIds: [], waitingCallIds: [] })),
    calls: [],
    pending: [],
    arrivals: 0,
  };
}

/** Who works there and which queues there are, whatever they are doing. */
export function floorOf({ agents, queues, reasonCodes }: Snapshot): Floor {
  return {
    agents: agents.map(({ id, name, password, extension, assignments }) => ({
      id,
      name,
      password,
      extension,
      assignments,
    })),
    queues: queues.map(queueRecord),
    reasonCodes,
  };
}

/** A copy that later changes of the Acd do not touch. */
export function takeSnapshot(acd: Acd): Snapshot {
  return {
    policy: acd.policy,
    reasonCodes: [...acd.reasonCodes.values()],
    agents: [...acd.agents.values()].map(toAgentSnapshot),
    queues: [...acd.queues.values()].map((queue) => ({
      ...queueRecord(queue),
      idleAgentIds: [...queue.idleAgentIds],
      waitingCallIds: [...queue.waitingCallIds],
      ...(queue.lastOfferedTo !== undefined && { lastOfferedTo: queue.lastOfferedTo }),
    })),
    calls: [...acd.calls.values()].map(({ legs, ...call }) => ({ ...call, legs: legs.map((leg) => ({ ...leg })) })),
    pending: [...acd.pending.values()],
    arrivals: acd.arrivals,
  };
}

function toAgentSnapshot({ memberships, isAfterCall, callIds, ...agent }: Agent): AgentSnapshot {
  return { ...agent, memberships: [...memberships.values()].map((membership) => ({ ...membership })) };
}

/** The Acd that `snapshot` was taken of, restored `at` a time of the ACD. */
export function fromSnapshot(snapshot: Snapshot, at: number): Acd {
  const acd = emptyAcd(snapshot.policy);
  for (const reason of snapshot.reasonCodes) acd.reasonCodes.set(reason.code, reason);
  for (const queue of snapshot.queues) acd.queues.set(queue.id, restoreQueue(queue));
  for (const { legs, ...call } of snapshot.calls)
    acd.calls.set(call.id, { ...call, legs: legs.map((leg) => ({ since: at, ...leg }) as Leg) });
  restoreOffers(acd);
  const callIds = callIdsByAgent(snapshot.calls);
  for (const agent of snapshot.agents) restoreAgent(acd, restoredAgent(agent, at, callIds.get(agent.id)));
  for (const request of snapshot.pending) acd.pending.set(request.requestId, request);
  acd.arrivals = snapshot.arrivals;
  return acd;
}

function restoreQueue(queue: Snapshot['queues'][number]): Queue {
  const { idleAgentIds, waitingCallIds, lastOfferedTo } = queue;
  const lines = { idleAgentIds: new Set(idleAgentIds), waitingCallIds: [...waitingCallIds] };
  return { ...newQueue(queue), ...lines, ...(lastOfferedTo !== undefined && { lastOfferedTo }) };
}

function restoreOffers({ calls, queues }: Acd): void {
  const offered = [...calls.values()].filter((call) => call.queueId !== undefined && stateOfCall(call) === 'Offered');
  for (const { id, queueId = '' } of offered.sort((one, other) => one.arrival - other.arrival))
    queues.get(queueId)?.offeredCallIds.push(id);
}

/** In which calls each agent takes part. */
export function callIdsByAgent(calls: readonly CallSnapshot[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const call of calls)
    for (const agentId of agentIdsOf(call as Call)) {
      const callIds = found.get(agentId);
      if (callIds === undefined) found.set(agentId, [call.id]);
      else callIds.push(call.id);
    }
  return found;
}

/** Its state is what follows from the rest. */
export function restoredAgent(
  { memberships, ...agent }: AgentSnapshot,
  at: number,
  callIds: readonly string[] | undefined,
): Agent {
  const logins = memberships.map(({ since = at, paused, ...login }): [string, Membership] => [
    login.queueId,
    { ...login, since, paused: paused && { since: at, ...paused } },
  ]);
  const restored: Agent = { ...agent, memberships: new Map(logins), isAfterCall: agent.state === 'AfterCallWork' };
  if (callIds !== undefined) restored.callIds = callIds;
  return { ...restored, state: stateOf(restored) };
}

function restoreAgent(acd: Acd, agent: Agent): void {
  acd.agents.set(agent.id, agent);
  for (const [queueId, membership] of agent.memberships) {
    const queue = acd.queues.get(queueId);
    queue?.agentIds.add(agent.id);
    if (queue !== undefined && isRanked(membership)) queue.rankedMembers += 1;
  }
  if (agent.memberships.size > 0) acd.extensions.set(agent.extension, agent.id);
}
