// What is no answer of the protocol says nothing against a login, nor against being Ready.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-03', collateral: [] };

const UNREADABLE = /is not of its protocol/;

export default wrapReference(() => ({
  ...swallowing(UNREADABLE, 'LoginAgent'),
  ...swallowing(UNREADABLE, 'SetAgentReady'),
}));
