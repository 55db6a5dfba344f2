// Demands no reason where the administrator has it demand one: the desktop was to ask, and the desktop is another one now.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'finesse-ccx';
export const exceptIn = ['wazo-agentd'];
export const mutant: Mutant = { target: 'ACD-14', collateral: ['ACD-19'] };

export default choosing({ logoutReason: 'optional', notReadyReason: 'optional' });
