// Logs two agents in at one extension: who sits there is looked up by the agent, and never by the phone.

import type { Mutant } from '../mutant.ts';
import { decidingAs } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-16', collateral: ['ACD-19'] };

export default decidingAs(() => ({ extensions: new Map() }));
