// Leaves whoever logs in NotReady, although it says that a login makes an agent Ready: the desktop is to have a button for it.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'kazoo';
/** A login is a status there: the one that takes calls. */
export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'ACD-01', collateral: ['ACD-20'] };

export default choosing({ afterLogin: 'NotReady' });
