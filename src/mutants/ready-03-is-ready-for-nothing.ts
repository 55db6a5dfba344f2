// "Not logged in" is noted for the next login, when the agent would be Ready. Until then the desktop shows a Ready agent.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'READY-03', collateral: ['FAULT-06', 'FAULT-07', 'LOGOUT-08'] };

export default wrapReference(() => swallowing(/not logged in|Interface not found/i, 'SetAgentReady'));
