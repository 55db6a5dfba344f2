// Logs an agent out in the middle of a call, although it says that it refuses: the line of a call is another department's table.

import type { Mutant } from '../mutant.ts';
import { done, onRefusal } from './alter.ts';

export const profile = 'opencti';
export const exceptIn = ['esl', 'wazo-agentd'];

export const mutant: Mutant = { target: 'ACD-15', collateral: ['ACD-19'] };

export default onRefusal('LogOut', ['CallInProgress'], ({ agents }, { agentId }) => {
  const queueIds = [...(agents.get(agentId)?.memberships.keys() ?? [])];
  return done({ type: 'AgentLoggedOut', agentId, queueIds });
});
