// Leaves an agent of several queues in the last of them: the loop over the queue logins ends one too early.

import type { Mutant } from '../mutant.ts';
import { type Event, onEvents } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-02', collateral: ['ACD-07', 'ACD-20'] };

export default onEvents('LogOut', (events, { agents }, { agentId }) => {
  const isOfSeveral = (agents.get(agentId)?.assignments.length ?? 0) > 1;
  return events.flatMap((event): readonly Event[] => {
    if (event.type !== 'AgentLoggedOut' || !isOfSeveral) return [event];
    return event.queueIds.slice(0, -1).map((queueId) => ({ type: 'QueueLoggedOut', agentId, queueId }));
  });
});
