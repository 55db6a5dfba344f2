// A scenario run: one scenario being played. What the connector is made to do in it, and what is seen of that.

import { setTimeout } from 'node:timers/promises';
import { ADAPTER_ACTIVITIES, type AdapterActivity, type AgentStateActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { AcdUnderTest, ClockMode, Fault, PolicyChoices } from '../acd/acd-under-test.ts';
import type { Rig } from '../acd/rig.ts';
import { derive } from '../suite/seed.ts';
import type { ConnectorUnderTest } from './connector-under-test.ts';
import { createFixtures, type Fixtures, type Person } from './fixtures.ts';
import { createFramework, hasFailed } from './framework.ts';
import { preparePage, ROUTINE_CODES } from './framework-page.ts';
import type { Invocation } from './invocation.ts';

/** How a starting state is reached: by the connector's activity where it has one, else by a Command from outside. */
const WAYS = { LoginAgent: 'LogIn', SetAgentReady: 'SetReady', SetAgentNotReady: 'SetNotReady' } as const;

/** How long it waits before it looks again whether the connector has asked something, in milliseconds. */
const LOOK_AGAIN_MS = 5;

export interface ScenarioRun {
  readonly acd: AcdUnderTest;
  readonly connector: ConnectorUnderTest;
  readonly fixtures: Fixtures;
  /** What the connector was made to do, oldest first. */
  readonly invocations: readonly Invocation[];
  /** What the connector logged and handed on since the scenario was opened. */
  readonly log: readonly string[];
  /** The page that the framework hands to an activity, with `properties` on top. */
  page(someone: Person, activity: AgentStateActivity, properties?: ClipboardPage): ClipboardPage;
  /**
   * Has the connector run an activity, and looks at the ACD before and after; round logins and logouts with what the
   * framework does then. A login whose adapter cannot be opened has failed with that. Throws `ConnectorBroke`.
   */
  invoke(activity: AgentStateActivity, someone: Person, page: ClipboardPage): Promise<Invocation>;
  /** Brings somebody into a starting state; by the connector where it can, so that it has its session. */
  reachState(someone: Person, activity: keyof typeof WAYS, properties?: ClipboardPage): Promise<void>;
  /** Adds to what the scenario asks of the ACD. */
  choose(choices: PolicyChoices): Promise<void>;
  /** The invocation that the scenario speaks of: the latest. */
  last(): Invocation;
  /** Spoils the CTI server's side until it is repaired, or the scenario closes. */
  inject(fault: Fault): Promise<void>;
  removeFaults(): Promise<void>;
  /**
   * Runs `work`, and repairs as soon as the connector has turned to the CTI server in it: answers that were held back come
   * while it waits for another one. Where it never turns there, repairs after it.
   */
  removeFaultsDuring(work: () => Promise<unknown>): Promise<void>;
  /** A call to a queue; the scenario ends it when it closes, if nobody did. */
  call(queueName: string): Promise<string>;
  endCall(): Promise<void>;
  /** How often the connector turned to the CTI server since the scenario was opened. */
  requests(): Promise<number>;
  /** Ends what would go on otherwise. */
  close(): Promise<void>;
}

/** The connector could not bring an agent to where a scenario starts: the scenario is not about that. */
class StartNotReached extends Error {
  override readonly name = 'StartNotReached';
}

/** Opens the scenario called `id` on the rig, under the run's profile. */
export async function startScenario(
  rig: Rig,
  about: { readonly seed: number; readonly id: string },
): Promise<ScenarioRun> {
  const { acd, connector } = rig;
  const fixtures = createFixtures(acd, about);
  const invocations: Invocation[] = [];
  const log: string[] = [];
  connector.takeLog(); // what it said before is of another scenario
  const calls: string[] = [];
  const faults: string[] = [];
  let clock = acd.usualClock;
  let choices: PolicyChoices = {};
  let policy = await acd.choosePolicy(choices);
  await acd.seed({ reasonCodes: ROUTINE_CODES });
  const opening = await acd.mark();

  let turn = 0;
  function page(someone: Person, activity: AgentStateActivity, properties?: ClipboardPage): ClipboardPage {
    turn += 1;
    return preparePage(someone, activity, { policy, properties, seed: about.seed, turn });
  }

  function record(invocation: Invocation): Invocation {
    invocations.push(invocation);
    return invocation;
  }

  async function act(activity: Invocation['activity'], person: Person, given: ClipboardPage): Promise<Invocation> {
    const before = structuredClone(given);
    const agentBefore = await fixtures.agentAtAcd(person);
    const mark = await acd.mark();
    const answer = await connector.invoke(activity, before).then(
      (result) => ({ result }),
      (error: Error) => ({ error }),
    );
    const exchange = await acd.exchangeSince(mark);
    log.push(...connector.takeLog());
    const result = 'result' in answer ? answer.result : { page: before };
    const seen = { activity, isRoutine: isAdapterActivity(activity), person, before, result, exchange, agentBefore };
    const invocation = { ...seen, agentAfter: await fixtures.agentAtAcd(person) };
    record(invocation);
    if ('error' in answer) throw answer.error;
    if (connector.broken !== undefined) throw connector.broken; // it answered, and then broke
    return invocation;
  }

  const framework = createFramework({
    declared: connector.declaration.activities,
    unsubscribesFirst: isHeads(about),
    run: act,
  });

  async function invoke(activity: AgentStateActivity, person: Person, given: ClipboardPage): Promise<Invocation> {
    const unopened = activity === 'LoginAgent' ? await framework.beforeLogin(person, given) : undefined;
    if (unopened !== undefined) return record({ ...unopened, activity, isRoutine: false });
    const invocation = await act(activity, person, given);
    if (activity === 'LoginAgent' && !hasFailed(invocation)) await framework.afterLogin(person, given);
    if (isFinalLogout(invocation)) await framework.afterFinalLogout(person);
    return invocation;
  }

  /** The connector offers no login: somebody else logs the agent in, and the framework does what it does round a login. */
  async function logInFromOutside(person: Person, given: ClipboardPage): Promise<void> {
    const unopened = await framework.beforeLogin(person, given);
    if (unopened !== undefined) throw notReached('OpenAdapter', person, unopened);
    await acd.command(person.id, { type: 'LogIn' });
    await framework.afterLogin(person, given);
  }

  async function setClock(mode: ClockMode): Promise<void> {
    if (mode !== clock) await acd.setClock(mode);
    clock = mode;
  }

  async function removeFaults(): Promise<void> {
    for (const faultId of faults.splice(0)) await acd.removeFault(faultId);
  }

  async function removeFaultsDuring(work: () => Promise<unknown>): Promise<void> {
    const mark = await acd.mark();
    let isOver = false;
    const done = work().finally(() => {
      isOver = true;
    });
    done.catch(() => undefined); // told to whoever waits for it below
    while (!isOver && (await acd.exchangeSince(mark)).requests === 0) await setTimeout(LOOK_AGAIN_MS);
    await removeFaults();
    await done;
  }

  return {
    acd,
    connector,
    fixtures,
    invocations,
    log,
    page,
    invoke,
    async reachState(someone, activity, properties) {
      const given = page(someone, activity, properties);
      if (!connector.declaration.activities.includes(activity))
        return activity === 'LoginAgent'
          ? logInFromOutside(someone, given)
          : acd.command(someone.id, { type: WAYS[activity], reasonCode: reasonOf(properties) });
      const invocation = await invoke(activity, someone, given);
      if (hasFailed(invocation)) throw notReached(activity, someone, invocation);
    },
    async choose(more) {
      if (more.outcome === 'later') await setClock('real'); // the connector waits in its own time
      choices = { ...choices, ...more };
      policy = await acd.choosePolicy(choices);
    },
    last() {
      const latest = invocations.findLast(({ isRoutine }) => !isRoutine);
      if (latest === undefined) throw new Error('No activity has been invoked in this scenario.');
      return latest;
    },
    async inject(fault) {
      faults.push(await acd.inject(fault));
    },
    removeFaults,
    removeFaultsDuring,
    async call(queueName) {
      const callId = await acd.placeCall(await fixtures.queue(queueName));
      calls.push(callId);
      return callId;
    },
    async endCall() {
      await acd.endCall(calls.pop() ?? '');
    },
    requests: async () => (await acd.exchangeSince(opening)).requests,
    async close() {
      await removeFaults();
      await setClock(acd.usualClock);
      for (const callId of calls.splice(0)) await acd.endCall(callId);
    },
  };
}

const isAdapterActivity = (activity: Invocation['activity']): activity is AdapterActivity =>
  ADAPTER_ACTIVITIES.some((name) => name === activity);

/** A side of a coin that falls the same way each time that the scenario is played with this seed. */
const isHeads = ({ seed, id }: { readonly seed: number; readonly id: string }): boolean =>
  Number.parseInt(derive(seed, `${id} coin`), 16) % 2 === 0;

/** The agent was in a queue, is in none now, and the connector calls it a success. */
const isFinalLogout = (invocation: Invocation): boolean =>
  invocation.activity === 'LogoutAgent' &&
  !hasFailed(invocation) &&
  invocation.agentBefore?.queues.length !== 0 &&
  invocation.agentAfter?.queues.length === 0;

const notReached = (activity: string, { name }: Person, { result }: Invocation): StartNotReached =>
  new StartNotReached(`${activity} did not bring ${name} to where it starts: ${result.status?.message}`);

const reasonOf = (properties: ClipboardPage | undefined): string | undefined =>
  properties?.AgentOptions?.pyOpenCTI?.pyReasonCode ?? undefined;
