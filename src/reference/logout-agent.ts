// LogoutAgent: takes the agent out of one queue, or of every queue that the ACD decides.
// An ACD's OK is believed only if there was a queue login before and it is gone after, where the server lets one look.

import type { StateChange } from './change-state.ts';
import { butAgent, isLoggedIn } from './look.ts';
import { reasonCodeOf } from './page.ts';

export const logoutAgent: StateChange = {
  ask: (page) => ({ state: 'LoggedOut', reasonCode: reasonCodeOf(page) }),
  doubtBefore: (agent, { queue }) =>
    isLoggedIn(agent, queue) ? undefined : butAgent(agent, `was not logged in to ${queueName(queue)}`),
  doubtAfter: (agent, { queue }) =>
    isLoggedIn(agent, queue) ? butAgent(agent, `is still logged in to ${queue ?? agent.queues.join(', ')}`) : undefined,
};

const queueName = (queue: string | undefined): string => (queue === undefined ? 'any queue' : `queue ${queue}`);
