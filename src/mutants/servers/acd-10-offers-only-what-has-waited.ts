// Offers a call to somebody who goes Ready, and to nobody who is Ready already: the line is looked at when an agent moves only.

import type { Mutant } from '../mutant.ts';
import { onEvent } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-10', collateral: ['ACD-11', 'ACD-15', 'ACD-19'] };

export default onEvent('CallArrived', () => []);
