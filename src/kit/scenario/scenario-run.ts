// A scenario run: one scenario being played. What the connector is made to do in it, and what is seen of that.

import { type AgentStateActivity, type CallActivity, isCallActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { Fault } from '../acd/acd-under-test.ts';
import type { Rig } from '../acd/rig.ts';
import { derive } from '../suite/seed.ts';
import { createArrangement } from './arrangement.ts';
import { checkCallRefusal } from './call-refusal.ts';
import { createDesktop } from './desktop.ts';
import type { DrawOrder } from './draw.ts';
import { createFixtures, type Person } from './fixtures.ts';
import { hasFailed } from './framework.ts';
import { preparePage, ROUTINE_REASON } from './framework-page.ts';
import { checkDelay, checkEventFaults, checkEvidence, checkFaults, checkRefusal } from './instruments.ts';
import type { Invocation } from './invocation.ts';
import { createInvoker, StartNotReached } from './invoker.ts';
import { createTelephone } from './telephone.ts';

/** How a starting state is reached: by the connector's activity where it has one, else by a Command from outside. */
const WAYS = { LoginAgent: 'LogIn', SetAgentReady: 'SetReady', SetAgentNotReady: 'SetNotReady' } as const;

export type ScenarioRun = Awaited<ReturnType<typeof startScenario>>;

/** Opens the scenario called `id` on the rig, under the run's profile. */
export async function startScenario(rig: Rig, about: DrawOrder) {
  const { acd, connector } = rig;
  const fixtures = createFixtures(acd, about);
  connector.takeLog(); // what it said before is of another scenario
  connector.mail.begin();
  const arrangement = await createArrangement(acd, fixtures);
  const invoker = createInvoker(rig, fixtures, isHeads(about));
  const desktop = await createDesktop(acd, connector);
  const telephone = createTelephone(acd, fixtures, about);
  let turn = 0;

  function page(
    someone: Person,
    activity: AgentStateActivity | CallActivity,
    properties?: ClipboardPage,
  ): ClipboardPage {
    turn += 1;
    return preparePage(someone, activity, { policy: arrangement.policy(), properties, seed: about.seed, turn });
  }

  async function askConnector(someone: Person, activity: keyof typeof WAYS, properties?: ClipboardPage): Promise<void> {
    const invocation = await invoker.invoke(activity, someone, page(someone, activity, properties));
    if (hasFailed(invocation)) throw new StartNotReached(activity, someone, invocation);
    if (activity === 'LoginAgent') await takeToWork(someone);
  }

  /** Where connectors are told of default queues, a login leads there: from there the agent is taken to the queues of his work. */
  async function takeToWork(someone: Person): Promise<void> {
    const queueIds = fixtures.queuesOf(someone);
    if (fixtures.defaultQueueIds() === undefined || queueIds.length === 0) return;
    const { queues } = await acd.view.agent(someone.id);
    const from = queues.filter((queueId) => !queueIds.includes(queueId));
    await acd.arrange.command(someone.id, { type: 'LogIn', queueIds, paused: true });
    if (from.length > 0)
      await acd.arrange.command(someone.id, { type: 'LogOut', queueIds: from, reasonCode: ROUTINE_REASON });
  }

  /** Where the kit asks about somebody who works nowhere: there are switches that can be asked about a queue alone. */
  const anyQueues = async (): Promise<readonly string[]> =>
    fixtures.defaultQueueIds() ?? [await fixtures.queue('sales')];

  /** The faults that were ordered in this scenario. */
  const ordered: Fault[] = [];

  /** How many invocations there had been when the latest fault was ordered. */
  let spoiledFrom = 0;

  return {
    acd,
    connector,
    fixtures,
    ...invoker,
    ...arrangement,
    /** As the arrangement's; looks whether what is to be held back is. Throws `Untestable`. */
    async inject(fault: Fault): Promise<void> {
      await arrangement.inject(fault);
      ordered.push(fault);
      spoiledFrom = invoker.invocations.length;
      await checkDelay(fault, rig.probe, await anyQueues());
    },
    /** As the invoker's; what the scenario takes for granted is looked at. Throws `Untestable`. */
    async invoke(
      activity: AgentStateActivity | CallActivity,
      someone: Person,
      given: ClipboardPage,
    ): Promise<Invocation> {
      const faults = arrangement.activeFaults();
      const invocation = await invoker.invoke(activity, someone, given);
      checkEvidence(invocation);
      checkFaults(faults, invoker.invocations.slice(spoiledFrom));
      return invocation;
    },
    desktop,
    telephone,
    /** Ends what would go on otherwise. */
    async close(): Promise<void> {
      await arrangement.close();
      await telephone.close(invoker.invocations.some(isAboutCalls));
    },
    /** What the faults of events were to spoil has been told, and was spoiled. Throws `Untestable`. */
    checkEventFaults: async (): Promise<void> => checkEventFaults(ordered, (await desktop.happened()).struck),
    /** The ACD refuses what was asked last. Throws `Untestable`. */
    checkRefusal: async () => {
      const invocation = invoker.last();
      if (isAboutCalls(invocation)) return checkCallRefusal(invocation, acd, telephone.idAtAcd);
      const queueIds = fixtures.queuesOf(invocation.person);
      const somewhere = queueIds.length > 0 ? queueIds : await anyQueues();
      return checkRefusal(invocation, rig.probe, somewhere);
    },
    /** The page that the framework hands to an activity, with `properties` on top. */
    page,
    /** Brings somebody into a starting state; by the connector where it can, so that it has its session. */
    async reachState(someone: Person, activity: keyof typeof WAYS, properties?: ClipboardPage): Promise<void> {
      if (connector.declaration.activities.includes(activity)) return askConnector(someone, activity, properties);
      const given = page(someone, activity, properties);
      if (activity === 'LoginAgent') await invoker.logInFromOutside(someone, given);
      else await acd.arrange.command(someone.id, { type: WAYS[activity], reasonCode: reasonOf(properties) });
    },
    /** Where the file that describes the switch failed it. */
    fileFailures: () => invoker.invocations.flatMap(({ exchange }) => exchange.failures),
    /** How often the connector turned to the CTI server in its activities. */
    requests: (): number => invoker.invocations.reduce((sum, { exchange }) => sum + exchange.requests, 0),
  };
}

/** A side of a coin that falls the same way each time that the scenario is played with this seed. */
const isHeads = ({ seed, id }: DrawOrder): boolean => Number.parseInt(derive(seed, `${id} coin`), 16) % 2 === 0;

const isAboutCalls = ({ activity }: Invocation): boolean => isCallActivity(activity);

const reasonOf = (properties: ClipboardPage | undefined): string | undefined =>
  properties?.AgentOptions?.pyOpenCTI?.pyReasonCode ?? undefined;
