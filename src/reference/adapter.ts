// The adapter's life: opened and closed for a user, and the events of a device subscribed to and no longer. A user has one
// subscription, whatever is asked for again. It must not know dialects.

import type { AdapterActivity } from '../connector/activity.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import type { Context } from './change-state.ts';
import { pageOf } from './hand-on.ts';
import { mask } from './mask.ts';
import { fail } from './page.ts';
import { type Subscription, subscribe } from './subscription.ts';
import { textOf } from './untyped.ts';

export interface AdapterContext extends Context {
  /** Tells the desktop. */
  handOn(page: ClipboardPage): void;
  /** Tells whoever reads the log. */
  note(what: string): void;
}

export interface Adapter {
  readonly activities: Readonly<Record<AdapterActivity, (page: ClipboardPage) => Promise<ActivityResult>>>;
  /** Ends all subscriptions. */
  close(): void;
}

export function createAdapter({ link, timeoutMs, handOn, note }: AdapterContext): Adapter {
  /** By the agent's id. Whoever is let in only later finds that it has been ended meanwhile. */
  const subscriptions = new Map<string, Subscription>();

  function end(agentId: string): void {
    subscriptions.get(agentId)?.close();
    subscriptions.delete(agentId);
  }

  /** What went wrong, in one sentence. */
  type Work = (agentId: string, page: ClipboardPage, signal: AbortSignal) => Promise<string | undefined>;

  const activity = (work: Work) => async (page: ClipboardPage) => {
    const agentId = textOf(page.AgentID);
    if (agentId === undefined) return fail(page, 'AgentID is missing: nothing was sent to the CTI server.');
    const problem = await work(agentId, page, AbortSignal.timeout(timeoutMs)).catch(({ message }: Error) => message);
    return problem === undefined ? { page } : fail(page, mask(problem, textOf(page.AgentPassword)));
  };

  async function startListening(agentId: string, { DN }: ClipboardPage, signal: AbortSignal) {
    const number = textOf(DN);
    if (number === undefined) return 'DN is missing: no device was subscribed to.';
    if (subscriptions.get(agentId)?.device.number === number) return undefined;
    end(agentId);
    const device = { agentId, number };
    const order = {
      link,
      device,
      timeoutMs,
      note,
      handOn: (change: Parameters<typeof pageOf>[0]) => handOn(pageOf(change, device)),
    };
    const subscription = await subscribe(order, signal);
    end(agentId); // two may have been asked for at once
    subscriptions.set(agentId, subscription);
    return undefined;
  }

  return {
    activities: {
      /** The link needs nothing of a user: it is looked whether the CTI server lets it in at all. */
      OpenAdapter: activity(async (agentId, _page, signal) => {
        await link.readAgent(agentId, signal);
        return undefined;
      }),
      SubscribeForEvents: activity(startListening),
      UnSubscribeForEvents: activity(async (agentId, { DN }) => {
        const number = textOf(DN);
        if (number === undefined || subscriptions.get(agentId)?.device.number === number) end(agentId);
        return undefined;
      }),
      CloseAdapter: activity(async (agentId) => {
        end(agentId);
        return undefined;
      }),
    },
    close() {
      for (const agentId of [...subscriptions.keys()]) end(agentId);
    },
  };
}
