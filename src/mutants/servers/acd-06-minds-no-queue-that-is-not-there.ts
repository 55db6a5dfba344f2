// Takes the logout from a queue that there is not for done: the name is looked up only where there is something to leave.

import type { Mutant } from '../mutant.ts';
import { done, onRefusal } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-06', collateral: ['ACD-19'] };

export default onRefusal('LogOut', ['UnknownQueue'], () => done());
