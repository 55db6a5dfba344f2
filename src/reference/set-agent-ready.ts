// SetAgentReady: from now on the ACD may offer calls of the queues to the agent. No reason code goes with it.

import type { StateChange } from './change-state.ts';

export const setAgentReady: StateChange = {
  ask: () => ({ state: 'Ready' }),
  // Busy: a call was offered at once.
  isDone: ({ state }) => state === 'Ready' || state === 'Busy',
};
