// Ends a call that rang at an agent who logs out, although it says that his phone rings on.

import type { Mutant } from '../mutant.ts';
import { onEvent } from './alter.ts';

export const profile = 'freeswitch';
export const mutant: Mutant = { target: 'ACD-28', collateral: [] };

export default onEvent('AgentLoggedOut', (follows, { agents, calls }, { agentId }) => {
  const call = calls.get(agents.get(agentId)?.callIds?.[0] ?? '');
  return call === undefined
    ? follows
    : [{ type: 'CallEnded', callId: call.id, queueId: call.queueId, answered: false, agentId }];
});
