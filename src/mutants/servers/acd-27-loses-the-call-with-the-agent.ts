// Ends a call that rang at an agent who logs out: it hung on his phone, and not on the queue.

import type { Mutant } from '../mutant.ts';
import { type Event, onEvent } from './alter.ts';

export const profile = 'wazo';
export const mutant: Mutant = { target: 'ACD-27', collateral: [] };

export default onEvent('AgentLoggedOut', (follows) =>
  follows.map(
    (event): Event => (event.type === 'CallReturned' ? { ...event, type: 'CallEnded', answered: false } : event),
  ),
);
