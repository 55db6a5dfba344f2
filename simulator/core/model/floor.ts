// The floor: who works here and which queues there are, before anybody has logged in; and what can be wrong with one.

import type { Acd } from './acd.ts';
import type { AgentRecord } from './agent.ts';
import type { QueueRecord } from './queue.ts';
import type { ReasonCode } from './reason.ts';

export interface Floor {
  readonly agents: readonly AgentRecord[];
  readonly queues: readonly QueueRecord[];
  readonly reasonCodes: readonly ReasonCode[];
}

/** What is wrong, and where: the way from the floor down to the value. */
export interface FloorProblem {
  readonly code: 'DuplicateId' | 'UnknownQueue';
  readonly path: readonly (string | number)[];
  /** The value that is wrong. */
  readonly value: string;
}

/** What keeps `floor` from being added to `acd`, in the floor's order; empty where nothing does. */
export function floorProblems(acd: Pick<Acd, 'agents' | 'queues'>, floor: Floor): readonly FloorProblem[] {
  const queueIds = new Set(acd.queues.keys());
  return [
    ...duplicates('queues', floor.queues, queueIds),
    ...duplicates('agents', floor.agents, new Set(acd.agents.keys())),
    ...floor.agents.flatMap((agent, index) => unknownQueues(agent, index, queueIds)),
  ];
}

/** Adds each id to `taken` as it goes. A reason code may be listed anew: the later listing counts. */
function duplicates(list: 'agents' | 'queues', records: readonly { id: string }[], taken: Set<string>): FloorProblem[] {
  const problems: FloorProblem[] = [];
  for (const [index, { id }] of records.entries()) {
    if (taken.has(id)) problems.push({ code: 'DuplicateId', path: [list, index, 'id'], value: id });
    taken.add(id);
  }
  return problems;
}

function unknownQueues(agent: AgentRecord, index: number, queueIds: ReadonlySet<string>): FloorProblem[] {
  return agent.assignments.flatMap(({ queueId }, position) =>
    queueIds.has(queueId)
      ? []
      : [{ code: 'UnknownQueue', path: ['agents', index, 'defaultQueueIds', position], value: queueId }],
  );
}
