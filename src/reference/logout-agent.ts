// LogoutAgent: takes the agent out of one queue, or of every queue that the ACD decides.
// An ACD's OK is believed only if there was a queue login before and it is gone after, where the server lets one look.

import type { StateChange } from './change-state.ts';
import { isLoggedIn } from './look.ts';
import { reasonCodeOf } from './page.ts';

export const logoutAgent: StateChange = {
  ask: (page) => ({ state: 'LoggedOut', reasonCode: reasonCodeOf(page) }),
  isPossible: isLoggedIn,
  isDone: (agent, request) => !isLoggedIn(agent, request),
};
