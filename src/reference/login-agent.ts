// LoginAgent: logs the agent in to one queue, or to the queues that the ACD decides, at the device named on the page.
// The only activity that sends a password.

import type { StateChange } from './change-state.ts';
import { isLoggedIn } from './look.ts';
import { textOf } from './untyped.ts';

export const loginAgent: StateChange = {
  ask: (page) => ({ state: 'LoggedIn', password: textOf(page.AgentPassword), extension: textOf(page.DN) }),
  isDone: isLoggedIn,
};
