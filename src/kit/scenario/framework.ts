// What the framework does round logins and logouts by itself: an adapter is opened before a user's first login and its
// events are subscribed after it; after the final logout both are ended. Only what the connector declares is called.

import type { AdapterActivity } from '../../connector/activity.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import type { Person } from './fixtures.ts';

/** As much of an invocation as the framework looks at. */
interface Ran {
  readonly result: ActivityResult;
}

export interface FrameworkOptions<I extends Ran> {
  /** The activities that the connector declares. */
  readonly declared: readonly string[];
  /** The order at the end is not documented: a connector has to bear both. */
  readonly unsubscribesFirst: boolean;
  run(activity: AdapterActivity, person: Person, page: ClipboardPage): Promise<I>;
}

export const hasFailed = ({ result }: Ran): boolean => result.status?.severity === 'Fail';

/** A framework that has not seen anybody yet. */
export function createFramework<I extends Ran>({ declared, unsubscribesFirst, run }: FrameworkOptions<I>) {
  const open = new Set<string>();
  const subscribed = new Set<string>();

  /** `begun`: those for whom it has been done already. */
  async function begin(activity: AdapterActivity, person: Person, page: ClipboardPage, begun: Set<string>) {
    if (begun.has(person.id) || !declared.includes(activity)) return undefined;
    const { AgentID, AgentPassword, DN } = page;
    const invocation = await run(activity, person, { AgentID, AgentPassword, DN });
    if (hasFailed(invocation)) return invocation;
    begun.add(person.id);
    return undefined;
  }

  async function finish(activity: AdapterActivity, person: Person, begun: Set<string>): Promise<void> {
    if (!begun.delete(person.id) || !declared.includes(activity)) return;
    await run(activity, person, { AgentID: person.id, DN: person.extension });
  }

  /** What is begun by an activity, or ended by it. */
  const BEGUN: Readonly<Record<AdapterActivity, Set<string>>> = {
    ...{ OpenAdapter: open, CloseAdapter: open, SubscribeForEvents: subscribed, UnSubscribeForEvents: subscribed },
  };

  return {
    /** Takes note of one that a scenario has asked for by itself. */
    note(activity: AdapterActivity, { id }: Person, invocation: I): void {
      const begins = activity === 'OpenAdapter' || activity === 'SubscribeForEvents';
      if (!begins) BEGUN[activity].delete(id);
      else if (!hasFailed(invocation)) BEGUN[activity].add(id);
    },
    /** Opens the adapter of somebody who has none; answers the invocation where that failed: there is no login then. */
    beforeLogin: (person: Person, page: ClipboardPage) => begin('OpenAdapter', person, page, open),
    /** After a login that succeeded: subscribes once. */
    async afterLogin(person: Person, page: ClipboardPage): Promise<void> {
      await begin('SubscribeForEvents', person, page, subscribed);
    },
    /** After the final logout: ends what was begun for this person. */
    async afterFinalLogout(person: Person): Promise<void> {
      const unsubscribe = () => finish('UnSubscribeForEvents', person, subscribed);
      const close = () => finish('CloseAdapter', person, open);
      for (const end of unsubscribesFirst ? [unsubscribe, close] : [close, unsubscribe]) await end();
    },
  };
}
