// Logs in whoever goes Ready while logged out, and leaves him NotReady: a login is one thing and Ready another, as elsewhere.

import type { Mutant } from '../mutant.ts';
import { onEvents } from './alter.ts';

/** Elsewhere a login says by itself whether the agent is Ready. */
export const dialects = ['esl'];
export const profile = 'freeswitch';
export const mutant: Mutant = { target: 'ACD-26', collateral: ['ACD-01', 'ACD-20'] };

export default onEvents('LogIn', (events) =>
  events.map((event) =>
    event.type === 'AgentLoggedIn' ? { ...event, joins: { penalty: 0, ...event.joins, isPaused: true } } : event,
  ),
);
