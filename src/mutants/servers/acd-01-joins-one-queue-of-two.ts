// Logs an agent in to one of the queues that are assigned to him: the statement that reads them stops after the first row.

import type { Mutant } from '../mutant.ts';
import { onEvents } from './alter.ts';

export const dialects = ['native'];
export const mutant: Mutant = { target: 'ACD-01', collateral: ['ACD-05', 'ACD-07', 'ACD-20'] };

export default onEvents('LogIn', (events) =>
  events.map((event) => (event.type === 'AgentLoggedIn' ? { ...event, queueIds: event.queueIds.slice(0, 1) } : event)),
);
