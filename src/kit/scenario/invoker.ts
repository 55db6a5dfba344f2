// Has the connector run its activities, with what the framework does round logins and logouts, and keeps what was seen.

import {
  ADAPTER_ACTIVITIES,
  type AdapterActivity,
  type AgentStateActivity,
  type CallActivity,
} from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { HandedOnEvent } from '../../drivers/mail.ts';
import type { Rig } from '../acd/rig.ts';
import type { Fixtures, Person } from './fixtures.ts';
import { createFramework, hasFailed } from './framework.ts';
import type { Invocation } from './invocation.ts';

/** The connector could not bring an agent to where a scenario starts: the scenario is not about that. */
export class StartNotReached extends Error {
  override readonly name = 'StartNotReached';

  constructor(activity: string, { name }: Person, { result }: Invocation) {
    super(`${activity} did not bring ${name} to where it starts: ${result.status?.message}`);
  }
}

/** With a framework that has seen nobody yet; see there for `unsubscribesFirst`. */
export function createInvoker({ acd, connector }: Rig, fixtures: Fixtures, unsubscribesFirst: boolean) {
  const invocations: Invocation[] = [];
  const log: string[] = [];

  function record(invocation: Invocation): Invocation {
    invocations.push(invocation);
    return invocation;
  }

  async function run(
    activity: Invocation['activity'],
    person: Person,
    given: ClipboardPage,
    isRoutine = isAdapterActivity(activity),
  ): Promise<Invocation> {
    const before = structuredClone(given);
    const lookAt = fixtures.isOnFloor(person) ? person.id : undefined;
    const { mark, agent: agentBefore } = await acd.exchange.mark(lookAt);
    const answer = await connector.invoke(activity, before).then(
      (result) => ({ result }),
      (error: Error) => ({ error }),
    );
    const { exchange, agent: agentAfter } = await acd.exchange.since(mark, lookAt);
    log.push(...connector.takeLog());
    const result = 'result' in answer ? answer.result : { page: before };
    const seen = { activity, isRoutine, person, before, result, exchange, agentBefore };
    const invocation = record({ ...seen, agentAfter });
    if ('error' in answer) throw answer.error;
    if (connector.broken !== undefined) throw connector.broken; // it answered, and then broke
    return invocation;
  }

  const framework = createFramework({ declared: connector.declaration.activities, unsubscribesFirst, run });

  return {
    /** What the connector was made to do, oldest first. */
    invocations: invocations as readonly Invocation[],
    /** What the connector logged since the scenario was opened. */
    log: log as readonly string[],
    /** The events that it handed on since then. */
    events: (): readonly HandedOnEvent[] => connector.mail.all(),
    /** The invocation that the scenario speaks of: the latest. */
    last(): Invocation {
      const latest = invocations.findLast(({ isRoutine }) => !isRoutine);
      if (latest === undefined) throw new Error('No activity has been invoked in this scenario.');
      return latest;
    },
    /**
     * Has the connector run an activity, and looks at the ACD before and after; round logins and logouts with what the
     * framework does then. A login whose adapter cannot be opened has failed with that. Throws `ConnectorBroke`.
     */
    async invoke(
      activity: AgentStateActivity | CallActivity,
      person: Person,
      given: ClipboardPage,
    ): Promise<Invocation> {
      const unopened = activity === 'LoginAgent' ? await framework.beforeLogin(person, given) : undefined;
      if (unopened !== undefined) return record({ ...unopened, activity, isRoutine: false });
      const invocation = await run(activity, person, given);
      if (activity === 'LoginAgent' && !hasFailed(invocation)) await framework.afterLogin(person, given);
      if (isFinalLogout(invocation)) await framework.afterFinalLogout(person);
      return invocation;
    },
    /** Has the connector run an activity of the adapter's life that the framework would run by itself. */
    async invokeAdapter(activity: AdapterActivity, person: Person): Promise<Invocation> {
      const { id: AgentID, extension: DN, password: AgentPassword } = person;
      const begins = activity === 'OpenAdapter' || activity === 'SubscribeForEvents';
      const invocation = await run(activity, person, begins ? { AgentID, AgentPassword, DN } : { AgentID, DN }, false);
      framework.note(activity, person, invocation);
      return invocation;
    },
    /** The connector offers no login: somebody else logs the agent in, and the framework does what it does round a login. */
    async logInFromOutside(person: Person, given: ClipboardPage): Promise<void> {
      const unopened = await framework.beforeLogin(person, given);
      if (unopened !== undefined) throw new StartNotReached('OpenAdapter', person, unopened);
      await acd.arrange.command(person.id, { type: 'LogIn' });
      await framework.afterLogin(person, given);
    },
  };
}

const isAdapterActivity = (activity: Invocation['activity']): activity is AdapterActivity =>
  ADAPTER_ACTIVITIES.some((name) => name === activity);

/** The agent was in a queue, is in none now, and the connector calls it a success. */
const isFinalLogout = (invocation: Invocation): boolean =>
  invocation.activity === 'LogoutAgent' &&
  !hasFailed(invocation) &&
  invocation.agentBefore?.queues.length !== 0 &&
  invocation.agentAfter?.queues.length === 0;
