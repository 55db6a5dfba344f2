// Shows an agent as NotReady who has left every queue: the state stands in a column of its own, and a logout forgets it.

import type { Mutant } from '../mutant.ts';
import { onEvent } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-20', collateral: ['ACD-02', 'ACD-03', 'ACD-07', 'ACD-19'] };

export default onEvent('AgentLoggedOut', (follows, { agents }, { agentId }) => {
  const agent = agents.get(agentId);
  if (agent !== undefined) agent.state = 'NotReady';
  return follows;
});
