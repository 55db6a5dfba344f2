// Logs in whoever goes Ready while logged out, although it says that it takes no notice.

import type { Mutant } from '../mutant.ts';
import { done, onCommand } from './alter.ts';

export const profile = 'kazoo';
/** Going Ready is the login there, and nothing is said of who takes no notice. */
export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'ACD-26', collateral: [] };

export default onCommand('SetReady', (decision, { agents }, { agentId }) => {
  const { state, assignments = [], extension = '' } = agents.get(agentId) ?? {};
  if (state !== 'LoggedOut') return decision;
  return done({ type: 'AgentLoggedIn', agentId, extension, queueIds: assignments.map(({ queueId }) => queueId) });
});
