// Refuses a logout during a call, although it says that it is done at once: the release before last did, and so does the manual.

import type { Mutant } from '../mutant.ts';
import { onCommand, refused } from './alter.ts';

export const profile = 'wazo';
export const mutant: Mutant = { target: 'ACD-15', collateral: ['ACD-27'] };

export default onCommand('LogOut', (decision, { agents }, command) =>
  agents.get(command.agentId)?.state === 'Busy' ? refused('CallInProgress', command) : decision,
);
