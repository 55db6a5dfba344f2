// Refuses the logout from a queue that the agent is not in, where it says that it takes no notice.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'wazo';
export const mutant: Mutant = { target: 'ACD-25', collateral: [] };

export default choosing({ queueLogoutWhenNotIn: 'refuse' });
