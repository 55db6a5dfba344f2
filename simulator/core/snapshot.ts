// The whole Acd as plain JSON, and back: what seeding, reset and replay start from.

import type { Acd } from './model/acd.ts';
import { emptyAcd } from './model/acd.ts';
import { type Agent, newAgent } from './model/agent.ts';
import type { Call } from './model/call.ts';
import type { Floor } from './model/floor.ts';
import type { Policy } from './model/policy.ts';
import { newQueue, type Queue, type QueueRecord } from './model/queue.ts';
import type { ReasonCode } from './model/reason.ts';

/** Agents, queues, calls and policy at one instant, ready for JSON. */
export interface Snapshot {
  readonly policy: Policy;
  readonly reasonCodes: readonly ReasonCode[];
  readonly agents: readonly (Omit<Agent, 'queueIds'> & { readonly queueIds: readonly string[] })[];
  readonly queues: readonly (QueueRecord & {
    readonly idleAgentIds: readonly string[];
    readonly waitingCallIds: readonly string[];
  })[];
  readonly calls: readonly Call[];
  readonly arrivals: number;
}

/** A floor on which everybody is logged out and no call waits. */
export function snapshotOfFloor(floor: Floor, policy: Policy): Snapshot {
  return {
    policy,
    reasonCodes: floor.reasonCodes,
    agents: floor.agents.map((record) => ({ ...newAgent(record), queueIds: [] })),
    queues: floor.queues.map(({ id, name }) => ({ id, name, idleAgentIds: [], waitingCallIds: [] })),
    calls: [],
    arrivals: 0,
  };
}

/** Who works there and which queues there are, whatever they are doing. */
export function floorOf({ agents, queues, reasonCodes }: Snapshot): Floor {
  return {
    agents: agents.map(({ id, name, password, extension, defaultQueueIds }) => ({
      id,
      name,
      password,
      extension,
      defaultQueueIds,
    })),
    queues: queues.map(({ id, name }) => ({ id, name })),
    reasonCodes,
  };
}

/** A copy that later changes of the Acd do not touch. */
export function takeSnapshot(acd: Acd): Snapshot {
  return {
    policy: acd.policy,
    reasonCodes: [...acd.reasonCodes.values()],
    agents: [...acd.agents.values()].map((agent) => ({ ...agent, queueIds: [...agent.queueIds] })),
    queues: [...acd.queues.values()].map(({ id, name, idleAgentIds, waitingCallIds }) => ({
      id,
      name,
      idleAgentIds: [...idleAgentIds],
      waitingCallIds: [...waitingCallIds],
    })),
    calls: [...acd.calls.values()].map((call) => ({ ...call })),
    arrivals: acd.arrivals,
  };
}

/** The Acd that `snapshot` was taken of. */
export function fromSnapshot(snapshot: Snapshot): Acd {
  const acd = emptyAcd(snapshot.policy);
  for (const reason of snapshot.reasonCodes) acd.reasonCodes.set(reason.code, reason);
  for (const queue of snapshot.queues) acd.queues.set(queue.id, restoreQueue(queue));
  for (const call of snapshot.calls) acd.calls.set(call.id, { ...call });
  for (const agent of snapshot.agents) restoreAgent(acd, agent);
  acd.arrivals = snapshot.arrivals;
  return acd;
}

function restoreQueue(queue: Snapshot['queues'][number]): Queue {
  const { idleAgentIds, waitingCallIds } = queue;
  return { ...newQueue(queue), idleAgentIds: new Set(idleAgentIds), waitingCallIds: [...waitingCallIds] };
}

function restoreAgent(acd: Acd, agent: Snapshot['agents'][number]): void {
  acd.agents.set(agent.id, { ...agent, queueIds: new Set(agent.queueIds) });
  for (const queueId of agent.queueIds) acd.queues.get(queueId)?.agentIds.add(agent.id);
  if (agent.queueIds.length > 0) acd.extensions.set(agent.extension, agent.id);
}
