// Sends each event twice: two modules write to one socket, and either does not know of the other.

import type { Alteration } from '../../../simulator/index.ts';
import type { Mutant } from '../mutant.ts';

export const dialects = ['esl'];
export const mutant: Mutant = { target: 'ACD-22', collateral: [] };

const ENDLESS = { isOver: false, onceOver: () => () => undefined };
const TWICE = { type: 'duplicate', ended: ENDLESS } as const;

const alteration: Alteration = {
  injector: (injector) => ({ ...injector, onEvent: (tell) => [...injector.onEvent(tell), TWICE] }),
};

export default alteration;
