// SetAgentReady: from now on the ACD may offer calls of the queues to the agent. No reason code goes with it.

import type { StateChange } from './change-state.ts';
import { unlessIn } from './look.ts';

export const setAgentReady: StateChange = {
  ask: () => ({ state: 'Ready' }),
  // Busy: a call was offered at once.
  doubtAfter: unlessIn('Ready', 'Busy'),
};
