// Logs an agent in who goes Ready or NotReady while logged out, although it says that it refuses: a convenience that nobody
// asked for.

import type { Mutant } from '../mutant.ts';
import { done, onRefusal } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-08', collateral: ['ACD-19'] };

export default onRefusal(['SetReady', 'SetNotReady'], ['NotLoggedIn'], ({ agents }, { agentId }) => {
  const { assignments = [], extension = '' } = agents.get(agentId) ?? {};
  return done({ type: 'AgentLoggedIn', agentId, extension, queueIds: assignments.map(({ queueId }) => queueId) });
});
