// A scene: who plays in one scenario, what the connector was made to do, and what was seen of it. Names in the features
// ("Ada", "sales") stand for ids that no other scenario uses.

import type { AgentStateActivity } from '../contract/activity.ts';
import type { ActivityResult, ClipboardPage } from '../contract/page.ts';
import type { Exchange, HeldAgent, PolicyChoices } from './acd-under-test.ts';
import type { Bench } from './bench.ts';
import { derive, deriveDigits } from './seed.ts';

/** An agent of the scene. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly password: string;
  readonly extension: string;
}

/** One activity on one page, and all that was seen of it. */
export interface Invocation {
  readonly activity: AgentStateActivity;
  readonly person: Person;
  readonly before: ClipboardPage;
  readonly result: ActivityResult;
  readonly exchange: Exchange;
  /** The agent at the ACD; undefined where the ACD knows no such agent. */
  readonly heldBefore: HeldAgent | undefined;
  readonly heldAfter: HeldAgent | undefined;
}

/** The code that the framework picks where the ACD demands a reason and the scenario says nothing of one. */
export const ROUTINE_REASON = 'S1';

const ROUTINE_CODES = [{ code: ROUTINE_REASON, label: 'Routine', uses: ['NotReady', 'LoggedOut'] }];

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Opens the scene called `id` on the bench, under the run's profile. */
export async function openScene(bench: Bench, { seed, id }: { readonly seed: number; readonly id: string }) {
  const { acd, connector } = bench;
  const suffix = derive(seed, id);
  const prefix = deriveDigits(seed, id);
  const people = new Map<string, Person>();
  const known = new Set<string>();
  const queues = new Map<string, string>();
  const invocations: Invocation[] = [];
  const calls: string[] = [];
  let choices: PolicyChoices = {};
  let policy = await acd.choosePolicy(choices);
  await acd.seed({ reasonCodes: ROUTINE_CODES });
  const opening = await acd.mark();

  const declares = (activity: string) => connector.declaration.activities.includes(activity);

  /** An agent by name, known to the ACD or not. */
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

  /** The id of a queue by name; the ACD has it from its first mention on. */
  async function queue(name: string): Promise<string> {
    const id = queues.get(name) ?? `${name}-${suffix}`;
    if (!queues.has(name)) await acd.seed({ queues: [{ id, name }] });
    queues.set(name, id);
    return id;
  }

  /** Puts an agent on the floor, with the queues that the ACD logs the agent in to by itself. */
  async function employ(name: string, queueNames: readonly string[]): Promise<Person> {
    const someone = person(name);
    const defaultQueueIds = [];
    for (const queueName of queueNames) defaultQueueIds.push(await queue(queueName));
    await acd.seed({ agents: [{ ...someone, defaultQueueIds }] });
    known.add(someone.id);
    return someone;
  }

  const held = async (someone: Person) => (known.has(someone.id) ? acd.agent(someone.id) : undefined);

  /** The page as the framework prepares it; a property that is given as undefined is left out. */
  function page(someone: Person, activity: AgentStateActivity, properties: ClipboardPage = {}): ClipboardPage {
    const base: ClipboardPage = { AgentID: someone.id, DN: someone.extension };
    if (activity === 'LoginAgent') base.AgentPassword = someone.password;
    const demanded = { LogoutAgent: policy.logoutReason, SetAgentNotReady: policy.notReadyReason } as Record<
      string,
      string
    >;
    if (demanded[activity] === 'required') base.AgentOptions = { pyOpenCTI: { pyReasonCode: ROUTINE_REASON } };
    return { ...base, ...properties };
  }

  /** Has the connector run an activity, and looks at the ACD before, during and after. */
  async function invoke(activity: AgentStateActivity, someone: Person, given: ClipboardPage): Promise<Invocation> {
    const before = structuredClone(given);
    const heldBefore = await held(someone);
    const mark = await acd.mark();
    const result = await connector.invoke(activity, before);
    const exchange = await acd.exchangeSince(mark);
    const invocation = {
      activity,
      person: someone,
      before,
      result,
      exchange,
      heldBefore,
      heldAfter: await held(someone),
    };
    if (connector.broken !== undefined) throw connector.broken; // it answered, and then broke
    invocations.push(invocation);
    return invocation;
  }

  /** Brings somebody into a state: by the connector where it can, so that it has its session; else from outside. */
  async function bring(someone: Person, activity: AgentStateActivity, type: 'LogIn' | 'SetReady' | 'SetNotReady') {
    const before = page(someone, activity);
    const result = declares(activity) ? await connector.invoke(activity, before) : undefined;
    if (result === undefined) return acd.command(someone.id, { type });
    if (result.status?.severity === 'Fail')
      throw new StartNotReached(
        `${activity} did not bring ${someone.name} into the starting state: ${result.status.message}`,
      );
  }

  return {
    acd,
    connector,
    declares,
    invocations,
    person,
    queue,
    employ,
    page,
    invoke,
    bring,
    policy: () => policy,
    /** Adds to what the scenario asks of the ACD. */
    async choose(more: PolicyChoices): Promise<void> {
      choices = { ...choices, ...more };
      policy = await acd.choosePolicy(choices);
    },
    /** The invocation that the scenario speaks of: the latest. */
    last(): Invocation {
      const latest = invocations.at(-1);
      if (latest === undefined) throw new Error('No activity has been invoked in this scenario.');
      return latest;
    },
    /** A call to a queue; the scene ends it when it closes. */
    async call(queueName: string): Promise<string> {
      const callId = await acd.placeCall(await queue(queueName));
      calls.push(callId);
      return callId;
    },
    /** Everybody who was named, the first first. */
    people: (): readonly Person[] => [...people.values()],
    /** How often the connector turned to the CTI server since the scene was opened. */
    requests: async () => (await acd.exchangeSince(opening)).replies.length,
    /** Ends what would go on otherwise. */
    async close(): Promise<void> {
      for (const callId of calls.splice(0)) await acd.endCall(callId);
    },
  };
}

/** The connector could not bring an agent to where a scenario starts: the scenario is not about that. */
export class StartNotReached extends Error {
  override readonly name = 'StartNotReached';
}
