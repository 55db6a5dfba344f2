// Somebody whom the switch does not know has no calls to wait for, so the refusal is taken for a success.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = {
  target: 'READY-03',
  collateral: [],
  collateralIn: { ami: ['FAULT-06', 'FAULT-07', 'LOGOUT-08'] },
};

export default wrapReference(() =>
  swallowing(/does not exist|Interface not found|Agent not found|: not logged in/i, 'SetAgentReady'),
);
