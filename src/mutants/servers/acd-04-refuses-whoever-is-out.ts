// Refuses the logout of somebody who is logged out, where it says that it takes no notice: a check that was added for one
// customer.

import type { Mutant } from '../mutant.ts';
import { onCommand, refused } from './alter.ts';

export const profile = 'kazoo';
export const mutant: Mutant = { target: 'ACD-04', collateral: [] };

export default onCommand('LogOut', (decision, { agents }, command) =>
  agents.get(command.agentId)?.state === 'LoggedOut' ? refused('NotLoggedIn', command) : decision,
);
