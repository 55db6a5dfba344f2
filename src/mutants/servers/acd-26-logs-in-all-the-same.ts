// Logs in whoever goes Ready while logged out, although it says that it takes no notice.

import type { Mutant } from '../mutant.ts';
import { done, onCommand } from './alter.ts';

export const profile = 'kazoo';
export const mutant: Mutant = { target: 'ACD-26', collateral: [] };

export default onCommand('SetReady', (decision, { agents }, { agentId }) => {
  const { state, assignments = [], extension = '' } = agents.get(agentId) ?? {};
  if (state !== 'LoggedOut') return decision;
  return done({ type: 'AgentLoggedIn', agentId, extension, queueIds: assignments.map(({ queueId }) => queueId) });
});
