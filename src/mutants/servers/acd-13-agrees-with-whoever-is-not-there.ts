// Takes what is asked of somebody whom nobody knows for done, where it should be refused as with somebody who is logged out.

import type { Mutant } from '../mutant.ts';
import { done, onCommand } from './alter.ts';

export const profile = 'wazo';
export const mutant: Mutant = { target: 'ACD-13', collateral: ['ACD-19'] };

export default onCommand(['LogIn', 'LogOut', 'SetNotReady'], (decision, acd, { agentId }) =>
  acd.agents.has(agentId) ? decision : done(),
);
