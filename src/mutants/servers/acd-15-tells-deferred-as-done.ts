// Tells a logout that waits for the end of the call as done: there are two words for an outcome, and this is the nearer one.

import type { Mutant } from '../mutant.ts';
import { onCommand } from './alter.ts';

export const profile = 'kazoo';
export const exceptIn = ['esl', 'wazo-agentd'];

export const mutant: Mutant = { target: 'ACD-15', collateral: [] };

export default onCommand('LogOut', (decision) =>
  decision.outcome === 'deferred' ? { ...decision, outcome: 'done' } : decision,
);
