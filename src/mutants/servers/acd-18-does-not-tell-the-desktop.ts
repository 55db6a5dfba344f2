// Logs an agent out for a supervisor, and does not tell the agent's own client: whoever asks for something knows what he asked
// for.

import type { Mutant } from '../mutant.ts';
import { telling } from './alter.ts';

export const profile = 'finesse-cce';
export const mutant: Mutant = { target: 'ACD-18', collateral: ['ACD-07', 'ACD-20'] };

export default telling((event) => (event.type === 'AgentLoggedOut' ? [] : [event]));
