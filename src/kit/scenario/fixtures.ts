// The fixtures of a scenario: people, queues and reasons by the names that the feature uses, with ids and codes that no
// other scenario uses, of shapes that real sites have. Ids are parts of one another: who matches by a part of an id, or takes
// it for a number, meets somebody else.

import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { canHold, createDraw, type DrawOrder, type Joint, type Kind } from './draw.ts';
import { NotExercised } from './mismatch.ts';

/** An agent of the scenario. */
export interface Person {
  /** What the feature calls the agent. */
  readonly name: string;
  readonly id: string;
  /** What the ACD calls the agent. */
  readonly fullName: string;
  readonly password: string;
  /** Nearly the password, and not it. */
  readonly wrongPassword: string;
  readonly extension: string;
  /** Another device than the agent's own. */
  readonly otherExtension: string;
}

export type Fixtures = ReturnType<typeof createFixtures>;

/** What may stand round an id, at its longest. */
const WIDEST: Joint = { before: '70', after: '111' };
const QUEUES: Joint = { before: '5', after: '5' };

/** What agents in a lesson are numbered from. */
const FIRST_TAUGHT = { agent: 1001, extension: 6001 };

/** Throws a `KitFailure` where a dialect that carries such values leaves no room for those that the suite draws. */
export function checkDrawable(patterns: DrawOrder['patterns']): void {
  const draw = createDraw({ seed: 1, id: 'any', patterns });
  for (const field of ['agentId', 'extension', 'password'] as const) draw.value(field, 'any', { joints: WIDEST });
  draw.value('queueId', 'any', { joints: QUEUES });
  for (const field of ['name', 'reasonCode'] as const) draw.value(field, 'any');
}

/** What the number of an agent's other device begins with. */
const ELSEWHERE = '7';

export function createFixtures(acd: AcdUnderTest, order: DrawOrder) {
  const draw = createDraw(order);
  const people = new Map<string, Person>();
  const queues = new Map<string, string>();
  const cores = new Set<string>();
  const queueKinds = new Map<string, string>();
  const reasons = new Map<string, string>();
  const queuesOnFloor = new Set<string>();
  const onFloor = new Set<string>();
  /** The queues in which each agent works, by the agent's id. */
  const homes = new Map<string, readonly string[]>();
  /** Whom the connector has logged in to the queues of its own choice. */
  const logins = new Set<string>();
  const sites = defaultQueuesOf(acd);

  /** In a lesson, the plain number that the next agent has; where every kind is asked for, there is none. */
  const taught = (first: number, turn: number): string | undefined =>
    order.isTaught && turn === 0 ? String(first + people.size) : undefined;

  /** The `turn`th at the shapes; people of the same turn have ids that are parts of one another. */
  function newPerson(
    name: string,
    { turn = 0, joint = jointOf(people.size + 1), id, password }: Partial<PersonOrder> = {},
  ): Person {
    const key = turn === 0 ? 'people' : name;
    const numbered = { turn, joint, joints: WIDEST };
    const extension = taught(FIRST_TAUGHT.extension, turn) ?? draw.value('extension', key, numbered);
    const person: Person = {
      name,
      id: id ?? taught(FIRST_TAUGHT.agent, turn) ?? draw.value('agentId', key, numbered),
      fullName: order.isTaught ? name : draw.value('name', name, { turn }),
      password: password ?? draw.value('password', key, numbered),
      wrongPassword: draw.nearly('password', password === undefined ? key : `not ${password}`, numbered),
      extension,
      otherExtension: `${ELSEWHERE}${extension}`,
    };
    people.set(name, person);
    return person;
  }

  /** At a switch in use whoever is not put on the floor has an id that certainly nobody has there. */
  const person = (name: string): Person =>
    people.get(name) ?? newPerson(name, acd.floor && { id: `no-such-agent-${name.toLowerCase()}` });

  /** The id of `sales-west` begins with that of `sales`, and that of `presales` ends with it. */
  function queueId(name: string): string {
    const [, before, core = name, after] = /^(pre)?(.+?)(-west)?$/.exec(name) ?? [];
    const joint = { ...(before && { before: '5' }), ...(after && { after: '5' }) };
    cores.add(core);
    const turn = [...cores].indexOf(core);
    const known = queueKinds.get(name) ?? queues.get(name) ?? namedNext('queues', acd.floor?.queueIds, queues.size);
    const drawn = draw.value('queueId', core, { turn, joint, joints: QUEUES });
    const id =
      known ?? (order.isTaught && !sites?.includes(name) && canHold(order.patterns.queueId, name) ? name : drawn);
    queues.set(name, id);
    return id;
  }
  /** The queues by these names that the ACD does not have yet. */
  function newQueues(names: readonly string[]) {
    const unknown = names.filter((name) => !queuesOnFloor.has(name));
    for (const name of unknown) queuesOnFloor.add(name);
    return unknown.map((name) => ({
      id: queueId(name),
      name: order.isTaught ? name : draw.value('name', `queue ${name}`, { turn: 1 }),
    }));
  }

  async function putOnFloor(queueNames: readonly string[]): Promise<void> {
    const added = newQueues(queueNames);
    if (added.length > 0) await acd.arrange.addToFloor({ queues: added });
  }

  async function addAgents(added: readonly Person[], queueNames: readonly string[]): Promise<void> {
    for (const { id } of added) homes.set(id, queueNames);
    const newOnes = newQueues(queueNames);
    const defaultQueueIds = queueNames.map(queueId);
    const agents = added.map(({ id, fullName, password, extension }) => ({
      ...{ id, name: fullName, password, extension, defaultQueueIds },
    }));
    await acd.arrange.addToFloor({ queues: newOnes, agents });
    for (const { id } of added) onFloor.add(id);
  }

  return {
    /** An agent by name, known to the ACD or not. */
    person,
    /** An agent with an id of every kind that the dialect can carry, and one with nearly the same id for each; so their passwords. */
    peopleOfEveryKind(): readonly Person[] {
      const passwords = named(draw.everyKind('password')).map(([, password]) => password);
      return named(draw.everyKind('agentId')).map(([name, id], index) =>
        newPerson(name, { turn: index + 1, joint: {}, id, password: passwords[index % passwords.length] }),
      );
    },
    /** The id of a queue by name; the ACD has it from its first mention on. */
    async queue(name: string): Promise<string> {
      await putOnFloor([name]);
      return queueId(name);
    },
    /** The names of queues with an id of every kind, and those that have nearly the same ids. */
    queuesOfEveryKind(): { readonly ones: readonly string[]; readonly others: readonly string[] } {
      const kinds = draw.everyKind('queueId');
      for (const [name, id] of named(kinds)) queueKinds.set(name, id);
      return { ones: kinds.map(({ shape }) => shape), others: kinds.flatMap((one) => twinNameOf(one) ?? []) };
    },
    /** The ids of all the queues that were named. */
    queueIds: (): readonly string[] => [...queues.values()],
    /** The code of a reason by name, known to the ACD or not. */
    reason(name: string): string {
      const code = reasons.get(name) ?? draw.value('reasonCode', name, { turn: reasons.size });
      reasons.set(name, code);
      return code;
    },
    /** Codes of every kind, and those that are nearly the same. */
    reasonsOfEveryKind(): readonly string[] {
      const codes = named(draw.everyKind('reasonCode'));
      for (const [name, code] of codes) reasons.set(name, code);
      return codes.map(([, code]) => code);
    },
    /** Puts an agent on the floor, with the queues that the ACD logs the agent in to by itself. */
    async addAgent(name: string, queueNames: readonly string[]): Promise<Person> {
      const id = people.has(name) ? undefined : nextAgent(acd.floor, onFloor, queueNames.map(queueId));
      const someone = id === undefined ? person(name) : newPerson(name, { id });
      await addAgents([someone], queueNames);
      return someone;
    },
    addAgents,
    /** The ids of the queues of an agent's work, in which the agent is from now on. */
    queuesOf(person: Person): readonly string[] {
      logins.delete(person.id);
      return (homes.get(person.id) ?? []).map(queueId);
    },
    /** Where a login goes that names no queue; undefined: the ACD chooses. */
    defaultQueueIds: (): readonly string[] | undefined => sites,
    /** Takes note that a login named no queue. */
    loggedInByChoice: ({ id }: Person): void => void logins.add(id),
    /** The ids of the queues in which an agent is who is said to be in these: of his work, or where a login went that named none. */
    async idsHeld(person: Person, queueNames: readonly string[]): Promise<readonly string[]> {
      const isHome = [...queueNames].sort().join() === [...(homes.get(person.id) ?? [])].sort().join();
      if (sites !== undefined && isHome && logins.has(person.id)) return sites;
      await putOnFloor(queueNames);
      return queueNames.map(queueId);
    },
    /** Whether the ACD knows the agent. */
    isOnFloor: ({ id }: Person): boolean => onFloor.has(id),
    /** Everybody who was named, the first first. */
    people: (): readonly Person[] => [...people.values()],
    /** Names, and the ids and codes that they stand for. */
    names: (): Readonly<Record<string, string>> => ({
      ...Object.fromEntries([...people.values()].map(({ name, id }) => [name, id])),
      ...Object.fromEntries(queues),
      ...Object.fromEntries(reasons),
    }),
    /** The shapes that the values have that were drawn. */
    shapes: draw.shapes,
  };
}

/** The next of the agents that are named at a switch in use, where queues are assigned of those who have these and no others. */
function nextAgent(
  floor: AcdUnderTest['floor'],
  taken: ReadonlySet<string>,
  queueIds: readonly string[],
): string | undefined {
  if (floor?.assignedTo === undefined) return namedNext('agents', floor?.agentIds, taken.size);
  const wanted = [...queueIds].sort().join();
  const isFit = (agentId: string): boolean => [...(floor.assignedTo?.(agentId) ?? queueIds)].sort().join() === wanted;
  const fit = floor.agentIds.find((agentId) => !taken.has(agentId) && isFit(agentId));
  if (fit !== undefined) return fit;
  throw new NotExercised(
    `It needs one agent more whose queues are ${queueIds.join(' and ')} and no others, and --agents names none.`,
  );
}

/** The next of those that are named at a switch in use; undefined where everything is made up. Throws `NotExercised`. */
function namedNext(what: string, ids: readonly string[] | undefined, taken: number): string | undefined {
  if (ids === undefined || taken < ids.length) return ids?.[taken];
  throw new NotExercised(`It needs ${taken + 1} ${what}, and --${what} names ${ids.length}.`);
}

/** Where connectors are told to log in whoever names no queue; undefined where the ACD chooses. */
function defaultQueuesOf({ server }: AcdUnderTest): readonly string[] | undefined {
  const { defaultQueues } = server;
  return Array.isArray(defaultQueues) ? defaultQueues.map(String) : undefined;
}

interface PersonOrder {
  readonly turn: number;
  readonly joint: Joint;
  /** Absent: they are drawn. */
  readonly id: string;
  readonly password: string | undefined;
}

/** The second person's id ends with that of the first and is the same number; the third's begins with it; and so on. */
const jointOf = (number: number): Joint => ({
  before: number % 2 === 0 ? '0' : '',
  after: '1'.repeat(Math.ceil(number / 2) - 1),
});

const twinNameOf = ({ shape, twin }: Kind): string | undefined => (twin === undefined ? undefined : `${shape}, nearly`);

/** Each value by the name of its shape, and the one that is nearly the same behind it. */
const named = (kinds: readonly Kind[]): readonly (readonly [name: string, value: string])[] =>
  kinds.flatMap((kind) => [
    [kind.shape, kind.value] as const,
    ...(kind.twin === undefined ? [] : [[String(twinNameOf(kind)), kind.twin] as const]),
  ]);
