// "The agent wants to be out and is out": the refusal is taken for an idempotent success, and hides that somebody else
// logged the agent out, or that the agent never was in.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = {
  target: 'LOGOUT-06',
  collateral: ['FAULT-06', 'FAULT-09', 'LOGOUT-29'],
  collateralIn: { ami: ['LOGOUT-14', 'LOGOUT-21'] },
};

export default wrapReference(() =>
  swallowing(/refused: Agent .+ is not logged in to any queue|refused: .*: Not there|not logged in/),
);
