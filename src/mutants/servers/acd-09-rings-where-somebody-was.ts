// Offers a call that nobody else takes to somebody who is logged out: the line still knows whom it would have rung next.

import type { Mutant } from '../mutant.ts';
import { type Agent, offered, onEvent } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-09', collateral: [] };

export default onEvent('CallArrived', (follows, { agents }, { callId, queueId = '' }) => {
  const isHere = ({ assignments }: Agent) => assignments.some((one) => one.queueId === queueId);
  const gone = [...agents.values()].find((agent) => agent.state === 'LoggedOut' && isHere(agent));
  return follows.length > 0 || gone === undefined ? follows : offered(callId, queueId, gone);
});
