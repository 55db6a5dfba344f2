// Shows an agent as LoggedOut who has left one queue of two and is in the other: the state stands in a column of its own.

import type { Mutant } from '../mutant.ts';
import { onEvent } from './alter.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'ACD-20', collateral: ['ACD-05', 'ACD-07'], collateralIn: { ami: ['ACD-02'] } };

export default onEvent('QueueLoggedOut', (follows, { agents }, { agentId }) => {
  const agent = agents.get(agentId);
  if (agent !== undefined) agent.state = 'LoggedOut';
  return follows;
});
