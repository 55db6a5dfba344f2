// Takes a logout or a break of somebody whom nobody knows for done: there is nothing to be done for him.

import type { Mutant } from '../mutant.ts';
import { done, onRefusal } from './alter.ts';

export const profile = 'opencti';
export const exceptIn = ['wazo-agentd'];
export const mutant: Mutant = { target: 'ACD-13', collateral: ['ACD-19'] };

export default onRefusal(['LogOut', 'SetNotReady'], ['UnknownAgent'], () => done());
