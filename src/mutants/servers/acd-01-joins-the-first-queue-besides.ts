// Logs an agent in to the switch's first queue besides those that the login names: it is the hunt group that everybody is in by
// default.

import type { Mutant } from '../mutant.ts';
import { onEvents } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-01', collateral: ['ACD-20'] };

export default onEvents('LogIn', (events, { queues }) => {
  const [first = ''] = queues.keys();
  return events.map((event) =>
    event.type === 'AgentLoggedIn' ? { ...event, queueIds: [...new Set([first, ...event.queueIds])] } : event,
  );
});
