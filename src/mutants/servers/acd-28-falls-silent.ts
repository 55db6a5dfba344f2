// Takes a call back that rings at an agent who logs out, although it says that his phone rings on: nobody is to sit there any
// more.

import type { Mutant } from '../mutant.ts';
import { onEvent } from './alter.ts';

export const profile = 'asterisk';
export const mutant: Mutant = { target: 'ACD-28', collateral: [] };

export default onEvent('AgentLoggedOut', (follows, { agents, calls }, { agentId }) => {
  const { id: callId, queueId, legs = [] } = calls.get(agents.get(agentId)?.callIds?.[0] ?? '') ?? {};
  const isRinging = legs.some((leg) => leg.agentId === agentId && leg.state === 'Ringing');
  if (callId === undefined || queueId === undefined || !isRinging) return follows;
  return [{ type: 'CallReturned', callId, queueId, agentId }];
});
