// Takes the logout of somebody who is logged out for done: the statement that deletes his rows deletes none, and reports no
// error.

import type { Mutant } from '../mutant.ts';
import { done, onRefusal } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-03', collateral: ['ACD-19'] };

export default onRefusal('LogOut', ['NotLoggedIn'], () => done());
