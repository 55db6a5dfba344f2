// Takes the logout from a queue that the agent is not in for done: what is to be so in the end is so.

import type { Mutant } from '../mutant.ts';
import { done, onRefusal } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-06', collateral: ['ACD-19'] };

export default onRefusal('LogOut', ['NotLoggedInToQueue'], () => done());
