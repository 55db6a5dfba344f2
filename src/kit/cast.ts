// The cast of a scenario: people and queues by the names that the feature uses, with ids that no other scenario uses.

import type { AcdUnderTest, HeldAgent } from './acd-under-test.ts';
import { derive, deriveDigits } from './seed.ts';

/** An agent of the scene. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly password: string;
  readonly extension: string;
}

export interface Cast {
  /** An agent by name, known to the ACD or not. */
  person(name: string): Person;
  /** The id of a queue by name; the ACD has it from its first mention on. */
  queue(name: string): Promise<string>;
  /** Puts an agent on the floor, with the queues that the ACD logs the agent in to by itself. */
  employ(name: string, queueNames: readonly string[]): Promise<Person>;
  /** The agent at the ACD; undefined where the ACD knows no such agent. */
  held(someone: Person): Promise<HeldAgent | undefined>;
  /** Everybody who was named, the first first. */
  people(): readonly Person[];
  /** Names, and the ids that they stand for. */
  names(): Readonly<Record<string, string>>;
}

export function createCast(acd: AcdUnderTest, { seed, id }: { readonly seed: number; readonly id: string }): Cast {
  const suffix = derive(seed, id);
  const prefix = deriveDigits(seed, id);
  const people = new Map<string, Person>();
  const queues = new Map<string, string>();
  const employed = new Set<string>();

  function person(name: string): Person {
    const number = String(people.size + 1).padStart(2, '0');
    const fresh = {
      name,
      id: `${prefix}${number}`,
      password: `pw-${suffix}-${number}`,
      extension: `6${prefix}${number}`,
    };
    const found = people.get(name) ?? fresh;
    people.set(name, found);
    return found;
  }

  async function queue(name: string): Promise<string> {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queueId = `${name}-${suffix}`;
    queues.set(name, queueId);
    await acd.seed({ queues: [{ id: queueId, name }] });
    return queueId;
  }

  return {
    person,
    queue,
    async employ(name, queueNames) {
      const someone = person(name);
      const defaultQueueIds = [];
      for (const queueName of queueNames) defaultQueueIds.push(await queue(queueName));
      await acd.seed({ agents: [{ ...someone, defaultQueueIds }] });
      employed.add(someone.id);
      return someone;
    },
    held: async (someone) => (employed.has(someone.id) ? acd.agent(someone.id) : undefined),
    people: () => [...people.values()],
    names: () => ({
      ...Object.fromEntries([...people.values()].map(({ name, id }) => [name, id])),
      ...Object.fromEntries(queues),
    }),
  };
}
