// Offers calls to whoever is logged in and has none, Ready or not: the pause is shown on the board, and the line does not heed
// it.

import type { Mutant } from '../mutant.ts';
import { offered, onEvent } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-11', collateral: [] };

export default onEvent('CallArrived', (follows, { agents }, { callId, queueId = '' }) => {
  const away = [...agents.values()].find(
    ({ state, memberships }) => (state === 'NotReady' || state === 'AfterCallWork') && memberships.has(queueId),
  );
  return away === undefined ? follows : offered(callId, queueId, away);
});
