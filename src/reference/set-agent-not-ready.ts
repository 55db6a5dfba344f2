// SetAgentNotReady: the ACD offers no more queue calls, for the reason the agent chose or for work after a call.
// A reason code goes with NotReady only: after-call work is its own reason.

import type { StateChange } from './change-state.ts';
import { reasonCodeOf } from './page.ts';

export const setAgentNotReady: StateChange = {
  ask: (page) =>
    page.WorkMode === 'AFTER_CALL_WORK'
      ? { state: 'AfterCallWork' }
      : { state: 'NotReady', reasonCode: reasonCodeOf(page) },
  isDone: (agent, request) => agent.state === request.state,
};
