// Tells the last queue that is left as one more, and never that the agent is logged out: there is an event a queue, and no
// other.

import type { Mutant } from '../mutant.ts';
import { type Event, telling } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-07', collateral: ['ACD-20'] };

export default telling((event) => {
  if (event.type !== 'AgentLoggedOut') return [event];
  const { agentId, queueIds } = event;
  return queueIds.map((queueId): Event => ({ type: 'QueueLoggedOut', agentId, queueId }));
});
