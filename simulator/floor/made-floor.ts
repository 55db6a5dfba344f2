// A floor made up from a seed: people, queues and passwords that look real and are the same in every run.

import type { Faker } from '@faker-js/faker';
import type { AgentRecord } from '../core/model/agent.ts';
import type { Floor } from '../core/model/floor.ts';
import { assignmentsTo } from '../core/model/membership.ts';
import type { QueueRecord } from '../core/model/queue.ts';
import type { ReasonCode } from '../core/model/reason.ts';

export interface FloorPlan {
  readonly seed: number;
  readonly agents: number;
  readonly queues: number;
}

/** Reason codes as an administrator would list them; leading zeros matter. */
const REASON_CODES: readonly ReasonCode[] = [
  { code: '01', label: 'End of shift', uses: ['LoggedOut'] },
  { code: '02', label: 'Break', uses: ['NotReady', 'LoggedOut'] },
  { code: '03', label: 'Meeting', uses: ['NotReady', 'LoggedOut'] },
  { code: '04', label: 'Training', uses: ['NotReady'] },
];

const QUEUE_NAMES = ['sales', 'support', 'billing', 'returns', 'claims', 'renewals', 'deliveries', 'complaints'];

/** Agents from 1001 on, extensions from 6001 on; everybody works in one to three queues. */
export async function makeFloor(plan: FloorPlan): Promise<Floor> {
  const queues = Array.from({ length: plan.queues }, (_, index) => makeQueue(index));
  if (plan.agents === 0) return { agents: [], queues, reasonCodes: REASON_CODES };
  const { faker } = await import('@faker-js/faker/locale/en'); // slow to load: only where somebody is to be made up
  faker.seed(plan.seed); // everybody's own: until the next await it is ours
  const agents = Array.from({ length: plan.agents }, (_, index) => makeAgent(faker, queues, index));
  return { agents, queues, reasonCodes: REASON_CODES };
}

function makeQueue(index: number): QueueRecord {
  const id = QUEUE_NAMES[index] ?? `queue-${index + 1}`;
  return { id, name: id.charAt(0).toUpperCase() + id.slice(1).replace('-', ' ') };
}

function makeAgent(faker: Faker, queues: readonly QueueRecord[], index: number): AgentRecord {
  const homes = faker.helpers.arrayElements(queues, { min: 1, max: Math.min(3, queues.length) });
  return {
    id: String(1001 + index),
    name: faker.person.fullName(),
    password: faker.string.numeric(6),
    extension: String(6001 + index),
    assignments: assignmentsTo(homes.map((queue) => queue.id)),
  };
}
