// The fixtures of a scenario: people and queues by the names that the feature uses, with ids that no other scenario uses, and
// that are parts of one another: who matches by a part of an id, or takes it for a number, meets somebody else.

import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { derive, deriveDigits } from '../suite/seed.ts';

/** An agent of the scenario. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly password: string;
  readonly extension: string;
}

export type Fixtures = ReturnType<typeof createFixtures>;

export function createFixtures(acd: AcdUnderTest, { seed, id }: { readonly seed: number; readonly id: string }) {
  const suffix = derive(seed, id);
  const prefix = deriveDigits(seed, id);
  const people = new Map<string, Person>();
  const queues = new Map<string, string>();
  const onFloor = new Set<string>();

  function person(name: string): Person {
    const number = people.size + 1;
    const id = idOf(prefix, number);
    const found = people.get(name) ?? { name, id, password: `pw-${suffix}-${number}`, extension: `6${id}` };
    people.set(name, found);
    return found;
  }

  /** The queues by these names that are mentioned for the first time. */
  function newQueues(names: readonly string[]) {
    const unknown = names.filter((name) => !queues.has(name));
    for (const name of unknown) queues.set(name, queueIdOf(name, suffix.toUpperCase()));
    return unknown.map((name) => ({ id: queues.get(name) as string, name }));
  }

  async function queue(name: string): Promise<string> {
    const added = newQueues([name]);
    if (added.length > 0) await acd.arrange.addToFloor({ queues: added });
    return queues.get(name) as string;
  }

  return {
    /** An agent by name, known to the ACD or not. */
    person,
    /** The id of a queue by name; the ACD has it from its first mention on. */
    queue,
    /** Puts an agent on the floor, with the queues that the ACD logs the agent in to by itself. */
    async addAgent(name: string, queueNames: readonly string[]): Promise<Person> {
      const someone = person(name);
      const added = newQueues(queueNames);
      const defaultQueueIds = queueNames.map((queueName) => queues.get(queueName) as string);
      await acd.arrange.addToFloor({ queues: added, agents: [{ ...someone, defaultQueueIds }] });
      onFloor.add(someone.id);
      return someone;
    },
    /** Whether the ACD knows the agent. */
    isOnFloor: ({ id }: Person): boolean => onFloor.has(id),
    /** Everybody who was named, the first first. */
    people: (): readonly Person[] => [...people.values()],
    /** Names, and the ids that they stand for. */
    names: (): Readonly<Record<string, string>> => ({
      ...Object.fromEntries([...people.values()].map(({ name, id }) => [name, id])),
      ...Object.fromEntries(queues),
    }),
  };
}

/** The second person's id ends with that of the first and is the same number; the third's begins with it; and so on. */
const idOf = (prefix: string, number: number): string =>
  `${number % 2 === 0 ? '0' : ''}${prefix}${'1'.repeat(Math.ceil(number / 2))}`;

/** The id of `sales-west` begins with that of `sales`, and that of `presales` ends with it. */
function queueIdOf(name: string, suffix: string): string {
  const [first = name, ...rest] = name.split('-');
  return [first, suffix, ...rest].join('-');
}
