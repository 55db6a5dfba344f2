// Logs an agent in to the switch's first queue besides those that the login names: it is the hunt group that everybody is in by
// default.

import type { Mutant } from '../mutant.ts';
import { onEvents } from './alter.ts';

export const mutant: Mutant = {
  target: 'ACD-01',
  collateral: ['ACD-05', 'ACD-07', 'ACD-20'],
  collateralIn: { native: ['ACD-15', 'ACD-16', 'ACD-19'], ami: ['ACD-02', 'ACD-29'] },
};

export default onEvents('LogIn', (events, { queues }) => {
  const [first = ''] = queues.keys();
  return events.map((event) =>
    event.type === 'AgentLoggedIn' ? { ...event, queueIds: [...new Set([first, ...event.queueIds])] } : event,
  );
});
