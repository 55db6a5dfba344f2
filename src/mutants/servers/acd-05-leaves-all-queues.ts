// Logs an agent out of all queues, whichever is named: the parameter has another name since the last release, and nobody minds
// it.

import type { Mutant } from '../mutant.ts';
import { onEvents } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-05', collateral: ['ACD-07', 'ACD-20'], collateralIn: { ami: ['ACD-02'] } };

export default onEvents('LogOut', (events, { agents }, { agentId }) =>
  events.some(({ type }) => type === 'QueueLoggedOut')
    ? [{ type: 'AgentLoggedOut', agentId, queueIds: [...(agents.get(agentId)?.memberships.keys() ?? [])] }]
    : events,
);
