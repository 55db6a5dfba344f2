// Offers whoever goes Ready the calls that arrive from then on, and none that waits: the line is looked at when a call comes
// only.

import type { Mutant } from '../mutant.ts';
import { onEvent } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-10', collateral: ['ACD-09'] };

export default onEvent('AgentStateChanged', (follows, _acd, { to }) => (to === 'Ready' ? [] : follows));
